using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>At the size of a province the figures are read from indexes, not from rows with all their words.</summary>
[DbContext(typeof(CouncilDb)), Migration("202611221530_figures_are_read_from_indexes")]
sealed class FiguresAreReadFromIndexes : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.DropIndex("ix_obligation_spans_council_id_is_part_is_open_from_to", "obligation_spans");
        m.CreateIndex("ix_obligation_spans_council_id_is_part_from_to_is_open", "obligation_spans", ["council_id", "is_part", "from", "to", "is_open"]);
        m.CreateIndex("ix_obligations_council_id_is_open_due_on", "obligations", ["council_id", "is_open", "due_on"]);
        m.CreateIndex("ix_obligations_council_id_is_open_state_origin_is_part_times_re", "obligations", ["council_id", "is_open", "state", "origin", "is_part", "times_repeated", "times_returned", "kind", "lead_body_id"]);
        m.CreateIndex("ix_obligations_council_id_given_on_is_part_kind_state_is_open_l", "obligations", ["council_id", "given_on", "is_part", "kind", "state", "is_open", "lead_body_id", "due_on", "original_due_on", "reported_done_on"]);
        m.CreateIndex("ix_obligations_council_id_confirmed_on_is_part_state", "obligations", ["council_id", "confirmed_on", "is_part", "state"]);
        m.CreateIndex("ix_obligations_council_id_watcher_post_id_is_open", "obligations", ["council_id", "watcher_post_id", "is_open"]);
    }
}
