using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>How many of a whole's parts had ended on a past day is counted without the spans themselves.</summary>
[DbContext(typeof(CouncilDb)), Migration("202611221640_where_a_part_stood_is_read_from_an_index")]
sealed class WhereAPartStoodIsReadFromAnIndex : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.DropIndex("ix_obligation_spans_obligation_id", "obligation_spans");
        m.CreateIndex("ix_obligation_spans_obligation_id_from_to_is_open", "obligation_spans", ["obligation_id", "from", "to", "is_open"]);
    }
}
