using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Deadlines;

/// <summary>What a form says of an occasion.</summary>
public sealed record OccasionHead(OccasionKind Kind, string Title, int? Number, SessionKind? SessionKind, Season? Season, string? Period);

/// <summary>Sessions and other occasions are opened, set on a day, moved, cancelled; what hangs on them follows in the same write.</summary>
public sealed class KeepOccasion(CouncilDb db, CouncilClock clock, Following following)
{
    public async Task<(Refusal? Refusal, long Id)> Open(Actor actor, FormId? form, OccasionHead head, DateOnly? startsOn, DateOnly? endsOn, bool isFirm)
    {
        if (MayNot(actor) is { } refusal) return (refusal, 0);
        if (head.Title.Length == 0) return (new("title-needed", "Hãy ghi tên mốc, ví dụ “Kỳ họp thứ 24”.", "Title"), 0);
        if (head.Title.Length > 200) return (new("title-too-long", "Tên mốc dài quá 200 ký tự.", "Title"), 0);
        if (head.Number is < 1 or > 999) return (new("number-out-of-range", "Số thứ tự phải từ 1 đến 999.", "Number"), 0);
        if (head.Period is not null && Occasion.MonthOf(head.Period) is null) return (new("no-such-month", "Tháng phải có dạng YYYY-MM.", "Period"), 0);
        await using var writing = await db.BeginWriting();
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        var same = await Same(actor, head, startsOn);
        if (same is not null && (same.StartsOn is not null || startsOn is null)) return (new("occasion-exists", $"Đã có mốc “{same.Title}”; hãy đặt ngày ở đó.", "Title", $"/moc/{same.Id}"), 0);
        var occasion = same ?? new Occasion { CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(clock.Now), Kind = head.Kind, Title = head.Title, RecordedAt = clock.Now };
        (occasion.Title, occasion.Number, occasion.SessionKind, occasion.Season, occasion.Period) = (head.Title, head.Number ?? occasion.Number, head.SessionKind, head.Season ?? occasion.Season, head.Period ?? occasion.Period);
        occasion.Year ??= startsOn?.Year;
        if (startsOn is not null || endsOn is not null || isFirm)
            if (occasion.Move(actor, startsOn, endsOn, isFirm, "", clock.Now) is { } no) return (no, 0);
        if (same is null) db.Occasions.Add(occasion);
        else if ((await following.Of(actor, occasion, Because(occasion, null, ""))).Refusal is { } stopped) return (stopped, 0);
        return (await writing.Save(actor, form, "occasion.opened", occasion.AsReference), occasion.Id);
    }

    /// <summary>The one that stands already, or that words named and that still waits to be opened.</summary>
    async Task<Occasion?> Same(Actor actor, OccasionHead head, DateOnly? startsOn)
    {
        var year = startsOn?.Year;
        var known = await db.Occasions.Where(o => o.CouncilId == actor.CouncilId && o.Kind == head.Kind && o.CancelledBecause == null && (head.Number != null && o.Number == head.Number || head.Period != null && o.Period == head.Period
            || head.Season != null && o.Season == head.Season && o.Year == year && o.Number == null && o.StartsOn == null)).OrderBy(o => o.Id).ToListAsync();
        // Numbers of sessions come again with each term.
        known.RemoveAll(o => o.Number is not null && !o.IsAround(startsOn ?? clock.Today));
        return known.Find(o => o.Number == head.Number && o.Period == head.Period) ?? known.FirstOrDefault();
    }

