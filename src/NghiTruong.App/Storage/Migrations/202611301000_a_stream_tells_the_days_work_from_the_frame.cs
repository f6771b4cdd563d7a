using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>Bodies, posts and rights are asked anew only after they changed, not after every report; which work a report changed is told; what follows a piece of work is looked up.</summary>
[DbContext(typeof(CouncilDb)), Migration("202611301000_a_stream_tells_the_days_work_from_the_frame")]
sealed class AStreamTellsTheDaysWorkFromTheFrame : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<long>("daily", "live_streams", nullable: false, defaultValue: 0L);
        m.CreateTable("live_changes", t => new
        {
            council_id = t.Column<long>(),
            number = t.Column<long>(),
            row_id = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_live_changes", x => new { x.council_id, x.number, x.row_id }));
        m.CreateIndex("ix_obligations_follows_id", "obligations", "follows_id", filter: "follows_id IS NOT NULL");
    }
}
