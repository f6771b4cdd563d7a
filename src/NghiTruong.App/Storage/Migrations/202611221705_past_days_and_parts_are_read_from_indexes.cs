using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>A past day of a province reads its wholes and none of their many parts; how far a whole is, is read from an index.</summary>
[DbContext(typeof(CouncilDb)), Migration("202611221705_past_days_and_parts_are_read_from_indexes")]
sealed class PastDaysAndPartsAreReadFromIndexes : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.DropIndex("ix_obligations_parent_id", "obligations");
        m.CreateIndex("ix_obligations_parent_id_tie_state_is_open", "obligations", ["parent_id", "tie", "state", "is_open"]);
        m.CreateIndex("ix_obligation_spans_council_id_from_to_is_open_state_kind_lead_", "obligation_spans",
            ["council_id", "from", "to", "is_open", "state", "kind", "lead_body_id", "due_on", "answered_on", "missing", "watcher_post_id", "watcher_body_id", "times_repeated", "times_returned", "obligation_id"], filter: "NOT is_part");
    }
}
