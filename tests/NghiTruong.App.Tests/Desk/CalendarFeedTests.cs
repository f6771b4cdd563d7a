using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Desk;
using NghiTruong.App.Tests.Deadlines;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Desk;

/// <summary>A phone reads a body's calendar at its address: items keep their UID, moved ones count up, cancelled ones stay as cancelled.</summary>
public sealed class CalendarFeedTests
{
    [Theory, BothStores]
    public async Task A_moved_item_keeps_its_uid_and_counts_up_and_a_cancelled_one_stays(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession(isFirm: false);
        await secretary.EntersBefore(session, 5, "in tài liệu kỳ họp", new() { ["lead"] = await Office(council, secretary) });
        var (general, office) = (await Address(secretary, ""), await Address(secretary, await Office(council, secretary)));
        using var phone = council.Nobody();

        var (occasion, work) = ((await Read(phone, general)).Single(Named("Kỳ họp thứ 23")), (await Read(phone, office)).Single(Named("Hạn: in tài liệu kỳ họp")));
        Assert.Equal(("TENTATIVE", "20270316", "20270319"), (occasion["STATUS"], occasion["DTSTART"], occasion["DTEND"]));
        Assert.Equal(("TENTATIVE", "20270311"), (work["STATUS"], work["DTSTART"]));

        council.Time.Forward(TimeSpan.FromHours(2));
        await secretary.Get($"/moc/{session}");
        await secretary.Send(secretary.Form("move"), new() { ["starts"] = "2027-03-23", ["ends"] = "2027-03-25", ["firm"] = "yes", ["because"] = "dời một tuần" });
        var (moved, followed) = ((await Read(phone, general)).Single(Named("Kỳ họp thứ 23")), (await Read(phone, office)).Single(Named("Hạn: in tài liệu kỳ họp")));
        Assert.Equal(("CONFIRMED", "20270323", occasion["UID"]), (moved["STATUS"], moved["DTSTART"], moved["UID"]));
        Assert.Equal(("20270318", work["UID"]), (followed["DTSTART"], followed["UID"]));
        foreach (var (before, after) in new[] { (occasion, moved), (work, followed) })
        {
            Assert.True(int.Parse(after["SEQUENCE"]) > int.Parse(before["SEQUENCE"]));
            Assert.True(string.CompareOrdinal(after["LAST-MODIFIED"], before["LAST-MODIFIED"]) > 0);
        }

        council.Time.Forward(TimeSpan.FromHours(2));
        await secretary.Get($"/moc/{session}");
        await secretary.Send(secretary.Form("cancel"), new() { ["because"] = "không họp" });
        var (off, gone) = ((await Read(phone, general)).Single(Named("Kỳ họp thứ 23")), (await Read(phone, office)).Single(Named("Hạn: in tài liệu kỳ họp")));
        Assert.Equal(("CANCELLED", "20270323", occasion["UID"]), (off["STATUS"], off["DTSTART"], off["UID"]));
        Assert.Equal(("CANCELLED", "20270318", work["UID"]), (gone["STATUS"], gone["DTSTART"], gone["UID"]));
        Assert.True(int.Parse(off["SEQUENCE"]) > int.Parse(moved["SEQUENCE"]) && int.Parse(gone["SEQUENCE"]) > int.Parse(followed["SEQUENCE"]));
    }

    [Theory, BothStores]
    public async Task The_steps_of_a_cancelled_session_stay_as_cancelled_too(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession(starts: "2026-12-08", ends: "2026-12-09"); // its first steps lie in the past: steps, not work
        await secretary.Lays(session);
        var office = await Address(secretary, await Office(council, secretary));
        using var phone = council.Nobody();
        var before = (await Read(phone, office)).Where(Named("Kỳ họp thứ 23")).ToDictionary(e => e["UID"]);
        Assert.Contains(before.Values, e => e["CATEGORIES"].Contains("bước", StringComparison.Ordinal));
        await secretary.Get($"/moc/{session}");
        await secretary.Send(secretary.Form("cancel"), new() { ["because"] = "không họp" });
        var after = (await Read(phone, office)).Where(Named("Kỳ họp thứ 23")).ToDictionary(e => e["UID"]);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(after.Values, e => Assert.Equal(("CANCELLED", before[e["UID"]]["DTSTART"]), (e["STATUS"], e["DTSTART"])));
    }

    [Theory, BothStores]
    public async Task Work_entered_by_mistake_is_told_as_cancelled(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var lead = await Office(council, secretary);
        var id = await secretary.Enters(new() { ["work"] = "việc nhập nhầm", ["due"] = "2026-12-05", ["lead"] = lead });
        var address = await Address(secretary, lead);
        using var phone = council.Nobody();
        var before = (await Read(phone, address)).Single(Named("việc nhập nhầm"));
        await secretary.Records(id, ObligationEventKind.Annulled, new() { ["words"] = "nhập hai lần" });
        var after = (await Read(phone, address)).Single(Named("việc nhập nhầm"));
        Assert.Equal(("CONFIRMED", "CANCELLED", before["UID"]), (before["STATUS"], after["STATUS"], after["UID"]));
    }

