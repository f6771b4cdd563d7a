using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Obligations;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Rights;

/// <summary>Work goes from the province to a commune and comes back answered; the two see that and nothing else of each other.</summary>
public sealed class ForwardingTests
{
    [Theory, BothStores]
    public async Task Work_is_forwarded_received_into_the_other_register_and_answered(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var commune = await council.As(Cast.CommuneSecretary);
        var (work, page) = await Send(council, secretary);
        Assert.Equal(1, await council.Db(db => db.Forwardings.CountAsync()));

        await commune.Get("/viec-cua-toi");
        Assert.Contains(page, commune.Html);
        await commune.Get(page);
        await commune.Send(Button(commune, "receive"), new() { ["do"] = "receive", ["receipt"] = "15" });
        Assert.Equal("", commune.Refusal);
        var became = await council.Db(db => db.Obligations.OrderByDescending(o => o.Id).FirstAsync());
        Assert.Equal((await council.Db(db => db.Forwardings.Select(f => f.ToCouncilId).SingleAsync()), "Rà soát quỹ đất của xã", new DateOnly(2026, 12, 1)), (became.CouncilId, became.Work, became.DueOn));
        await commune.Get($"/nhiem-vu/{became.Id}");
        Assert.Contains("HĐND tỉnh Lam Giang chuyển", commune.Html);
        await commune.Get($"/nhiem-vu/{work}");
        Assert.Equal(HttpStatusCode.NotFound, commune.Status);
        await secretary.Get($"/nhiem-vu/{became.Id}");
        Assert.Equal(HttpStatusCode.NotFound, secretary.Status);

        await commune.Get(page);
        await commune.Send(Button(commune, "answer"), new() { ["do"] = "answer", ["answer"] = "Đã rà soát, còn 3 thửa.", ["number"] = "44/HĐND" });
        await secretary.Get($"/nhiem-vu/{work}");
        Assert.Contains("đã trả lời", secretary.Page.QuerySelector("main")!.TextContent);
        await secretary.Get(page);
        Assert.Contains("Đã rà soát, còn 3 thửa.", secretary.Html);
        Assert.Contains("số đến 15", secretary.Html);
        Assert.DoesNotContain($"/nhiem-vu/{became.Id}\"", secretary.Html);
        Assert.Equal(2, (await council.Db(db => db.AuditRows.Where(a => a.TargetKind == "forwarding").Select(a => a.CouncilId).Distinct().ToListAsync())).Count);
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task It_is_returned_with_a_reason_or_taken_back_before_it_is_received(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var commune = await council.As(Cast.CommuneSecretary);
        var (work, page) = await Send(council, secretary);
        await secretary.Get($"/nhiem-vu/{work}/chuyen");
        await secretary.Send(secretary.Form("forward"), await Fill(council));
        Assert.Equal("already-forwarded", secretary.Rule);

        await secretary.Get(page);
        var old = Button(secretary, "take-back");
        await commune.Get(page);
        var both = Button(commune, "return");
        await commune.Send(both, new() { ["do"] = "return", ["because"] = "" });
        Assert.Equal("reason-needed", commune.Rule);
        await commune.Get(page);
        both = Button(commune, "return");
        await commune.Send(both, new() { ["do"] = "return", ["because"] = "Không thuộc địa bàn." });
        await commune.Send(both, new() { ["do"] = "return", ["because"] = "Không thuộc địa bàn." });
        Assert.Equal("", commune.Refusal);
        await secretary.Send(old, new() { ["do"] = "take-back", ["because"] = "Nhầm." });
        Assert.Equal("stale", secretary.Rule);
        Assert.Contains("Không thuộc địa bàn.", secretary.Html);

        await secretary.Get($"/nhiem-vu/{work}/chuyen");
        await secretary.Send(secretary.Form("forward"), await Fill(council));
        var second = secretary.Here;
        await secretary.Send(Button(secretary, "take-back"), new() { ["do"] = "take-back", ["because"] = "Nhầm." });
        await commune.Get(second);
        Assert.Contains("đã rút lại", commune.Html);
        Assert.False(commune.HasForm("forwarding"));
    }

    [Theory, BothStores]
    public async Task What_its_sender_ended_waits_nowhere_and_says_so_and_waits_again_once_it_is_reopened(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var head = await council.As(Cast.OfficeHead);
        using var commune = await council.As(Cast.CommuneSecretary);
        var (work, page) = await Send(council, secretary);
        await commune.Get(page);
        var old = Button(commune, "receive");
        await Stands(waits: true, "chờ tiếp nhận");

        await Tell("Withdrawn", "đã bố trí vốn khác, không nói cho xã");
        await Stands(waits: false, "nơi chuyển đã kết thúc: đã rút, ngày 16/11/2026");
        await commune.Get(page);
        Assert.Contains("Nơi chuyển đã kết thúc nhiệm vụ này: đã rút", commune.Page.QuerySelector(".note")!.TextContent);
        Assert.DoesNotContain("bố trí vốn khác", commune.Html);
        Assert.False(commune.HasForm("forwarding"));
        await commune.Send(old, new() { ["do"] = "receive", ["receipt"] = "15" });
        Assert.Equal("sender-ended", commune.Rule);
        Assert.Contains("đã rút, ngày 16/11/2026", commune.Refusal);

        await Tell("Reopened", "vốn không đủ");
        await Stands(waits: true, "chờ tiếp nhận");
        await commune.Get(page);
        await commune.Send(Button(commune, "receive"), new() { ["do"] = "receive", ["receipt"] = "15" });
        Assert.Equal("", commune.Refusal);
        var became = await council.Db(db => db.Obligations.OrderByDescending(o => o.Id).Select(o => o.Id).FirstAsync());

        await Tell("Replaced", "Kế hoạch 15");
        await Stands(waits: false, "nơi chuyển đã kết thúc: thay bằng nhiệm vụ khác, ngày 16/11/2026");
        await commune.Get($"/nhiem-vu/{became}");
        Assert.Contains("Nơi chuyển đã kết thúc nhiệm vụ này: thay bằng nhiệm vụ khác", commune.Page.QuerySelector(".note")!.TextContent);
        await Tell("Reopened", "Kế hoạch 15 không có việc này");
        await Stands(waits: true, "đã tiếp nhận, chưa trả lời");
        await Tell("Annulled", "nhập hai lần");
        await Stands(waits: false, "nơi chuyển đã kết thúc: hủy do nhập nhầm, ngày 16/11/2026");

        async Task Tell(string kind, string words)
        {
            await head.Get($"/nhiem-vu/{work}");
            await head.Send(head.Form("fact", ("kind", kind)), new() { ["words"] = words });
            Assert.Equal("", head.Refusal);
        }

        async Task Stands(bool waits, string words)
        {
            foreach (var (person, heading) in new[] { (commune, "Chuyển đến"), (secretary, "Chuyển đi") })
            {
                await person.Get("/chuyen");
                Assert.Contains(person.Page.QuerySelectorAll("h2"), h => h.TextContent.Trim() == $"{heading} ({(waits ? 1 : 0)})");
                await person.Get("/chuyen?xem=tat-ca");
                Assert.Contains(words, person.Page.QuerySelector("table.data tbody")!.TextContent);
                await person.Get(page);
                Assert.Contains(words, person.Page.QuerySelector(".badges")!.TextContent);
            }
            await commune.Get("/viec-cua-toi");
            Assert.Equal(waits, commune.Html.Contains($"{page}\"", StringComparison.Ordinal));
        }
    }

    [Theory, BothStores]
    public async Task Whoever_is_no_party_finds_nothing_and_wrong_input_is_told(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var (work, page) = await Send(council, secretary);
        foreach (var name in new[] { Cast.Director, Cast.PeoplesCommitteeOfficer, Cast.FrontOfficer })
        {
            using var other = await council.As(name);
            foreach (var address in new[] { page, "/chuyen", $"/nhiem-vu/{work}/chuyen" })
            {
                await other.Get(address);
                Assert.True(other.Status == HttpStatusCode.NotFound, $"{name} {address}");
            }
        }
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get(page);
        Assert.Equal(HttpStatusCode.OK, deputy.Status);
        Assert.False(deputy.HasForm("forwarding"));

        var another = await council.Db(db => db.Obligations.Where(o => o.IsOpen && o.ParentId == null && o.Id != work).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync());
        foreach (var (field, value, rule) in new[] { ("council", "", "council-needed"), ("council", "99999", "council-needed"), ("words", " ", "words-needed"), ("due", "2026-01-01", "due-passed"), ("due", "mai", "not-a-day") })
        {
            await secretary.Get($"/nhiem-vu/{another}/chuyen");
            var fill = await Fill(council);
            fill[field] = value;
            await secretary.Send(secretary.Form("forward"), fill);
            Assert.Equal(rule, secretary.Rule);
        }
    }

    static async Task<(long Work, string Page)> Send(TestCouncil council, Browser secretary)
    {
        var work = await council.Db(db => db.Obligations.Where(o => o.IsOpen && o.ParentId == null).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync());
        await secretary.Get($"/nhiem-vu/{work}/chuyen");
        await secretary.Send(secretary.Form("forward"), await Fill(council));
        Assert.Equal("", secretary.Refusal);
        Assert.StartsWith("/chuyen/", secretary.Here);
        return (work, secretary.Here);
    }

    static async Task<Dictionary<string, string>> Fill(TestCouncil council)
    {
        var commune = await council.Db(db => db.Set<NghiTruong.Rules.People.Council>().Where(c => c.ParentId != null).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        return new() { ["council"] = $"{commune}", ["words"] = "Rà soát quỹ đất của xã", ["due"] = "2026-12-01", ["number"] = "12/HĐND-VP" };
    }

    static IHtmlFormElement Button(Browser person, string value) => (IHtmlFormElement)person.Page.QuerySelector($"main form:has(button[value='{value}'])")!;
}
