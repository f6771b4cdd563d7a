using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611221740_rules_occasions_and_kept_days")]
sealed class RulesOccasionsAndKeptDays : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("council_rules", t => new
        {
            id = t.Identity(),
            anchor_key = t.Column<string>(maxLength: 40),
            clock = t.Column<TimeOnly>(nullable: true),
            council_id = t.Column<long>(),
            direction = t.Column<string>(maxLength: 40),
            from = t.Column<DateOnly>(),
            limit = t.Column<string>(maxLength: 40),
            recorded_at = t.Instant(m),
            recorded_by = t.Column<string>(),
            regulation_date = t.Column<DateOnly>(nullable: true),
            regulation_number = t.Column<string>(),
            regulation_title = t.Column<string>(),
            rule_id = t.Column<string>(maxLength: 20),
            taken_back_because = t.Column<string>(nullable: true),
            title = t.Column<string>(),
            to = t.Column<DateOnly>(nullable: true),
            unit = t.Column<string>(maxLength: 40),
            value = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_council_rules", x => x.id));
        m.CreateTable("rule_checks", t => new
        {
            id = t.Identity(),
            agrees = t.Column<bool>(),
            checked_by = t.Column<string>(),
            checked_on = t.Column<DateOnly>(),
            council_id = t.Column<long>(),
            person_id = t.Column<long>(),
            recorded_at = t.Instant(m),
            rule_id = t.Column<string>(maxLength: 20),
            text = t.Column<string>(),
            version_from = t.Column<DateOnly>(),
            words = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_rule_checks", x => x.id));
        m.CreateTable("calendar_decisions", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            off = t.Column<string>(),
            recorded_at = t.Instant(m),
            recorded_by = t.Column<string>(),
            source = t.Column<string>(),
            swaps = t.Column<string>(),
            taken_back_because = t.Column<string>(nullable: true),
            year = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_calendar_decisions", x => x.id));
        m.CreateTable("calendar_one_offs", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            day = t.Column<DateOnly>(),
            is_working = t.Column<bool>(),
            recorded_at = t.Instant(m),
            recorded_by = t.Column<string>(),
            taken_back_because = t.Column<string>(nullable: true),
            why = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_calendar_one_offs", x => x.id));
        m.CreateTable("occasions", t => new
        {
            id = t.Identity(),
            cancelled_because = t.Column<string>(nullable: true),
            council_id = t.Column<long>(),
            ends_on = t.Column<DateOnly>(nullable: true),
            is_firm = t.Column<bool>(),
            kind = t.Column<string>(maxLength: 40),
            number = t.Column<int>(nullable: true),
            of_id = t.Column<long>(nullable: true),
            of_kind = t.Column<string>(maxLength: 40, nullable: true),
            period = t.Column<string>(maxLength: 7, nullable: true),
            recorded_at = t.Instant(m),
            season = t.Column<string>(maxLength: 40, nullable: true),
            session_kind = t.Column<string>(maxLength: 40, nullable: true),
            starts_on = t.Column<DateOnly>(nullable: true),
            title = t.Column<string>(),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
            year = t.Column<int>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_occasions", x => x.id));
        m.CreateTable("occasion_moves", t => new
        {
            id = t.Identity(),
            actor_person_id = t.Column<long>(),
            actor_title = t.Column<string>(),
            because = t.Column<string>(),
            council_id = t.Column<long>(),
            from_end = t.Column<DateOnly>(nullable: true),
            from_start = t.Column<DateOnly>(nullable: true),
            is_firm = t.Column<bool>(),
            moved_at = t.Instant(m),
            occasion_id = t.Column<long>(),
            to_end = t.Column<DateOnly>(nullable: true),
            to_start = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_occasion_moves", x => x.id);
            t.ForeignKey("fk_occasion_moves_occasions_occasion_id", x => x.occasion_id, "occasions", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("kept_deadlines", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(nullable: true),
            cancelled_because = t.Column<string>(nullable: true),
            changed_at = t.Instant(m),
            council_id = t.Column<long>(),
            due = t.Column<DateOnly>(nullable: true),
            is_closed = t.Column<bool>(),
            is_provisional = t.Column<bool>(),
            occasion_id = t.Column<long>(),
            own_direction = t.Column<string>(maxLength: 40, nullable: true),
            own_unit = t.Column<string>(maxLength: 40, nullable: true),
            own_value = t.Column<int>(nullable: true),
            owner_address = t.Column<string>(),
            owner_id = t.Column<long>(),
            owner_kind = t.Column<string>(maxLength: 40),
            point = t.Column<string>(maxLength: 40),
            prudent = t.Column<DateOnly>(nullable: true),
            rule_id = t.Column<string>(maxLength: 20, nullable: true),
            title = t.Column<string>(),
            uid = t.Column<Guid>(),
            version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_kept_deadlines", x => x.id);
            t.ForeignKey("fk_kept_deadlines_occasions_occasion_id", x => x.occasion_id, "occasions", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("deadline_moves", t => new
        {
            id = t.Identity(),
            because = t.Column<string>(),
            council_id = t.Column<long>(),
            deadline_id = t.Column<long>(),
            from = t.Column<DateOnly>(nullable: true),
            moved_at = t.Instant(m),
            to = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_deadline_moves", x => x.id);
            t.ForeignKey("fk_deadline_moves_kept_deadlines_deadline_id", x => x.deadline_id, "kept_deadlines", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("timetable_templates", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            kind = t.Column<string>(maxLength: 40),
            name = t.Column<string>(),
            version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_timetable_templates", x => x.id));
        m.CreateTable("timetable_lines", t => new
        {
            id = t.Identity(),
            becomes_work = t.Column<bool>(),
            body_id = t.Column<long>(nullable: true),
            council_id = t.Column<long>(),
            direction = t.Column<string>(maxLength: 40),
            is_for_papers = t.Column<bool>(),
            is_removed = t.Column<bool>(),
            point = t.Column<string>(maxLength: 40),
            result = t.Column<string>(nullable: true),
            rule_id = t.Column<string>(maxLength: 20, nullable: true),
            template_id = t.Column<long>(),
            title = t.Column<string>(),
            unit = t.Column<string>(maxLength: 40),
            value = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_timetable_lines", x => x.id);
            t.ForeignKey("fk_timetable_lines_timetable_templates_template_id", x => x.template_id, "timetable_templates", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("timetables", t => new
        {
            id = t.Identity(),
            council_id = t.Column<long>(),
            laid_at = t.Instant(m),
            laid_by = t.Column<string>(),
            occasion_id = t.Column<long>(),
            template_id = t.Column<long>(),
            uid = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_timetables", x => x.id);
            t.ForeignKey("fk_timetables_timetable_templates_template_id", x => x.template_id, "timetable_templates", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("timetable_items", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(nullable: true),
            council_id = t.Column<long>(),
            deadline_id = t.Column<long>(nullable: true),
            done_on = t.Column<DateOnly>(nullable: true),
            is_for_papers = t.Column<bool>(),
            obligation_id = t.Column<long>(nullable: true),
            result = t.Column<string>(nullable: true),
            timetable_id = t.Column<long>(),
            title = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_timetable_items", x => x.id);
            t.ForeignKey("fk_timetable_items_timetables_timetable_id", x => x.timetable_id, "timetables", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateTable("calendar_addresses", t => new
        {
            id = t.Identity(),
            body_id = t.Column<long>(nullable: true),
            council_id = t.Column<long>(),
            made_at = t.Instant(m),
            made_by = t.Column<string>(),
            name = t.Column<string>(),
            person_id = t.Column<long>(),
            revoked_at = t.Instant(m, nullable: true),
            token = t.Column<string>(maxLength: 40),
        }, constraints: t => t.PrimaryKey("pk_calendar_addresses", x => x.id));
        m.AddColumn<bool>("before_includes_day", "obligation_settings", nullable: false, defaultValue: false);
        m.AddColumn<bool>("due_rolls", "obligation_settings", nullable: false, defaultValue: false);

        m.CreateIndex("ix_council_rules_council_id_rule_id", "council_rules", ["council_id", "rule_id"]);
        m.CreateIndex("ix_rule_checks_council_id_rule_id", "rule_checks", ["council_id", "rule_id"]);
        m.CreateIndex("ix_calendar_decisions_council_id_year", "calendar_decisions", ["council_id", "year"]);
        m.CreateIndex("ix_calendar_one_offs_council_id_day", "calendar_one_offs", ["council_id", "day"]);
        m.CreateIndex("ix_occasions_uid", "occasions", ["uid"], unique: true);
        m.CreateIndex("ix_occasions_council_id_starts_on", "occasions", ["council_id", "starts_on"]);
        m.CreateIndex("ix_occasions_council_id_of_kind_of_id", "occasions", ["council_id", "of_kind", "of_id"], unique: true);
        m.CreateIndex("ix_occasion_moves_occasion_id", "occasion_moves", ["occasion_id"]);
        m.CreateIndex("ix_kept_deadlines_uid", "kept_deadlines", ["uid"], unique: true);
        m.CreateIndex("ix_kept_deadlines_occasion_id_is_closed", "kept_deadlines", ["occasion_id", "is_closed"]);
        m.CreateIndex("ix_kept_deadlines_council_id_owner_kind_owner_id", "kept_deadlines", ["council_id", "owner_kind", "owner_id"]);
        m.CreateIndex("ix_kept_deadlines_council_id_due", "kept_deadlines", ["council_id", "due"]);
        m.CreateIndex("ix_kept_deadlines_council_id_rule_id", "kept_deadlines", ["council_id", "rule_id"]);
        m.CreateIndex("ix_deadline_moves_deadline_id", "deadline_moves", ["deadline_id"]);
        m.CreateIndex("ix_timetable_templates_council_id_kind", "timetable_templates", ["council_id", "kind"]);
        m.CreateIndex("ix_timetable_lines_template_id", "timetable_lines", ["template_id"]);
        m.CreateIndex("ix_timetables_uid", "timetables", ["uid"], unique: true);
        m.CreateIndex("ix_timetables_template_id", "timetables", ["template_id"]);
        m.CreateIndex("ix_timetables_council_id_occasion_id_template_id", "timetables", ["council_id", "occasion_id", "template_id"], unique: true);
        m.CreateIndex("ix_timetable_items_timetable_id", "timetable_items", ["timetable_id"]);
        m.CreateIndex("ix_timetable_items_council_id_obligation_id", "timetable_items", ["council_id", "obligation_id"]);
        m.CreateIndex("ix_calendar_addresses_council_id_token", "calendar_addresses", ["council_id", "token"], unique: true);
        m.CreateIndex("ix_calendar_addresses_council_id_body_id", "calendar_addresses", ["council_id", "body_id"]);
    }
}
