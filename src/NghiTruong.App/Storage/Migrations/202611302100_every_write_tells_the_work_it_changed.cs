using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>Whoever follows versions of work reads what a write told of, also where bodies or rights changed, and compares all of them only where nobody told.</summary>
[DbContext(typeof(CouncilDb)), Migration("202611302100_every_write_tells_the_work_it_changed")]
sealed class EveryWriteTellsTheWorkItChanged : Migration
{
    protected override void Up(MigrationBuilder m) => m.AddColumn<long>("told", "live_streams", nullable: false, defaultValue: 0L);
}