    [Theory, BothStores]
    public async Task An_address_tells_the_work_of_its_body_alone_and_nothing_once_it_is_revoked(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        await director.Get("/lich/dang-ky");
        var own = director.Page.QuerySelectorAll("#body option").Where(o => o.GetAttribute("value") is { Length: > 0 }).ToList();
        Assert.Equal(["Sở Xây dựng"], own.Select(o => o.TextContent));
        var address = await Address(director, own[0].GetAttribute("value")!);
        using var phone = council.Nobody();
        var told = await Read(phone, address);
        var body = long.Parse(own[0].GetAttribute("value")!);
        var expected = await council.Db(db => db.Set<Obligation>().Where(o => o.Bodies.Any(b => b.To == null && b.BodyId == body) && o.DueOn >= new DateOnly(2026, 7, 19)).Select(o => o.Uid).ToListAsync());
        Assert.Equal(expected.Order(), told.Where(e => e["SUMMARY"].StartsWith("Hạn:", StringComparison.Ordinal)).Select(e => Guid.Parse(e["UID"].Split('@')[0])).Order());
        Assert.True(told.Count < await council.Db(db => db.Set<Obligation>().CountAsync()));

        await director.Get("/lich/dang-ky");
        foreach (var foreign in new[] { "1", "999999" })
            Assert.Equal(HttpStatusCode.NotFound, (await director.Post(director.Form("make"), new() { ["body"] = foreign })).StatusCode);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/lich/dang-ky");
        Assert.DoesNotContain(address.Split('/')[^1], secretary.Html); // the office sees that there is one, not what it is
        using var other = await council.As(Cast.Deputy);
        await other.Get("/lich/dang-ky");
        Assert.False(other.HasForm("revoke"));

        var parts = address.Split('/');
        foreach (var wrong in new[] { address.Replace(".ics", "0.ics", StringComparison.Ordinal), address.Replace($"/{parts[^2]}/", "/999/", StringComparison.Ordinal), $"/lich/1/{new string('a', 32)}.ics", $"/lich/1/{new string('a', 5000)}.ics", $"/lich/2/{parts[^1]}" })
        {
            await phone.Get(wrong);
            Assert.True(phone.Status == HttpStatusCode.NotFound, wrong[..Math.Min(60, wrong.Length)]);
        }
        await director.Get("/lich/dang-ky");
        await director.Send(director.Form("revoke"), []);
        await phone.Get(address);
        var (revoked, length) = (phone.Status, phone.Html.Length);
        await phone.Get($"/lich/1/{new string('b', 32)}.ics");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, length), (revoked, phone.Status, phone.Html.Length));
    }

    /// <summary>Makes an address and answers its path.</summary>
    static async Task<string> Address(Browser browser, string body)
    {
        await browser.Get("/lich/dang-ky");
        await browser.Send(browser.Form("make"), new() { ["body"] = body });
        Assert.Equal("", browser.Refusal);
        return new Uri(browser.Page.QuerySelector("code.address")!.TextContent).AbsolutePath;
    }

    static async Task<string> Office(TestCouncil council, Browser browser)
    {
        await browser.Get("/lich/dang-ky");
        Assert.NotNull(council);
        return browser.Page.QuerySelectorAll("#body option").Single(o => o.TextContent == "Văn phòng Đoàn ĐBQH và HĐND tỉnh").GetAttribute("value")!;
    }

    static Func<Dictionary<string, string>, bool> Named(string words) => e => e["SUMMARY"].EndsWith(words, StringComparison.Ordinal);

    /// <summary>The events of a feed, each as its properties; lines unfolded, parameters left out.</summary>
    static async Task<List<Dictionary<string, string>>> Read(Browser phone, string address)
    {
        var answer = await phone.Raw(new HttpRequestMessage(HttpMethod.Get, address));
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var lines = (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        var events = new List<Dictionary<string, string>>();
        var within = "";
        foreach (var line in lines)
        {
            var at = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith("BEGIN:", StringComparison.Ordinal)) within = line[6..];
            if (line == "BEGIN:VEVENT") events.Add([]);
            else if (line == "END:VALARM") within = "VEVENT";
            else if (within == "VEVENT" && at > 0 && !line.StartsWith("END:", StringComparison.Ordinal)) events[^1][line[..at].Split(';')[0]] = line[(at + 1)..];
        }
        return events;
    }
}
