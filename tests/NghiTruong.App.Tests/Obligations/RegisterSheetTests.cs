using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.Documents;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>What leaves the register as a table is what the page shows, and comes in again.</summary>
public sealed class RegisterSheetTests
{
    [Theory, BothStores]
    public async Task A_filtered_view_leaves_with_exactly_its_rows_in_their_order(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var query in new[] { "", "?chi=qua-han", "?xep=moi&tu=bao+cao", "?trang-thai=Confirmed", "?ngay=2026-10-20", "?xep=co-quan" })
        {
            await secretary.Get("/nhiem-vu" + query);
            var shown = secretary.Page.QuerySelectorAll("table.data tbody tr td:first-child a").Select(a => a.TextContent.Trim().Trim('#')).ToList();
            var sheet = await Export(secretary, query);
            Assert.Equal(shown, sheet.Rows.Skip(4).Select(r => r[0].Text).Take(shown.Count));
            Assert.True(sheet.Rows.Count - 4 == shown.Count || shown.Count == Register.PageSize, $"{query}: {shown.Count} shown, {sheet.Rows.Count - 4} in the sheet");
        }
        var late = await Export(secretary, "?chi=qua-han&tu=r%C3%A0+so%C3%A1t");
        Assert.Contains("có chữ “rà soát”; quá hạn", late.Rows[1][0].Text);
        Assert.Contains("ngày 16 tháng 11 năm 2026", late.Rows[2][0].Text);
    }

    [Theory, BothStores]
    public async Task A_department_takes_out_only_what_it_sees(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        using var secretary = await council.As(Cast.Secretary);
        var (own, all) = (await Export(director, ""), await Export(secretary, ""));
        await director.Get("/nhiem-vu");

        Assert.True(own.Rows.Count < all.Rows.Count);
        Assert.All(own.Rows.Skip(4), r => Assert.Contains("Sở Xây dựng", r[4].Text + r[5].Text + r[6].Text + r[7].Text));
        using var nobody = council.Nobody();
        await nobody.Get("/nhiem-vu/xuat.xlsx");
        Assert.DoesNotContain("spreadsheet", nobody.Last.Content.Headers.ContentType!.MediaType);
    }

    [Theory, BothStores]
    public async Task What_left_comes_in_again_with_its_words_bodies_and_days(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var open = await council.Db(db => db.Obligations.Where(o => o.State == ObligationState.InProgress && o.DueOn != null && o.ParentId == null && o.EachOf == null).OrderBy(o => o.Id).Select(o => new { o.Id, o.DueOn }).FirstAsync());
        using var chair = await council.As(Cast.Chair);
        await chair.Get($"/nhiem-vu/{open.Id}");
        await chair.Send(chair.Form("fact", ("kind", nameof(ObligationEventKind.ExtensionGranted))), new() { ["promised"] = open.DueOn!.Value.AddDays(45).ToString("yyyy-MM-dd"), ["words"] = "đồng ý gia hạn" });
        Assert.Equal("", chair.Refusal);
        await secretary.Get("/nhiem-vu/xuat.xlsx?xep=moi");
        var bytes = await secretary.Last.Content.ReadAsByteArrayAsync();
        using (var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false)) Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
        var before = await Shown(council, null);

        await using var empty = await TestCouncil.Open(store);
        await empty.Db(async db =>
        {
            // An empty council: the same directory, no work.
            foreach (var o in await db.Obligations.Include(o => o.Events).ToListAsync()) db.Entry(o).Property(x => x.State).CurrentValue = ObligationState.Annulled;
            return await db.SaveChangesAsync();
        });
        using var other = await empty.As(Cast.Secretary);
        await other.Get("/nhiem-vu/nhap-bang");
        await other.Send(other.Form("sheet"), [], ("file", "nhiem-vu.xlsx", bytes));
        Assert.Equal([], other.Page.QuerySelectorAll("#dong p.wrong").Select(p => p.TextContent));
        // A group ("các xã, phường") is no body: its words are kept.
        if (other.HasForm("names")) await other.Send(other.Form("names"), new() { ["words-0"] = "1" });
        await other.Send(other.Form("confirm"), []);
        var after = await Shown(empty, "sheet");

        Assert.Contains(before, b => b.Contains($"{open.DueOn} | {open.DueOn.Value.AddDays(45)}", StringComparison.Ordinal));
        Assert.Equal(before, after);
    }

    static async Task<List<string>> Shown(TestCouncil council, string? source) => await council.Db(async db =>
    {
        var names = (await db.BodiesOf(1)).ToDictionary(b => b.Id, b => b.NameOn(new(2026, 11, 16)));
        var rows = await db.Obligations.Include(o => o.Bodies).Where(o => o.CouncilId == 1 && !o.IsPart && o.State != ObligationState.Annulled && o.State != ObligationState.Merged && o.State != ObligationState.Split && (source == null || o.SourceKind == source)).ToListAsync();
        return rows.Select(o => string.Join(" | ", o.Work, o.Kind, o.Status, o.State, o.GivenOn, o.OriginalDueOn, o.DueOn, o.AnsweredOn, o.RoadmapOn, o.ReportedDoneOn, o.ConfirmedOn, o.EndedOn, o.Giver, o.ExpectedResult,
            o.WatcherBodyId is { } w ? names[w] : "", string.Join("; ", o.Bodies.Where(b => b.To == null && b.Role != BodyRole.Delegate).OrderBy(b => b.Role).ThenBy(b => names[b.BodyId], StringComparer.Ordinal).Select(b => b.Role + names[b.BodyId])))).Order(StringComparer.Ordinal).ToList();
    });

    static async Task<ReadSheet> Export(Browser browser, string query)
    {
        await browser.Get("/nhiem-vu/xuat.xlsx" + query);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.StartsWith("nhiem-vu-2026-", browser.Last.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        return Assert.IsType<ReadSheets>(SheetInput.Read(await browser.Last.Content.ReadAsByteArrayAsync(), "x.xlsx")).Sheets[0];
    }
}
