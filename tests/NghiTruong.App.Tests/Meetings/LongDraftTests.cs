using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>A draft of twenty pages and more is turned over page by page: nothing is lost between two, and each is light.</summary>
public sealed class LongDraftTests
{
    static readonly string[] Bodies = ["UBND tỉnh", "Sở Y tế", "Sở Tài chính", "Ban Pháp chế HĐND tỉnh", "Sở Xây dựng"];

    static string Minutes(int length)
    {
        var text = new StringBuilder("Thường trực HĐND tỉnh họp phiên thứ 71\n\nNgày 12/11/2026, đồng chí Trần Minh Khánh, Chủ tịch HĐND tỉnh chủ trì phiên họp thứ 71 của Thường trực HĐND tỉnh.\n");
        for (var n = 1; text.Length < length; n++)
        {
            text.Append($"\n{n}. Về nội dung thứ {n}, đại biểu nêu ý kiến: ");
            for (var said = 0; said < 4; said++) text.Append($"tình hình giải ngân vốn đầu tư công còn chậm, số liệu của {n + said + 5} đơn vị chưa khớp, nguyên nhân chủ yếu do hồ sơ & nhân lực. ");
            text.Append($"\nKết luận nội dung này, đồng chí Trần Minh Khánh đề nghị {Bodies[n % Bodies.Length]} rà soát, báo cáo kết quả thực hiện dự án số {n}, báo cáo trước ngày {n % 27 + 1}/12/2026.\n");
        }
        text.Append("\nKết luận nội dung cuối, đồng chí Trần Minh Khánh đề nghị Hội Khuyến học rà soát việc trao học bổng, báo cáo trước ngày 20/12/2026.\n");
        return text.ToString();
    }

    [Theory, BothStores]
    public async Task Every_page_is_light_and_together_they_are_the_whole(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Import(secretary, Minutes(52_000));
        var draft = secretary.Here.Split('?', '#')[0];
        var import = await council.Db(db => db.Imports.Include(i => i.Items).SingleAsync());
        Assert.True(import.Standing(ImportItemKind.Directive) > 50);

        var (text, items, pages) = (new StringBuilder(), new List<string>(), 0);
        for (var next = draft; next is not null; next = secretary.Page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href"))
        {
            await secretary.Get(next);
            pages++;
            Assert.InRange(Encoding.UTF8.GetByteCount(secretary.Html), 10_000, 100_000);
            text.Append(secretary.Page.QuerySelector(".source-text")!.TextContent);
            items.AddRange(secretary.Page.QuerySelectorAll(".record-pane [id^=m]").Select(e => e.Id![1..]));
            foreach (var link in secretary.Page.QuerySelectorAll(".record-pane a[href^='#v']")) Assert.NotNull(secretary.Page.GetElementById(link.GetAttribute("href")![1..]));
            foreach (var place in secretary.Page.QuerySelectorAll("a.place")) Assert.NotNull(secretary.Page.GetElementById(place.GetAttribute("href")![1..]));
        }
        Assert.InRange(pages, 2, 6);
        Assert.Equal(import.Text, text.ToString());
        Assert.Equal(import.Items.Select(i => $"{i.Id}").Order(), items.Order());

        // An opened item, with its form, on the last page.
        var last = import.Items.Where(i => i.Kind == ImportItemKind.Directive).MaxBy(i => i.Position)!;
        await secretary.Get($"{draft}?muc={last.Id}");
        Assert.NotNull(secretary.Page.QuerySelector($"#m{last.Id} form"));
        Assert.InRange(Encoding.UTF8.GetByteCount(secretary.Html), 10_000, 100_000);
    }

    [Theory, BothStores]
    public async Task What_is_written_on_a_later_page_answers_there(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Import(secretary, Minutes(52_000));
        var draft = secretary.Here.Split('?', '#')[0];
        var last = await council.Db(db => db.ImportItems.Where(i => i.Kind == ImportItemKind.Directive).OrderByDescending(i => i.Position).FirstAsync());
        await secretary.Get(draft);
        Assert.Null(secretary.Page.QuerySelector($"#m{last.Id}"));

        // Put right, refused, put right again: always beside its words.
        await secretary.Get($"{draft}?muc={last.Id}");
        await secretary.Send(Editor(secretary, last.Id), new() { ["what"] = "" });
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, secretary.Status);
        Assert.NotNull(secretary.Page.QuerySelector($"#m{last.Id} form"));
        await secretary.Send(Editor(secretary, last.Id), new() { ["what"] = "việc cuối cùng của văn bản dài" });
        Assert.Contains("việc cuối cùng của văn bản dài", secretary.Page.QuerySelector($"#m{last.Id}")!.TextContent);

        // Added by hand from the first page: shown where it stands, at the end.
        await secretary.Get(draft);
        await secretary.Send(secretary.Form("add", ("kind", "Directive")), new() { ["words"] = "việc bị sót của văn bản dài" });
        var added = await council.Db(db => db.ImportItems.OrderByDescending(i => i.Id).FirstAsync());
        Assert.Contains("việc bị sót", secretary.Page.QuerySelector($"#m{added.Id}")!.TextContent);

        // What is still unclear is one link away, on whichever page.
        var unclear = await council.Db(async db => (await db.ImportItems.Where(i => i.Kind == ImportItemKind.Directive || i.Kind == ImportItemKind.Person).ToListAsync()).Where(i => i.IsUnanswered).ToList());
        Assert.NotEmpty(unclear);
        foreach (var link in secretary.Page.QuerySelectorAll(".confirm li a").Select(a => a.GetAttribute("href")!).ToList())
        {
            await secretary.Get(link.Split('#')[0]);
            Assert.Contains(link.Split("#m")[1], unclear.Select(i => $"{i.Id}"));
            Assert.NotNull(secretary.Page.GetElementById(link.Split('#')[1]));
        }
    }

