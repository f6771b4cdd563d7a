using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611220900_files_audit_and_stream")]
sealed class FilesAuditAndStream : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("stored_files", t => new
        {
            id = t.Identity(),
            content_type = t.Column<string>(maxLength: 120),
            council_id = t.Column<long>(),
            created_at = t.Instant(m),
            name = t.Column<string>(maxLength: 260),
            sha256 = t.Column<string>(maxLength: 64),
            size = t.Column<long>(),
            store_key = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_stored_files", x => x.id);
        });
        m.CreateTable("file_chunks", t => new
        {
            store_key = t.Column<Guid>(),
            position = t.Column<int>(),
            added_at = t.Instant(m),
            bytes = t.Column<byte[]>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_file_chunks", x => new { x.store_key, x.position });
        });
        m.CreateTable("audit_rows", t => new
        {
            id = t.Identity(),
            act = t.Column<string>(maxLength: 60),
            actor_title = t.Column<string>(),
            at = t.Instant(m),
            council_id = t.Column<long>(),
            form_id = t.Column<Guid>(nullable: true),
            person_id = t.Column<long>(),
            post_id = t.Column<long>(),
            target_id = t.Column<long>(),
            target_kind = t.Column<string>(maxLength: 40),
            target_title = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_audit_rows", x => x.id);
        });
        m.CreateTable("written_forms", t => new
        {
            form_id = t.Column<Guid>(),
            address = t.Column<string>(),
            at = t.Instant(m),
            council_id = t.Column<long>(),
            person_id = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_written_forms", x => x.form_id);
        });
        m.CreateTable("live_streams", t => new
        {
            council_id = t.Column<long>(),
            number = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_live_streams", x => x.council_id);
        });

        m.CreateIndex("ix_stored_files_store_key", "stored_files", ["store_key"], unique: true);
        m.CreateIndex("ix_audit_rows_council_id_target_kind_target_id", "audit_rows", ["council_id", "target_kind", "target_id"]);
    }
}
