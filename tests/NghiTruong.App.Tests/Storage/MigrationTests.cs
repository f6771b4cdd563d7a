using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Sqlite;

namespace NghiTruong.App.Tests.Storage;

/// <summary>The migrations make what the model says, on both databases.</summary>
public sealed class MigrationTests
{
    const string SqliteSchema = """
        SELECT m.name||'.'||x.name||' '||x.type||' notnull='||x."notnull"||' pk='||x.pk||' auto='||(m.sql LIKE '%AUTOINCREMENT%') FROM sqlite_master m, pragma_table_xinfo(m.name) x WHERE m.type='table'
        UNION ALL SELECT 'index '||m.name||' on '||i.name||' unique='||i."unique"||' ('||(SELECT group_concat(n.name) FROM pragma_index_info(i.name) n)||')' FROM sqlite_master m, pragma_index_list(m.name) i WHERE m.type='table' AND i.origin='c'
        UNION ALL SELECT 'fk '||m.name||'('||f."from"||') -> '||f."table"||'('||f."to"||') '||f.on_delete FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type='table'
        """;

    const string PostgresSchema = """
        SELECT c.relname||'.'||a.attname||' '||format_type(a.atttypid,a.atttypmod)||' notnull='||a.attnotnull::text||' identity='||a.attidentity::text FROM pg_attribute a JOIN pg_class c ON c.oid=a.attrelid WHERE c.relnamespace='public'::regnamespace AND c.relkind='r' AND a.attnum>0 AND NOT a.attisdropped
        UNION ALL SELECT 'con '||conrelid::regclass||' '||conname||' '||pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace='public'::regnamespace
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname='public'
        """;

    [Theory, BothStores]
    public async Task Migrations_make_what_the_model_says(Store store)
    {
        var model = await Schema(store, db => db.Database.EnsureCreatedAsync());
        var migrated = await Schema(store, StartUp.Migrate);

        Assert.NotEmpty(model);
        Assert.Empty(model.Except(migrated));
        Assert.Empty(migrated.Except(model));
    }

    [Theory, BothStores]
    public async Task Migrating_twice_changes_nothing(Store store)
    {
        var settings = await TestCouncil.Empty(store);
        await using (var db = Open(settings)) await StartUp.Migrate(db);
        await using (var db = Open(settings)) await StartUp.Migrate(db);
        await using (var db = Open(settings)) Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task A_lock_left_by_a_dead_process_does_not_hold_up_the_next_start()
    {
        var settings = await TestCouncil.Empty(Store.Sqlite);
        await using (var db = Open(settings))
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-22')");
            await StartUp.Migrate(db).WaitAsync(TimeSpan.FromSeconds(20));
        }
        await using (var db = Open(settings)) Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task A_data_folder_serves_one_server_at_a_time()
    {
        var settings = await TestCouncil.Empty(Store.Sqlite);
        using (var first = FolderLock.Take(settings.DataFolder, TimeSpan.Zero))
        {
            Assert.NotNull(first);
            Assert.Null(FolderLock.Take(settings.DataFolder, TimeSpan.FromMilliseconds(200)));
        }
        using var second = FolderLock.Take(settings.DataFolder, TimeSpan.Zero);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task On_the_apps_own_connection_a_commit_is_a_sync()
    {
        var settings = await TestCouncil.Empty(Store.Sqlite);
        await using var db = Open(settings);
        await db.Database.OpenConnectionAsync();

        Assert.Equal("2", await Pragma(db, "synchronous"));
        Assert.Equal("wal", await Pragma(db, "journal_mode"));
        Assert.Equal("1", await Pragma(db, "foreign_keys"));
    }

    static async Task<string?> Pragma(CouncilDb db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (await command.ExecuteScalarAsync())?.ToString();
    }

    static async Task<HashSet<string>> Schema(Store store, Func<CouncilDb, Task> make)
    {
        var settings = await TestCouncil.Empty(store);
        await using var db = Open(settings);
        await make(db);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = store == Store.Sqlite ? SqliteSchema : PostgresSchema;
        var lines = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            if (!reader.IsDBNull(0) && reader.GetString(0) is var line && !line.Contains("__EFMigrations", StringComparison.Ordinal) && !line.StartsWith("sqlite_sequence", StringComparison.Ordinal))
                lines.Add(line);
        return lines;
    }

    static CouncilDb Open(StorageSettings settings) => new((DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseCouncil(settings).Options);
}