    [Fact]
    public void A_text_without_lines_or_spaces_and_one_item_over_all_of_it_are_still_cut()
    {
        foreach (var text in new[] { new string('a', 300_000), string.Concat(Enumerable.Repeat("😀", 150_000)), string.Join(' ', Enumerable.Repeat("từ", 100_000)), "", "\n\n\n" })
        {
            var import = new Import
            {
                Uid = Guid.Empty, SourceKind = SourceKind.Press, FileName = "a", Text = text, Fingerprint = "", Title = "a", MeetingKind = MeetingKind.Monthly, CreatedAt = default, CreatedBy = "",
                Items = [new() { Id = 1, Kind = ImportItemKind.Group, Position = 0, Start = 0, Length = text.Length, Fields = new GroupFields("a") }, new() { Id = 2, Kind = ImportItemKind.Group, Position = 1, Fields = new GroupFields("b") }],
            };
            var pages = DraftPages.Of(import);
            Assert.Equal(text, string.Concat(pages.All.Select(p => text[p.From..p.To])));
            Assert.All(pages.All, p => Assert.InRange(Encoding.UTF8.GetByteCount(text.AsSpan(p.From, p.To - p.From)), 0, 2 * DraftPages.Heaviest));
            Assert.DoesNotContain(pages.All, p => p.To < text.Length && char.IsLowSurrogate(text[p.To]));
            Assert.Equal((1, pages.All.Count), (pages.Of(1), pages.Of(2)));
            Assert.Equal(pages.All[0].To, MarkedText.Of(text, 0, pages.All[0].To, pages.All[0].Items).Sum(p => p.Words.Length));
        }
    }

    static AngleSharp.Html.Dom.IHtmlFormElement Editor(Browser browser, long item) =>
        browser.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>($"#m{item} form").First(f => f.QuerySelector("[name=what]") is not null);

    static async Task Import(Browser browser, string text)
    {
        await browser.Get("/phien-hop/nhap");
        await browser.Send(browser.Form("import"), [], ("file", "bien-ban.txt", Papers.Bytes(text)));
    }
}
