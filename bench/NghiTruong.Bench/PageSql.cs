using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NghiTruong.App;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
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

    /// <summary>The one that serves the page; what others do meanwhile is not its SQL.</summary>
    Guid? context;

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
        noted.Begin();
        await browser.Get(address);
        var sent = noted.End();
        await using var db = store.Db();
        await db.Database.OpenConnectionAsync();
        foreach (var (text, parameters) in sent)
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

    /// <summary>
    /// Each page's time beside its own SQL: all the commands that answer it where nothing is remembered (noted once, then executed on a bare connection).
    /// The page is timed as the first after bodies, posts or rights changed, after a report, and again when nothing was written since.
    /// </summary>
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
        var works = (await db.Obligations.Where(o => o.IsOpen).OrderBy(o => o.Id).Select(o => new { o.CouncilId, o.Id }).Take(5000).ToListAsync()).ConvertAll(o => (o.CouncilId, o.Id));
        Console.WriteLine($"pages beside their own SQL ({rounds} of each, in one process, the lesser of two times each):");
        foreach (var kind in LoadQuestions.Kinds)
        {
            var measured = new List<(double Fresh, double Daily, double Known, double Sql, int Commands)>();
            for (var n = 0; n < rounds + 2; n++)
            {
                var address = questions.Throw(kind, new Dice(seed * 77 + (ulong)n));
                (double Fresh, double Daily, double Known, double Sql) best = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
                await Raise(db, LiveStream.Generation); // all that was remembered is forgotten, and the register's ledger is made anew meanwhile
                noted.Begin();
                await Ask(browser, address);
                var sent = noted.End();
                await Task.Delay(1500);
                await Ask(browser, address);
                for (var again = 0; again < 2; again++)
                {
                    await Rename(db);
                    best.Fresh = Math.Min(best.Fresh, await Ask(browser, address));
                    await Report(db, works[(n * 7 + again) % works.Count]);
                    best.Daily = Math.Min(best.Daily, await Ask(browser, address));
                    best.Known = Math.Min(best.Known, await Ask(browser, address));
                    var watch = Stopwatch.StartNew();
                    foreach (var (text, parameters) in sent) Execute(connection, text, parameters);
                    best.Sql = Math.Min(best.Sql, watch.Elapsed.TotalMilliseconds);
                }
                if (n >= 2) measured.Add((best.Fresh, best.Daily, best.Known, best.Sql, sent.Count));
            }
            double Middle(Func<(double Fresh, double Daily, double Known, double Sql, int Commands), double> of) => measured.Select(of).Order().ElementAt(rounds / 2);
            var sqls = measured.Sum(m => m.Sql);
            Console.WriteLine($"  {kind,-20} p50 of the first page after the frame changed {Middle(m => m.Fresh),6:N1} ms, after a report {Middle(m => m.Daily),6:N1} ms, of one after that {Middle(m => m.Known),6:N1} ms, of its SQL {Middle(m => m.Sql),6:N1} ms   page / SQL, of all: {measured.Sum(m => m.Fresh) / sqls:N2}, {measured.Sum(m => m.Daily) / sqls:N2} and {measured.Sum(m => m.Known) / sqls:N2}   commands {measured.Max(m => m.Commands)}");
        }
        await app.StopAsync();
    }

    static async Task<double> Ask(Browser browser, string address)
    {
        var watch = Stopwatch.StartNew();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await browser.Raw(request);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>As the day's work leaves the stream: one piece of work changed, the frame as it was.</summary>
    static async Task Report(CouncilDb db, (long Council, long Id) work)
    {
        await db.LiveStreams.Where(s => s.CouncilId == work.Council).ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + 1).SetProperty(x => x.Daily, x => x.Daily + 1).SetProperty(x => x.Told, x => x.Told + 1));
        db.LiveChanges.Add(new LiveChange { CouncilId = work.Council, Number = await db.LiveStreams.Where(s => s.CouncilId == work.Council).Select(s => s.Number).SingleAsync(), RowId = work.Id });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>As a body renamed, a post given or a right leaves the stream: the frame changed, no work did.</summary>
    static Task<int> Rename(CouncilDb db) => db.LiveStreams.ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + 1).SetProperty(x => x.Told, x => x.Told + 1));

    static Task<int> Raise(CouncilDb db, long by) => db.LiveStreams.ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + by));

    void Begin()
    {
        lock (sent) sent.Clear();
        (context, listens) = (null, true);
    }

    List<(string Text, List<DbParameter> Parameters)> End()
    {
        listens = false;
        lock (sent) return [.. sent];
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
        if (!listens || value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData { Command: var command, Context.ContextId.InstanceId: var asking }) return;
        if (command.CommandText.Contains("audit_", StringComparison.Ordinal)) return; // the sealer of the record works beside every page
        lock (sent)
        {
            if ((context ??= asking) == asking) sent.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>()]));
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }
    void IObserver<DiagnosticListener>.OnError(Exception error) { }
    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }
}
