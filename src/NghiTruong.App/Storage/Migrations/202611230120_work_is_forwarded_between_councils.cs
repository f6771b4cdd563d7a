using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611230120_work_is_forwarded_between_councils")]
sealed class WorkIsForwardedBetweenCouncils : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("forwardings", t => new
        {
            id = t.Identity(),
            answer_number = t.Column<string>(maxLength: 60, nullable: true),
            answer_words = t.Column<string>(nullable: true),
            answered_by = t.Column<string>(nullable: true),
            answered_on = t.Column<DateOnly>(nullable: true),
            because = t.Column<string>(nullable: true),
            became_id = t.Column<long>(nullable: true),
            council_id = t.Column<long>(),
            document_number = t.Column<string>(maxLength: 60, nullable: true),
            due_on = t.Column<DateOnly>(nullable: true),
            note = t.Column<string>(),
            obligation_id = t.Column<long>(),
            receipt_number = t.Column<string>(maxLength: 60, nullable: true),
            received_by = t.Column<string>(nullable: true),
            received_on = t.Column<DateOnly>(nullable: true),
            sent_at = t.Instant(m),
            sent_by = t.Column<string>(),
            state = t.Column<string>(maxLength: 40),
            to_council_id = t.Column<long>(),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_forwardings", x => x.id);
            t.ForeignKey("fk_forwardings_councils_to_council_id", x => x.to_council_id, "councils", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_forwardings_obligations_obligation_id", x => x.obligation_id, "obligations", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_forwardings_uid", "forwardings", ["uid"], unique: true);
        m.CreateIndex("ix_forwardings_council_id_state", "forwardings", ["council_id", "state"]);
        m.CreateIndex("ix_forwardings_to_council_id_state", "forwardings", ["to_council_id", "state"]);
        m.CreateIndex("ix_forwardings_obligation_id", "forwardings", ["obligation_id"]);
    }
}
