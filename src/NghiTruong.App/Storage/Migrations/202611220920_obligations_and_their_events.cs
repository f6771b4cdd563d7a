using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611220920_obligations_and_their_events")]
sealed class ObligationsAndTheirEvents : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("obligations", t => new
        {
            id = t.Identity(),
            answer_number = t.Column<string>(nullable: true),
            answered_on = t.Column<DateOnly>(nullable: true),
            capacity = t.Column<string>(nullable: true),
            changed_at = t.Instant(m),
            confirmed_on = t.Column<DateOnly>(nullable: true),
            council_id = t.Column<long>(),
            due_kind = t.Column<string>(maxLength: 40),
            due_on = t.Column<DateOnly>(nullable: true),
            due_reading = t.Column<string>(),
            due_words = t.Column<string>(),
            expected_result = t.Column<string>(nullable: true),
            given_on = t.Column<DateOnly>(),
            giver = t.Column<string>(nullable: true),
            kind = t.Column<string>(maxLength: 40),
            lead_body_id = t.Column<long>(nullable: true),
            missing_clears = t.Column<string>(),
            reported_done_on = t.Column<DateOnly>(nullable: true),
            roadmap_on = t.Column<DateOnly>(nullable: true),
            source_address = t.Column<string>(),
            source_id = t.Column<long>(),
            source_kind = t.Column<string>(maxLength: 40),
            source_length = t.Column<int>(),
            source_start = t.Column<int>(),
            source_title = t.Column<string>(),
            state = t.Column<string>(maxLength: 40),
            status = t.Column<string>(maxLength: 40),
            times_returned = t.Column<int>(),
            times_sent_back = t.Column<int>(),
            uid = t.Column<Guid>(),
            verb = t.Column<string>(nullable: true),
            version = t.Column<int>(),
            watcher_body_id = t.Column<long>(nullable: true),
            work = t.Column<string>(),
            work_folded = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_obligations", x => x.id);
        });
        m.CreateTable("obligation_bodies", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            obligation_id = t.Column<long>(),
            role = t.Column<string>(maxLength: 40),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_obligation_bodies", x => x.id);
            t.ForeignKey("fk_obligation_bodies_obligations_obligation_id", x => x.obligation_id, "obligations", "id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateTable("obligation_events", t => new
        {
            id = t.Identity(),
            actor_body_id = t.Column<long>(),
            actor_person_id = t.Column<long>(),
            actor_post_id = t.Column<long>(),
            actor_title = t.Column<string>(),
            council_id = t.Column<long>(),
            document_number = t.Column<string>(nullable: true),
            entered_for = t.Column<bool>(),
            kind = t.Column<string>(maxLength: 40),
            obligation_id = t.Column<long>(),
            occurred_on = t.Column<DateOnly>(),
            promised_on = t.Column<DateOnly>(nullable: true),
            recorded_at = t.Instant(m),
            terms = t.Column<string>(nullable: true),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_obligation_events", x => x.id);
            t.ForeignKey("fk_obligation_events_obligations_obligation_id", x => x.obligation_id, "obligations", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("event_files", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            event_id = t.Column<long>(),
            name = t.Column<string>(maxLength: 260),
            size = t.Column<long>(),
            stored_file_id = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_event_files", x => x.id);
            t.ForeignKey("fk_event_files_obligation_events_event_id", x => x.event_id, "obligation_events", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_event_files_stored_files_stored_file_id", x => x.stored_file_id, "stored_files", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("obligation_spans", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            due_on = t.Column<DateOnly>(nullable: true),
            from = t.Column<DateOnly>(),
            kind = t.Column<string>(maxLength: 40),
            lead_body_id = t.Column<long>(nullable: true),
            obligation_id = t.Column<long>(),
            reported_done_on = t.Column<DateOnly>(nullable: true),
            state = t.Column<string>(maxLength: 40),
            status = t.Column<string>(maxLength: 40),
            to = t.Column<DateOnly>(nullable: true),
            work = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_obligation_spans", x => x.id);
            t.ForeignKey("fk_obligation_spans_obligations_obligation_id", x => x.obligation_id, "obligations", "id", onDelete: ReferentialAction.Cascade);
        });

        m.CreateIndex("ix_obligations_uid", "obligations", ["uid"], unique: true);
        m.CreateIndex("ix_obligations_council_id_lead_body_id", "obligations", ["council_id", "lead_body_id"]);
        m.CreateIndex("ix_obligations_council_id_source_kind_source_id", "obligations", ["council_id", "source_kind", "source_id"]);
        m.CreateIndex("ix_obligations_council_id_state_due_on", "obligations", ["council_id", "state", "due_on"]);
        m.CreateIndex("ix_obligation_bodies_obligation_id", "obligation_bodies", ["obligation_id"]);
        m.CreateIndex("ix_obligation_bodies_council_id_body_id", "obligation_bodies", ["council_id", "body_id"]);
        m.CreateIndex("ix_obligation_events_obligation_id", "obligation_events", ["obligation_id"]);
        m.CreateIndex("ix_event_files_event_id", "event_files", ["event_id"]);
        m.CreateIndex("ix_event_files_stored_file_id", "event_files", ["stored_file_id"]);
        m.CreateIndex("ix_obligation_spans_obligation_id", "obligation_spans", ["obligation_id"]);
        m.CreateIndex("ix_obligation_spans_council_id_from_to", "obligation_spans", ["council_id", "from", "to"]);
    }
}
