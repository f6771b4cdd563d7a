using Npgsql;

namespace NghiTruong.App.Storage.Postgres;

/// <summary>What is said to one database beside its tables: a migration says it, and a restore again.</summary>
static class PostgresSettings
{
    public const string NearPages = """
        DO $$ BEGIN
            EXECUTE format('ALTER DATABASE %I SET random_page_cost = 1.1', current_database());
        EXCEPTION WHEN insufficient_privilege THEN NULL;
        END $$
        """;

    /// <summary>
    /// A page asks the same few questions again and again: each connection keeps them planned, and is not reset between two questions (seven statements each time), for nobody leaves anything on it:
    /// who listens, locks or sets does so on a connection of its own, outside the pool (held by a test). What the operator's own connection string says about either stands.
    /// </summary>
    public static string Planned(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        // Not ContainsKey, which is true of every keyword there is.
        if (!settings.ShouldSerialize("Max Auto Prepare")) (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (200, 3);
        if (!settings.ShouldSerialize("No Reset On Close")) settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }

    /// <summary>A schema that stands from the first thing a restore moves to the last it puts in place.</summary>
    public const string Restoring = "restoring";

    /// <summary>Or, as releases before it did: the old tables were laid aside and the new ones have not come.</summary>
    public const string IsRestoring = $"SELECT to_regnamespace('{Restoring}') IS NOT NULL OR (to_regclass('public.\"__EFMigrationsHistory\"') IS NULL AND EXISTS (SELECT FROM pg_namespace WHERE nspname LIKE 'replaced\\_%'))";
}
