using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611230200_accounts_and_their_sessions")]
sealed class AccountsAndTheirSessions : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("accounts", t => new
        {
            id = t.Identity(),
            awake_since = t.Instant(m),
            code_secret = t.Column<string>(nullable: true),
            code_step = t.Column<long>(),
            codes_since = t.Instant(m, nullable: true),
            created_at = t.Instant(m),
            disabled_at = t.Instant(m, nullable: true),
            disabled_because = t.Column<string>(nullable: true),
            locked_until = t.Instant(m, nullable: true),
            must_change_password = t.Column<bool>(),
            name = t.Column<string>(maxLength: 60),
            outer_issuer = t.Column<string>(nullable: true),
            outer_subject = t.Column<string>(nullable: true),
            password_changed_at = t.Instant(m),
            password_hash = t.Column<string>(),
            person_id = t.Column<long>(),
            signed_in_at = t.Instant(m, nullable: true),
            version = t.Column<int>(),
            wrong_tries = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts", x => x.id);
            t.ForeignKey("fk_accounts_persons_person_id", x => x.person_id, "persons", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_accounts_name", "accounts", ["name"], unique: true);
        m.CreateIndex("ix_accounts_person_id", "accounts", ["person_id"], unique: true);
        m.CreateIndex("ix_accounts_outer_issuer_outer_subject", "accounts", ["outer_issuer", "outer_subject"], unique: true);

        m.CreateTable("account_sessions", t => new
        {
            id = t.Identity(),
            account_id = t.Column<long>(),
            browser = t.Column<string>(maxLength: 200, nullable: true),
            came_from = t.Column<string>(maxLength: 64, nullable: true),
            created_at = t.Instant(m),
            ended_at = t.Instant(m, nullable: true),
            ended_because = t.Column<string>(nullable: true),
            has_second_factor = t.Column<bool>(),
            last_seen_at = t.Instant(m),
            post_id = t.Column<long>(nullable: true),
            token_hash = t.Column<byte[]>(),
            way = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_account_sessions", x => x.id);
            t.ForeignKey("fk_account_sessions_accounts_account_id", x => x.account_id, "accounts", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_account_sessions_token_hash", "account_sessions", ["token_hash"], unique: true);
        m.CreateIndex("ix_account_sessions_account_id_ended_at", "account_sessions", ["account_id", "ended_at"]);

        m.CreateTable("account_passkeys", t => new
        {
            id = t.Identity(),
            account_id = t.Column<long>(),
            attestation = t.Column<byte[]>(),
            client_data = t.Column<byte[]>(),
            created_at = t.Instant(m),
            credential_id = t.Column<byte[]>(),
            is_backed_up = t.Column<bool>(),
            is_backup_eligible = t.Column<bool>(),
            name = t.Column<string>(),
            public_key = t.Column<byte[]>(),
            sign_count = t.Column<long>(),
            transports = t.Column<string>(),
            used_at = t.Instant(m, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_account_passkeys", x => x.id);
            t.ForeignKey("fk_account_passkeys_accounts_account_id", x => x.account_id, "accounts", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_account_passkeys_credential_id", "account_passkeys", ["credential_id"], unique: true);
        m.CreateIndex("ix_account_passkeys_account_id", "account_passkeys", ["account_id"]);

        m.CreateTable("former_passwords", t => new
        {
            id = t.Identity(),
            account_id = t.Column<long>(),
            hash = t.Column<string>(),
            set_at = t.Instant(m),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_former_passwords", x => x.id);
            t.ForeignKey("fk_former_passwords_accounts_account_id", x => x.account_id, "accounts", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_former_passwords_account_id", "former_passwords", ["account_id"]);

        m.CreateTable("recovery_codes", t => new
        {
            id = t.Identity(),
            account_id = t.Column<long>(),
            hash = t.Column<byte[]>(),
            used_at = t.Instant(m, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_recovery_codes", x => x.id);
            t.ForeignKey("fk_recovery_codes_accounts_account_id", x => x.account_id, "accounts", "id", onDelete: ReferentialAction.Restrict);
        });
        m.CreateIndex("ix_recovery_codes_account_id", "recovery_codes", ["account_id"]);

        m.CreateTable("first_links", t => new
        {
            id = t.Identity(),
            token_hash = t.Column<byte[]>(),
            until = t.Instant(m),
            used_at = t.Instant(m, nullable: true),
        }, constraints: t => t.PrimaryKey("pk_first_links", x => x.id));
        m.CreateIndex("ix_first_links_token_hash", "first_links", ["token_hash"], unique: true);
    }
}
