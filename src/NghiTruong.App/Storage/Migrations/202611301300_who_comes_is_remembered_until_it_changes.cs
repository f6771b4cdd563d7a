using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>
/// A number the database itself raises whenever a session, an account, a post or a person changes, by whichever statement: what a node remembers of who comes holds while
/// it stands. Opening a session and telling that it is still used leave it: nobody remembers the one, and the other is asked anew in time.
/// </summary>
[DbContext(typeof(CouncilDb)), Migration("202611301300_who_comes_is_remembered_until_it_changes")]
sealed class WhoComesIsRememberedUntilItChanges : Migration
{
    /// <summary>Every column of a session that changes once it is open, but for when it was last used.</summary>
    internal static readonly string[] OfSessions = ["ended_at", "ended_because", "has_second_factor", "post_id"];

    const string Raise = "UPDATE sign_in_numbers SET number = number + 1 WHERE id = 1";

    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("sign_in_numbers", t => new
        {
            id = t.Column<long>(),
            number = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_sign_in_numbers", x => x.id));
        m.Sql("INSERT INTO sign_in_numbers(id, number) VALUES (1, 1)");
        if (m.IsPostgres())
            m.Sql($"""
                CREATE FUNCTION raise_sign_in_number() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF current_setting('nghitruong.raised', true) IS DISTINCT FROM txid_current()::text THEN
                        {Raise};
                        PERFORM set_config('nghitruong.raised', txid_current()::text, true);
                    END IF;
                    RETURN NULL;
                END $$
                """);
        On(m, "account_sessions", $"UPDATE OF {string.Join(", ", OfSessions)}", "DELETE");
        foreach (var table in (string[])["accounts", "persons"]) On(m, table, "UPDATE", "DELETE");
        On(m, "posts", "INSERT", "UPDATE", "DELETE");
    }

    static void On(MigrationBuilder m, string table, params string[] changes)
    {
        if (m.IsPostgres())
        {
            // At the commit: the number's row is the last that a transaction takes, so none that holds it waits for an account another holds.
            m.Sql($"CREATE CONSTRAINT TRIGGER {table}_raise_sign_in_number AFTER {string.Join(" OR ", changes)} ON {table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_sign_in_number()");
            return;
        }
        foreach (var change in changes) m.Sql($"CREATE TRIGGER {table}_{change.Split(' ')[0].ToLowerInvariant()}_raises_sign_in_number AFTER {change} ON {table} BEGIN {Raise}; END");
    }
}
