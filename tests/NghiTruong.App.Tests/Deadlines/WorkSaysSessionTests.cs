using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Obligations;
using NghiTruong.App.Tests.Meetings;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Tests.Deadlines;

/// <summary>Words such as "trước Kỳ họp thứ 23" hang on the session they name, known or not yet.</summary>
public sealed class WorkSaysSessionTests
{
    [Theory, BothStores]
    public async Task Words_of_a_session_nobody_opened_yet_wait_for_its_day_and_then_follow_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var work = await secretary.Enters(new() { ["work"] = "hoàn thiện đề án sắp xếp trường lớp", ["due-words"] = "trước Kỳ họp thứ 23" });
        Assert.Contains("chưa ấn định ngày", secretary.Html);
        var session = await council.Db(db => db.Occasions.SingleAsync(o => o.Number == 23));
        Assert.Equal((OccasionKind.Session, "Kỳ họp thứ 23", null), (session.Kind, session.Title, session.StartsOn));
        Assert.Null(await council.Due(work));

        await secretary.Moves(session.Id, "2027-03-16", "2027-03-18", "");
        Assert.Equal(new DateOnly(2027, 3, 15), await council.Due(work));
        await secretary.Moves(session.Id, "2027-03-23", "2027-03-25", "dời một tuần");
        Assert.Equal(new DateOnly(2027, 3, 22), await council.Due(work));
        await secretary.Get($"/nhiem-vu/{work}");
        Assert.Contains("hết ngày 22/03/2027", secretary.Html);
        Assert.Contains("trước Kỳ họp thứ 23", secretary.Html);

