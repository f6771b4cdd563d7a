using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>A text becomes work: read beside the text, put right, confirmed, bound by its notice, taken back.</summary>
public sealed class ImportTests
{
    [Theory, BothStores]
    public async Task A_press_report_is_read_confirmed_and_its_work_is_tentative(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Import(secretary, Papers.Press, "bao-chi.txt");
        Assert.Contains("báo chí", secretary.Html);
        Assert.NotEmpty(secretary.Page.QuerySelectorAll(".source-text .place-directive"));
        Assert.Contains("Đinh Quốc Cường", secretary.Page.QuerySelector("#nguoi")!.TextContent);
        Assert.False(secretary.HasForm("confirm"));

        await Answer(secretary);
        await secretary.Send(secretary.Form("confirm"), []);

        Assert.StartsWith("/phien-hop/", secretary.Here);
        Assert.Contains("dự kiến", secretary.Page.QuerySelector("#ket-luan")!.TextContent);
        var work = await council.Db(db => db.Obligations.Include(o => o.Events).Where(o => o.ParentId == null && o.SourceKind == "meeting" && o.ParentId == null && o.GivenOn == new DateOnly(2026, 11, 12)).OrderBy(o => o.Id).ToListAsync());
        Assert.Equal(3, work.Count);
        Assert.All(work, o => Assert.Equal(SourceStatus.Tentative, o.Status));
        Assert.Contains(work, o => o.DueOn == new DateOnly(2026, 11, 24) && o.Work.Contains("5 dự thảo"));
        Assert.Contains(work, o => o.Kind == ObligationKind.StandingDuty);
        Assert.All(work, o => Assert.True(o.SourceLength > 0));
        Assert.Contains(work, o => o.Events[0].Words.Contains("khảo sát tiến độ giải ngân"));
        Assert.Contains(Cast.Chair, work[0].Giver);
    }

    [Theory, BothStores]
    public async Task The_notice_pairs_with_the_meeting_already_known_and_makes_its_work_bind(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Confirmed(secretary, Papers.Press, "bao-chi.txt");
        var meetings = await council.Db(db => db.Meetings.CountAsync());

        await Import(secretary, Papers.Notice, "41-TB-HDND.txt");
        Assert.Contains("thuộc phiên đã có", secretary.Page.QuerySelector("#dau")!.TextContent);
        Assert.Contains("41/TB-HĐND", secretary.Page.QuerySelector("#dau summary")!.TextContent);
        Assert.Equal(2, secretary.Page.QuerySelectorAll("#nhiem-vu .item .info").Count(e => e.TextContent.Contains("ghép với kết luận đã có")));
        Assert.Contains("chưa thấy trong văn bản này", secretary.Page.QuerySelector("#nhiem-vu")!.TextContent);
        var paired = secretary.Page.QuerySelectorAll("#nhiem-vu .item").First(e => e.TextContent.Contains("6 dự thảo")).GetAttribute("data-item")!;
        await secretary.Get($"{secretary.Here.Split('?')[0]}?muc={paired}");
        Assert.NotEmpty(secretary.Page.QuerySelectorAll($"#m{paired} ins"));
        await Answer(secretary);
        await secretary.Send(secretary.Form("confirm"), []);

        Assert.Equal(meetings, await council.Db(db => db.Meetings.CountAsync()));
        var work = await council.Db(db => db.Obligations.Where(o => o.ParentId == null && o.GivenOn >= new DateOnly(2026, 11, 12)).OrderBy(o => o.Id).ToListAsync());
        Assert.Equal(4, work.Count);
        var drafts = Assert.Single(work, o => o.Work.Contains("6 dự thảo"));
        Assert.Equal((SourceStatus.Binding, new DateOnly(2026, 11, 23), 2), (drafts.Status, drafts.DueOn!.Value, drafts.Version));
        Assert.Equal(3, work.Count(o => o.Status == SourceStatus.Binding));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task A_confirmed_import_is_undone_whole_while_nothing_has_followed_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var before = await council.Db(async db => (await db.Obligations.CountAsync(o => o.State != ObligationState.Annulled), await db.Meetings.CountAsync(m => m.AnnulledBecause == null), await db.Posts.CountAsync(p => p.AnnulledBecause == null)));
        var import = await Confirmed(secretary, Papers.Press, "bao-chi.txt");
        await secretary.Get(import);

        await secretary.Send(secretary.Form("end", ("what", "undo")), []);

        var after = await council.Db(async db => (await db.Obligations.CountAsync(o => o.State != ObligationState.Annulled), await db.Meetings.CountAsync(m => m.AnnulledBecause == null), await db.Posts.CountAsync(p => p.AnnulledBecause == null)));
        Assert.Equal(before, after);
        await Answer(secretary);
        await secretary.Send(secretary.Form("confirm"), []);
        Assert.StartsWith("/phien-hop/", secretary.Here);
        Assert.DoesNotContain("nhap", secretary.Here);
    }

