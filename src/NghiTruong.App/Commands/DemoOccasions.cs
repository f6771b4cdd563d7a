using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Meetings;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Commands;

/// <summary>The invented province's sessions: the one held in summer, the year-end one being prepared by the office's timetable and once moved, next month's meeting.</summary>
sealed class DemoOccasions(CouncilDb db, DemoPeople people, DemoHands hands, DateOnly today)
{
    public async Task Seed()
    {
        var secretary = hands[Cast.Secretary];
        var summer = Make(OccasionKind.Session, "Kỳ họp thứ 3 (thường lệ giữa năm)", 3, Season.MidYear);
        DemoHands.Must(summer.Move(secretary, Tuesday(today.AddDays(-140)), Tuesday(today.AddDays(-140)).AddDays(2), true, "", DemoHands.At(today.AddDays(-190))));

        // The session being prepared: its papers are being written, its convening is still to come.
        var winter = Make(OccasionKind.Session, "Kỳ họp thứ 4 (thường lệ cuối năm)", 4, Season.YearEnd);
        var first = Tuesday(today.AddDays(18));
        DemoHands.Must(winter.Move(secretary, first, first.AddDays(2), false, "", DemoHands.At(today.AddDays(-40))));
        var month = Make(OccasionKind.Meeting, $"Phiên họp tháng {Next.Month}/{Next.Year}", null, null);
        month.Period = $"{Next:yyyy-MM}";
        await db.SaveChangesAsync();

        var lay = new LayTimetable(db, hands.Clock);
        await lay.Lay(secretary, winter);
        await lay.Lay(secretary, month);
        await db.SaveChangesAsync();
        await DonePast(winter);
        DemoHands.Must(winter.Move(secretary, first.AddDays(7), first.AddDays(9), true, "tránh trùng lịch họp Quốc hội", DemoHands.At(today)));
        await db.SaveChangesAsync();
        var (refusal, _) = await new Following(db, hands.Clock, [new Obligations.FollowDeadlines(db, hands.Clock)]).Of(secretary, winter, $"{winter.Title} dời từ {first:dd/MM/yyyy} sang {first.AddDays(7):dd/MM/yyyy} (tránh trùng lịch họp Quốc hội)");
        DemoHands.Must(refusal);
        await db.SaveChangesAsync();
    }

    /// <summary>What was due before today was done in its time and moves no more.</summary>
    async Task DonePast(Occasion occasion)
    {
        var past = await db.KeptDeadlines.Where(d => d.OccasionId == occasion.Id && d.Due < today).ToDictionaryAsync(d => d.Id);
        foreach (var item in await db.TimetableItems.Where(i => i.CouncilId == occasion.CouncilId && i.ObligationId == null).ToListAsync())
            if (item.DeadlineId is { } id && past.TryGetValue(id, out var kept)) (item.DoneOn, kept.IsClosed) = (kept.Due, true);
        await db.SaveChangesAsync();
    }

    DateOnly Next => new DateOnly(today.Year, today.Month, 1).AddMonths(1);

    static DateOnly Tuesday(DateOnly day) => day.AddDays(((int)DayOfWeek.Tuesday - (int)day.DayOfWeek + 7) % 7);

    Occasion Make(OccasionKind kind, string title, int? number, Season? season)
    {
        var occasion = new Occasion
        {
            CouncilId = people.Province.Id, Uid = Guid.CreateVersion7(), Kind = kind, Title = title, Number = number, Season = season, Year = today.Year,
            SessionKind = kind == OccasionKind.Session ? SessionKind.Regular : null, RecordedAt = DemoHands.At(today.AddDays(-190)),
        };
        db.Occasions.Add(occasion);
        return occasion;
    }
}
