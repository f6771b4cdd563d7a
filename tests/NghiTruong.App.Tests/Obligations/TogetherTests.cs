using System.Net;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>Two people at once, two tabs, one form twice.</summary>
public sealed class TogetherTests
{
    [Theory, BothStores]
    public async Task The_last_two_parts_confirmed_at_once_still_settle_the_whole(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/nhiem-vu/them");
        await head.Send(head.Form("enter"), new() { ["work"] = "gửi số liệu dân số sau sáp nhập", ["each"] = "xa", ["due"] = "2026-12-05" });
        var whole = long.Parse(head.Here["/nhiem-vu/".Length..]);
        var parts = await council.Db(db => db.Obligations.Where(o => o.ParentId == whole).Select(o => o.Id).ToListAsync());
        var forms = new List<(Browser Browser, AngleSharp.Html.Dom.IHtmlFormElement Form)>();
        foreach (var part in parts)
        {
            await head.Get($"/nhiem-vu/{part}");
            await head.Send(head.Form("fact", ("kind", "ReportedDone")), new() { ["number"] = "1/BC" });
            var browser = await council.As(Cast.OfficeHead);
            await browser.Get($"/nhiem-vu/{part}");
            forms.Add((browser, browser.Form("fact", ("kind", "Confirmed"))));
        }
        var answers = await Task.WhenAll(forms.Select(f => f.Browser.Post(f.Form, [])));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        forms.ForEach(f => f.Browser.Dispose());

        Assert.Equal(4, await council.Db(db => db.Obligations.CountAsync(o => o.ParentId == whole && o.State == ObligationState.Confirmed)));
        var settled = await council.Db(db => db.Obligations.Include(o => o.Events).SingleAsync(o => o.Id == whole));
        Assert.Equal((ObligationState.Confirmed, 1), (settled.State, settled.Events.Count(e => e.Kind == ObligationEventKind.PartsSettled)));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task A_mark_of_a_meeting_sent_twice_is_written_once(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var work = await council.Db(db => db.Obligations.Where(o => o.State == ObligationState.InProgress && !o.IsPart && o.GivenOn < new DateOnly(2026, 9, 1)).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync());
        await secretary.Get($"/phien-hop/6/ra-soat?muc={work}");
        var form = secretary.Form("mark");
        var both = await Task.WhenAll(secretary.Post(form, new() { ["verdict"] = "Repeated" }), secretary.Post(form, new() { ["verdict"] = "Repeated" }));
        Assert.All(both, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(1, await council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == work && e.Kind == ObligationEventKind.Repeated && e.AboutId == 6)));
    }

    [Theory, BothStores]
    public async Task Two_who_split_the_same_work_make_its_pieces_once(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var first = await council.As(Cast.Secretary);
        using var second = await council.As(Cast.OfficeHead);
        foreach (var browser in new[] { first, second }) await browser.Get("/nhiem-vu/4/tach");
        var pieces = new Dictionary<string, string> { ["work-0"] = "việc một", ["work-1"] = "việc hai" };
        var both = await Task.WhenAll(first.Post(first.Form("split"), pieces), second.Post(second.Form("split"), pieces));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(b => b.StatusCode).Order());
        Assert.Equal(2, await council.Db(db => db.Obligations.CountAsync(o => o.FollowsId == 4)));
    }

    [Theory, BothStores]
    public async Task Another_councils_work_is_neither_named_merged_into_nor_handed_over(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var commune = await council.As(Cast.CommuneSecretary);
        await commune.Get("/nhiem-vu/them");
        await commune.Send(commune.Form("enter"), new() { ["work"] = "việc của xã", ["due"] = "2026-12-05" });
        var own = long.Parse(commune.Here["/nhiem-vu/".Length..]);
        await commune.Get($"/nhiem-vu/{own}");
        await commune.Send(commune.Form("fact", ("kind", "MergedInto")), new() { ["other"] = "4" });
        Assert.Equal("no-such-work", commune.Rule);
        foreach (var path in new[] { "/nhiem-vu/4", "/nhiem-vu/4/tach", "/phien-hop/6/ra-soat", "/phien-hop/6/bao-cao-ket-qua", "/phien-hop/6/bao-cao-ket-qua.docx", "/phien-hop/6/thong-bao", "/nhiem-vu?phien=6" })
        {
            await commune.Get(path);
            Assert.True(commune.Status == HttpStatusCode.NotFound || !commune.Html.Contains("dự án giao thông"), path);
        }
    }
}
