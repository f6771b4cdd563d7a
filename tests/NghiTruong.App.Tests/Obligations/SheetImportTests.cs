using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.Documents.Tests;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>The office's old follow-up table becomes work through its real pages.</summary>
public sealed class SheetImportTests
{
    [Theory, BothStores]
    public async Task An_awkward_table_is_read_asked_about_and_entered_whole(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var before = await council.Db(db => db.Obligations.CountAsync());
        await Bring(secretary, OldTables.Office());

        Assert.Equal("4", secretary.Page.QuerySelector("#header")!.GetAttribute("value"));
        Assert.Equal("2", secretary.Page.QuerySelector("#height option[selected]")!.GetAttribute("value"));
        Assert.Equal("2025-10-15", secretary.Page.QuerySelector("#StandsOn")!.GetAttribute("value"));
        Assert.Contains("Dòng 10, cột G “Thời hạn”: “31/6/2025” không phải ngày có thật.", secretary.Page.QuerySelector("#dong")!.TextContent);
        Assert.False(secretary.HasForm("confirm"));
        Assert.Contains("Sở Kế hoạch và Đầu tư cũ", secretary.Page.QuerySelector("#ten")!.TextContent);

        await secretary.Get(secretary.Here.Split('#')[0] + "?sua=10");
        await secretary.Send(secretary.Page.QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("[name=cell-Due]") is not null), new() { ["cell-Due"] = "30/6/2025" });
        await secretary.Send(secretary.Form("names"), new() { ["body-0"] = "Sở Tài chính" });
        Assert.Equal(before, await council.Db(db => db.Obligations.CountAsync()));
        await secretary.Send(secretary.Form("confirm"), []);

        Assert.Contains("Đã nhập 5 nhiệm vụ", secretary.Page.QuerySelector(".confirm")!.TextContent);
        var entered = await council.Db(db => db.Obligations.Include(o => o.Events).Include(o => o.Bodies).Where(o => o.SourceKind == "sheet").OrderBy(o => o.Id).ToListAsync());
        Assert.Equal(5, entered.Count);
        var names = await council.Db(async db => (await db.BodiesOf(entered[0].CouncilId)).ToDictionary(b => b.Id, b => b.NameOn(new(2026, 11, 16))));
        Assert.Equal(["Ủy ban nhân dân tỉnh Lam Giang", "Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Y tế", "Sở Y tế"], entered.Select(o => names[o.LeadBodyId!.Value]));
        Assert.Equal((ObligationState.Confirmed, new DateOnly(2025, 6, 20), new DateOnly(2025, 3, 5), new DateOnly(2025, 6, 30)), (entered[0].State, entered[0].ConfirmedOn, entered[0].GivenOn, entered[0].DueOn));
        Assert.Equal(["Sở Tài chính", "Sở Xây dựng"], entered[0].Bodies.Where(b => b.Role == BodyRole.Coordinating).Select(b => names[b.BodyId]).Order());
        Assert.Equal((ObligationState.InProgress, new DateOnly(2025, 12, 30)), (entered[1].State, entered[1].DueOn));
        Assert.Equal((ObligationState.Assigned, new DateOnly(2025, 6, 30)), (entered[2].State, entered[2].DueOn));
        Assert.Equal((ObligationKind.StandingDuty, DueKind.Rhythm), (entered[3].Kind, entered[3].DueKind));
        Assert.Equal((ObligationState.Confirmed, new DateOnly(2025, 12, 31), new DateOnly(2025, 10, 15)), (entered[4].State, entered[4].DueOn, entered[4].ConfirmedOn));
        Assert.All(entered, o => Assert.Equal("theo-doi.xlsx", o.SourceTitle));
        Assert.Contains("Mục: I. Lĩnh vực kinh tế", entered[1].Events.Single(e => e.Kind == ObligationEventKind.Given).Words);

