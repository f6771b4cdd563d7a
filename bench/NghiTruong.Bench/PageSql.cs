using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NghiTruong.App;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;

namespace NghiTruong.Bench;

/// <summary>
/// A page beside its own SQL: the council runs in this process, the commands of one request are noted as they are sent, and the very same commands
/// are then executed on a bare connection and read to the end. Nothing but SQL is in the second time.
/// </summary>
sealed class PageSql : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    readonly List<(string Text, List<DbParameter> Parameters)> sent = [];
    bool listens;

    /// <summary>One page's commands, each with its time on a bare connection: where to look when a page is slow.</summary>
    /// <param name="isCold">The first time it is asked since anything was written, not the second.</param>
    public static async Task Show(Store store, string address, string who, bool isCold)
    {
        var noted = new PageSql();
        using var listening = DiagnosticListener.AllListeners.Subscribe(noted);
        await using var app = Server.Build(store.Settings, "http://127.0.0.1:0");
        await app.StartAsync();
        using var browser = await new Browser(new Uri(app.Urls.First())).SignIn(who);
        if (!isCold) await browser.Get(address);
        noted.listens = true;
        await browser.Get(address);
        noted.listens = false;
        await using var db = store.Db();
        await db.Database.OpenConnectionAsync();
        foreach (var (text, parameters) in noted.sent)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                Execute(db.Database.GetDbConnection(), text, parameters);
                watch.Restart();
                Execute(db.Database.GetDbConnection(), text, parameters);
            }
            catch (DbException e)
            {
                Console.WriteLine($"-- {e.Message}");
            }
            Console.WriteLine($"-- {watch.Elapsed.TotalMilliseconds:N2} ms; {string.Join(", ", parameters.Select(p => $"{p.ParameterName}={p.Value}"))}\n{text}");
            foreach (var line in Plan(db.Database.GetDbConnection(), text, parameters, store.Settings.IsPostgres)) Console.WriteLine($"   {line}");
            Console.WriteLine();
        }
        await app.StopAsync();
    }

    public static async Task Compare(Store store, LoadQuestions questions, ulong seed, int rounds)
    {
        var noted = new PageSql();
        using var listening = DiagnosticListener.AllListeners.Subscribe(noted);
        await using var app = Server.Build(store.Settings, "http://127.0.0.1:0");
        await app.StartAsync();
        using var browser = await new Browser(new Uri(app.Urls.First())).SignIn(Cast.Secretary);
        await using var db = store.Db();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        Console.WriteLine($"pages beside their own SQL ({rounds} of each, in one process, the lesser of two times each):");
        var texts = new Dictionary<(string Kind, string Text), (double Ms, int Times)>();
        foreach (var kind in LoadQuestions.Kinds)
        {
            var measured = new List<(double Page, double Sql, int Commands)>();
            for (var n = 0; n < rounds + 2; n++)
            {
                var address = questions.Throw(kind, new Dice(seed * 77 + (ulong)n));
                (double Page, double Sql, int Commands) best = (double.MaxValue, double.MaxValue, 0);
                for (var again = 0; again < 2; again++)
                {
                    noted.sent.Clear();
                    noted.listens = true;
                    var watch = Stopwatch.StartNew();
                    using (var request = new HttpRequestMessage(HttpMethod.Get, address))
                    using (await browser.Raw(request)) { }
                    var page = watch.Elapsed.TotalMilliseconds;
                    noted.listens = false;
                    watch.Restart();
                    foreach (var (text, parameters) in noted.sent)
                    {
                        var one = Stopwatch.StartNew();
                        Execute(connection, text, parameters);
                        var (ms, times) = texts.GetValueOrDefault((kind, text));
                        if (n >= 2 && again == 0) texts[(kind, text)] = (ms + one.Elapsed.TotalMilliseconds, times + 1);
                    }
                    best = (Math.Min(best.Page, page), Math.Min(best.Sql, watch.Elapsed.TotalMilliseconds), Math.Max(best.Commands, noted.sent.Count));
                }
                if (n >= 2) measured.Add(best);
            }
            var (pages, sqls) = (measured.Select(m => m.Page).Order().ToList(), measured.Select(m => m.Sql).Order().ToList());
            Console.WriteLine($"  {kind,-20} page p50 {pages[rounds / 2],7:N1} ms   its SQL p50 {sqls[rounds / 2],7:N1} ms   page / SQL, of all: {pages.Sum() / sqls.Sum():N2}   commands {measured.Max(m => m.Commands)}");
        }
        Console.WriteLine("where that SQL's time goes, of what was asked for the first time:");
        foreach (var ((kind, text), (ms, times)) in texts.OrderByDescending(t => t.Value.Ms).Take(14))
            Console.WriteLine($"  {kind,-20} {ms / rounds,6:N2} ms a page, {times,3} times   {string.Join(' ', text[Math.Max(0, text.LastIndexOf("\nFROM", StringComparison.Ordinal))..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(60))}");
        await app.StopAsync();
    }

    static IEnumerable<string> Plan(DbConnection connection, string text, List<DbParameter> parameters, bool isPostgres)
    {
        using var command = connection.CreateCommand();
        command.CommandText = (isPostgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + text;
        foreach (var like in parameters) command.Parameters.Add((like as ICloneable)?.Clone() ?? Copy(like));
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return reader.GetString(isPostgres ? 0 : 3);
    }

    static void Execute(DbConnection connection, string text, List<DbParameter> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var like in parameters) command.Parameters.Add((like as ICloneable)?.Clone() ?? Copy(like));
        using var reader = command.ExecuteReader();
        do
            while (reader.Read())
                for (var n = 0; n < reader.FieldCount; n++) reader.GetValue(n);
        while (reader.NextResult());
    }

    static SqliteParameter Copy(DbParameter like)
    {
        var own = (SqliteParameter)like;
        return new SqliteParameter { ParameterName = own.ParameterName, SqliteType = own.SqliteType, Value = own.Value, IsNullable = own.IsNullable };
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (!listens || value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData { Command: var command }) return;
        sent.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>()]));
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }
    void IObserver<DiagnosticListener>.OnError(Exception error) { }
    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }
}
