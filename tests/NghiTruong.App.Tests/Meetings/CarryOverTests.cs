using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.House;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>A new monthly meeting lists by itself what earlier ones left open; it is marked item by item, and the report is the same list.</summary>
public sealed class CarryOverTests
{
    static readonly DateOnly Day = new(2026, 11, 14);

    [Theory, BothStores]
    public async Task The_query_lists_what_the_rule_lists_for_every_meeting(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(async db =>
        {
            var visible = db.Visible(Actor.System(1));
            var meetings = await visible.Meetings.AsNoTracking().Where(m => m.Kind == MeetingKind.Monthly).OrderBy(m => m.HeldOn).ToListAsync();
            var works = await db.Obligations.AsNoTracking().Include(o => o.Spans).Where(o => !o.IsPart && o.CouncilId == 1).ToListAsync();
            Assert.Equal(6, meetings.Count);
            foreach (var meeting in meetings)
            {
                var (day, previous) = (meeting.HeldOn!.Value, await CarryOverQuery.PreviousDay(visible, meeting, meeting.HeldOn.Value));
                var listed = await CarryOverQuery.Rows(visible, day, previous, new DateOnly(2026, 11, 16)).Select(r => r.Id).ToListAsync();
                Assert.Equal(works.Where(o => CarryOver.Lists(o.Spans, day, previous)).Select(o => o.Id).Order(), listed.Order());
            }
            return 0;
        });
    }

    [Theory, BothStores]
    public async Task A_new_meeting_lists_by_itself_what_is_open_and_goes_through_it_item_by_item(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await NewMeeting(council, Day);
        await secretary.Get($"/phien-hop/{id}/ra-soat");
        var open = await council.Db(db => db.Obligations.CountAsync(o => o.IsOpen && !o.IsPart && o.CouncilId == 1));
        Assert.Equal(open, secretary.Page.QuerySelectorAll("#open .review > li, #guidance .review > li").Length);

        var waiting = await council.Db(db => db.Obligations.Where(o => o.State == ObligationState.ReportedDone && !o.IsPart).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync());
        var working = await council.Db(db => db.Obligations.Where(o => o.State == ObligationState.InProgress && o.DueOn < Day && !o.IsPart).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync());
        await Mark(secretary, id, waiting, ObligationEventKind.Confirmed, "Phiên họp công nhận.");
        await Mark(secretary, id, working, ObligationEventKind.ExtensionGranted, "Gia hạn lần cuối.", "2026-12-20");

        var events = await council.Db(db => db.ObligationEvents.Where(e => e.AboutKind == "meeting" && e.AboutId == id).OrderBy(e => e.Id).Select(e => new { e.ObligationId, e.Kind, e.OccurredOn }).ToListAsync());
        Assert.Equal([(waiting, ObligationEventKind.Confirmed, Day), (working, ObligationEventKind.ExtensionGranted, Day)], events.Select(e => (e.ObligationId, e.Kind, e.OccurredOn)));
        await secretary.Get($"/phien-hop/{id}/ra-soat");
        Assert.Contains("Phiên họp: Xác nhận hoàn thành", secretary.Page.QuerySelector($"#viec-{waiting}")!.TextContent);
        Assert.Contains("Gia hạn đến 20/12/2026", secretary.Page.QuerySelector($"#viec-{working}")!.TextContent);

        // The next meeting: what was confirmed at this one is gone, what was extended comes back with both its days.
        council.Time.Forward(TimeSpan.FromDays(30));
        var next = await NewMeeting(council, new(2026, 12, 14));
        using var later = await council.As(Cast.Secretary);
        await later.Get($"/phien-hop/{next}/bao-cao-ket-qua");
        Assert.DoesNotContain($"href=\"/nhiem-vu/{waiting}\"", later.Html);
        Assert.Contains("gia hạn 20/12/2026", Line(later, working));
    }