        var second = await secretary.Enters(new() { ["work"] = "gửi báo cáo thẩm tra", ["due-words"] = "15 ngày trước kỳ họp thứ 23" });
        Assert.Equal(new DateOnly(2027, 3, 8), await council.Due(second));
        Assert.Equal(2, (await council.KeptDays(session.Id)).Count);
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task A_session_opened_where_words_waited_for_it_is_the_one_they_named(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var numbered = await secretary.Enters(new() { ["work"] = "hoàn thiện đề án sắp xếp trường lớp", ["due-words"] = "trước Kỳ họp thứ 23" });
        var seasonal = await secretary.Enters(new() { ["work"] = "báo cáo tình hình nợ đọng", ["due-words"] = "trước kỳ họp cuối năm 2027" });
        await secretary.Get("/moc");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Kỳ họp thứ 23 (chuyên đề)", ["session-kind"] = "Thematic", ["number"] = "23", ["starts"] = "2027-03-16", ["ends"] = "2027-03-18" });
        Assert.Equal("", secretary.Refusal);
        Assert.Equal(new DateOnly(2027, 3, 15), await council.Due(numbered));
        Assert.Equal("Kỳ họp thứ 23 (chuyên đề)", secretary.Page.QuerySelector("h1")!.TextContent);
        await secretary.Get("/moc");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Kỳ họp thứ 25 (thường lệ cuối năm 2027)", ["session-kind"] = "Regular", ["number"] = "25", ["season"] = "YearEnd", ["starts"] = "2027-12-07", ["ends"] = "2027-12-09", ["firm"] = "yes" });
        Assert.Equal(new DateOnly(2027, 12, 6), await council.Due(seasonal));
        Assert.Equal([23, 25], await council.Db(db => db.Occasions.OrderBy(o => o.Number).Select(o => o.Number!.Value).ToListAsync()));
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task Words_of_a_session_in_an_imported_text_hang_on_it_once_confirmed(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/nhap");
        await secretary.Send(secretary.Form("import"), [], ("file", "bao-chi.txt", Papers.Bytes(Papers.Press.Replace("trước ngày 25/11/2026", "trước Kỳ họp thứ 23", StringComparison.Ordinal))));
        Assert.Equal(0, await council.Db(db => db.Occasions.CountAsync(o => o.Number == 23))); // a draft makes nothing
        foreach (var what in new[] { "words", "AddNew", "NameOnly" })
            if (secretary.HasForm("answers", ("what", what))) await secretary.Send(secretary.Form("answers", ("what", what)), []);
        await secretary.Send(secretary.Form("confirm"), []);
        var session = await council.Db(db => db.Occasions.SingleAsync(o => o.Number == 23));
        var kept = Assert.Single(await council.KeptDays(session.Id));
        Assert.Contains("5 dự thảo nghị quyết", kept.Title);
        await secretary.Moves(session.Id, "2027-03-16", "2027-03-18", "");
        Assert.Equal(new DateOnly(2027, 3, 15), await council.Due(kept.OwnerId));
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task To_be_reported_at_next_months_meeting_follows_the_meeting_once_it_is_opened(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var work = await secretary.Enters(new() { ["work"] = "rà soát nhà ở công vụ", ["due-words"] = TermsForm.NextMeeting });
        Assert.Equal(new DateOnly(2026, 12, 31), await council.Due(work)); // by the end of that month until it has a day
        await secretary.Get("/phien-hop");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Phiên họp tháng 12/2026", ["period"] = "2026-12", ["held-on"] = "2026-12-15" });
        Assert.Equal("", secretary.Refusal);
        Assert.Equal(new DateOnly(2026, 12, 15), await council.Due(work));
        await secretary.Send(secretary.Form("head"), new() { ["held-on"] = "2026-12-22" });
        Assert.Equal(new DateOnly(2026, 12, 22), await council.Due(work));
        Assert.Equal(1, await council.Db(db => db.Occasions.CountAsync(o => o.Period == "2026-12")));
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task A_time_by_a_rule_and_an_offset_takes_the_stricter(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        var byLaw = await secretary.Enters(new() { ["work"] = "gửi tài liệu theo luật", ["occasion"] = $"{session}", ["due-rule"] = "ses-07", ["is-new"] = "yes" });
        var own = await secretary.Enters(new() { ["work"] = "gửi tài liệu sớm", ["occasion"] = $"{session}", ["due-rule"] = "SES-07", ["occasion-days"] = "25", ["is-new"] = "yes" });
        var lax = await secretary.Enters(new() { ["work"] = "gửi tài liệu muộn", ["occasion"] = $"{session}", ["due-rule"] = "SES-07", ["occasion-days"] = "2", ["is-new"] = "yes" });
        var after = await secretary.Enters(new() { ["work"] = "gửi biên bản", ["occasion"] = $"{session}", ["occasion-days"] = "5", ["occasion-unit"] = "WorkingDay", ["occasion-side"] = "After", ["occasion-point"] = "Closing", ["is-new"] = "yes" });
        Assert.Equal(Office.Opening.AddDays(-20), await council.Due(byLaw));
        Assert.Equal(Office.Opening.AddDays(-25), await council.Due(own));
        Assert.Equal(Office.Opening.AddDays(-20), await council.Due(lax));
        Assert.Equal(new DateOnly(2027, 3, 25), await council.Due(after));
        await secretary.Enters(new() { ["work"] = "việc theo quy tắc lạ", ["occasion"] = $"{session}", ["due-rule"] = "XYZ-99" }, "no-such-rule");
        Assert.Contains("XYZ-99", secretary.Refusal);
        var share = LegalRules.All.First(r => r.Versions.All(v => v.Share is not null)).Id;
        await secretary.Enters(new() { ["work"] = "việc theo tỷ lệ phiếu", ["occasion"] = $"{session}", ["due-rule"] = share }, "rule-without-day");
        await secretary.Enters(new() { ["work"] = "việc số ngày lạ", ["occasion"] = $"{session}", ["occasion-days"] = "-3" }, "not-a-number");
    }

    [Theory, BothStores]
    public async Task Work_put_right_comes_off_its_session_and_goes_back_on_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        var work = await secretary.EntersBefore(session, 20, "chuẩn bị hội trường");
        await Corrects(secretary, work, new() { ["occasion"] = "", ["due"] = "2027-02-01", ["due-words"] = "", ["occasion-days"] = "" });
        Assert.Equal(new DateOnly(2027, 2, 1), await council.Due(work));
        Assert.True((await council.KeptDays(session)).Single().IsClosed);
        await secretary.Moves(session, "2027-03-23", "2027-03-25", "dời một tuần");
        Assert.Equal(new DateOnly(2027, 2, 1), await council.Due(work));
        await Corrects(secretary, work, new() { ["occasion"] = $"{session}", ["occasion-days"] = "10" });
        Assert.Equal(new DateOnly(2027, 3, 13), await council.Due(work));
        var kept = (await council.KeptDays(session)).Single();
        Assert.Equal((false, new DateOnly(2027, 3, 13)), (kept.IsClosed, kept.Due));
        await secretary.Moves(session, "2027-03-30", "2027-04-01", "dời nữa");
        Assert.Equal(new DateOnly(2027, 3, 20), await council.Due(work));
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task How_words_of_time_are_taken_is_the_councils_to_set_and_shown_beside_them(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        // 5/12/2026 is a Saturday, 10/12 a Thursday.
        Assert.Equal((4, 9), (await Read("trước ngày 05/12/2026"), await Read("trước ngày 10/12/2026")));
        await Set(before: "yes", rolls: "no");
        Assert.Equal((5, 10), (await Read("trước ngày 05/12/2026"), await Read("trước ngày 10/12/2026")));
        Assert.Contains("“trước ngày” tính cả ngày đó", secretary.Html);
        await Set(before: "yes", rolls: "yes");
        Assert.Equal((7, 10), (await Read("trước ngày 05/12/2026"), await Read("trước ngày 10/12/2026")));
        await Set(before: "no", rolls: "yes");
        Assert.Equal(7, await Read("chậm nhất ngày 05/12/2026"));
        Assert.Contains("Thứ Bảy 05/12/2026 là ngày nghỉ", secretary.Html);
        Assert.Equal(5, (await council.Due(await secretary.Enters(new() { ["work"] = "ngày do người chọn", ["due"] = "2026-12-05" })))!.Value.Day);
        using var head = await council.As(Cast.Director);
        await head.Get("/cai-dat");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, head.Status);

        async Task<int> Read(string words) => (await council.Due(await secretary.Enters(new() { ["work"] = $"việc {Guid.NewGuid():N}", ["due-words"] = words, ["is-new"] = "yes" })))!.Value.Day;

        async Task Set(string before, string rolls)
        {
            await secretary.Get("/cai-dat");
            await secretary.Send(secretary.Form("time"), new() { ["before"] = before, ["rolls"] = rolls });
            Assert.Equal("", secretary.Refusal);
            Assert.Equal([before, rolls], secretary.Form("time").QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Where(r => r.IsChecked).Select(r => r.Value));
        }
    }

    static async Task Corrects(Browser office, long work, Dictionary<string, string> fill)
    {
        await office.Get($"/nhiem-vu/{work}");
        fill["reason"] = "ghi lại thời hạn";
        await office.Send(office.Form("correct"), fill);
        Assert.Equal("", office.Refusal);
    }
}
