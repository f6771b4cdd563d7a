using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611220930_meetings_and_imports")]
sealed class MeetingsAndImports : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("meetings", t => new
        {
            id = t.Identity(),
            annulled_because = t.Column<string>(nullable: true),
            council_id = t.Column<long>(),
            held_on = t.Column<DateOnly>(nullable: true),
            kind = t.Column<string>(maxLength: 40),
            number = t.Column<int>(nullable: true),
            period = t.Column<string>(nullable: true),
            place = t.Column<string>(nullable: true),
            recorded_at = t.Instant(m),
            title = t.Column<string>(),
            title_folded = t.Column<string>(),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_meetings", x => x.id);
        });
        m.CreateTable("meeting_people", t => new
        {
            id = t.Identity(),
            attendance = t.Column<string>(maxLength: 40),
            council_id = t.Column<long>(),
            excuse = t.Column<string>(nullable: true),
            import_id = t.Column<long>(nullable: true),
            meeting_id = t.Column<long>(),
            name = t.Column<string>(),
            person_id = t.Column<long>(nullable: true),
            posts = t.Column<string>(),
            role = t.Column<string>(maxLength: 40),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_meeting_people", x => x.id);
            t.ForeignKey("fk_meeting_people_meetings_meeting_id", x => x.meeting_id, "meetings", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("meeting_bodies", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(),
            council_id = t.Column<long>(),
            meeting_id = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_meeting_bodies", x => x.id);
            t.ForeignKey("fk_meeting_bodies_meetings_meeting_id", x => x.meeting_id, "meetings", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("meeting_groups", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            import_id = t.Column<long>(nullable: true),
            meeting_id = t.Column<long>(),
            words = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_meeting_groups", x => x.id);
            t.ForeignKey("fk_meeting_groups_meetings_meeting_id", x => x.meeting_id, "meetings", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("agenda_items", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            meeting_id = t.Column<long>(),
            position = t.Column<int>(),
            presenter = t.Column<string>(nullable: true),
            title = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_agenda_items", x => x.id);
            t.ForeignKey("fk_agenda_items_meetings_meeting_id", x => x.meeting_id, "meetings", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("paper_versions", t => new
        {
            id = t.Identity(),
            added_at = t.Instant(m),
            added_by = t.Column<string>(),
            agenda_item_id = t.Column<long>(),
            council_id = t.Column<long>(),
            name = t.Column<string>(maxLength: 260),
            number = t.Column<int>(),
            size = t.Column<long>(),
            stored_file_id = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_paper_versions", x => x.id);
            t.ForeignKey("fk_paper_versions_agenda_items_agenda_item_id", x => x.agenda_item_id, "agenda_items", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_paper_versions_stored_files_stored_file_id", x => x.stored_file_id, "stored_files", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("conclusions", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            import_id = t.Column<long>(nullable: true),
            length = t.Column<int>(),
            meeting_id = t.Column<long>(),
            obligation_id = t.Column<long>(nullable: true),
            position = t.Column<int>(),
            start = t.Column<int>(),
            to_words = t.Column<string>(nullable: true),
            words = t.Column<string>(),
            words_before = t.Column<string>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_conclusions", x => x.id);
            t.ForeignKey("fk_conclusions_meetings_meeting_id", x => x.meeting_id, "meetings", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("meeting_documents", t => new
        {
            id = t.Identity(),
            about = t.Column<string>(nullable: true),
            council_id = t.Column<long>(),
            date = t.Column<string>(nullable: true),
            import_id = t.Column<long>(nullable: true),
            kind = t.Column<string>(),
            meeting_id = t.Column<long>(),
            number = t.Column<string>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_meeting_documents", x => x.id);
            t.ForeignKey("fk_meeting_documents_meetings_meeting_id", x => x.meeting_id, "meetings", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("meeting_sources", t => new
        {
            id = t.Identity(),
            added_at = t.Instant(m),
            council_id = t.Column<long>(),
            import_id = t.Column<long>(),
            issued_on = t.Column<DateOnly>(nullable: true),
            kind = t.Column<string>(maxLength: 40),
            meeting_id = t.Column<long>(),
            number = t.Column<string>(nullable: true),
            signer = t.Column<string>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_meeting_sources", x => x.id);
            t.ForeignKey("fk_meeting_sources_meetings_meeting_id", x => x.meeting_id, "meetings", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("imports", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            created_at = t.Instant(m),
            created_by = t.Column<string>(),
            file_name = t.Column<string>(),
            fingerprint = t.Column<string>(maxLength: 64),
            held_on = t.Column<DateOnly>(nullable: true),
            joined_meeting_id = t.Column<long>(nullable: true),
            like_import = t.Column<double>(),
            like_import_id = t.Column<long>(nullable: true),
            made_the_meeting = t.Column<bool>(),
            meeting_id = t.Column<long>(nullable: true),
            meeting_kind = t.Column<string>(maxLength: 40),
            notice_number = t.Column<string>(nullable: true),
            notice_on = t.Column<DateOnly>(nullable: true),
            number = t.Column<int>(nullable: true),
            paper_date = t.Column<DateOnly>(nullable: true),
            period = t.Column<string>(nullable: true),
            place = t.Column<string>(nullable: true),
            signer = t.Column<string>(nullable: true),
            source_kind = t.Column<string>(maxLength: 40),
            status = t.Column<string>(maxLength: 40),
            stored_file_id = t.Column<long>(nullable: true),
            text = t.Column<string>(),
            title = t.Column<string>(),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_imports", x => x.id);
        });
        m.CreateTable("import_items", t => new
        {
            id = t.Identity(),
            confidence = t.Column<double>(),
            council_id = t.Column<long>(),
            doubt = t.Column<string>(nullable: true),
            fields = t.Column<string>(),
            import_id = t.Column<long>(),
            is_checked = t.Column<bool>(),
            is_dropped = t.Column<bool>(),
            kind = t.Column<string>(maxLength: 40),
            length = t.Column<int>(),
            position = t.Column<int>(),
            start = t.Column<int>(),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_import_items", x => x.id);
            t.ForeignKey("fk_import_items_imports_import_id", x => x.import_id, "imports", "id", onDelete: ReferentialAction.Cascade);
        });

        m.CreateIndex("ix_meetings_uid", "meetings", ["uid"], unique: true);
        m.CreateIndex("ix_meetings_council_id_held_on", "meetings", ["council_id", "held_on"]);
        m.CreateIndex("ix_meeting_people_meeting_id", "meeting_people", ["meeting_id"]);
        m.CreateIndex("ix_meeting_people_council_id_person_id", "meeting_people", ["council_id", "person_id"]);
        m.CreateIndex("ix_meeting_bodies_meeting_id", "meeting_bodies", ["meeting_id"]);
        m.CreateIndex("ix_meeting_groups_meeting_id", "meeting_groups", ["meeting_id"]);
        m.CreateIndex("ix_agenda_items_meeting_id", "agenda_items", ["meeting_id"]);
        m.CreateIndex("ix_paper_versions_agenda_item_id", "paper_versions", ["agenda_item_id"]);
        m.CreateIndex("ix_paper_versions_stored_file_id", "paper_versions", ["stored_file_id"]);
        m.CreateIndex("ix_paper_versions_council_id_agenda_item_id_name_number", "paper_versions", ["council_id", "agenda_item_id", "name", "number"], unique: true);
        m.CreateIndex("ix_conclusions_meeting_id", "conclusions", ["meeting_id"]);
        m.CreateIndex("ix_meeting_documents_meeting_id", "meeting_documents", ["meeting_id"]);
        m.CreateIndex("ix_meeting_sources_meeting_id", "meeting_sources", ["meeting_id"]);
        m.CreateIndex("ix_imports_uid", "imports", ["uid"], unique: true);
        m.CreateIndex("ix_imports_council_id_fingerprint", "imports", ["council_id", "fingerprint"]);
        m.CreateIndex("ix_import_items_import_id", "import_items", ["import_id"]);
    }
}