    /// <summary>Sets or moves its days. Everything that hangs on it moves in the same transaction, each with its history.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Moved)> Move(Actor actor, long id, int seen, FormId? form, DateOnly? startsOn, DateOnly? endsOn, bool isFirm, string because)
    {
        if (MayNot(actor) is { } refusal) return (refusal, []);
        if (because.Length > 1000) return (new("words-too-long", "Lý do dài quá 1.000 ký tự.", "Because"), []);
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM occasions WHERE id = {id} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return (before, []);
        if (await db.Visible(actor).Occasions.SingleOrDefaultAsync(o => o.Id == id) is not { } occasion) return (Refusal.NotFound, []);
        if (OfMeeting(occasion) is { } held) return (held, []);
        if (occasion.Version != seen) return (Refusal.Stale($"{occasion.Title} nay là {Words(occasion)}"), []);
        var was = occasion.StartsOn;
        if (occasion.Move(actor, startsOn, endsOn, isFirm, because, clock.Now) is { } no) return (no, []);
        var (stopped, moved) = await following.Of(actor, occasion, Because(occasion, was, because));
        return stopped is not null ? (stopped, []) : (await writing.Save(actor, form, "occasion.moved", occasion.AsReference), moved);
    }

    public async Task<Refusal?> Cancel(Actor actor, long id, int seen, FormId? form, string because)
    {
        if (MayNot(actor) is { } refusal) return refusal;
        if (because.Length is 0 or > 1000) return new("reason-needed", "Hủy phải nêu lý do (không quá 1.000 ký tự).", "Because");
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM occasions WHERE id = {id} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).Occasions.SingleOrDefaultAsync(o => o.Id == id) is not { } occasion) return Refusal.NotFound;
        if (occasion.CancelledBecause is not null) return new("cancelled", $"{occasion.Title} đã hủy.");
        if (OfMeeting(occasion) is { } held) return held;
        if (occasion.Version != seen) return Refusal.Stale($"{occasion.Title} nay là {Words(occasion)}");
        occasion.CancelledBecause = because;
        occasion.Version++;
        var (stopped, _) = await following.Of(actor, occasion, $"{occasion.Title} bị hủy: {because}");
        return stopped ?? await writing.Save(actor, form, "occasion.cancelled", occasion.AsReference);
    }

    /// <summary>What would move if it were set on other days, without moving anything; days that would be refused are refused here too.</summary>
    public async Task<(Refusal? Refusal, IReadOnlyList<MovedDeadline> Would)> Preview(Actor actor, long id, DateOnly? startsOn, DateOnly? endsOn, bool isFirm)
    {
        if (MayNot(actor) is { } refusal) return (refusal, []);
        if (await db.Visible(actor).Occasions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id) is not { } occasion) return (Refusal.NotFound, []);
        return (OfMeeting(occasion) ?? occasion.Move(actor, startsOn, endsOn, isFirm, "xem trước", clock.Now)) is { } no ? (no, []) : (null, await following.Preview(occasion, actor.CouncilId));
    }

    /// <summary>A meeting has one day: where the meeting says it.</summary>
    static Refusal? OfMeeting(Occasion occasion) => occasion.OfId is not { } meeting
        ? null
        : new("of-a-meeting", $"{occasion.Title} đi theo ngày của phiên họp; hãy dời ngày ở phiên họp.", "StartsOn", $"/phien-hop/{meeting}");

    static string Because(Occasion occasion, DateOnly? was, string because) =>
        (was is null ? $"{occasion.Title} ấn định {Words(occasion)}" : occasion.StartsOn == was ? $"{occasion.Title} nay {Words(occasion)}" : $"{occasion.Title} dời từ {was:dd/MM/yyyy} sang {Words(occasion)}")
        + (because.Length > 0 ? $" ({because})" : "");

    static string Words(Occasion occasion) => occasion.StartsOn is not { } start
        ? "chưa có ngày"
        : (occasion.EndsOn is { } end && end != start ? $"{start:dd/MM/yyyy}–{end:dd/MM/yyyy}" : $"{start:dd/MM/yyyy}") + (occasion.IsFirm ? "" : " (dự kiến)");

    static Refusal? MayNot(Actor actor) => actor.May(Right.KeepsCalendar) ? null : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND đặt được mốc thời gian.");
}

static class OccasionReference
{
    public static Reference AsReference(this Occasion occasion) => new("occasion", occasion.Id, occasion.Title, $"/moc/{occasion.Id}");
}
