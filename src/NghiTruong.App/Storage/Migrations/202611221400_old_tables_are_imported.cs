using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611221400_old_tables_are_imported")]
sealed class OldTablesAreImported : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("sheet_imports", t => new
        {
            id = t.Identity(),
            choices = t.Column<string>(),
            confirmed_at = t.Instant(m, nullable: true),
            council_id = t.Column<long>(),
            created_at = t.Instant(m),
            created_by = t.Column<string>(),
            file_name = t.Column<string>(maxLength: 260),
            fingerprint = t.Column<string>(maxLength: 64),
            given = t.Column<int>(),
            like_import_id = t.Column<long>(nullable: true),
            signature = t.Column<string>(maxLength: 64),
            status = t.Column<string>(maxLength: 40),
            stored_file_id = t.Column<long>(),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_sheet_imports", x => x.id);
            t.ForeignKey("fk_sheet_imports_stored_files_stored_file_id", x => x.stored_file_id, "stored_files", "id", onDelete: ReferentialAction.Restrict);
        });

        m.CreateIndex("ix_sheet_imports_uid", "sheet_imports", ["uid"], unique: true);
        m.CreateIndex("ix_sheet_imports_council_id_fingerprint", "sheet_imports", ["council_id", "fingerprint"]);
        m.CreateIndex("ix_sheet_imports_council_id_signature", "sheet_imports", ["council_id", "signature"]);
        m.CreateIndex("ix_sheet_imports_stored_file_id", "sheet_imports", ["stored_file_id"]);
    }
}
