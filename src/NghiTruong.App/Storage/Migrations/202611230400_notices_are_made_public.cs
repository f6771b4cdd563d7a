using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611230400_notices_are_made_public")]
sealed class NoticesAreMadePublic : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<DateOnly>("public_since", "conclusion_notices", nullable: true);
        m.AddColumn<long>("signer_person_id", "conclusion_notices", nullable: true);
        m.CreateIndex("ix_conclusion_notices_public_since", "conclusion_notices", ["public_since"]);
    }
}
