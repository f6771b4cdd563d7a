using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>A start asks whether an older release folded any work: from the index alone, also where there is a province of it.</summary>
[DbContext(typeof(CouncilDb)), Migration("202611301700_older_folds_are_found_in_an_index")]
sealed class OlderFoldsAreFoundInAnIndex : Migration
{
    protected override void Up(MigrationBuilder m) => m.CreateIndex("ix_obligations_folded_with", "obligations", "folded_with");
}
