using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611221500_work_programmes")]
sealed class WorkProgrammes : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("work_programmes", t => new
        {
            id = t.Identity(),
            adopted_at = t.Instant(m, nullable: true),
            adopted_by = t.Column<string>(nullable: true),
            council_id = t.Column<long>(),
            created_at = t.Instant(m),
            period = t.Column<string>(maxLength: 7),
            status = t.Column<string>(maxLength: 40),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_work_programmes", x => x.id);
        });
        m.CreateTable("programme_items", t => new
        {
            id = t.Identity(),
            about_address = t.Column<string>(nullable: true),
            about_id = t.Column<long>(nullable: true),
            about_kind = t.Column<string>(maxLength: 40, nullable: true),
            about_title = t.Column<string>(nullable: true),
            body_id = t.Column<long>(nullable: true),
            carried_from = t.Column<string>(maxLength: 7, nullable: true),
            carried_from_id = t.Column<long>(nullable: true),
            carried_to = t.Column<string>(maxLength: 7, nullable: true),
            council_id = t.Column<long>(),
            done_on = t.Column<DateOnly>(nullable: true),
            due_on = t.Column<DateOnly>(nullable: true),
            first_period = t.Column<string>(maxLength: 7, nullable: true),
            is_added = t.Column<bool>(),
            placed_in = t.Column<string>(maxLength: 7, nullable: true),
            plan_item_id = t.Column<long>(nullable: true),
            position = t.Column<int>(),
            postponed_reason = t.Column<string>(nullable: true),
            postponed_to = t.Column<string>(maxLength: 7, nullable: true),
            programme_id = t.Column<long>(),
            result = t.Column<string>(nullable: true),
            times_carried = t.Column<int>(),
            with_words = t.Column<string>(),
            work = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_programme_items", x => x.id);
            t.ForeignKey("fk_programme_items_work_programmes_programme_id", x => x.programme_id, "work_programmes", "id", onDelete: ReferentialAction.Restrict);
        });

        m.CreateIndex("ix_work_programmes_uid", "work_programmes", ["uid"], unique: true);
        m.CreateIndex("ix_work_programmes_council_id_period", "work_programmes", ["council_id", "period"], unique: true);
        m.CreateIndex("ix_programme_items_programme_id", "programme_items", ["programme_id"]);
        m.CreateIndex("ix_programme_items_council_id_body_id", "programme_items", ["council_id", "body_id"]);
    }
}