    [Theory, BothStores]
    public async Task The_report_is_the_carry_over_line_by_line_as_page_and_as_document(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/6/ra-soat");
        var reviewed = secretary.Page.QuerySelectorAll(".review > li > a.work").Select(a => a.TextContent.Trim()).ToList();
        await secretary.Get("/phien-hop/6/bao-cao-ket-qua");
        var reported = secretary.Page.QuerySelectorAll("table.data tbody tr a.work").Select(a => a.TextContent.Trim()).ToList();
        Assert.Equal(reviewed, reported, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(CarryOverPaper.Heads, secretary.Page.QuerySelectorAll("table.data thead th").Select(h => h.TextContent));

        using var docx = WordprocessingDocument.Open(new MemoryStream(await (await secretary.Raw(new(HttpMethod.Get, "/phien-hop/6/bao-cao-ket-qua.docx"))).Content.ReadAsByteArrayAsync()), false);
        var rows = docx.MainDocumentPart!.Document.Body!.Descendants<Table>().Single(t => t.Elements<TableRow>().First().InnerText.StartsWith("STT", StringComparison.Ordinal)).Elements<TableRow>().ToList();
        Assert.Equal(reported, rows.Skip(1).Select(r => r.Elements<TableCell>().ElementAt(1).InnerText));
        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
    }

    [Theory, BothStores]
    public async Task All_that_the_meeting_decides_of_one_work_is_shown_in_its_order(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await NewMeeting(council, Day);
        var work = await council.Db(db => db.Obligations.Where(o => o.State == ObligationState.InProgress && o.DueOn < Day && !o.IsPart).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync());
        await Mark(secretary, id, work, ObligationEventKind.ExtensionGranted, "Gia hạn lần cuối.", "2027-01-31");
        await Mark(secretary, id, work, ObligationEventKind.Repeated, "Làm dứt điểm.");
        await secretary.Get($"/phien-hop/{id}/ra-soat");
        var line = secretary.Page.QuerySelector($"#viec-{work}")!;
        Assert.Equal(["Phiên họp: Gia hạn đến 31/01/2027", "Phiên họp: Nhắc lại"], line.QuerySelectorAll(".badges > *").Select(b => b.TextContent).Where(t => t.Contains("Phiên họp: ", StringComparison.Ordinal)).Select(t => t[t.IndexOf("Phiên họp", StringComparison.Ordinal)..].Trim()));
        Assert.Contains("Gia hạn lần cuối.", line.TextContent);
        Assert.Contains("Làm dứt điểm.", line.TextContent);

        const string said = "Phiên họp: gia hạn đến 31/01/2027 – Gia hạn lần cuối; nhắc lại – Làm dứt điểm";
        await secretary.Get($"/phien-hop/{id}/bao-cao-ket-qua");
        Assert.Contains(said, Line(secretary, work));
        using var docx = WordprocessingDocument.Open(new MemoryStream(await (await secretary.Raw(new(HttpMethod.Get, $"/phien-hop/{id}/bao-cao-ket-qua.docx"))).Content.ReadAsByteArrayAsync()), false);
        Assert.Contains(said, docx.MainDocumentPart!.Document.Body!.InnerText);
    }

    [Theory, BothStores]
    public async Task Parts_that_wait_are_named_beside_their_whole(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/nhiem-vu/them");
        await head.Send(head.Form("enter"), new() { ["work"] = "gửi số liệu trạm y tế", ["each"] = "xa", ["due"] = "2026-12-05" });
        var whole = long.Parse(head.Here["/nhiem-vu/".Length..]);
        foreach (var part in await council.Db(db => db.Obligations.Where(o => o.ParentId == whole).OrderBy(o => o.Id).Select(o => o.Id).Take(2).ToListAsync()))
        {
            await head.Get($"/nhiem-vu/{part}");
            await head.Send(head.Form("fact", ("kind", "ReportedDone")), new() { ["number"] = "1/BC" });
        }
        await head.Get($"/phien-hop/{await NewMeeting(council, new(2026, 11, 27))}/ra-soat");
        var link = head.Page.QuerySelectorAll($"#viec-{whole} a").Single(a => a.TextContent == "2 phần báo cáo hoàn thành, chờ xác nhận");
        await head.Get(link.GetAttribute("href")!);
        Assert.Equal(2, head.Page.QuerySelectorAll("table.data tbody a.work").Length);
    }

    [Theory, BothStores]
    public async Task A_meeting_to_come_is_prepared_but_says_nothing_yet(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await NewMeeting(council, new(2026, 11, 27));
        await secretary.Get($"/phien-hop/{id}/ra-soat?muc=4");
        Assert.Contains("Phiên chưa họp", secretary.Html);
        Assert.False(secretary.HasForm("mark"));
    }

    [Theory, BothStores]
    public async Task A_department_is_not_shown_what_is_not_its_own_and_marks_nothing(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        await director.Get("/phien-hop/5/ra-soat?muc=32");
        Assert.False(director.HasForm("mark"));
        var own = await council.Db(async db => await db.Bodies.Where(b => b.Names.Any(n => n.Name == "Sở Xây dựng" && n.To == null)).Select(b => b.Id).SingleAsync());
        var shown = director.Page.QuerySelectorAll(".review > li").Select(li => long.Parse(li.Id!["viec-".Length..])).ToList();
        Assert.NotEmpty(shown);
        Assert.Equal(shown.Count, await council.Db(db => db.Obligations.CountAsync(o => shown.Contains(o.Id) && o.Bodies.Any(b => b.BodyId == own))));
    }

    static string Line(Browser browser, long work) => browser.Page.QuerySelectorAll("table.data tbody tr").Single(r => r.QuerySelector($"a[href='/nhiem-vu/{work}']") is not null).TextContent;

    static async Task Mark(Browser browser, long meeting, long work, ObligationEventKind verdict, string words, string day = "")
    {
        await browser.Get($"/phien-hop/{meeting}/ra-soat?muc={work}");
        await browser.Send(browser.Form("mark"), new() { ["verdict"] = verdict.ToString(), ["words"] = words, ["day"] = day });
        Assert.Equal("", browser.Refusal);
    }

    static Task<long> NewMeeting(TestCouncil council, DateOnly on) => council.Db(async db =>
    {
        var meeting = new Meeting
        {
            CouncilId = 1, Uid = Guid.CreateVersion7(), Kind = MeetingKind.Monthly, Title = $"Phiên họp thường kỳ tháng {on.Month}/{on.Year}", TitleFolded = " phien hop", Period = $"{on:yyyy-MM}", HeldOn = on,
            RecordedAt = DateTimeOffset.UnixEpoch,
        };
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync();
        return meeting.Id;
    });
}