        await secretary.Get($"/nhiem-vu/{entered[0].Id}");
        Assert.Contains("Nhập từ bảng cũ “theo-doi.xlsx”, dòng 8", secretary.Html);
        Assert.Contains("Văn bản số 12/TB-HĐND", secretary.Html);
        Assert.Equal("sheet.confirmed", await council.Db(db => db.AuditRows.OrderByDescending(a => a.Id).Select(a => a.Act).FirstAsync()));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task Nothing_is_entered_while_a_row_is_wrong_and_a_row_left_out_is_not(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Bring(secretary, OldTables.Plain(
            ["lập danh mục dự án", "Sở Xây dựng", "5/3/2026", "30/2/2026", "Đang thực hiện"], ["tổng hợp ý kiến cử tri", "Sở Nội vụ", "5/3/2026", "15/5", "xyz"],
            ["", "Sở Nội vụ", "5/3/2026", "15/5", ""], ["công khai quy hoạch", "Sở Xây dựng", "5/3/2026", "trước 30/6/2026", "Chưa thực hiện"]));
        var wrong = secretary.Page.QuerySelectorAll("#dong p.wrong").Select(p => p.TextContent.Trim()).ToList();

        Assert.Equal(
            ["Dòng 2, cột D “Thời hạn”: “30/2/2026” không phải ngày có thật.", "Dòng 3, cột E “Trạng thái”: “xyz” không phải trạng thái nào đã biết; ghi “chưa thực hiện”, “đang thực hiện” hoặc “đã hoàn thành”.",
             "Dòng 4, cột A “Nội dung”: chưa có nội dung nhiệm vụ."], wrong);
        Assert.False(secretary.HasForm("confirm"));
        await secretary.Send(secretary.Form("press"), new() { ["drop"] = "2" });
        Assert.Contains("Còn 2 dòng có chỗ sai", secretary.Html);
        await secretary.Send(secretary.Form("rows", ("what", "wrong")), []);
        await secretary.Send(secretary.Form("confirm"), []);

        var works = await council.Db(db => db.Obligations.Where(o => o.SourceKind == "sheet").Select(o => new { o.Work, o.DueOn }).ToListAsync());
        Assert.Equal([new { Work = "công khai quy hoạch", DueOn = (DateOnly?)new DateOnly(2026, 6, 29) }], works);
    }

    [Theory, BothStores]
    public async Task A_row_taken_for_a_total_or_the_foot_becomes_work_at_a_word_and_back(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Bring(secretary, OldTables.Plain(["lập danh mục dự án", "Sở Xây dựng", "5/3/2026", "30/6/2026", "dự kiến hoàn thành quý IV"], ["Tổng cộng", "Sở Nội vụ", "5/3/2026", "30/6/2026", "đang làm"], ["Người lập bảng", "", "", "", ""]));
        var address = secretary.Here.Split('?', '#')[0];
        await secretary.Get(address + "?chi=khac");
        Assert.Contains("dòng cộng, không nhập: Tổng cộng", secretary.Page.QuerySelector("#d3")!.TextContent);
        await secretary.Send(secretary.Form("press"), new() { ["work"] = "3" });
        await secretary.Send(secretary.Form("press"), new() { ["work"] = "4" });
        await secretary.Get(address);
        Assert.Contains("được chỉ rõ là nhiệm vụ", secretary.Page.QuerySelector("#d3")!.TextContent);
        await secretary.Send(secretary.Form("press"), new() { ["no-work"] = "4" });
        Assert.Null(secretary.Page.QuerySelector("#d4"));
        await secretary.Send(secretary.Form("confirm"), []);

        var entered = await council.Db(db => db.Obligations.Where(o => o.SourceKind == "sheet").OrderBy(o => o.Id).Select(o => new { o.Work, o.State }).ToListAsync());
        Assert.Equal([new { Work = "lập danh mục dự án", State = ObligationState.InProgress }, new { Work = "Tổng cộng", State = ObligationState.InProgress }], entered);
    }

