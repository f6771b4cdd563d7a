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
}
