using Microsoft.EntityFrameworkCore;

namespace NghiTruong.App.Tests.Storage;

/// <summary>What every table carries.</summary>
public sealed class ModelTests
{
    /// <summary>People, their accounts and councils belong to the installation; chunks belong to the file whose row carries the council; an obligation's parts too carry theirs.</summary>
    static readonly string[] OfTheInstallation = ["councils", "persons", "file_chunks", "protection_keys", "accounts", "account_sessions", "account_passkeys", "former_passwords", "recovery_codes", "first_links", "sign_in_numbers"];

    [Fact]
    public async Task Every_table_knows_its_council_and_unique_indexes_begin_with_it()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var model = await council.Db(db => Task.FromResult(db.Model));
        foreach (var table in model.GetEntityTypes().Where(e => !OfTheInstallation.Contains(e.GetTableName())))
        {
            Assert.True(table.FindProperty("CouncilId") is not null, $"{table.GetTableName()} has no council_id");
            foreach (var index in table.GetIndexes().Where(i => i.IsUnique && i.Properties[0].Name is not ("Uid" or "StoreKey")))
                Assert.True(index.Properties[0].Name == "CouncilId", $"{index.GetDatabaseName()} does not begin with the council");
        }
    }

    [Fact]
    public async Task What_opens_something_is_marked_as_secret_for_the_record()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var open = await council.Db(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => (p.ClrType == typeof(string) || p.ClrType == typeof(byte[]) && !p.DeclaringType.DisplayName().StartsWith("Audit", StringComparison.Ordinal)) && System.Text.RegularExpressions.Regex.IsMatch(p.GetColumnName(), "token|hash|secret|password|stamp|^xml$") && p.FindAnnotation(NghiTruong.App.Storage.ChangeNotes.Secret) is null)
            .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}").ToList()));
        Assert.Empty(open);
    }

    [Fact]
    public async Task Names_in_the_database_are_snake_case()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var names = await council.Db(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Select(p => p.GetColumnName()).Append(e.GetTableName()!)).ToList()));
        Assert.All(names, n => Assert.Matches("^[a-z][a-z0-9_]*$", n));
    }

    [Theory, BothStores]
    public async Task The_demo_province_has_work_in_every_state_and_late_work_too(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var states = await council.Db(db => db.Set<NghiTruong.Rules.Obligations.Obligation>().Select(o => o.State).Distinct().ToListAsync());
        Assert.Equal(Enum.GetValues<NghiTruong.Rules.Obligations.ObligationState>().Where(s => s != NghiTruong.Rules.Obligations.ObligationState.Annulled), states.Order());
        var day = new DateOnly(2026, 11, 16);
        Assert.True(await council.Db(db => db.Set<NghiTruong.Rules.Obligations.Obligation>().CountAsync(o => o.DueOn < day && o.ConfirmedOn == null)) > 3);
    }

    [Theory, BothStores]
    public async Task Every_row_written_by_the_first_start_lies_in_a_council(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var strays = await council.Db(async db =>
        {
            var found = new List<string>();
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Where(e => e.FindProperty("CouncilId") is not null).Select(e => e.GetTableName()))
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT count(*) FROM {table} WHERE council_id NOT IN (SELECT id FROM councils)";
                if (Convert.ToInt64(await command.ExecuteScalarAsync()) > 0) found.Add(table!);
            }
            return found;
        });
        Assert.Empty(strays);
    }
}
