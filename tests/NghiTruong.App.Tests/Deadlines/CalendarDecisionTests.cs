using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Obligations;
using NghiTruong.Bench;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Tests.Deadlines;

/// <summary>Next year's days off arrive: their preview is what then moves, and nothing else does.</summary>
public sealed class CalendarDecisionTests
{
    const string WillMove = "Các hạn sẽ dời";

    /// <summary>A Tết of nine days: two more than is assumed until it is decided.</summary>
    static Dictionary<string, string> Decision2027() => new()
    {
        ["source"] = "Thông báo số 1/TB-BNV ngày 10/11/2026", ["off-from-0"] = "2027-02-04", ["off-to-0"] = "2027-02-12", ["off-why-0"] = "Tết Nguyên đán", ["off-from-1"] = "2027-09-02", ["off-to-1"] = "2027-09-03", ["off-why-1"] = "Quốc khánh",
    };

    [Theory, BothStores]
    public async Task Next_years_decision_moves_what_its_preview_listed_and_makes_the_year_certain(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession(starts: "2027-02-17", ends: "2027-02-18");
        var moves = await secretary.EntersBefore(session, 5, "gửi thư mời họp", new() { ["occasion-unit"] = "WorkingDay" });
        var stays = await secretary.EntersBefore(session, 2, "chuẩn bị hội trường", new() { ["occasion-unit"] = "WorkingDay" });
        Assert.Equal((new DateOnly(2027, 2, 3), new DateOnly(2027, 2, 15)), (await council.Due(moves), await council.Due(stays)));
        await secretary.Get($"/moc/{session}");
        Assert.Contains("tạm tính", secretary.Page.QuerySelector("#han")!.TextContent);

        await secretary.Get("/lich/ngay-nghi?nam=2027");
        Assert.Contains("tạm tính", secretary.Page.QuerySelector("main .badge")!.TextContent);
        var form = secretary.Form("decide");
        await secretary.Send(form, new(Decision2027()) { ["go"] = "preview" });
        var listed = Assert.Single(secretary.Rows(WillMove));
        Assert.Equal(("gửi thư mời họp", "03/02/2027", "01/02/2027"), (listed[0], listed[1], listed[2]));
        Assert.Equal(0, await council.Db(db => db.CalendarDecisions.CountAsync()));
        Assert.Equal("2027-02-12", secretary.Page.QuerySelector("#off-to-0")!.GetAttribute("value")); // what was typed is still there

        await secretary.Send(secretary.Form("decide"), Decision2027());
        Assert.Equal("", secretary.Refusal);
        Assert.Contains("nguồn: Thông báo số 1/TB-BNV", secretary.Page.QuerySelector("main .badge")!.TextContent);
        Assert.Equal((new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 15)), (await council.Due(moves), await council.Due(stays)));
        var told = (await council.Work(moves)).Events.MaxBy(e => e.Id)!;
        Assert.Equal(ObligationEventKind.DueFollowed, told.Kind);
        Assert.Contains("lịch nghỉ năm 2027 theo Thông báo số 1/TB-BNV", told.Words);
        Assert.Equal(1, (await council.Work(stays)).Version);
        Assert.All(await council.KeptDays(session), d => Assert.False(d.IsProvisional));
        await secretary.Get($"/moc/{session}");
        Assert.DoesNotContain("tạm tính", secretary.Page.QuerySelector("#han")!.TextContent);
        Assert.Equal(1, await council.Db(db => db.AuditRows.CountAsync(a => a.Act == "calendar.decided")));

