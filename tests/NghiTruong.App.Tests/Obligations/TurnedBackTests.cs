using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>What was ended, split or merged and turns out to be owed after all: nothing open may be missing from the lists.</summary>
public sealed class TurnedBackTests
{
    [Theory, BothStores]
    public async Task A_part_reopened_opens_its_whole_however_that_had_ended(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var (whole, parts) = await ForEach(council, head, "báo cáo số liệu trẻ bỏ học");
        foreach (var part in parts) await Record(head, part, ObligationEventKind.Withdrawn, new() { ["words"] = "không cần nữa" });
        Assert.Equal(ObligationState.Withdrawn, await State(council, whole));
        await Record(head, parts[1], ObligationEventKind.Reopened, new() { ["words"] = "nơi này vẫn phải báo cáo" });
        Assert.Equal(ObligationState.InProgress, await State(council, whole));
        await head.Get("/nhiem-vu?chi=dang-lam&tu=tre+bo+hoc");
        Assert.Contains($"/nhiem-vu/{whole}\"", head.Html);

        // Withdrawn as a whole, it is reopened as a whole.
        await Record(head, whole, ObligationEventKind.Withdrawn, new() { ["words"] = "gộp vào báo cáo năm" });
        await Record(head, whole, ObligationEventKind.Reopened, new() { ["words"] = "báo cáo năm không hỏi" });
        Assert.All(await council.Db(db => db.Obligations.Where(o => o.ParentId == whole).Select(o => o.State).ToListAsync()), state => Assert.Equal(ObligationState.InProgress, state));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task A_whole_that_its_parts_settled_is_reopened_by_them(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var (whole, parts) = await ForEach(council, head, "gửi danh sách cán bộ thôn");
        foreach (var part in parts)
        {
            await Record(head, part, ObligationEventKind.ReportedDone, new() { ["number"] = "3/BC" });
            await Record(head, part, ObligationEventKind.Confirmed, []);
        }
        await head.Get($"/nhiem-vu/{whole}");
        Assert.False(head.HasForm("fact", ("kind", "Reopened")));
        await Record(head, parts[0], ObligationEventKind.Reopened, new() { ["words"] = "thiếu hai thôn" });
        Assert.Equal(ObligationState.InProgress, await State(council, whole));
    }

    [Theory, BothStores]
    public async Task A_whole_entered_by_mistake_takes_out_of_every_figure_what_was_done_of_it_too(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var (whole, parts) = await ForEach(council, head, "rà phá bom mìn ven sông");
        await Record(head, parts[0], ObligationEventKind.ReportedDone, new() { ["number"] = "3/BC" });
        await Record(head, parts[0], ObligationEventKind.Confirmed, []);
        await Record(head, whole, ObligationEventKind.Annulled, new() { ["words"] = "nhập hai lần" });
        Assert.All(await council.Db(db => db.Obligations.Where(o => o.ParentId == whole).Select(o => o.State).ToListAsync()), state => Assert.Equal(ObligationState.Annulled, state));
        await head.Get("/nhiem-vu?gom=tung-noi&tu=bom+min");
        Assert.Empty(head.Page.QuerySelectorAll("table.data tbody a.work"));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task The_pieces_of_a_part_are_parts_and_the_whole_waits_for_them(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var (whole, parts) = await ForEach(council, head, "kiểm kê tài sản công sau sáp nhập");
        await head.Get($"/nhiem-vu/{parts[0]}/tach");
        await head.Send(head.Form("split"), new() { ["work-0"] = "kiểm kê trụ sở", ["work-1"] = "kiểm kê xe", ["reason"] = "Hai việc." });
        Assert.Equal("", head.Refusal);
        foreach (var part in parts.Skip(1))
        {
            await Record(head, part, ObligationEventKind.ReportedDone, new() { ["number"] = "3/BC" });
            await Record(head, part, ObligationEventKind.Confirmed, []);
        }
        Assert.True(States.IsEnded(await State(council, parts[0])));
        Assert.False(States.IsEnded(await State(council, whole)));
        await head.Get($"/nhiem-vu/{whole}");
        Assert.Contains("kiểm kê trụ sở", head.Page.QuerySelector("#lien-quan")!.TextContent);
        await head.Get("/nhiem-vu?tu=kiem+ke+tai+san");
        Assert.Contains("3/5 nơi xong", head.Html);
    }

    [Theory, BothStores]
    public async Task A_wrong_merge_is_undone_by_reopening_and_by_annulling_what_it_went_into(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var (first, second) = (await Enter(head, new() { ["work"] = "lập danh mục hồ chứa xuống cấp" }), await Enter(head, new() { ["work"] = "kiểm tra đập đầu mối hồ Ia Mơr" }));
        await Record(head, first, ObligationEventKind.MergedInto, new() { ["other"] = $"{second}" });
        Assert.Equal((ObligationState.Merged, 1), (await State(council, first), await Repeats(council, second)));
        await Record(head, first, ObligationEventKind.Reopened, new() { ["words"] = "gộp nhầm" });
        Assert.Equal((ObligationState.InProgress, 0), (await State(council, first), await Repeats(council, second)));

        await Record(head, first, ObligationEventKind.MergedInto, new() { ["other"] = $"{second}" });
        await Record(head, second, ObligationEventKind.Annulled, new() { ["words"] = "nhập nhầm" });
        Assert.Equal(ObligationState.InProgress, await State(council, first));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task Which_time_it_is_said_again_is_the_same_on_the_card_in_its_history_and_in_the_register(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var (id, other) = (await Enter(head, new() { ["work"] = "thu hồi đất dự án treo Ia Băng" }), await Enter(head, new() { ["work"] = "rà soát quỹ đất công ích" }));
        await Record(head, id, ObligationEventKind.Repeated, new() { ["words"] = "phiên tháng 10" });
        await Record(head, id, ObligationEventKind.Repeated, new() { ["words"] = "phiên tháng 11" });
        Assert.Equal(2, await Repeats(council, id));
        await Says(3, "Nhắc lại lần 3", "Nhắc lại lần 2");
        // Merged into it, the other said it once more; taken apart again, it did not.
        await Record(head, other, ObligationEventKind.MergedInto, new() { ["other"] = $"{id}" });
        await Says(4, "Nhắc lại lần 4", "Nhắc lại lần 3", "Nhắc lại lần 2");
        await Record(head, other, ObligationEventKind.Reopened, new() { ["words"] = "gộp nhầm" });
        await Record(head, id, ObligationEventKind.Repeated, new() { ["words"] = "phiên tháng 12" });
        await Says(4, "Nhắc lại lần 4", "Nhắc lại lần 4", "Nhắc lại lần 3", "Nhắc lại lần 2");

        async Task Says(int time, params string[] history)
        {
            await head.Get($"/nhiem-vu/{id}");
            Assert.Contains($"nhắc lại lần {time}", head.Page.QuerySelector(".badges")!.TextContent);
            Assert.Contains($"nhắc lại lần {time} (tính cả lần giao)", head.Page.QuerySelector("dl.pairs")!.TextContent);
            Assert.Equal(history, System.Text.RegularExpressions.Regex.Matches(head.Page.QuerySelector(".timeline")!.TextContent, "Nhắc lại lần [0-9]+").Select(m => m.Value));
            await head.Get("/nhiem-vu?chi=nhac-lai&tu=ia+bang");
            Assert.Contains($"nhắc lại lần {time}", head.Page.QuerySelector("table.data tbody")!.TextContent);
        }
    }

    [Theory, BothStores]
    public async Task A_duty_reopened_has_again_the_periods_that_were_withdrawn_with_it_and_no_others(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var duty = await Enter(head, new() { ["work"] = "báo cáo giá thịt lợn", ["kind"] = "StandingDuty", ["due"] = "", ["due-words"] = "trước ngày 25 hằng tháng", ["given"] = "2026-08-02" });
        var periods = await council.Db(db => db.Obligations.Where(o => o.ParentId == duty).OrderBy(o => o.Period).Select(o => o.Id).ToListAsync());
        Assert.Equal(4, periods.Count);
        await Record(head, periods[2], ObligationEventKind.Withdrawn, new() { ["words"] = "tháng này không cần", ["on"] = "2026-11-02" });
        await Record(head, duty, ObligationEventKind.Withdrawn, new() { ["words"] = "giá đã ổn định" });
        Assert.Equal(ObligationState.Withdrawn, await State(council, periods[3]));
        await Record(head, duty, ObligationEventKind.Reopened, new() { ["words"] = "giá lại tăng" });
        Assert.Equal([ObligationState.Assigned, ObligationState.Assigned, ObligationState.Withdrawn, ObligationState.InProgress], await council.Db(db => db.Obligations.Where(o => o.ParentId == duty).OrderBy(o => o.Period).Select(o => o.State).ToListAsync()));
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task A_code_of_other_work_that_is_none_is_said(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/nhiem-vu/4");
        await head.Send(head.Form("fact", ("kind", "Replaced")), new() { ["words"] = "thay bằng kế hoạch mới", ["other"] = "abc" });
        Assert.Equal("not-a-code", head.Rule);
        Assert.False(States.IsEnded(await State(council, 4)));
    }

    [Theory, BothStores]
    public async Task Old_words_of_a_correction_stay_readable_also_on_the_day_it_was_given(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await Enter(secretary, new() { ["work"] = "tổng hợp kiến nghị về đất rừng", ["due"] = "2026-12-20" });
        await secretary.Get($"/nhiem-vu/{id}");
        await secretary.Send(secretary.Form("correct"), new() { ["work"] = "tổng hợp kiến nghị về đất ở", ["due"] = "2026-12-28", ["reason"] = "Ghi nhầm." });
        Assert.Equal("", secretary.Refusal);
        var history = secretary.Page.QuerySelector(".timeline")!.TextContent;
        Assert.Contains("tổng hợp kiến nghị về đất rừng", history);
        Assert.Contains("20/12/2026", history);
    }

    static async Task<(long Whole, List<long> Parts)> ForEach(TestCouncil council, Browser office, string work)
    {
        var whole = await Enter(office, new() { ["work"] = work, ["each"] = "xa" });
        return (whole, await council.Db(db => db.Obligations.Where(o => o.ParentId == whole).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync()));
    }

    static async Task<long> Enter(Browser office, Dictionary<string, string> fields)
    {
        await office.Get("/nhiem-vu/them");
        fields["is-new"] = "yes";
        fields.TryAdd("due", "2026-12-05");
        if (!fields.ContainsKey("each")) fields.TryAdd("lead", office.Page.QuerySelectorAll("select#lead option").Select(o => o.GetAttribute("value")).First(v => v is { Length: > 0 })!);
        await office.Send(office.Form("enter"), fields);
        Assert.Equal("", office.Refusal);
        return long.Parse(office.Here["/nhiem-vu/".Length..]);
    }

    static async Task Record(Browser browser, long id, ObligationEventKind kind, Dictionary<string, string> fields)
    {
        await browser.Get($"/nhiem-vu/{id}");
        await browser.Send(browser.Form("fact", ("kind", kind.ToString())), fields);
        Assert.Equal("", browser.Refusal);
    }

    static Task<ObligationState> State(TestCouncil council, long id) => council.Db(db => db.Obligations.Where(o => o.Id == id).Select(o => o.State).SingleAsync());

    static Task<int> Repeats(TestCouncil council, long id) => council.Db(db => db.Obligations.Where(o => o.Id == id).Select(o => o.TimesRepeated).SingleAsync());
}