    [Theory, BothStores]
    public async Task An_undone_notice_gives_back_the_words_before_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Confirmed(secretary, Papers.Press, "bao-chi.txt");
        var notice = await Confirmed(secretary, Papers.Notice, "41-TB-HDND.txt");
        await secretary.Get(notice);

        await secretary.Send(secretary.Form("end", ("what", "undo")), []);

        var work = await council.Db(db => db.Obligations.Where(o => o.ParentId == null && o.GivenOn >= new DateOnly(2026, 11, 12) && o.State != ObligationState.Annulled).ToListAsync());
        Assert.Equal(3, work.Count);
        Assert.All(work, o => Assert.Equal(SourceStatus.Tentative, o.Status));
        Assert.Contains(work, o => o.Work.Contains("5 dự thảo") && o.DueOn == new DateOnly(2026, 11, 24));
    }

    [Theory, BothStores]
    public async Task What_has_been_followed_is_not_undone(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var import = await Confirmed(secretary, Papers.Press, "bao-chi.txt");
        var id = await council.Db(db => db.Obligations.Where(o => o.ParentId == null).MaxAsync(o => o.Id));
        using var head = await council.As(Cast.CommitteeHead);
        await head.Get($"/nhiem-vu/{id}");
        await head.Send(head.Form("fact", ("kind", "Accepted")), []);

        await secretary.Get(import);
        await secretary.Send(secretary.Form("end", ("what", "undo")), []);

        Assert.Equal("followed", secretary.Rule);
        Assert.Equal(3, await council.Db(db => db.Obligations.CountAsync(o => o.ParentId == null && o.GivenOn == new DateOnly(2026, 11, 12) && o.State != ObligationState.Annulled)));
    }

    [Theory, BothStores]
    public async Task Confirming_twice_makes_one_meeting(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Import(secretary, Papers.Press, "bao-chi.txt");
        await Answer(secretary);
        var meetings = await council.Db(db => db.Meetings.CountAsync());
        var form = secretary.Form("confirm");

        var both = await Task.WhenAll(secretary.Post(form, []), secretary.Post(form, []));

        Assert.All(both, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(meetings + 1, await council.Db(db => db.Meetings.CountAsync()));
        Assert.Equal(3, await council.Db(db => db.Obligations.CountAsync(o => o.ParentId == null && o.GivenOn == new DateOnly(2026, 11, 12))));
    }

    [Theory, BothStores]
    public async Task An_item_is_edited_split_merged_dropped_and_taken_back_in_small_posts(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Import(secretary, Papers.Press, "bao-chi.txt");
        var address = secretary.Here;
        var item = secretary.Page.QuerySelector("#nhiem-vu .item")!.GetAttribute("data-item")!;

        await secretary.Get($"{address}?muc={item}");
        await secretary.Send(Editor(secretary, item), new() { ["what"] = "hoàn thiện hồ sơ 7 dự thảo nghị quyết", ["expected"] = "Hồ sơ", ["due-kind"] = "Day", ["due-on"] = "2026-11-28" });
        Assert.Contains("7 dự thảo", secretary.Page.QuerySelector($"#m{item}")!.TextContent);

        await secretary.Get($"{address}?muc={item}");
        var stale = Editor(secretary, item);
        await secretary.Send(secretary.Page.QuerySelector<IHtmlTextAreaElement>($"#i{item}-lines")!.Form!, new() { ["do"] = "split", ["lines"] = "lập danh mục\nhoàn thiện hồ sơ" });
        var kept = await council.Db(db => db.ImportItems.CountAsync(i => i.Kind == ImportItemKind.Directive));
        Assert.Equal(4, kept);
        await secretary.Send(stale, new() { ["what"] = "chữ viết ở thẻ thứ hai" });
        Assert.Equal("stale", secretary.Rule);

        await secretary.Get(address);
        var second = secretary.Page.QuerySelectorAll("#nhiem-vu .item").First(e => e.TextContent.Contains("hoàn thiện hồ sơ")).GetAttribute("data-item")!;
        await secretary.Get($"{address}?muc={second}");
        await secretary.Send(secretary.Page.QuerySelector<IHtmlTextAreaElement>($"#i{second}-lines")!.Form!, new() { ["do"] = "merge" });
        Assert.Contains("lập danh mục; hoàn thiện hồ sơ", secretary.Page.QuerySelector("#nhiem-vu")!.TextContent);
        // On to the card that took it in, which in a long draft may stand on the page before.
        Assert.Contains($"tai={item}", secretary.Here);

        var before = secretary.Form("toss");
        var version = Toss(secretary, item, "drop");
        await secretary.Send(before, new() { ["drop"] = version });
        Assert.Contains("item-dropped", secretary.Page.QuerySelector($"#m{item}")!.ClassName);
        await secretary.Send(secretary.Form("toss"), new() { ["restore"] = Toss(secretary, item, "restore") });
        Assert.DoesNotContain("item-dropped", secretary.Page.QuerySelector($"#m{item}")!.ClassName);

        // Back, and another item from the page of before: its own press, not the first one once more.
        var other = secretary.Page.QuerySelectorAll("#nhiem-vu .item").Select(e => e.GetAttribute("data-item")!).First(i => i != item);
        await secretary.Send(before, new() { ["drop"] = Toss(secretary, other, "drop") });
        Assert.Contains("item-dropped", secretary.Page.QuerySelector($"#m{other}")!.ClassName);
        Assert.DoesNotContain("item-dropped", secretary.Page.QuerySelector($"#m{item}")!.ClassName);
        await secretary.Send(secretary.Form("toss"), new() { ["restore"] = $"{other}.0" });
        Assert.Equal("stale", secretary.Rule);
        await secretary.Send(secretary.Form("toss"), new() { ["drop"] = "nhiều.x" });
        Assert.Equal("which-item", secretary.Rule);
    }

    [Theory, BothStores]
    public async Task An_unknown_name_is_asked_about_and_the_answer_remembered(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var press = Papers.Press.Replace("Đinh Quốc Cường, Phó Giám đốc Sở Y tế", "Hà Thị Bích Liên, Phó Giám đốc phụ trách Sở Y tế");
        await Import(secretary, press, "bao-chi.txt");
        var item = secretary.Page.QuerySelectorAll("#nguoi .item").Single(e => e.TextContent.Contains("Hà Thị Bích Liên"));
        Assert.Contains("danh bạ có 1 người trùng tên", item.TextContent);
        var id = item.GetAttribute("data-item")!;
        await secretary.Get($"{secretary.Here}?muc={id}");
        var known = secretary.Page.QuerySelectorAll($"#i{id}-who option").Single(o => o.TextContent.Contains("trong danh bạ (mã")).GetAttribute("value")!;
        // Somebody of another council is nobody here.
        var (page, editor) = (secretary.Here, Editor(secretary, id));
        var foreign = await council.Db(db => db.Set<NghiTruong.Rules.People.Person>().Where(p => p.Name == Cast.CommuneSecretary).Select(p => p.Id).SingleAsync());
        foreach (var nobody in new[] { foreign, 999_999 })
        {
            await secretary.Send(editor, new() { ["who"] = $"{nobody}" });
            Assert.Equal(HttpStatusCode.NotFound, secretary.Status);
            await secretary.Get(page);
        }
        await secretary.Send(Editor(secretary, id), new() { ["who"] = known });
        Assert.Contains("có trong danh bạ", secretary.Page.QuerySelector($"#m{id}")!.TextContent);

        await Import(secretary, press + "\nPhiên họp kết thúc cùng ngày.", "bao-chi-2.txt");

        Assert.Contains("có trong danh bạ", secretary.Page.QuerySelectorAll("#nguoi .item").Single(e => e.TextContent.Contains("Hà Thị Bích Liên")).TextContent);
        Assert.Contains("một văn bản đã nhập", secretary.Page.QuerySelector(".note")!.TextContent);
    }

    [Theory, BothStores]
    public async Task Receivers_are_known_by_short_names_without_their_place_and_a_group_is_given_each_its_part(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Confirmed(secretary, Papers.Press.Replace("đề nghị UBND tỉnh hoàn thiện", "đề nghị Thường trực HĐND, các Ban HĐND tỉnh hoàn thiện"), "bao-chi.txt");
        var first = await council.Db(db => db.ImportItems.Where(i => i.Kind == ImportItemKind.Directive).OrderBy(i => i.Position).FirstAsync());
        var to = ((DirectiveFields)first.Fields).To;
        Assert.Equal([(BodyAnswer.Linked, 1), (BodyAnswer.Each, 0)], to.Select(a => (a.Answer, a.BodyIds.Count)));
        var whole = await council.Db(db => db.Obligations.OrderBy(o => o.Id).FirstAsync(o => o.EachOf == "Thường trực HĐND; các Ban HĐND tỉnh"));
        Assert.Equal(4, await council.Db(db => db.Obligations.CountAsync(o => o.ParentId == whole.Id && o.Tie == Tie.Part && o.DueOn == whole.DueOn)));
    }

    [Theory, BothStores]
    public async Task Adding_all_strangers_never_adds_someone_whose_name_stands_in_the_directory(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Import(secretary, Papers.Press.Replace("Lê Thị Thu Hà, Phó Chủ tịch Thường trực HĐND tỉnh", "Lê Thị Thu Hà, Trưởng đoàn công tác"), "bao-chi.txt");
        await secretary.Send(secretary.Form("answers", ("what", "AddNew")), []);
        Assert.Contains("danh bạ có 1 người trùng tên", secretary.Page.QuerySelector("#nguoi")!.TextContent);
        Assert.False(secretary.HasForm("confirm"));
        Assert.False(secretary.HasForm("answers", ("what", "AddNew")));
    }

    [Theory, BothStores]
    public async Task A_text_in_any_dress_is_stored_and_keeps_its_places(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var utf16 = System.Text.Encoding.Unicode;
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("nfd.txt", Papers.Bytes(Papers.Press.Normalize(System.Text.NormalizationForm.FormD))), ("nul.txt", [.. "a\0b "u8, .. Papers.Bytes(Papers.Press)]),
            ("utf16.txt", [.. utf16.GetPreamble(), .. utf16.GetBytes(Papers.Press)]), ("half.txt", [.. utf16.GetPreamble(), 0x3D, 0xD8, .. utf16.GetBytes(" " + Papers.Press)]),
        })
        {
            await secretary.Get("/phien-hop/nhap");
            await secretary.Send(secretary.Form("import"), [], ("file", name, bytes));
            Assert.Equal((name, HttpStatusCode.OK), (name, secretary.Status));
            var work = await council.Db(db => db.ImportItems.Where(i => i.Kind == ImportItemKind.Directive).OrderByDescending(i => i.ImportId).ThenBy(i => i.Position).FirstAsync());
            var text = await council.Db(db => db.Imports.Where(i => i.Id == work.ImportId).Select(i => i.Text).SingleAsync());
            Assert.StartsWith("hoàn thiện hồ sơ", text.Substring(work.Start, work.Length).Normalize());
        }
    }

    [Theory, BothStores]
    public async Task A_text_marked_secret_is_refused_before_it_is_stored(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var mark in new[] { "MẬT", "TỐI MẬT", "TUYỆT MẬT" })
        {
            await Import(secretary, $"{mark}\n\n{Papers.Press}", "mat.txt");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, secretary.Status);
            Assert.Equal("secret-mark", secretary.Rule);
        }
        Assert.Equal((0, 0), await council.Db(async db => (await db.Imports.CountAsync(), await db.StoredFiles.CountAsync())));
        Assert.False(Directory.Exists(council.Settings.FilesFolder) && Directory.EnumerateFiles(council.Settings.FilesFolder, "*", SearchOption.AllDirectories).Any());
        Assert.Equal(0, await council.Db(db => db.FileChunks.CountAsync()));
    }

    public static TheoryData<string, byte[]> Unreadable() => new()
    {
        { "rong.txt", [] },
        { "anh.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] },
        { "chuong-trinh.exe", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF] },
        { "hong.docx", [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7] },
        { "lon.txt", [.. Enumerable.Repeat((byte)'a', 5 * 1024 * 1024 + 1)] },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_is_refused_in_words_that_name_the_file(string name, byte[] bytes)
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/nhap");
        await secretary.Send(secretary.Form("import"), [], ("file", name, bytes));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, secretary.Status);
        Assert.Contains(name, secretary.Refusal);
        Assert.Equal(0, await council.Db(db => db.Imports.CountAsync()));
    }

    [Fact]
    public async Task Pasted_piles_of_marks_are_refused_at_once()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/nhap");
        await secretary.Send(secretary.Form("import"), new() { ["pasted"] = string.Concat(Enumerable.Repeat("\u0301\u0323", 400_000)) }).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("not-text", secretary.Rule);
    }

    [Fact]
    public async Task Only_those_who_work_on_drafts_import()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await Import(secretary, Papers.Press, "bao-chi.txt");
        var address = secretary.Here;
        foreach (var name in new[] { Cast.Deputy, Cast.Director, Cast.FrontOfficer, Cast.CommitteeHead, Cast.CommuneSecretary })
        {
            using var other = await council.As(name);
            await other.Get(address);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
            await other.Get(address + "/tep");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
    }

    static IHtmlFormElement Editor(Browser browser, string item) =>
        browser.Page.QuerySelectorAll<IHtmlFormElement>($"#m{item} form").First(f => f.QuerySelector("[name=what], [name=who]") is not null);

    static string Toss(Browser browser, string item, string name) =>
        browser.Page.QuerySelector($"#m{item} .item-acts button[form=bo-muc][name={name}]")!.GetAttribute("value")!;

    static async Task Import(Browser browser, string text, string name)
    {
        await browser.Get("/phien-hop/nhap");
        await browser.Send(browser.Form("import"), [], ("file", name, Papers.Bytes(text)));
    }

    static async Task Answer(Browser browser)
    {
        if (browser.HasForm("answers", ("what", "words"))) await browser.Send(browser.Form("answers", ("what", "words")), []);
        if (browser.HasForm("answers", ("what", "AddNew"))) await browser.Send(browser.Form("answers", ("what", "AddNew")), []);
        if (browser.HasForm("answers", ("what", "NameOnly"))) await browser.Send(browser.Form("answers", ("what", "NameOnly")), []);
    }

    static async Task<string> Confirmed(Browser browser, string text, string name)
    {
        await Import(browser, text, name);
        var address = browser.Here;
        await Answer(browser);
        await browser.Send(browser.Form("confirm"), []);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return address;
    }
}
