using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Tests.Live;

/// <summary>Real servers killed with -9 while people work: what was acknowledged is there once, and the record of it is sealed without a gap.</summary>
public sealed class KilledNodeTests
{
    const int Piece = 100_000;

    [Fact]
    public async Task Through_one_address_a_person_works_on_whichever_node_is_killed()
    {
        PostgresOnly.IsNeeded();
        await using var council = await Stopped(Store.Postgres);
        var folder = Directory.CreateTempSubdirectory("nt-node-").FullName;
        var keys = council.Settings.KeysFolder;
        string[] placed = ["--behind-proxy", "127.0.0.1", "--protection-key", Path.Combine(keys, "protection.key"), "--audit-key", Path.Combine(keys, "audit.key")];
        var first = await ServerProcess.Start(council.Settings, placed);
        using var second = await ServerProcess.Start(council.Settings with { DataFolder = folder }, placed);
        await using var front = await Forwarder.Start(first.Address, second.Address);
        using var secretary = new Browser(front.Address);
        await secretary.SignIn(Cast.Secretary);
        using var deputy = new Browser(front.Address);
        await deputy.SignIn(Cast.Deputy);
        using var enough = new CancellationTokenSource();
        var heard = Listen(deputy, enough.Token);

        await secretary.Get("/nhiem-vu/4");
        var token = secretary.Form("fact", ("kind", "Progress")).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value!;
        var bytes = new byte[20 * Piece];
        for (var n = 0; n < bytes.Length; n++) bytes[n] = (byte)(n * 31 >> 7);
        var begun = await secretary.Raw(With(token, new(HttpMethod.Post, $"/tai-len?ten=ban-ve.bin&co={bytes.Length}")));
        var upload = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        for (var n = 1; n <= 20; n++)
        {
            if (n == 12)
            {
                first = await ServerProcess.Start(council.Settings, placed);
                front.Nodes = [first.Address, second.Address];
            }
            var killing = n switch { 7 => KillSoon(first), 15 => KillSoon(second), _ => Task.CompletedTask };
            await Write(secretary, $"Lần {n}.");
            await SendPiece(secretary, token, upload, bytes, n - 1);
            await killing;
        }
        await secretary.Get("/nhiem-vu/4");
        await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Kèm bản vẽ.", ["files-da-tai"] = upload.ToString() });
        Assert.Equal("", secretary.Refusal);

        var words = await council.Db(db => db.Set<NghiTruong.Rules.Obligations.ObligationEvent>().Where(e => EF.Property<long>(e, "ObligationId") == 4).Select(e => e.Words).ToListAsync());
        Assert.All(Enumerable.Range(1, 20), n => Assert.Single(words, w => w == $"Lần {n}."));
        var address = secretary.Page.QuerySelectorAll(".files a").OfType<IHtmlAnchorElement>().Last(a => a.TextContent.Contains("ban-ve.bin")).GetAttribute("href")!;
        await secretary.Get(address);
        Assert.Equal(bytes, await secretary.Last.Content.ReadAsByteArrayAsync());
        await enough.CancelAsync();
        Assert.True(await heard >= 10, $"{await heard} hints heard");
        await Proved(council);
        Assert.Equal([Forwarder.Client], await council.Db(db => db.AuditRows.Where(a => a.CameFrom != null).Select(a => a.CameFrom).Distinct().ToListAsync()));
        first.Dispose();
    }

    [Theory, BothStores]
    public async Task Killing_the_process_that_seals_loses_nothing(Store store)
    {
        await using var council = await Stopped(store);
        var written = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            using var server = await ServerProcess.Start(council.Settings);
            using var secretary = new Browser(server.Address);
            await secretary.SignIn(Cast.Secretary);
            var (before, killing) = (written.Count, (Task?)null);
            try
            {
                for (var n = 0; ; n++)
                {
                    await secretary.Get("/nhiem-vu/4");
                    await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = $"Lượt {round}, lần {n}.", ["number"] = "12/BC-SXD" });
                    if (secretary.Status == HttpStatusCode.OK) written.Add($"Lượt {round}, lần {n}.");
                    // In the middle of what comes next, at another moment each time; the sealer's round falls somewhere into it.
                    if (written.Count > before + 5) killing ??= Task.Run(async () =>
                    {
                        await Task.Delay(round * 370);
                        server.Kill();
                    });
                }
            }
            catch (HttpRequestException)
            {
                await killing!;
            }
        }
        Assert.True(written.Count >= 18);
        var (sealedBefore, _) = await Sealed(council);
        using (await ServerProcess.Start(council.Settings)) await Proved(council);
        var (after, rows) = await Sealed(council);
        Assert.True(after >= sealedBefore && rows == after, $"{sealedBefore} {after} {rows}");
        var changes = await council.Db(db => db.AuditRows.Where(a => a.TargetKind == "obligation" && a.TargetId == 4).CountAsync());
        Assert.True(changes >= written.Count, $"{changes} of {written.Count}");
    }

    static async Task<TestCouncil> Stopped(Store store)
    {
        var council = await TestCouncil.Open(store);
        await council.App.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return council;
    }

    static Task<(long Seals, long Rows)> Sealed(TestCouncil council) => council.Db(async db => (await db.AuditSeals.LongCountAsync(), await db.AuditRows.LongCountAsync()));

    /// <summary>Waits until nothing is unsealed, then has it proved by the command.</summary>
    static async Task Proved(TestCouncil council)
    {
        for (var n = 0; n < 200 && await Sealed(council) is var (seals, rows) && seals < rows; n++) await Task.Delay(100);
        var (code, output, error) = await TheProgram.Run(["audit", "verify", .. TheProgram.On(council.Settings)]);
        Assert.True(code == 0 && !output.Contains("chưa niêm", StringComparison.Ordinal), output + error);
    }

    static async Task KillSoon(ServerProcess node)
    {
        await Task.Delay(15);
        node.Kill();
    }

    /// <summary>Opens the page and sends its form; a node gone in between is answered by sending the same form again.</summary>
    static async Task Write(Browser secretary, string words)
    {
        do await secretary.Get("/nhiem-vu/4");
        while (secretary.Status == HttpStatusCode.BadGateway);
        var form = secretary.Form("fact", ("kind", "Progress"));
        do await secretary.Send(form, new() { ["words"] = words, ["number"] = "12/BC-SXD" });
        while (secretary.Status == HttpStatusCode.BadGateway);
        Assert.Equal((HttpStatusCode.OK, ""), (secretary.Status, secretary.Refusal));
    }

    static async Task SendPiece(Browser secretary, string token, Guid upload, byte[] bytes, int number)
    {
        while (true)
        {
            var answer = await secretary.Raw(With(token, new(HttpMethod.Put, $"/tai-len/{upload}?tu={number * Piece}") { Content = new ByteArrayContent(bytes, number * Piece, Piece) }));
            // The answer to a piece that was taken may be lost: then it is there already.
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict) return;
            Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        }
    }

    static async Task<int> Listen(Browser deputy, CancellationToken enough)
    {
        var heard = 0;
        while (!enough.IsCancellationRequested)
        {
            try
            {
                using var stream = await deputy.Raw(new(HttpMethod.Get, "/luong"), HttpCompletionOption.ResponseHeadersRead);
                using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(enough));
                while (await reader.ReadLineAsync(enough) is { } line)
                    if (line == "event: obligation") heard++;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                // The node is gone: the browser asks anew, as EventSource does.
            }
        }
        return heard;
    }

    static HttpRequestMessage With(string token, HttpRequestMessage request)
    {
        request.Headers.Add("RequestVerificationToken", token);
        return request;
    }
}
