using System.Net;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Deadlines;

/// <summary>A session is opened, its timetable laid, its day moved: what hangs on it follows, and says why.</summary>
public sealed class OccasionTests
{
    const string WillMove = "Các hạn sẽ dời";

    [Theory, BothStores]
    public async Task Every_line_of_a_laid_timetable_has_its_kept_day_and_work_is_due_on_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);

        var items = await council.Db(async db => await (from t in db.Timetables where t.OccasionId == session from i in t.Items join d in db.KeptDeadlines on i.DeadlineId equals d.Id select new { Item = i, Kept = d }).AsNoTracking().ToListAsync());
        Assert.Equal(17, items.Count);
        foreach (var i in items.Where(i => i.Item.ObligationId is not null))
            Assert.Equal(i.Kept.Due, await council.Due(i.Item.ObligationId!.Value));
        Assert.Equal(2, items.Count(i => i.Item.ObligationId is null)); // the opening and the closing themselves
        Assert.Equal(Office.Opening.AddDays(-52), items.Single(i => i.Item.Title.StartsWith("Hội nghị liên tịch", StringComparison.Ordinal)).Kept.Due);
        Assert.All(items, i => Assert.Contains(Office.Short(i.Kept.Due), secretary.Page.QuerySelector("#han")!.TextContent));
        Assert.False(secretary.HasForm("lay"));
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task A_move_by_a_week_moves_exactly_what_its_preview_listed_each_with_its_reason(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var head = await council.As(Cast.OfficeHead);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        var ended = await secretary.EntersBefore(session, 15, "in tài liệu kỳ họp");
        await head.Records(ended, ObligationEventKind.Withdrawn, new() { ["words"] = "gửi bản điện tử" });
        await secretary.Get($"/moc/{session}");
        await secretary.Send(secretary.Form("mark", ("done", "yes")), []); // the opening's step is ticked
        var before = (await council.KeptDays(session)).ToDictionary(d => d.Id);

        await secretary.Moves(session, "2027-03-23", "2027-03-25", "", preview: true);
        var preview = secretary.Rows(WillMove).Select(r => (r[0], r[1], r[2])).ToHashSet();
        Assert.Equal(before.Values.Count(d => !d.IsClosed), preview.Count);
        Assert.Equal(before.Values.Select(d => d.Due), (await council.KeptDays(session)).Select(d => d.Due)); // a preview writes nothing
        Assert.Equal("2027-03-23", secretary.Page.QuerySelector("#starts")!.GetAttribute("value"));

        await secretary.Moves(session, "2027-03-23", "2027-03-25", "tránh trùng kỳ họp Quốc hội");

        var after = await council.KeptDays(session);
        var moved = after.Where(d => d.Due != before[d.Id].Due).ToList();
        Assert.Equal(preview, moved.Select(d => (d.Title, Office.Short(before[d.Id].Due), Office.Short(d.Due))).ToHashSet());
        Assert.All(after.Where(d => d.IsClosed), d => Assert.Equal((before[d.Id].Due, before[d.Id].Version), (d.Due, d.Version)));
        Assert.Equal(2, after.Count(d => d.IsClosed));
        Assert.All(moved, d => Assert.Equal((before[d.Id].Due, d.Due), (d.Moves.MaxBy(m => m.Id)!.From, d.Moves.MaxBy(m => m.Id)!.To)));
        Assert.All(moved, d => Assert.Contains("tránh trùng kỳ họp Quốc hội", d.Moves.MaxBy(m => m.Id)!.Because));
        foreach (var d in moved.Where(d => d.OwnerKind == FollowDeadlines.OwnerKind))
        {
            var work = await council.Work(d.OwnerId);
            var told = work.Events.MaxBy(e => e.Id)!;
            Assert.Equal((d.Due, ObligationEventKind.DueFollowed, Cast.Secretary), (work.DueOn, told.Kind, told.ActorTitle.Split(',')[0]));
            Assert.Contains("tránh trùng kỳ họp Quốc hội", told.Words);
        }
        Assert.Equal(ObligationState.Withdrawn, (await council.Work(ended)).State);
        Assert.Equal(before.Values.Single(d => d.OwnerKind == FollowDeadlines.OwnerKind && d.OwnerId == ended).Due, await council.Due(ended));
        Assert.Equal(1, await council.Db(db => db.AuditRows.CountAsync(a => a.Act == "occasion.moved" && a.TargetId == session)));
        Assert.Contains("16/03/2027 → 23/03/2027: tránh trùng kỳ họp Quốc hội", secretary.Page.QuerySelector("section[aria-labelledby=h-lich-su]")!.TextContent);
        using var ubnd = await council.As(Cast.PeoplesCommitteeOfficer);
        await ubnd.Get($"/nhiem-vu/{moved.First(d => d.Title.StartsWith("UBND gửi báo cáo, tờ trình", StringComparison.Ordinal)).OwnerId}");
        Assert.Contains("dời từ 16/03/2027 sang 23/03/2027–25/03/2027 (tránh trùng kỳ họp Quốc hội)", ubnd.Page.QuerySelector(".timeline")!.TextContent);
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task A_granted_day_stays_while_it_is_later_than_the_moved_one(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var head = await council.As(Cast.OfficeHead);
        var session = await secretary.OpensSession();
        var work = await secretary.EntersBefore(session, 20, "hoàn thiện dự thảo nghị quyết phí");
        await head.Records(work, ObligationEventKind.ExtensionGranted, new() { ["promised"] = "2027-03-10" });
        await secretary.Moves(session, "2027-03-23", "2027-03-25", "dời một tuần");
        Assert.Equal((new DateOnly(2027, 3, 10), new DateOnly(2027, 3, 3)), await council.Db(db => db.Obligations.Where(o => o.Id == work).Select(o => new ValueTuple<DateOnly, DateOnly>(o.DueOn!.Value, o.OriginalDueOn!.Value)).SingleAsync()));
        await secretary.Moves(session, "2027-04-06", "2027-04-08", "dời hai tuần nữa");
        Assert.Equal(new DateOnly(2027, 3, 17), await council.Due(work)); // later than what was granted
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task What_was_given_to_each_moves_with_all_its_parts(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        var whole = await secretary.EntersBefore(session, 30, "báo cáo kết quả tiếp xúc cử tri", new() { ["each"] = "xa" });
        await secretary.Moves(session, "2027-03-23", "2027-03-25", "dời một tuần");
        var due = new DateOnly(2027, 2, 21);
        Assert.Equal(due, await council.Due(whole));
        Assert.Equal(Enumerable.Repeat<DateOnly?>(due, 4), await council.Db(db => db.Obligations.Where(o => o.ParentId == whole).Select(o => o.DueOn).ToListAsync()));
        Assert.Single(await council.KeptDays(session)); // the parts keep no day of their own
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task A_form_sent_twice_moves_once_and_a_late_one_is_told(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        await secretary.EntersBefore(session, 20, "chuẩn bị hội trường");
        await secretary.Get($"/moc/{session}");
        var (form, late) = (secretary.Form("move"), secretary.Form("cancel"));
        Dictionary<string, string> week = new() { ["starts"] = "2027-03-23", ["ends"] = "2027-03-25", ["because"] = "dời một tuần" };

        var both = await Task.WhenAll(secretary.Post(form, week), secretary.Post(form, week));

        Assert.All(both, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(2, await council.Db(db => db.OccasionMoves.CountAsync(m => m.OccasionId == session)));
        Assert.Equal(2, (await council.KeptDays(session)).Single().Moves.Count);
        await secretary.Send(late, new() { ["because"] = "không họp nữa" });
        Assert.Equal(("stale", HttpStatusCode.Conflict), (secretary.Rule, secretary.Status));
        form.QuerySelector("input[name=form]")!.SetAttribute("value", Guid.NewGuid().ToString());
        await secretary.Send(form, new(week) { ["starts"] = "2027-03-30", ["ends"] = "2027-03-31" });
        Assert.Equal("stale", secretary.Rule);
        Assert.Contains("23/03/2027", secretary.Refusal);
    }

    [Theory, BothStores]
    public async Task Two_who_lay_the_timetable_at_once_lay_it_once(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var head = await council.As(Cast.OfficeHead);
        var session = await secretary.OpensSession();
        await secretary.Get($"/moc/{session}");
        await head.Get($"/moc/{session}");
        await Task.WhenAll(secretary.Send(secretary.Form("lay"), []), head.Send(head.Form("lay"), []));
        Assert.Equal(17, (await council.KeptDays(session)).Count);
        Assert.Contains(new[] { secretary.Rule, head.Rule }, r => r is "laid-already");
    }

    [Theory, BothStores]
    public async Task A_cancelled_session_takes_the_days_off_its_work_and_moves_no_more(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        var work = await secretary.EntersBefore(session, 20, "chuẩn bị hội trường");
        await secretary.Get($"/moc/{session}");
        await secretary.Send(secretary.Form("cancel"), new() { ["because"] = "" });
        Assert.Equal("reason-needed", secretary.Rule);
        await secretary.Get($"/moc/{session}");
        var move = secretary.Form("move");
        await secretary.Send(secretary.Form("cancel"), new() { ["because"] = "nội dung đưa vào kỳ thường lệ" });
        Assert.Contains("đã hủy: nội dung đưa vào kỳ thường lệ", secretary.Html);
        var kept = (await council.KeptDays(session)).Single();
        Assert.Equal((null, "nội dung đưa vào kỳ thường lệ"), (kept.Due, kept.CancelledBecause));
        var told = (await council.Work(work)).Events.MaxBy(e => e.Id)!;
        Assert.Null(await council.Due(work));
        Assert.Contains("bị hủy: nội dung đưa vào kỳ thường lệ", told.Words);
        Assert.False(secretary.HasForm("move") || secretary.HasForm("cancel") || secretary.HasForm("lay"));
        await secretary.Send(move, new() { ["starts"] = "2027-03-23", ["because"] = "vẫn họp" });
        Assert.Single(await council.Db(db => db.OccasionMoves.Where(m => m.OccasionId == session).ToListAsync()));
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task A_step_opened_again_stands_on_the_day_its_session_has_now(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        await secretary.Send(secretary.Form("mark", ("done", "yes")), []);
        await secretary.Moves(session, "2027-03-23", "2027-03-25", "dời một tuần");
        await secretary.Get($"/moc/{session}");
        await secretary.Send(secretary.Form("mark", ("done", "no")), []);
        Assert.Equal(new DateOnly(2027, 3, 23), (await council.KeptDays(session)).Single(d => d.Title.StartsWith("Khai mạc", StringComparison.Ordinal)).Due);
    }

    [Theory, BothStores]
    public async Task The_day_of_a_meeting_is_moved_at_the_meeting_alone(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Phiên họp tháng 12/2026", ["period"] = "2026-12", ["held-on"] = "2026-12-15" });
        var (meeting, occasion) = (secretary.Here, await council.Db(db => db.Occasions.Where(o => o.Period == "2026-12").Select(o => o.Id).SingleAsync()));
        await secretary.Lays(occasion);
        Assert.False(secretary.HasForm("move") || secretary.HasForm("cancel"));
        await secretary.Get(meeting);
        await secretary.Send(secretary.Form("head"), new() { ["held-on"] = "2026-12-22" });
        Assert.Equal("", secretary.Refusal);
        var papers = (await council.KeptDays(occasion)).Single(d => d.Title.StartsWith("Gửi giấy mời", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2026, 12, 19), papers.Due);
        Assert.Equal(new DateOnly(2026, 12, 19), await council.Due(papers.OwnerId));
        Assert.Contains("15/12/2026 sang 22/12/2026", (await council.Work(papers.OwnerId)).Events.MaxBy(e => e.Id)!.Words);
    }

    [Theory, BothStores]
    public async Task What_another_council_keeps_is_as_unknown_as_what_nobody_keeps(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var commune = await council.As(Cast.CommuneSecretary);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        var (item, own) = (await council.Db(db => db.TimetableItems.Where(i => i.ObligationId == null).Select(i => i.Id).FirstAsync()), await commune.OpensSession(9));
        await commune.Get($"/moc/{own}");
        var (move, lay) = (commune.Form("move"), commune.Form("lay"));
        foreach (var id in new[] { session, 999_999 })
        {
            await commune.Get($"/moc/{id}");
            Assert.Equal(HttpStatusCode.NotFound, commune.Status);
            move.SetAttribute("action", $"/moc/{id}");
            lay.SetAttribute("action", $"/moc/{id}");
            Assert.Equal(HttpStatusCode.Conflict, (await commune.Post(move, new() { ["starts"] = "2027-05-05", ["because"] = "x" })).StatusCode); // the page has no such form
            Assert.Equal(HttpStatusCode.Conflict, (await commune.Post(lay, [])).StatusCode);
        }
        await commune.Lays(own);
        foreach (var id in new[] { item, 999_999 })
        {
            await commune.Get($"/moc/{own}");
            Assert.Equal(HttpStatusCode.NotFound, (await commune.Post(commune.Form("mark"), new() { ["item"] = $"{id}" })).StatusCode);
        }
        await commune.Get("/moc");
        Assert.Equal([$"/moc/{own}", $"/moc/{own}#han"], commune.Page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!));
        await commune.Enters(new() { ["work"] = "việc của xã", ["occasion"] = $"{session}", ["occasion-days"] = "3" }, "no-such-occasion");
        Assert.DoesNotContain("Kỳ họp thứ 23", commune.Html);
        Assert.Equal(17, (await council.KeptDays(session)).Count);
        Assert.Equal(Office.Opening, await council.Db(db => db.Occasions.Where(o => o.Id == session).Select(o => o.StartsOn!.Value).SingleAsync()));
    }

    [Theory, BothStores]
    public async Task Only_the_office_sets_days_and_others_see_what_is_theirs(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        await secretary.Get($"/moc/{session}");
        var forms = new[] { "move", "cancel", "mark" }.Select(f => secretary.Form(f)).ToList();
        foreach (var name in new[] { Cast.Director, Cast.Deputy, Cast.PeoplesCommitteeOfficer, Cast.FrontOfficer })
        {
            using var other = await council.As(name);
            await other.Get($"/moc/{session}");
            Assert.Equal(HttpStatusCode.OK, other.Status);
            Assert.False(other.HasForm("move") || other.HasForm("cancel") || other.HasForm("lay") || other.HasForm("mark"));
            foreach (var form in forms)
            {
                // The form as the office has it, sent by one who must not: with a token of his own.
                await other.Get("/nhiem-vu/1");
                form.SetAttribute("action", $"/moc/{session}");
                await other.Post(form, new() { ["starts"] = "2027-05-05", ["because"] = "x", ["go"] = "move" });
            }
        }
        using var director = await council.As(Cast.Director);
        await director.Get($"/moc/{session}");
        Assert.Empty(director.Page.QuerySelectorAll("#han tbody tr")); // no step is the department's
        Assert.Equal((Office.Opening, null), await council.Db(db => db.Occasions.Where(o => o.Id == session).Select(o => new ValueTuple<DateOnly, string?>(o.StartsOn!.Value, o.CancelledBecause)).SingleAsync()));
    }

    [Theory]
    [InlineData("2027-03-18", "2027-03-16", "ends-before-start")]
    [InlineData("0001-01-01", "", "not-a-day")]
    [InlineData("9999-12-31", "9999-12-31", "not-a-day")]
    [InlineData("1946-01-01", "", "day-out-of-range")]
    [InlineData("2200-12-31", "2200-12-31", "day-out-of-range")]
    [InlineData("2150-12-30", "2151-03-30", "too-long")]
    [InlineData("", "2027-03-18", "starts-on-needed")]
    [InlineData("2027-03-16\0", "2027-03-18", "not-a-day")]
    [InlineData("", "", "no-day-no-firm")]
    public async Task Days_that_cannot_be_are_refused_in_words_when_asked_as_when_written(string starts, string ends, string rule)
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        await secretary.Lays(session);
        foreach (var preview in new[] { true, false })
        {
            await secretary.Moves(session, starts, ends, "thử", rule, preview);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, secretary.Status);
            Assert.DoesNotContain("   at ", secretary.Html);
        }
        await secretary.Moves(session, "2150-12-31", "2150-12-31", "rất xa");
        await secretary.Moves(session, "1990-01-01", "1990-01-02", "rất xưa");
        await secretary.Moves(session, "2027-03-16", "2027-03-18", "", "reason-needed");
    }

    [Theory, BothStores]
    public async Task What_a_head_of_an_occasion_cannot_be_is_refused_and_nothing_is_there_twice(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession();
        foreach (var (fill, rule) in new (Dictionary<string, string>, string)[]
        {
            (new() { ["title"] = "" }, "title-needed"), (new() { ["title"] = new string('a', 100_000) }, "too-long"), (new() { ["title"] = new string('a', 300) }, "too-long"),
            (new() { ["title"] = "x", ["number"] = "0" }, "number-out-of-range"), (new() { ["title"] = "x", ["number"] = "99999999999" }, "not-a-number"), (new() { ["title"] = "x", ["number"] = "-1" }, "not-a-number"),
            (new() { ["title"] = "x", ["kind"] = "Meeting", ["period"] = "2026-13" }, "no-such-month"), (new() { ["title"] = "x", ["kind"] = "Meeting", ["period"] = "0000-00" }, "no-such-month"),
            (new() { ["title"] = "Lại kỳ 23", ["number"] = "23" }, "occasion-exists"), (new() { ["title"] = "x", ["ends"] = "2027-01-01" }, "starts-on-needed"), (new() { ["title"] = "x", ["firm"] = "yes" }, "no-day-no-firm"),
        })
        {
            await secretary.Get("/moc");
            await secretary.Send(secretary.Form("open"), fill);
            Assert.Equal(rule, secretary.Rule);
        }
        await secretary.Get("/moc");
        await secretary.Send(secretary.Form("open"), new() { ["title"] = "Ngày\0 hội", ["kind"] = "Other" });
        Assert.Equal("Ngày hội", secretary.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(2, await council.Db(db => db.Occasions.CountAsync(o => o.Id >= session)));
        await secretary.Get("/moc/-1");
        Assert.Equal(HttpStatusCode.NotFound, secretary.Status);
        await secretary.Get("/moc/9223372036854775807");
        Assert.Equal(HttpStatusCode.NotFound, secretary.Status);
    }
}
