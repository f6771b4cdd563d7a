using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611230110_answers_are_drafted_and_approved")]
sealed class AnswersAreDraftedAndApproved : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<string>("drafted_by", "obligation_events", nullable: true);
        m.CreateTable("answer_drafts", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            document_number = t.Column<string>(maxLength: 60, nullable: true),
            drafted_by = t.Column<string>(),
            drafted_by_post_id = t.Column<long>(),
            kind = t.Column<string>(maxLength: 40),
            obligation_id = t.Column<long>(),
            occurred_on = t.Column<DateOnly>(),
            promised_on = t.Column<DateOnly>(nullable: true),
            state = t.Column<string>(maxLength: 40),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_answer_drafts", x => x.id);
            t.ForeignKey("fk_answer_drafts_obligations_obligation_id", x => x.obligation_id, "obligations", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_answer_drafts_uid", "answer_drafts", ["uid"], unique: true);
        m.CreateIndex("ix_answer_drafts_council_id_body_id_state", "answer_drafts", ["council_id", "body_id", "state"]);
        m.CreateIndex("ix_answer_drafts_obligation_id", "answer_drafts", ["obligation_id"]);
        m.CreateTable("answer_draft_files", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            draft_id = t.Column<long>(),
            name = t.Column<string>(maxLength: 260),
            size = t.Column<long>(),
            stored_file_id = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_answer_draft_files", x => x.id);
            t.ForeignKey("fk_answer_draft_files_answer_drafts_draft_id", x => x.draft_id, "answer_drafts", "id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("fk_answer_draft_files_stored_files_stored_file_id", x => x.stored_file_id, "stored_files", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_answer_draft_files_draft_id", "answer_draft_files", ["draft_id"]);
        m.CreateIndex("ix_answer_draft_files_stored_file_id", "answer_draft_files", ["stored_file_id"]);
        m.CreateTable("answer_draft_steps", t => new
        {
            id = t.Identity(),
            actor_post_id = t.Column<long>(),
            actor_title = t.Column<string>(),
            at = t.Instant(m),
            council_id = t.Column<long>(),
            draft_id = t.Column<long>(),
            state = t.Column<string>(maxLength: 40),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_answer_draft_steps", x => x.id);
            t.ForeignKey("fk_answer_draft_steps_answer_drafts_draft_id", x => x.draft_id, "answer_drafts", "id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("ix_answer_draft_steps_draft_id", "answer_draft_steps", ["draft_id"]);
    }
}
