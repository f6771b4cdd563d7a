using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611221900_the_record_of_acts_is_sealed")]
sealed class TheRecordOfActsIsSealed : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<string>("came_from", "audit_rows", maxLength: 64, nullable: true);
        m.AddColumn<string>("changes", "audit_rows", nullable: true);
        m.CreateTable("audit_seals", t => new
        {
            audit_row_id = t.Column<long>(),
            council_id = t.Column<long>(),
            hash = t.Column<byte[]>(),
            number = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_audit_seals", x => x.audit_row_id));
        m.CreateTable("audit_heads", t => new
        {
            council_id = t.Column<long>(),
            below_id = t.Column<long>(),
            hash = t.Column<byte[]>(),
            mac = t.Column<byte[]>(),
            number = t.Column<long>(),
            sealed_at = t.Instant(m),
            version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_audit_heads", x => x.council_id));
        m.CreateIndex("ix_audit_seals_council_id_number", "audit_seals", ["council_id", "number"], unique: true);
        m.CreateIndex("ix_audit_rows_council_id_person_id", "audit_rows", ["council_id", "person_id"]);
    }
}
