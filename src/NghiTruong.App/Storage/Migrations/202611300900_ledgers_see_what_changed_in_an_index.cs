using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>Which pieces of work changed since a ledger was read: ids and versions, from the index alone.</summary>
[DbContext(typeof(CouncilDb)), Migration("202611300900_ledgers_see_what_changed_in_an_index")]
sealed class LedgersSeeWhatChangedInAnIndex : Migration
{
    protected override void Up(MigrationBuilder m) => m.CreateIndex("ix_obligations_council_id_id_version", "obligations", ["council_id", "id", "version"]);
}
