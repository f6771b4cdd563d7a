using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>The register in memory follows every write, on every node, and what was written past the writes too.</summary>
public sealed class LedgerTests
{
    [Theory, BothStores]
    public async Task What_is_written_stands_in_the_ledger_with_the_next_question(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(async db => await council.LedgerOf(db, await Province(db)));
        using var secretary = await council.As(Cast.Secretary);
        for (var n = 0; n < 3; n++)
        {
            await Enter(secretary, $"kiểm tra hồ chứa lần {n}");
            await AreEqual(council);
        }
        await secretary.Get("/nhiem-vu/4");
        await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Đã làm một nửa.", ["number"] = "12/BC-SXD" });
        Assert.Equal("", secretary.Refusal);
        await AreEqual(council);
        await secretary.Get("/nhiem-vu?chi=dang-lam&xep=moi");
        Assert.Contains("kiểm tra hồ chứa lần 2", secretary.Html);
    }

    [Theory, BothStores]
    public async Task The_days_work_is_followed_by_what_each_write_told_also_where_a_part_moves_its_whole(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(async db => await council.LedgerOf(db, await Province(db)));
        using var secretary = await council.As(Cast.Secretary);
        var open = await council.Db(db => db.Obligations.Where(o => o.CouncilId == 1 && o.IsOpen && o.EachOf == null && o.Comes == null).OrderByDescending(o => o.IsPart).ThenBy(o => o.Id).Select(o => o.Id).ToListAsync());
        var (written, told, start) = (0, 0, await council.Db(db => db.LiveStreams.Where(s => s.CouncilId == 1).Select(s => s.Number).SingleAsync()));
        foreach (var id in open.Take(6).Concat(open.TakeLast(6)))
            foreach (var kind in new[] { "Accepted", "Answered", "ReportedDone", "SentBack" })
            {
                await secretary.Get($"/nhiem-vu/{id}");
                if (!secretary.HasForm("fact", ("kind", kind))) continue;
                await secretary.Send(secretary.Form("fact", ("kind", kind)), new() { ["words"] = "Theo văn bản của cơ quan.", ["number"] = "12/BC-SXD" });
                if (secretary.Refusal.Length > 0) continue;
                written++;
                await AreEqual(council);
            }
        told = await council.Db(db => db.LiveChanges.Where(c => c.CouncilId == 1 && c.Number > start).Select(c => c.Number).Distinct().CountAsync());
        Assert.InRange(written, 10, 48);
        Assert.InRange(told, written / 2, written);

        // Told of long ago is forgotten, and what a ledger has not followed since is compared.
        await council.Db(async db => await db.LiveStreams.Where(s => s.CouncilId == 1).ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + 9999 - (x.Number % 1000)).SetProperty(x => x.Daily, x => x.Daily + 9999 - (x.Number % 1000)).SetProperty(x => x.Told, x => x.Told + 9999 - (x.Number % 1000))));
        await secretary.Get($"/nhiem-vu/{open[^1]}");
        await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Đang làm.", ["number"] = "13/BC-SXD" });
        Assert.Equal("", secretary.Refusal);
        Assert.Equal(1, await council.Db(db => db.LiveChanges.Where(c => c.CouncilId == 1).Select(c => c.Number).Distinct().CountAsync()));
        await AreEqual(council);
    }

    [Theory, BothStores]
    public async Task Only_the_chunk_that_changed_is_read_again(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var before = await council.Db(async db => await council.LedgerOf(db, await Province(db)));
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/danh-ba");
        Assert.Same(before, await council.Db(async db => await council.LedgerOf(db, await Province(db))));

        await Enter(secretary, "rà soát quy hoạch");
        var after = (await council.Db(async db => await council.LedgerOf(db, await Province(db))))!;
        Assert.NotSame(before, after);
        Assert.Equal(before!.Count + 1, after.Count);
        var changed = after.Chunks.Count(c => !before.Chunks.Contains(c));
        Assert.Equal(1, changed);
    }

    /// <summary>What changes bodies, posts or rights tells as well: nothing is read again where it changed no work, and nothing is compared.</summary>
    [Theory, BothStores]
    public async Task A_write_that_changes_no_work_leaves_every_chunk_and_one_past_the_tracker_is_compared(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var before = (await council.Db(async db => await council.LedgerOf(db, 1)))!;
        await secretary.Get("/danh-ba/co-quan/8");
        await secretary.Send(secretary.Form("change-body"), new() { ["do"] = "rename", ["name"] = "Sở Nông nghiệp và Môi trường Lam Giang", ["from"] = "2026-11-02", ["reason"] = "Quyết định số 12" });
        Assert.Equal("", secretary.Refusal);
        var after = (await council.Db(async db => await council.LedgerOf(db, 1)))!;
        Assert.True(after.At.Frame > before.At.Frame);
        Assert.Equal(before.At.Untold, after.At.Untold);
        Assert.Equal(before.Chunks, after.Chunks);

        await council.Db(async db =>
        {
            var actor = await council.OfficeHead(db);
            await using var writing = await db.BeginWriting();
            await db.Obligations.Where(o => o.CouncilId == 1 && o.Id == 4).ExecuteUpdateAsync(o => o.SetProperty(x => x.Version, x => x.Version + 1).SetProperty(x => x.TimesRepeated, 3));
            return await writing.Save(actor, null, "obligation.Progress", () => new("obligation", 4, "việc", "/nhiem-vu/4"), isDaily: true);
        });
        var compared = (await council.Db(async db => await council.LedgerOf(db, 1)))!;
        Assert.Equal(after.At.Untold + 1, compared.At.Untold);
        await AreEqual(council);
    }

    [Theory, BothStores]
    public async Task What_a_rebuild_wrote_past_the_writes_is_read_anew(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var province = await council.Db(Province);
        await council.Db(db => council.LedgerOf(db, province));
        await council.Db(async db =>
        {
            // Columns that are not what the events come to, and the repair: no version moves.
            await db.Obligations.Where(o => o.CouncilId == province && o.IsOpen).ExecuteUpdateAsync(o => o.SetProperty(x => x.TimesReturned, 7));
            await db.LiveStreams.ExecuteUpdateAsync(s => s.SetProperty(x => x.Number, x => x.Number + LiveStream.Generation));
            return 0;
        });
        await AreEqual(council);
        Assert.NotEmpty((await council.Db(db => Rebuilding.Compare(db, write: true, default))).Different);
        await AreEqual(council);
    }

    [Fact]
    public async Task Another_nodes_write_is_seen_at_once()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres);
        await using var other = await council.AnotherNode();
        using var here = await council.As(Cast.Secretary);
        using var there = new Browser(new Uri(other.Urls.First()));
        await there.SignIn(Cast.Secretary);
        await here.Get("/nhiem-vu");
        for (var n = 0; n < 3; n++)
        {
            await Enter(there, $"báo cáo tiến độ {n}");
            await here.Get("/nhiem-vu?xep=moi");
            Assert.Contains($"báo cáo tiến độ {n}", here.Html);
        }
        await other.StopAsync();
    }

    static Task<long> Province(CouncilDb db) => db.Posts.Where(p => p.Title.StartsWith("Chánh Văn phòng")).Select(p => p.CouncilId).FirstAsync();

    static async Task Enter(Browser secretary, string work)
    {
        await secretary.Get("/nhiem-vu/them");
        var lead = secretary.Page.QuerySelectorAll("select#lead option").Select(o => o.GetAttribute("value")).First(v => v is { Length: > 0 })!;
        await secretary.Send(secretary.Form("enter"), new() { ["work"] = work, ["is-new"] = "yes", ["due"] = "2026-12-25", ["lead"] = lead });
        Assert.Equal("", secretary.Refusal);
    }

    /// <summary>The ledger that follows the writes is the one that would be read from nothing.</summary>
    static async Task AreEqual(TestCouncil council) => await council.Db(async db =>
    {
        var today = CouncilClock.DayOf(council.Time.Now);
        var actor = await council.OfficeHead(db);
        var (visible, known) = (db.Visible(actor), council.App.Services.GetRequiredService<KnownFigures>());
        foreach (var filter in new RegisterFilter[] { new(), new() { EachPart = true }, new() { EachPart = true, Only = "tra-lai" }, new() { Only = "dang-lam", Sort = "moi" } })
        {
            var (rows, facets) = await known.Page(visible, filter, 10_000, today, Clears.Five);
            Assert.Equal(await Register.Sorted(Register.Rows(visible, filter, today), filter.Sort).Select(r => r.Id).ToListAsync(), rows.Select(r => r.Id));
            Assert.Equal(await Register.Rows(visible, filter with { Only = null }, today).CountAsync(), facets.Total);
            Assert.Equal(await Register.Rows(visible, filter with { Only = "tra-lai" }, today).CountAsync(), facets.Of("tra-lai"));
        }
        return 0;
    });
}
