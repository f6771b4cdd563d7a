using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611221440_comment_rounds")]
sealed class CommentRounds : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("comment_rounds", t => new
        {
            id = t.Identity(),
            agenda_item_id = t.Column<long>(),
            closed_at = t.Instant(m, nullable: true),
            council_id = t.Column<long>(),
            due_on = t.Column<DateOnly>(),
            meeting_id = t.Column<long>(),
            opened_at = t.Instant(m),
            opened_by = t.Column<string>(),
            paper_name = t.Column<string>(maxLength: 260),
            paper_number = t.Column<int>(),
            question = t.Column<string>(),
            result_number = t.Column<int>(nullable: true),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_comment_rounds", x => x.id);
            t.ForeignKey("fk_comment_rounds_meetings_meeting_id", x => x.meeting_id, "meetings", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_comment_rounds_agenda_items_agenda_item_id", x => x.agenda_item_id, "agenda_items", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("comment_requests", t => new
        {
            id = t.Identity(),
            agrees = t.Column<bool>(),
            answered_on = t.Column<DateOnly>(nullable: true),
            asked_at = t.Instant(m),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            due_on = t.Column<DateOnly>(),
            entered_for = t.Column<bool>(),
            round_id = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_comment_requests", x => x.id);
            t.ForeignKey("fk_comment_requests_comment_rounds_round_id", x => x.round_id, "comment_rounds", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("comments", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(nullable: true),
            council_id = t.Column<long>(),
            file_name = t.Column<string>(maxLength: 260, nullable: true),
            judged_at = t.Instant(m, nullable: true),
            judged_by = t.Column<string>(nullable: true),
            made_by = t.Column<string>(),
            made_on = t.Column<DateOnly>(),
            person_name = t.Column<string>(nullable: true),
            reason = t.Column<string>(nullable: true),
            round_id = t.Column<long>(),
            stored_file_id = t.Column<long>(nullable: true),
            verdict = t.Column<string>(maxLength: 40, nullable: true),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_comments", x => x.id);
            t.ForeignKey("fk_comments_comment_rounds_round_id", x => x.round_id, "comment_rounds", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_comments_stored_files_stored_file_id", x => x.stored_file_id, "stored_files", "id", onDelete: ReferentialAction.Restrict);
        });

        m.CreateIndex("ix_comment_rounds_uid", "comment_rounds", ["uid"], unique: true);
        m.CreateIndex("ix_comment_rounds_council_id_meeting_id", "comment_rounds", ["council_id", "meeting_id"]);
        m.CreateIndex("ix_comment_rounds_meeting_id", "comment_rounds", ["meeting_id"]);
        m.CreateIndex("ix_comment_rounds_agenda_item_id", "comment_rounds", ["agenda_item_id"]);
        m.CreateIndex("ix_comment_requests_round_id", "comment_requests", ["round_id"]);
        m.CreateIndex("ix_comment_requests_council_id_round_id_body_id", "comment_requests", ["council_id", "round_id", "body_id"], unique: true);
        m.CreateIndex("ix_comment_requests_council_id_body_id", "comment_requests", ["council_id", "body_id"]);
        m.CreateIndex("ix_comments_round_id", "comments", ["round_id"]);
        m.CreateIndex("ix_comments_stored_file_id", "comments", ["stored_file_id"]);
    }
}
