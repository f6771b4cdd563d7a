using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Rulebook;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;

namespace NghiTruong.App.Deadlines;

/// <summary>The days off of a year, or one day on its own, are entered; every kept day that changes with them moves in the same write, as its preview said.</summary>
public sealed class DecideCalendar(CouncilDb db, CouncilClock clock, Following following)
{
    /// <summary>What would move, without moving it; what would be refused is refused here too.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Would)> Preview(Actor actor, CalendarDecision decision) =>
        (MayNot(actor) ?? Wrong(decision)) is { } refusal ? (refusal, []) : (null, await Preview(actor, (await db.CalendarOf(actor.CouncilId)).With(decision)));

    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Would)> Preview(Actor actor, OneOff day) =>
        (MayNot(actor) ?? Wrong(day)) is { } refusal ? (refusal, []) : (null, await Preview(actor, (await db.CalendarOf(actor.CouncilId)).With(day)));

    async Task<IReadOnlyList<MovedDeadline>> Preview(Actor actor, WorkingCalendar calendar) => await following.Preview(actor.CouncilId, calendar, await db.LocalRulesOf(actor.CouncilId));

    /// <summary>A later decision of the same year stands in the place of the one before.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> Decide(Actor actor, FormId? form, CalendarDecision decision)
    {
        if (MayNot(actor) is { } refusal) return (refusal, []);
        if (Wrong(decision) is { } wrong) return (wrong, []);
        return await Change(actor, form, "calendar.decided", $"lịch nghỉ năm {decision.Year} theo {decision.Source}", decision.Year, () => db.CalendarDecisions.Add(new KeptDecision
        {
            CouncilId = actor.CouncilId, Year = decision.Year, Source = decision.Source, Off = decision.Off, Swaps = decision.Swaps, RecordedAt = clock.Now, RecordedBy = $"{actor.PersonName}, {actor.PostTitle}",
        }));
    }

    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> Decide(Actor actor, FormId? form, OneOff day)
    {
        if (MayNot(actor) is { } refusal) return (refusal, []);
        if (Wrong(day) is { } wrong) return (wrong, []);
        return await Change(actor, form, "calendar.day-decided", $"{day.Why} ({(day.IsWorking ? "làm việc" : "nghỉ")} ngày {day.Day:dd/MM/yyyy})", day.Day.Year, () => db.CalendarOneOffs.Add(new KeptOneOff
        {
            CouncilId = actor.CouncilId, Day = day.Day, IsWorking = day.IsWorking, Why = day.Why, RecordedAt = clock.Now, RecordedBy = $"{actor.PersonName}, {actor.PostTitle}",
        }));
    }

    /// <summary>Takes back what was entered by mistake; the calendar that comes with the program, or an earlier decision, stands again.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> TakeBack(Actor actor, FormId? form, long? decision, long? oneOff, string because)
    {
        if (MayNot(actor) is { } refusal) return (refusal, []);
        if (because.Length is 0 or > 1000) return (new("reason-needed", "Bỏ phải nêu lý do.", "Because"), []);
        var kept = decision is null ? null : await db.CalendarDecisions.SingleOrDefaultAsync(d => d.CouncilId == actor.CouncilId && d.Id == decision && d.TakenBackBecause == null);
        var day = oneOff is null ? null : await db.CalendarOneOffs.SingleOrDefaultAsync(d => d.CouncilId == actor.CouncilId && d.Id == oneOff && d.TakenBackBecause == null);
        if (kept is null && day is null) return (Refusal.NotFound, []);
        return await Change(actor, form, "calendar.taken-back", $"bỏ {kept?.Source ?? day!.Why}: {because}", kept?.Year ?? day!.Day.Year, () =>
        {
            if (kept is not null) kept.TakenBackBecause = because;
            if (day is not null) day.TakenBackBecause = because;
        });
    }

    async Task<(Refusal?, IReadOnlyList<MovedDeadline>)> Change(Actor actor, FormId? form, string act, string because, int year, Action change)
    {
        await using var writing = await db.BeginWriting();
        // Two who decide at once: the second computes with what the first wrote.
        await writing.Take($"SELECT 1 FROM councils WHERE id = {actor.CouncilId} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return (before, []);
        change();
        await db.SaveChangesAsync();
        var (stopped, moved) = await following.All(actor, await db.CalendarOf(actor.CouncilId), await db.LocalRulesOf(actor.CouncilId), because);
        return stopped is not null ? (stopped, []) : (await writing.Save(actor, form, act, () => new("calendar", year, because, $"/lich/ngay-nghi?nam={year}")), moved);
    }

    static Refusal? Wrong(CalendarDecision d)
    {
        if (!Decidable(d.Year)) return OutOfRange("Year");
        if (d.Source.Length is 0 or > 300) return new("source-needed", "Hãy ghi số, ngày và cơ quan ban hành quyết định.", "Source");
        foreach (var off in d.Off)
        {
            if (off.To < off.From) return new("span-backward", $"Đợt nghỉ {off.Why}: ngày cuối trước ngày đầu.", "Off");
            if (off.From.Year != d.Year || off.To.Year != d.Year) return new("span-outside", $"Đợt nghỉ {off.From:dd/MM/yyyy}–{off.To:dd/MM/yyyy} không nằm trong năm {d.Year}.", "Off");
            if (off.To.DayNumber - off.From.DayNumber > 15) return new("span-too-long", $"Đợt nghỉ {off.From:dd/MM/yyyy}–{off.To:dd/MM/yyyy} dài quá 16 ngày; hãy kiểm tra.", "Off");
        }
        foreach (var swap in d.Swaps)
        {
            if (swap.Off.Year != d.Year || swap.Work.Year != d.Year) return new("swap-outside", $"Ngày hoán đổi {swap.Off:dd/MM/yyyy} – {swap.Work:dd/MM/yyyy} không nằm trong năm {d.Year}.", "Swaps");
            if (swap.Off.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return new("swap-off-weekend", $"Ngày nghỉ hoán đổi {swap.Off:dd/MM/yyyy} là cuối tuần, vốn đã nghỉ.", "Swaps");
            if (swap.Work.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) return new("swap-work-weekday", $"Ngày làm bù {swap.Work:dd/MM/yyyy} phải là thứ Bảy hoặc Chủ nhật.", "Swaps");
        }
        return d.Off.Count == 0 ? new("off-needed", "Hãy ghi ít nhất đợt nghỉ Tết Nguyên đán.", "Off") : null;
    }

    static Refusal? Wrong(OneOff day) =>
        day.Why.Length is 0 or > 200 ? new("why-needed", "Hãy ghi lý do (không quá 200 ký tự).", "Why")
        : !Decidable(day.Day.Year) ? OutOfRange("Day")
        : null;

    static bool Decidable(int year) => year is >= 2000 and <= 2150;
    static Refusal OutOfRange(string field) => new("year-out-of-range", "Năm phải từ 2000 đến 2150.", field);
    static Refusal? MayNot(Actor actor) => actor.May(Right.KeepsCalendar) ? null : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND sửa được lịch làm việc.");
}
