using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>Spans, bodies and turns are what the events come to: they are made anew when the server starts and folds.</summary>
[DbContext(typeof(CouncilDb)), Migration("202611221400_parts_instalments_and_turns")]
sealed class PartsInstalmentsAndTurns : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.DropIndex("ix_obligations_council_id_state_due_on", "obligations");
        m.DropIndex("ix_obligations_council_id_lead_body_id", "obligations");
        // Known to SQLite since 3.35 without rebuilding the table.
        m.Sql("ALTER TABLE obligations DROP COLUMN missing_clears");
        m.AddColumn<int>("missing", "obligations", nullable: false, defaultValue: 0);
        m.Sql($"ALTER TABLE obligations ADD COLUMN parent_id {(m.IsPostgres() ? "bigint" : "INTEGER")} NULL CONSTRAINT fk_obligations_obligations_parent_id REFERENCES obligations (id) ON DELETE RESTRICT");
        m.AddColumn<string>("tie", "obligations", maxLength: 40, nullable: false, defaultValue: "None");
        m.AddColumn<string>("comes", "obligations", maxLength: 40, nullable: true);
        m.AddColumn<int>("day_of_period", "obligations", nullable: true);
        m.AddColumn<string>("period", "obligations", maxLength: 10, nullable: true);
        m.AddColumn<bool>("is_part", "obligations", nullable: false, defaultValue: false);
        m.AddColumn<long>("follows_id", "obligations", nullable: true);
        m.AddColumn<bool>("is_open", "obligations", nullable: false, defaultValue: true);
        m.AddColumn<string>("origin", "obligations", maxLength: 40, nullable: false, defaultValue: "ket-luan");
        m.AddColumn<string>("each_of", "obligations", nullable: true);
        m.AddColumn<long>("watcher_post_id", "obligations", nullable: true);
        m.AddColumn<string>("confirmed_by", "obligations", maxLength: 40, nullable: false, defaultValue: "Head");
        m.AddColumn<DateOnly>("original_due_on", "obligations", nullable: true);
        m.AddColumn<DateOnly>("asked_extension_to", "obligations", nullable: true);
        m.AddColumn<bool>("is_explained", "obligations", nullable: false, defaultValue: false);
        m.AddColumn<DateOnly>("proposed_on", "obligations", nullable: true);
        m.AddColumn<DateOnly>("ended_on", "obligations", nullable: true);
        foreach (var times in new[] { "times_reassigned", "times_repeated", "times_extended", "times_reopened", "folded_with" })
            m.AddColumn<int>(times, "obligations", nullable: false, defaultValue: 0);
        m.CreateIndex("ix_obligations_council_id_is_part_is_open_due_on", "obligations", ["council_id", "is_part", "is_open", "due_on"]);
        m.CreateIndex("ix_obligations_council_id_lead_body_id_is_open_due_on", "obligations", ["council_id", "lead_body_id", "is_open", "due_on"]);
        m.CreateIndex("ix_obligations_parent_id", "obligations", ["parent_id"]);
        m.CreateIndex("ix_obligations_council_id_parent_id_period", "obligations", ["council_id", "parent_id", "period"], unique: true);

        m.AddColumn<string>("about_kind", "obligation_events", maxLength: 40, nullable: true);
        m.AddColumn<long>("about_id", "obligation_events", nullable: true);
        m.AddColumn<string>("about_title", "obligation_events", nullable: true);
        m.AddColumn<string>("about_address", "obligation_events", nullable: true);
        m.CreateIndex("ix_obligation_events_council_id_about_kind_about_id", "obligation_events", ["council_id", "about_kind", "about_id"]);

        m.DropTable("obligation_bodies");
        m.CreateTable("obligation_bodies", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            from = t.Column<DateOnly>(),
            obligation_id = t.Column<long>(),
            role = t.Column<string>(maxLength: 40),
            to = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_obligation_bodies", x => x.id);
            t.ForeignKey("fk_obligation_bodies_obligations_obligation_id", x => x.obligation_id, "obligations", "id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("ix_obligation_bodies_obligation_id", "obligation_bodies", ["obligation_id"]);
        m.CreateIndex("ix_obligation_bodies_council_id_body_id_to", "obligation_bodies", ["council_id", "body_id", "to"]);

        m.DropTable("obligation_spans");
        m.CreateTable("obligation_spans", t => new
        {
            id = t.Identity(),
            answered_on = t.Column<DateOnly>(nullable: true),
            council_id = t.Column<long>(),
            due_on = t.Column<DateOnly>(nullable: true),
            from = t.Column<DateOnly>(),
            is_open = t.Column<bool>(),
            is_part = t.Column<bool>(),
            kind = t.Column<string>(maxLength: 40),
            lead_body_id = t.Column<long>(nullable: true),
            missing = t.Column<int>(),
            obligation_id = t.Column<long>(),
            original_due_on = t.Column<DateOnly>(nullable: true),
            reported_done_on = t.Column<DateOnly>(nullable: true),
            roadmap_on = t.Column<DateOnly>(nullable: true),
            state = t.Column<string>(maxLength: 40),
            status = t.Column<string>(maxLength: 40),
            times_repeated = t.Column<int>(),
            times_returned = t.Column<int>(),
            to = t.Column<DateOnly>(nullable: true),
            watcher_body_id = t.Column<long>(nullable: true),
            watcher_post_id = t.Column<long>(nullable: true),
            work = t.Column<string>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_obligation_spans", x => x.id);
            t.ForeignKey("fk_obligation_spans_obligations_obligation_id", x => x.obligation_id, "obligations", "id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("ix_obligation_spans_obligation_id", "obligation_spans", ["obligation_id"]);
        m.CreateIndex("ix_obligation_spans_council_id_is_part_is_open_from_to", "obligation_spans", ["council_id", "is_part", "is_open", "from", "to"]);
        m.CreateIndex("ix_obligation_spans_council_id_lead_body_id_from_to", "obligation_spans", ["council_id", "lead_body_id", "from", "to"]);

        m.CreateTable("obligation_turns", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            kind = t.Column<string>(maxLength: 40),
            obligation_id = t.Column<long>(),
            on = t.Column<DateOnly>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_obligation_turns", x => x.id);
            t.ForeignKey("fk_obligation_turns_obligations_obligation_id", x => x.obligation_id, "obligations", "id", onDelete: ReferentialAction.Cascade);
        });
        m.CreateIndex("ix_obligation_turns_obligation_id", "obligation_turns", ["obligation_id"]);
        m.CreateIndex("ix_obligation_turns_council_id_body_id_kind", "obligation_turns", ["council_id", "body_id", "kind"]);
        m.CreateTable("origins", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            is_closed = t.Column<bool>(),
            key = t.Column<string>(maxLength: 40),
            name = t.Column<string>(),
            position = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_origins", x => x.id));
        m.CreateIndex("ix_origins_council_id_key", "origins", ["council_id", "key"], unique: true);
        m.CreateTable("obligation_settings", t => new
        {
            council_id = t.Column<long>(),
            asked = t.Column<int>(),
            version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_obligation_settings", x => x.council_id));
    }
}
