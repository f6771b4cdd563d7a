using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611220910_people_and_bodies")]
sealed class PeopleAndBodies : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("councils", t => new
        {
            id = t.Identity(),
            level = t.Column<string>(maxLength: 40),
            name = t.Column<string>(),
            parent_id = t.Column<long>(nullable: true),
            place = t.Column<string>(),
            uid = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_councils", x => x.id);
        });
        m.CreateTable("terms", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            from = t.Column<DateOnly>(),
            number = t.Column<string>(),
            to = t.Column<DateOnly>(nullable: true),
            years = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_terms", x => x.id);
        });
        m.CreateTable("bodies", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            from = t.Column<DateOnly>(),
            is_outside = t.Column<bool>(),
            kind = t.Column<string>(maxLength: 40),
            to = t.Column<DateOnly>(nullable: true),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_bodies", x => x.id);
        });
        m.CreateTable("body_names", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            from = t.Column<DateOnly>(),
            key = t.Column<string>(),
            name = t.Column<string>(),
            short_name = t.Column<string>(nullable: true),
            sort_key = t.Column<byte[]>(),
            to = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_body_names", x => x.id);
            t.ForeignKey("fk_body_names_bodies_body_id", x => x.body_id, "bodies", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("body_parents", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            from = t.Column<DateOnly>(),
            parent_id = t.Column<long>(),
            to = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_body_parents", x => x.id);
            t.ForeignKey("fk_body_parents_bodies_body_id", x => x.body_id, "bodies", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("body_successions", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            decision = t.Column<string>(nullable: true),
            from_body_id = t.Column<long>(),
            kind = t.Column<string>(maxLength: 40),
            on = t.Column<DateOnly>(),
            to_body_id = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_body_successions", x => x.id);
        });
        m.CreateTable("persons", t => new
        {
            id = t.Identity(),
            key = t.Column<string>(),
            name = t.Column<string>(),
            sort_key = t.Column<byte[]>(),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_persons", x => x.id);
        });
        m.CreateTable("posts", t => new
        {
            id = t.Identity(),
            annulled_because = t.Column<string>(nullable: true),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            from = t.Column<DateOnly>(),
            key = t.Column<string>(),
            person_id = t.Column<long>(),
            rank = t.Column<string>(maxLength: 40),
            title = t.Column<string>(),
            to = t.Column<DateOnly>(nullable: true),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_posts", x => x.id);
            t.ForeignKey("fk_posts_bodies_body_id", x => x.body_id, "bodies", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_posts_persons_person_id", x => x.person_id, "persons", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("deputies", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            ended_because = t.Column<string>(nullable: true),
            from = t.Column<DateOnly>(),
            group_body_id = t.Column<long>(nullable: true),
            person_id = t.Column<long>(),
            term_id = t.Column<long>(),
            to = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_deputies", x => x.id);
        });
        m.CreateTable("people_events", t => new
        {
            id = t.Identity(),
            actor_name = t.Column<string>(),
            actor_person_id = t.Column<long>(),
            body_id = t.Column<long>(nullable: true),
            council_id = t.Column<long>(),
            kind = t.Column<string>(),
            occurred_on = t.Column<DateOnly>(),
            person_id = t.Column<long>(nullable: true),
            post_id = t.Column<long>(nullable: true),
            recorded_at = t.Instant(m),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_people_events", x => x.id);
        });
        m.CreateTable("remembered_matches", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            kind = t.Column<string>(),
            target_id = t.Column<long>(),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_remembered_matches", x => x.id);
        });

        m.CreateIndex("ix_councils_uid", "councils", ["uid"], unique: true);
        m.CreateIndex("ix_terms_council_id_from", "terms", ["council_id", "from"], unique: true);
        m.CreateIndex("ix_bodies_uid", "bodies", ["uid"], unique: true);
        m.CreateIndex("ix_bodies_council_id_kind", "bodies", ["council_id", "kind"]);
        m.CreateIndex("ix_body_names_body_id", "body_names", ["body_id"]);
        m.CreateIndex("ix_body_names_council_id_key", "body_names", ["council_id", "key"]);
        m.CreateIndex("ix_body_parents_body_id", "body_parents", ["body_id"]);
        m.CreateIndex("ix_body_successions_council_id_from_body_id", "body_successions", ["council_id", "from_body_id"]);
        m.CreateIndex("ix_persons_key", "persons", ["key"]);
        m.CreateIndex("ix_persons_uid", "persons", ["uid"], unique: true);
        m.CreateIndex("ix_posts_body_id", "posts", ["body_id"]);
        m.CreateIndex("ix_posts_person_id", "posts", ["person_id"]);
        m.CreateIndex("ix_posts_council_id_body_id", "posts", ["council_id", "body_id"]);
        m.CreateIndex("ix_deputies_council_id_term_id_person_id", "deputies", ["council_id", "term_id", "person_id"], unique: true);
        m.CreateIndex("ix_people_events_council_id_body_id", "people_events", ["council_id", "body_id"]);
        m.CreateIndex("ix_people_events_council_id_person_id", "people_events", ["council_id", "person_id"]);
        m.CreateIndex("ix_remembered_matches_council_id_kind_words", "remembered_matches", ["council_id", "kind", "words"], unique: true);
    }
}
