using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Sqlite;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

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
        UNION ALL SELECT 'con '||conrelid::regclass||' '||conname||' '||pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace='public'::regnamespace AND contype<>'t'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname='public'
        """;

    [Theory, BothStores]
    public async Task Migrations_make_what_the_model_says(Store store)
    {
        var model = await Schema(store, db => db.Database.EnsureCreatedAsync());
        var migrated = await Schema(store, StartUp.Migrate);

        // What TextIndex keeps beside the model; WordIndexTests looks that all of it is there.
        migrated.RemoveWhere(line => line.StartsWith("obligation_words", StringComparison.Ordinal) || line.Contains("folded_words(work_folded)", StringComparison.Ordinal));

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

    [Theory, BothStores]
    public async Task Work_from_the_last_release_is_folded_anew_when_the_server_starts(Store store)
    {
        var settings = await TestCouncil.Empty(store);
        await using (var db = Open(settings))
        {
            // EF finds a migration by what it takes for its name: all after fourteen digits and a line.
            await db.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrator>().MigrateAsync("202611220930_meetings_and_imports"[15..], TestContext.Current.CancellationToken);
            var at = store == Store.Sqlite ? "1760000000000000" : "'2026-03-02T02:00:00Z'";
            var uid = store == Store.Sqlite ? "'018F3F10-0000-7000-8000-000000000001'" : "'018f3f10-0000-7000-8000-000000000001'";
            var no = store == Store.Sqlite ? "0" : "false";
            const string terms = """{{"work":"việc cũ","kind":"StandingDuty","bodies":[{{"bodyId":7,"role":"Lead"}}],"due":{{"kind":"Rhythm","on":null,"words":"hằng tháng","reading":"hằng tháng"}},"status":"Binding","giver":null,"capacity":null,"watcherBodyId":9,"expectedResult":null,"verb":"giao"}}""";
            var work = $"INSERT INTO obligations (id, changed_at, council_id, due_kind, due_reading, due_words, given_on, kind, missing_clears, source_address, source_id, source_kind, source_length, source_start, source_title, state, status, times_returned, times_sent_back, uid, version, work, work_folded) VALUES (5, {at}, 1, 'Rhythm', '', '', '2026-03-02', 'StandingDuty', 'rõ kết quả', '/', 1, 'meeting', 0, 0, 'Phiên', 'Assigned', 'Binding', 0, 0, {uid}, 1, 'việc cũ', ' viec cu')";
            var given = $"INSERT INTO obligation_events (obligation_id, actor_body_id, actor_person_id, actor_post_id, actor_title, council_id, entered_for, kind, occurred_on, recorded_at, terms, words) VALUES (5, 0, 0, 0, 'Hệ thống', 1, {no}, 'Given', '2026-03-02', {at}, '{terms}', '')";
            foreach (var sql in new[] { work, given }) await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
        }
        await using (var db = Open(settings))
        {
            await StartUp.Migrate(db);
            await Rebuilding.FoldOlder(db, TestContext.Current.CancellationToken);
        }
        await using (var db = Open(settings))
        {
            var work = await db.Obligations.Include(o => o.Bodies).Include(o => o.Spans).SingleAsync();
            Assert.Equal((Rhythm.Monthly, Obligation.Fold, Clears.Result, "ket-luan"), (work.Comes!.Value, work.FoldedWith, work.Missing & Clears.Five, work.Origin));
            Assert.Equal((7L, new DateOnly(2026, 3, 2)), (Assert.Single(work.Bodies).BodyId, Assert.Single(work.Spans).From));
            Assert.Empty((await Rebuilding.Compare(db, false, default)).Different);
        }
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
