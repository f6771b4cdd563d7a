using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.People;
using NghiTruong.App.Shell;

namespace NghiTruong.App.Tests.Audit;

/// <summary>Reading what is confidential leaves an entry: who, when, from where, what; once where it is the same reading.</summary>
public sealed class ConfidentialReadTests
{
    [Theory, BothStores]
    public async Task A_file_taken_out_is_noted_once_in_ten_minutes_with_its_name(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/nhiem-vu/4");
        await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Kèm ảnh." }, ("files", "Ảnh hiện trường.png", [1, 2, 3]));
        var address = secretary.Page.QuerySelector(".files a")!.GetAttribute("href")!;
        for (var n = 0; n < 3; n++)
        {
            await secretary.Get(address);
            await Noted(council, "read.evidence", 1);
        }
        council.Time.Forward(TimeSpan.FromMinutes(11));
        await secretary.Get(address);
        var rows = await Noted(council, "read.evidence", 2);
        Assert.All(rows, r => Assert.Equal(("obligation", 4L, "Ảnh hiện trường.png"), (r.TargetKind, r.TargetId, r.TargetTitle)));
        Assert.StartsWith(Cast.Secretary, rows[0].ActorTitle);
        Assert.NotNull(rows[0].CameFrom);

        await secretary.Get("/nhiem-vu/xuat.xlsx?chi=qua-han");
        Assert.Contains("?chi=qua-han", (await Noted(council, "read.register", 1))[0].TargetTitle);
        await secretary.Get("/phien-hop/6/bien-ban.docx");
        Assert.Equal(6, (await Noted(council, "read.minutes", 1))[0].TargetId);

        // On the screen as in a file; from another place it is another reading.
        for (var n = 0; n < 2; n++)
        {
            await secretary.Get("/phien-hop/6/bien-ban");
            Assert.Contains("trên màn hình", (await Noted(council, "read.minutes", 2))[1].TargetTitle);
        }

        // What was not given was not read.
        using var commune = await council.As(Cast.CommuneSecretary);
        await commune.Get(address);
        await commune.Get("/nhiem-vu/xuat.xlsx");
        Assert.DoesNotContain((await Noted(council, "read.", 6)).Select(r => r.Act + r.ActorTitle), r => r.StartsWith("read.evidence" + Cast.CommuneSecretary, StringComparison.Ordinal));
    }

    /// <summary>Not confidential: what is open, or tells nothing by itself.</summary>
    static readonly string[] Others = ["/luong", "/health/live", "/health/ready", "/tai-len/{id:guid}", "/lich/{council:long}/{token}.ics", "/tai-san/{hash}/{**name}", "/_framework/opaque-redirect"];

    [Fact]
    public async Task Every_address_that_gives_something_away_is_in_the_list_or_named_as_open()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var addresses = council.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => e.RoutePattern.RawText!).Distinct().ToList();
        Assert.Empty(addresses.Except(ConfidentialReads.List.Keys).Except(Others));
        var pages = council.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!);
        Assert.Empty(ConfidentialReads.List.Keys.Except(addresses).Except(pages));
    }

    [Theory, BothStores]
    public async Task A_backup_and_a_restore_are_in_the_record_of_every_council(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.App.StopAsync(TestContext.Current.CancellationToken);
        var (file, fresh) = (Path.Combine(Directory.CreateTempSubdirectory("nt-backup-").FullName, "chiều.zip"), await TestCouncil.Empty(store));
        Assert.Equal(0, (await TheProgram.Run(["backup", file, .. TheProgram.On(council.Settings)])).Code);
        await TheProgram.Run("cp", ["-r", council.Settings.KeysFolder, fresh.KeysFolder]);
        Assert.Equal(0, (await TheProgram.Run(["restore", file, .. TheProgram.On(fresh)])).Code);
        await using var server = Server.Build(fresh, "http://127.0.0.1:0", council.Time);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<NghiTruong.App.Storage.CouncilDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        foreach (var act in new[] { "backup.made", "restore.done" })
        {
            var rows = await db.AuditRows.Where(a => a.Act == act).ToListAsync();
            Assert.Equal(await db.Councils.CountAsync(), rows.Count);
            Assert.All(rows, r => Assert.True(r.TargetTitle == "chiều.zip" && r.ActorTitle.Contains(Environment.UserName, StringComparison.Ordinal)));
        }
    }

    /// <summary>Written once the answer has gone: waited for.</summary>
    internal static async Task<List<AuditRow>> Noted(TestCouncil council, string act, int count)
    {
        for (var n = 0; ; n++)
        {
            var rows = await council.Db(db => db.AuditRows.AsNoTracking().Where(a => a.Act.StartsWith(act)).OrderBy(a => a.Id).ToListAsync());
            if (rows.Count >= count || n == 100)
            {
                Assert.Equal(count, rows.Count);
                return rows;
            }
            await Task.Delay(50);
        }
    }
}