        await secretary.Get("/lich/ngay-nghi?nam=2027");
        await secretary.Send(secretary.Form("take-back"), new() { ["because"] = "" });
        Assert.Equal("reason-needed", secretary.Rule);
        await secretary.Get("/lich/ngay-nghi?nam=2027");
        await secretary.Send(secretary.Form("take-back"), new() { ["because"] = "nhập nhầm năm" });
        Assert.Equal(new DateOnly(2027, 2, 3), await council.Due(moves));
        Assert.Contains("đã bỏ: nhập nhầm năm", secretary.Html);
        Assert.All(await council.KeptDays(session), d => Assert.True(d.IsProvisional));
        Assert.Equal(3, (await council.KeptDays(session)).Single(d => d.OwnerId == moves).Moves.Count);
        await council.IsRebuiltTheSame();
    }

    [Theory, BothStores]
    public async Task One_day_on_its_own_is_given_off_and_taken_back(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var session = await secretary.OpensSession(starts: "2026-11-26", ends: "2026-11-27");
        var work = await secretary.EntersBefore(session, 3, "gửi tài liệu", new() { ["occasion-unit"] = "WorkingDay", ["given"] = "2026-11-16" });
        Assert.Equal(new DateOnly(2026, 11, 23), await council.Due(work));
        await secretary.Get("/lich/ngay-nghi?nam=2026");
        await secretary.Send(secretary.Form("one-off"), new() { ["day"] = "2026-11-24", ["go"] = "preview" });
        Assert.Equal(("23/11/2026", "20/11/2026"), (secretary.Rows(WillMove).Single()[1], secretary.Rows(WillMove).Single()[2]));
        var form = secretary.Form("one-off");
        var both = await Task.WhenAll(secretary.Post(form, new() { ["day"] = "2026-11-24" }), secretary.Post(form, new() { ["day"] = "2026-11-24" }));
        Assert.All(both, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(1, await council.Db(db => db.CalendarOneOffs.CountAsync()));
        Assert.Equal(new DateOnly(2026, 11, 20), await council.Due(work));
        await secretary.Get("/lich?ngay=2026-11-01");
        Assert.Contains("Ngày Văn hóa Việt Nam", secretary.Page.QuerySelector("table.month")!.TextContent);
        await secretary.Get("/lich/ngay-nghi?nam=2026");
        await secretary.Send(secretary.Form("take-back"), new() { ["because"] = "chưa có văn bản" });
        Assert.Equal(new DateOnly(2026, 11, 23), await council.Due(work));
        await council.IsRebuiltTheSame();
    }

    [Theory]
    [InlineData("source-needed", "source", "")]
    [InlineData("span-backward", "off-to-0", "2027-02-01")]
    [InlineData("span-outside", "off-to-0", "2028-02-12")]
    [InlineData("span-outside", "off-from-0", "1946-02-01")]
    [InlineData("span-too-long", "off-to-0", "2027-03-12")]
    [InlineData("not-a-day", "off-to-0", "9999-12-31")]
    [InlineData("not-a-day", "off-from-0", "0001-01-01")]
    [InlineData("swap-work-weekday", "swap-off-0", "2027-04-29")]
    [InlineData("swap-off-weekend", "swap-work-0", "2027-05-08")]
    [InlineData("too-long", "source", "1000×")]
    public async Task A_decision_that_cannot_be_is_refused_in_words_when_asked_as_when_written(string rule, string field, string value)
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var go in new[] { "preview", "save" })
        {
            await secretary.Get("/lich/ngay-nghi?nam=2027");
            await secretary.Send(secretary.Form("decide"), new(Decision2027()) { [field] = value == "1000×" ? new string('x', 350) : value, ["go"] = go });
            Assert.Equal((go, rule, HttpStatusCode.UnprocessableEntity), (go, secretary.Rule, secretary.Status));
            Assert.True(secretary.Refusal.Length > 20);
        }
        Assert.Equal(0, await council.Db(db => db.CalendarDecisions.CountAsync()));
    }

    [Theory]
    [InlineData("day", "", "day-needed")]
    [InlineData("day", "1999-05-05", "year-out-of-range")]
    [InlineData("day", "2199-05-05", "year-out-of-range")]
    [InlineData("day", "9999-12-31", "not-a-day")]
    [InlineData("why", "", "why-needed")]
    [InlineData("why", "\0", "why-needed")]
    public async Task A_day_that_cannot_be_is_refused_in_words(string field, string value, string rule)
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var go in new[] { "preview", "save" })
        {
            await secretary.Get("/lich/ngay-nghi?nam=2026");
            await secretary.Send(secretary.Form("one-off"), new() { [field] = value, ["go"] = go });
            Assert.Equal((go, rule), (go, secretary.Rule));
        }
    }

    [Theory, BothStores]
    public async Task Only_the_office_decides_and_a_council_decides_for_itself_alone(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var commune = await council.As(Cast.CommuneSecretary);
        using var director = await council.As(Cast.Director);
        await director.Get("/lich/ngay-nghi?nam=2027");
        Assert.Equal(HttpStatusCode.OK, director.Status);
        Assert.False(director.HasForm("decide") || director.HasForm("one-off"));
        var session = await commune.OpensSession(9, "2027-02-17", "2027-02-18");
        await commune.EntersBefore(session, 5, "gửi thư mời họp", new() { ["occasion-unit"] = "WorkingDay" });
        var before = (await council.KeptDays(session)).Single();
        await secretary.Get("/lich/ngay-nghi?nam=2027");
        await secretary.Send(secretary.Form("decide"), new(Decision2027()) { ["go"] = "preview" });
        Assert.Empty(secretary.Rows(WillMove));
        await secretary.Send(secretary.Form("decide"), Decision2027());
        var after = (await council.KeptDays(session)).Single();
        Assert.Equal((before.Due, before.Version, true), (after.Due, after.Version, after.IsProvisional));
        var id = await council.Db(db => db.CalendarDecisions.Select(d => d.Id).SingleAsync());
        await commune.Get("/lich/ngay-nghi?nam=2027");
        await commune.Send(commune.Form("one-off"), new() { ["day"] = "2027-05-05" });
        foreach (var other in new[] { id, 999_999 })
        {
            await commune.Get("/lich/ngay-nghi?nam=2027");
            Assert.Equal(HttpStatusCode.NotFound, (await commune.Post(commune.Form("take-back"), new() { ["one-off"] = "", ["decision"] = $"{other}", ["because"] = "x" })).StatusCode);
        }
        Assert.Null(await council.Db(db => db.CalendarDecisions.Select(d => d.TakenBackBecause).SingleAsync()));
    }

    [Theory, BothStores]
    public async Task Whatever_is_decided_of_whatever_hangs_what_moves_is_what_was_previewed(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var dice = new Dice(20270101);
        var (actor, councilId) = await Actor(council);
        await Hang(council, councilId, dice);
        for (var round = 0; round < 25; round++)
        {
            await using var scope = council.App.Services.CreateAsyncScope();
            var decide = scope.ServiceProvider.GetRequiredService<DecideCalendar>();
            var before = await Days(council);
            IReadOnlyList<MovedDeadline> would, moved;
            Refusal? no;
            if (dice.OneIn(3))
            {
                var day = new OneOff(new DateOnly(2027, 1, 1).AddDays(dice.Below(700)), dice.OneIn(3), $"ngày {round}");
                (_, would) = await decide.Preview(actor, day);
                (no, moved) = await decide.Decide(actor, null, day);
            }
            else
            {
                var decision = Decision(dice, 2027 + dice.Below(2), round);
                (_, would) = await decide.Preview(actor, decision);
                (no, moved) = await decide.Decide(actor, null, decision);
            }
            Assert.Null(no);
            Assert.Equal(Told(would), Told(moved));
            var after = await Days(council);
            Assert.Equal(Told(would), after.Where(d => before[d.Key] != d.Value).Select(d => (d.Key, before[d.Key], d.Value)).Order().ToList());
        }
        Assert.True(await council.Db(db => db.DeadlineMoves.CountAsync()) > 300);
    }

    static List<(long, DateOnly?, DateOnly?)> Told(IReadOnlyList<MovedDeadline> moved) => [.. moved.Select(m => (m.Deadline.Id, m.Move.From, m.Move.To)).Order()];

    static Task<Dictionary<long, DateOnly?>> Days(TestCouncil council) => council.Db(db => db.KeptDeadlines.ToDictionaryAsync(d => d.Id, d => d.Due));

    static CalendarDecision Decision(Dice dice, int year, int round)
    {
        var off = Enumerable.Range(0, 1 + dice.Below(3)).Select(n => new DateOnly(year, 1 + dice.Below(11), 1 + dice.Below(15))).Select(from => new DaysOff(from, from.AddDays(dice.Below(12)), "nghỉ")).ToArray();
        var swaps = Enumerable.Range(0, dice.Below(3)).Select(n => new DateOnly(year, 2 + dice.Below(9), 1).AddDays(dice.Below(20))).Select(d => new Swap(d.AddDays((8 - (int)d.DayOfWeek) % 7), d.AddDays((13 - (int)d.DayOfWeek) % 7))).ToArray();
        return new(year, $"Thông báo thử số {round}", Confidence.Text, true, off, swaps);
    }

    static async Task Hang(TestCouncil council, long councilId, Dice dice) => await council.Db(async db =>
    {
        var rules = LegalRules.All.Where(r => r.Versions.Any(v => v.GivesADay)).Select(r => r.Id).ToArray();
        for (var n = 0; n < 12; n++)
        {
            var occasion = new Occasion { CouncilId = councilId, Uid = Guid.NewGuid(), Kind = OccasionKind.Session, SessionKind = SessionKind.Regular, Title = $"Kỳ họp thử {n}", Number = 100 + n, StartsOn = new DateOnly(2027, 1, 1).AddDays(dice.Below(700)), IsFirm = dice.OneIn(2), RecordedAt = council.Time.Now };
            db.Occasions.Add(occasion);
            await db.SaveChangesAsync();
            for (var k = 0; k < 25; k++)
            {
                var kept = new KeptDeadline { CouncilId = councilId, Uid = Guid.NewGuid(), OccasionId = occasion.Id, Point = AnchorPoint.Opening, Title = $"bước {k}", OwnerKind = "timetable", OwnerId = occasion.Id, OwnerAddress = "/moc", ChangedAt = council.Time.Now };
                var own = dice.OneIn(4) ? null : new Offset(dice.Below(60), dice.OneIn(3) ? CountUnit.CalendarDay : CountUnit.WorkingDay, dice.OneIn(2) ? Direction.Before : Direction.After);
                kept.Hang(new(dice.OneIn(2) ? AnchorPoint.Opening : AnchorPoint.Closing, own is null || dice.OneIn(3) ? dice.Of(rules) : null, own));
                kept.Follow(occasion, await db.CalendarOf(councilId), [], "thử", council.Time.Now);
                db.KeptDeadlines.Add(kept);
            }
        }
        return await db.SaveChangesAsync();
    });

    static Task<(Actor, long)> Actor(TestCouncil council) => council.Db(async db =>
    {
        var id = await db.Set<Rules.People.Council>().Where(c => c.ParentId == null).Select(c => c.Id).SingleAsync();
        return (new Actor(id, 1, "Nguyễn Thị Mai Anh", 1, "Chuyên viên", 1, [1], RightsTable.First(PostRank.Officer, BodyKind.CouncilOffice)), id);
    });
}
