using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611230100_rights_and_contacts")]
sealed class RightsAndContacts : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("own_rights", t => new
        {
            id = t.Identity(),
            body = t.Column<string>(maxLength: 40),
            changed_at = t.Instant(m),
            changed_by = t.Column<string>(),
            council_id = t.Column<long>(),
            post = t.Column<string>(maxLength: 40),
            rights = t.Column<int>(),
            version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_own_rights", x => x.id));
        m.CreateIndex("ix_own_rights_council_id_post_body", "own_rights", ["council_id", "post", "body"], unique: true);
        m.CreateTable("contacts", t => new
        {
            id = t.Identity(),
            authorisation = t.Column<string>(),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            from = t.Column<DateOnly>(),
            may_send = t.Column<bool>(),
            named_by = t.Column<string>(),
            named_by_post_id = t.Column<long>(),
            post_id = t.Column<long>(),
            recorded_at = t.Instant(m),
            to = t.Column<DateOnly>(nullable: true),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_contacts", x => x.id);
            t.ForeignKey("fk_contacts_bodies_body_id", x => x.body_id, "bodies", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_contacts_posts_post_id", x => x.post_id, "posts", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_contacts_council_id_body_id", "contacts", ["council_id", "body_id"]);
        m.CreateIndex("ix_contacts_body_id", "contacts", ["body_id"]);
        m.CreateIndex("ix_contacts_post_id", "contacts", ["post_id"]);
    }
}
