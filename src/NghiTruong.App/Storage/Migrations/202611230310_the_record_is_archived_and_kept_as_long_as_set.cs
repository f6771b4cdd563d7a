using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611230310_the_record_is_archived_and_kept_as_long_as_set")]
sealed class TheRecordIsArchivedAndKeptAsLongAsSet : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("audit_anchors", t => new
        {
            id = t.Identity(),
            archived_at = t.Instant(m),
            council_id = t.Column<long>(),
            file_name = t.Column<string>(maxLength: 260),
            hash = t.Column<byte[]>(),
            mac = t.Column<byte[]>(),
            number = t.Column<long>(),
            sha256 = t.Column<string>(maxLength: 64),
        }, constraints: t => t.PrimaryKey("pk_audit_anchors", x => x.id));
        m.CreateTable("audit_settings", t => new
        {
            council_id = t.Column<long>(),
            kept_months = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_audit_settings", x => x.council_id));
        m.CreateIndex("ix_audit_anchors_council_id_number", "audit_anchors", ["council_id", "number"], unique: true);
    }
}