    [Fact]
    public async Task Names_that_are_refused_stand_where_they_were_typed()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await Bring(secretary, OldTables.Plain(["việc một", "Phòng Tổng hợp cũ", "5/3/2026", "30/6/2026", "đang làm"], ["việc hai", "Sở Kế hoạch và Đầu tư cũ", "5/3/2026", "30/6/2026", "đang làm"], ["việc ba", "Sở Ba cũ", "5/3/2026", "30/6/2026", ""]));
        await secretary.Send(secretary.Form("names"), new() { ["body-0"] = "Sở Nội vụ", ["body-1"] = "Phòng gì đó lạ", ["words-2"] = "1" });
        Assert.Equal("body-unknown", secretary.Rule);
        Assert.Equal(["Sở Nội vụ", "Phòng gì đó lạ", ""], secretary.Page.QuerySelectorAll("#ten input[name^=body-]").Select(i => i.GetAttribute("value") ?? ""));
        Assert.True(secretary.Page.QuerySelector("[name=words-2]")!.HasAttribute("checked"));
        Assert.Contains("Phòng gì đó lạ", secretary.Page.QuerySelector("#ten p.wrong")!.TextContent);
    }

    [Theory, BothStores]
    public async Task A_wrong_answer_to_a_name_is_taken_back_or_given_anew(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Bring(secretary, OldTables.Plain(["việc một", "Phòng Tổng hợp cũ", "5/3/2026", "30/6/2026", "đang làm"], ["việc hai", new string('a', 301), "5/3/2026", "30/6/2026", ""]));
        // A sentence in the column of names is the row's fault; it does not stand in the way of the other names.
        Assert.Contains("tên cơ quan dài 301 ký tự", secretary.Html);
        await secretary.Send(secretary.Form("names"), new() { ["body-0"] = "Sở Y tế" });
        Assert.Equal("", secretary.Refusal);
        Assert.Equal("Sở Y tế", secretary.Form("names", ("known", "1")).QuerySelector("[name=body-0]")!.GetAttribute("value"));
        await secretary.Send(secretary.Form("names", ("known", "1")), new() { ["body-0"] = "" });
        Assert.Contains("Phòng Tổng hợp cũ", secretary.Page.QuerySelector("#ten")!.TextContent);
        Assert.Equal(0, await council.Db(db => db.RememberedMatches.CountAsync(r => r.Words.Contains("tong hop"))));
        await secretary.Send(secretary.Form("names"), new() { ["words-0"] = "1" });
        await secretary.Send(secretary.Form("names", ("known", "1")), new() { ["body-0"] = "Văn phòng HĐND tỉnh" });
        Assert.Equal(("", 1), (secretary.Refusal, await council.Db(db => db.RememberedMatches.CountAsync(r => r.Words.Contains("tong hop")))));
    }

    [Theory, BothStores]
    public async Task A_second_draft_of_a_file_entered_meanwhile_enters_nothing_twice(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var head = await council.As(Cast.OfficeHead);
        var table = NghiTruong.Documents.Tests.SheetSample.Book(
            ("Năm 2025", [["STT", "Nội dung", "Cơ quan chủ trì", "Ngày giao", "Thời hạn"], ["1", "lập danh mục hồ đập", "Sở Xây dựng", "5/3/2025", "30/6/2025"]], [], false),
            ("Năm 2026", [["STT", "Nội dung", "Cơ quan chủ trì", "Ngày giao", "Thời hạn"], ["1", "gia cố hồ đập", "Sở Xây dựng", "5/3/2026", "30/6/2026"]], [], false));
        await Bring(secretary, table);
        Assert.Contains("Tệp còn trang khác có dữ liệu: “Năm 2026”, 2 dòng", secretary.Html);
        await Bring(head, table);
        Assert.Contains("Nhập lần nữa sẽ tạo nhiệm vụ trùng", head.Html);
        council.Time.Forward(TimeSpan.FromMinutes(1));
        await secretary.Send(secretary.Form("confirm"), []);
        Assert.Contains("Đã nhập 1 nhiệm vụ", secretary.Html);
        await head.Send(head.Form("confirm"), []);
        Assert.Equal("entered-meanwhile", head.Rule);
        // Its other sheet is other work.
        await head.Send(head.Form("lay"), new() { ["sheet"] = "1", ["header"] = "1" });
        Assert.DoesNotContain("sẽ tạo nhiệm vụ trùng", head.Html);
        await head.Send(head.Form("confirm"), []);
        Assert.Contains("Đã nhập 1 nhiệm vụ", head.Html);
        Assert.Equal(2, await council.Db(db => db.Obligations.CountAsync(o => o.SourceKind == "sheet")));
    }

    [Theory, BothStores]
    public async Task A_row_of_the_registers_own_list_repeats_the_work_it_names_though_a_word_was_changed(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await EnterWorkTests.Enter(secretary, new() { ["work"] = "rà soát các hồ chứa xuống cấp trước mùa mưa", ["due"] = "2026-12-05" });
        await Bring(secretary, NghiTruong.Documents.Tests.SheetSample.Of([["Mã", "Nội dung", "Ngày giao"], [$"{id}", "rà soát mọi hồ chứa xuống cấp trước mùa mưa", "5/11/2026"], ["2", "rà soát các hồ chứa xuống cấp trước mùa mưa.", "5/11/2026"], ["3", "đo lại độ cao đê biển", "5/11/2026"]]));
        Assert.Equal(2, secretary.Page.QuerySelector("#dong")!.QuerySelectorAll($"a[href='/nhiem-vu/{id}']").Length);
    }

    [Theory, BothStores]
    public async Task What_was_decided_for_a_table_is_offered_for_the_next_of_its_kind(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        object?[][] Table(string work) => [["Việc", "Ai làm", "Hôm giao", "Hẹn", "Ra sao"], [work, "Phòng Tổng hợp cũ", new DateOnly(2026, 3, 5), "15/5", "đang làm"], [work + " nữa", "Phòng Tổng hợp cũ", new DateOnly(2026, 3, 5), "15/6", "xong"]];
        await Bring(secretary, NghiTruong.Documents.Tests.SheetSample.Of(Table("in tài liệu")));
        await secretary.Send(secretary.Form("lay"), new() { ["header"] = "1" });
        await secretary.Send(secretary.Form("map"), new()
        {
            ["column-0"] = "Work", ["column-1"] = "Lead", ["column-2"] = "GivenOn", ["column-3"] = "Due", ["column-4"] = "State", ["giver"] = "Thường trực HĐND tỉnh", ["done-day"] = "DueDay",
        });
        await secretary.Send(secretary.Form("names"), new() { ["body-0"] = "Văn phòng HĐND tỉnh" });
        // Read again as it was read, nothing that was decided is lost.
        await secretary.Send(secretary.Form("lay"), new() { ["header"] = "1" });
        Assert.Equal("Work", secretary.Page.QuerySelector("select[name=column-0] option[selected]")!.GetAttribute("value"));
        await secretary.Send(secretary.Form("confirm"), []);
        Assert.Contains("Đã nhập 2 nhiệm vụ", secretary.Html);

        await Bring(secretary, NghiTruong.Documents.Tests.SheetSample.Of(Table("gửi giấy mời")));
        await secretary.Send(secretary.Form("lay"), new() { ["header"] = "1" });

        Assert.True(secretary.HasForm("confirm"));
        await secretary.Send(secretary.Form("confirm"), []);
        var last = await council.Db(db => db.Obligations.Where(o => o.SourceKind == "sheet").OrderBy(o => o.Id).LastAsync());
        Assert.Equal(("gửi giấy mời nữa", "Thường trực HĐND tỉnh", new DateOnly(2026, 6, 15)), (last.Work, last.Giver, last.ConfirmedOn));
        Assert.NotNull(last.LeadBodyId);
    }

    [Theory, BothStores]
    public async Task A_whole_import_is_taken_back_until_something_follows_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var table = OldTables.Plain(["lập danh mục dự án", "Sở Xây dựng", "5/3/2026", "30/6/2026", "Đã hoàn thành ngày 20/6/2026"], ["công khai quy hoạch", "Sở Xây dựng", "5/3/2026", "30/6/2026", "đang thực hiện"]);
        await Bring(secretary, table);
        await secretary.Send(secretary.Form("confirm"), []);
        var address = secretary.Here;
        council.Time.Forward(TimeSpan.FromMinutes(5));
        await secretary.Send(secretary.Form("end", ("what", "undo")), []);

        Assert.True(secretary.HasForm("confirm"));
        Assert.All(await council.Db(db => db.Obligations.Where(o => o.SourceKind == "sheet").Select(o => o.State).ToListAsync()), s => Assert.Equal(ObligationState.Annulled, s));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
        await secretary.Send(secretary.Form("confirm"), []);

        var open = await council.Db(db => db.Obligations.Where(o => o.SourceKind == "sheet" && o.State == ObligationState.InProgress).Select(o => o.Id).SingleAsync());
        using var director = await council.As(Cast.Director);
        await director.Get($"/nhiem-vu/{open}");
        council.Time.Forward(TimeSpan.FromMinutes(5));
        await director.Send(director.Form("fact", ("kind", nameof(ObligationEventKind.Progress))), new() { ["words"] = "Đã xong một nửa." });
        await secretary.Get(address);
        await secretary.Send(secretary.Form("end", ("what", "undo")), []);
        Assert.Equal("followed", secretary.Rule);
        Assert.Contains("công khai quy hoạch", secretary.Refusal);
    }

    [Theory, BothStores]
    public async Task A_standing_duty_from_an_old_table_is_asked_from_now_on_and_the_import_can_still_be_taken_back(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Bring(secretary, OldTables.Plain(["báo cáo thu ngân sách", "Sở Tài chính", "5/3/2025", "hằng tháng", "đang thực hiện"]));
        await secretary.Send(secretary.Form("confirm"), []);
        var duty = await council.Db(db => db.Obligations.Where(o => o.SourceKind == "sheet").Select(o => o.Id).SingleAsync());
        for (var hour = 0; hour < 2; hour++)
        {
            await using var scope = council.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<KeepInstalments>().Run();
        }
        Assert.Equal([new DateOnly(2026, 11, 30)], await council.Db(db => db.Obligations.Where(o => o.ParentId == duty).Select(o => o.DueOn!.Value).ToListAsync()));

        council.Time.Forward(TimeSpan.FromHours(1));
        await secretary.Send(secretary.Form("end", ("what", "undo")), []);
        Assert.True(secretary.HasForm("confirm"));
        Assert.All(await council.Db(db => db.Obligations.Where(o => o.SourceKind == "sheet").Select(o => o.State).ToListAsync()), s => Assert.Equal(ObligationState.Annulled, s));
    }

    [Theory, BothStores]
    public async Task Work_of_a_group_comes_in_with_a_part_for_each_and_is_taken_back_whole(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Bring(secretary, SheetSample.Of(
        [
            ["STT", "Nội dung", "Cơ quan chủ trì", "Ngày giao", "Thời hạn", "Trạng thái"],
            [1, "Rà soát hộ nghèo trên địa bàn", "UBND các xã, phường", new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 15), "Đang thực hiện"],
            [2, "Báo cáo giám sát chuyên đề", "Các Ban HĐND", new DateOnly(2026, 8, 1), new DateOnly(2026, 9, 15), "Đã hoàn thành"],
        ]));
        await secretary.Send(secretary.Form("confirm"), []);
        Assert.Equal("", secretary.Refusal);
        var whole = await council.Db(db => db.Obligations.SingleAsync(o => o.EachOf == "UBND các xã, phường"));
        Assert.Equal(4, await council.Db(db => db.Obligations.CountAsync(o => o.ParentId == whole.Id && o.Tie == Tie.Part)));
        Assert.Equal(ObligationState.Confirmed, await council.Db(db => db.Obligations.Where(o => o.Work == "Báo cáo giám sát chuyên đề").Select(o => o.State).SingleAsync()));
        await secretary.Send(secretary.Form("end", ("what", "undo")), []);
        Assert.True(secretary.Refusal.Length == 0, secretary.Refusal);
        Assert.Equal(0, await council.Db(db => db.Obligations.CountAsync(o => o.SourceKind == "sheet" && o.State != ObligationState.Annulled)));
    }

    [Theory, BothStores]
    public async Task The_same_file_and_the_same_work_are_told_of(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var table = OldTables.Plain(["lập danh mục dự án", "Sở Xây dựng", "5/3/2026", "30/6/2026", "đang thực hiện"], ["Lập danh mục  dự án", "Sở Xây dựng", "6/3/2026", "30/6/2026", ""]);
        await Bring(secretary, table);
        Assert.Contains("trùng với dòng 2", secretary.Html);
        await secretary.Send(secretary.Form("rows", ("what", "repeats")), []);
        await secretary.Send(secretary.Form("confirm"), []);
        var id = await council.Db(db => db.Obligations.MaxAsync(o => o.Id));

        await Bring(secretary, table);
        Assert.Contains("giống hệt", secretary.Page.QuerySelector(".note")!.TextContent);
        Assert.Contains($"có thể trùng với nhiệm vụ #{id}", secretary.Page.QuerySelector("#dong")!.TextContent);
        await secretary.Send(secretary.Form("rows", ("what", "repeats")), []);
        Assert.False(secretary.HasForm("confirm"));
        Assert.Contains("Không còn dòng nhiệm vụ nào để nhập", secretary.Html);
    }

    [Theory, BothStores]
    public async Task Old_tables_belong_to_the_office_of_their_council(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var table = OldTables.Office();
        await Bring(secretary, table);
        var address = secretary.Here.Split('?', '#')[0];

        foreach (var stranger in new[] { Cast.Director, Cast.Deputy, Cast.CommuneSecretary })
        {
            using var browser = await council.As(stranger);
            foreach (var path in new[] { address, address + "/tep" })
            {
                await browser.Get(path);
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            await browser.Get("/nhiem-vu/nhap-bang");
            Assert.DoesNotContain("theo-doi.xlsx", browser.Html);
        }
        await secretary.Get(address + "/tep");
        Assert.Equal(table, await secretary.Last.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("rong", "empty")]
    [InlineData("chu", "not-a-sheet")]
    [InlineData("mat", "secret-mark")]
    public async Task What_is_no_table_is_refused_and_not_kept(string what, string rule)
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        var bytes = what switch { "rong" => [], "chu" => "%PDF-1.7 không phải bảng"u8.ToArray(), _ => NghiTruong.Documents.Tests.SheetSample.Of([["TUYỆT MẬT"], ["STT", "Nội dung"]]) };
        await secretary.Get("/nhiem-vu/nhap-bang");
        await secretary.Send(secretary.Form("sheet"), [], ("file", "bang.xlsx", bytes));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, rule), (secretary.Status, secretary.Rule));
        Assert.Equal(0, await council.Db(db => db.SheetImports.CountAsync()));
    }

    [Theory, BothStores]
    public async Task Columns_that_are_refused_come_back_as_they_were_chosen(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Bring(secretary, OldTables.Plain(["việc một", "Sở Xây dựng", new DateOnly(2026, 3, 5), "30/6/2026", "đang thực hiện"]));
        var column = secretary.Page.QuerySelectorAll("#cot select").Select(s => s.GetAttribute("name")!).First(n => n.StartsWith("column-", StringComparison.Ordinal));
        await secretary.Send(secretary.Form("map"), new() { ["StandsOn"] = "2031-01-01", ["giver"] = "Người giao chung", ["done-day"] = "DayOfTable", [column] = "Note" });
        Assert.NotEqual("", secretary.Refusal);
        string? Value(string css) => secretary.Page.QuerySelector(css)?.GetAttribute("value");
        Assert.Equal(("2031-01-01", "Người giao chung"), (Value("#StandsOn"), Value("#giver")));
        Assert.Equal(("DayOfTable", "Note"), (Value("#done-day option[selected]"), Value($"select[name={column}] option[selected]")));

        await secretary.Send(secretary.Form("lay"), new() { ["header"] = "9999", ["height"] = "2" });
        Assert.NotEqual("", secretary.Refusal);
        Assert.Equal(("9999", "2"), (Value("#header"), Value("#height option[selected]")));
    }

    [Theory, BothStores]
    public async Task Bodies_by_initials_and_heads_marks_of_the_same_and_times_granted_later_are_entered(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await Bring(secretary, SheetSample.Of(
        [
            ["TIẾN ĐỘ CÁC NHIỆM VỤ GIAO TẠI KẾT LUẬN SỐ 15/KL-HĐND NGÀY 12/3/2026"],
            ["Stt", "Nhiệm vụ giao", "Cơ quan thực hiện", null, "Thời hạn", null, "Kết quả"],
            [null, null, "Chủ trì", "Phối hợp", "Theo kết luận", "Gia hạn"],
            [1, "Rà soát nợ xây dựng cơ bản", "Sở TC", "Sở NN-MT + Sở XD", "30/6/2026", "31/12/2026", "Đang rà soát"],
            [2, "Đôn đốc giải ngân", "-nt-", "nt", "30/6/2026", null, "Chưa"],
            [3, "Chuẩn bị kỳ họp", "VP Đoàn ĐBQH và HĐND tỉnh", "Ban PC", "2026", null, "Xong"],
            [4, "Tuyển giáo viên", "Giám đốc Sở GD-ĐT", null, "Quý IV/2026"],
        ]));
        Assert.False(secretary.HasForm("names"));
        await secretary.Send(secretary.Form("confirm"), []);
        Assert.Equal("", secretary.Refusal);

        var work = await council.Db(db => db.Obligations.Include(o => o.Bodies).Where(o => o.SourceKind == "sheet").OrderBy(o => o.Id).ToListAsync());
        var names = await council.Db(async db => (await db.BodiesOf(work[0].CouncilId)).ToDictionary(b => b.Id, b => b.NameOn(new(2026, 11, 16))));
        Assert.Equal(["Sở Tài chính", "Sở Tài chính", "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Sở Giáo dục và Đào tạo"], work.Select(o => names[o.LeadBodyId!.Value]));
        Assert.All(work.Take(2), o => Assert.Equal(["Sở Nông nghiệp và Môi trường", "Sở Xây dựng"], o.Bodies.Where(b => b.Role == BodyRole.Coordinating).Select(b => names[b.BodyId]).Order()));
        Assert.Equal((new DateOnly(2026, 6, 30), new DateOnly(2026, 12, 31)), (work[0].OriginalDueOn!.Value, work[0].DueOn!.Value));
        Assert.Equal([ObligationState.InProgress, ObligationState.Assigned, ObligationState.Confirmed, ObligationState.Assigned], work.Select(o => o.State));
        Assert.All(work, o => Assert.Equal(new DateOnly(2026, 3, 12), o.GivenOn));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Fact]
    public async Task A_table_of_two_thousand_rows_is_entered_at_once()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await Bring(secretary, OldTables.Plain([.. Enumerable.Range(1, 2_000).Select(n => new object?[] { $"việc số {n}", "Sở Xây dựng", new DateOnly(2026, 3, 5), "30/6/2026", n % 2 == 0 ? "đã hoàn thành" : "đang thực hiện" })]));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(secretary.Html), 20_000, 100_000);
        await secretary.Send(secretary.Form("confirm"), []);

        Assert.Equal(2_000, await council.Db(db => db.Obligations.CountAsync(o => o.SourceKind == "sheet")));
    }

    static async Task Bring(Browser secretary, byte[] table)
    {
        await secretary.Get("/nhiem-vu/nhap-bang");
        await secretary.Send(secretary.Form("sheet"), [], ("file", "theo-doi.xlsx", table));
        Assert.Equal("", secretary.Refusal);
        Assert.StartsWith("/nhiem-vu/nhap-bang/", secretary.Here);
    }
}
