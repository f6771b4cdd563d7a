using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611221410_notices_of_conclusions_and_minutes")]
sealed class NoticesOfConclusionsAndMinutes : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<TimeOnly>("starts_at", "meetings", nullable: true);
        m.AddColumn<TimeOnly>("ends_at", "meetings", nullable: true);
        m.AddColumn<string>("minutes_taker", "meetings", nullable: true);
        m.AddColumn<string>("said", "agenda_items", nullable: true);

        m.CreateTable("conclusion_notices", t => new
        {
            id = t.Identity(),
            closing = t.Column<string>(),
            council_id = t.Column<long>(),
            earlier_notice_id = t.Column<long>(nullable: true),
            earlier_number = t.Column<string>(maxLength: 60, nullable: true),
            earlier_on = t.Column<DateOnly>(nullable: true),
            issued_on = t.Column<DateOnly>(nullable: true),
            kind = t.Column<string>(maxLength: 40),
            meeting_id = t.Column<long>(),
            number = t.Column<int>(nullable: true),
            opening = t.Column<string>(),
            recipients = t.Column<string>(),
            signer_name = t.Column<string>(nullable: true),
            signer_post = t.Column<string>(nullable: true),
            signing = t.Column<string>(maxLength: 40),
            state = t.Column<string>(maxLength: 40),
            summary = t.Column<string>(),
            symbol = t.Column<string>(maxLength: 30, nullable: true),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
            year = t.Column<int>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_conclusion_notices", x => x.id);
            t.ForeignKey("fk_conclusion_notices_meetings_meeting_id", x => x.meeting_id, "meetings", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("notice_items", t => new
        {
            id = t.Identity(),
            conclusion_id = t.Column<long>(nullable: true),
            council_id = t.Column<long>(),
            notice_id = t.Column<long>(),
            position = t.Column<int>(),
            to_words = t.Column<string>(),
            when_words = t.Column<string>(),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_notice_items", x => x.id);
            t.ForeignKey("fk_notice_items_conclusion_notices_notice_id", x => x.notice_id, "conclusion_notices", "id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateTable("notice_events", t => new
        {
            id = t.Identity(),
            actor_person_id = t.Column<long>(),
            actor_title = t.Column<string>(),
            at = t.Instant(m),
            council_id = t.Column<long>(),
            notice_id = t.Column<long>(),
            step = t.Column<string>(maxLength: 40),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_notice_events", x => x.id);
            t.ForeignKey("fk_notice_events_conclusion_notices_notice_id", x => x.notice_id, "conclusion_notices", "id", onDelete: ReferentialAction.Cascade);
        });

        m.CreateIndex("ix_conclusion_notices_uid", "conclusion_notices", ["uid"], unique: true);
        m.CreateIndex("ix_conclusion_notices_meeting_id", "conclusion_notices", ["meeting_id"]);
        m.CreateIndex("ix_conclusion_notices_council_id_meeting_id", "conclusion_notices", ["council_id", "meeting_id"]);
        m.CreateIndex("ix_conclusion_notices_council_id_year_number", "conclusion_notices", ["council_id", "year", "number"], unique: true);
        m.CreateIndex("ix_notice_items_notice_id", "notice_items", ["notice_id"]);
        m.CreateIndex("ix_notice_events_notice_id", "notice_events", ["notice_id"]);
    }
}
