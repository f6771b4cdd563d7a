using NghiTruong.App.Storage.Postgres;
using Npgsql;

namespace NghiTruong.App.Tests.Storage;

/// <summary>Connections keep their questions planned and are not reset between them, unless the operator says otherwise.</summary>
public sealed class PostgresSettingsTests
{
    [Theory]
    [InlineData("Host=a;Username=b", 200, true)]
    [InlineData("Host=a;Username=b;Max Auto Prepare=7", 7, true)]
    [InlineData("Host=a;MaxAutoPrepare=0;NoResetOnClose=false", 0, false)]
    public void What_the_operator_says_stands_and_else_questions_are_kept_planned(string connection, int planned, bool noReset)
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgresSettings.Planned(connection));
        Assert.Equal((planned, noReset, "a"), (settings.MaxAutoPrepare, settings.NoResetOnClose, settings.Host));
    }

    /// <summary>Seen at the server: what a page asks again and again is prepared there.</summary>
    [Fact]
    public async Task A_question_asked_often_is_prepared_at_the_server()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres);
        await using var connection = new NpgsqlConnection(PostgresSettings.Planned(council.Settings.PostgresConnection!));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        for (var n = 0; n < 8; n++)
        {
            await using var ask = new NpgsqlCommand("SELECT count(*) FROM live_streams WHERE council_id = @id", connection) { Parameters = { new("id", 1L) } };
            await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            await connection.CloseAsync();
            await connection.OpenAsync(TestContext.Current.CancellationToken);
        }
        await using var kept = new NpgsqlCommand("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT count(*) FROM live_streams%'", connection);
        Assert.Equal(1L, await kept.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
