using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611221410_uploads_come_in_pieces")]
sealed class UploadsComeInPieces : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("part_uploads", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            created_at = t.Instant(m),
            name = t.Column<string>(maxLength: 260),
            person_id = t.Column<long>(),
            received = t.Column<long>(),
            size = t.Column<long>(),
            uid = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_part_uploads", x => x.id);
        });
        m.CreateTable("upload_pieces", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            part_upload_id = t.Column<long>(),
            start = t.Column<long>(),
            store_key = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_upload_pieces", x => x.id);
            t.ForeignKey("fk_upload_pieces_part_uploads_part_upload_id", x => x.part_upload_id, "part_uploads", "id", onDelete: ReferentialAction.Cascade);
        });

        m.CreateIndex("ix_part_uploads_uid", "part_uploads", ["uid"], unique: true);
        m.CreateIndex("ix_part_uploads_council_id_person_id", "part_uploads", ["council_id", "person_id"]);
        m.CreateIndex("ix_upload_pieces_part_upload_id", "upload_pieces", ["part_upload_id"]);
        m.CreateIndex("ix_upload_pieces_council_id_part_upload_id_start", "upload_pieces", ["council_id", "part_upload_id", "start"], unique: true);
    }
}
