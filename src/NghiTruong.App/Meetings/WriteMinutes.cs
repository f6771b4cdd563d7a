using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>The Office writes the minutes: what was said on each item, who took them, when the meeting ended.</summary>
public sealed class WriteMinutes(CouncilDb db)
{
    public async Task<Refusal?> Run(Actor actor, MeetingId id, int seen, FormId? form, string? taker, TimeOnly? endsAt, IReadOnlyDictionary<long, string?> said)
    {
        if (!actor.May(Right.KeepsMeetings)) return new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND được ghi vào biên bản.");
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM meetings WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        var meeting = await db.Visible(actor).Meetings.Include(m => m.Agenda).SingleOrDefaultAsync(m => m.Id == id.Value);
        if (meeting is null) return Refusal.NotFound;
        if (meeting.Version != seen) return await db.OrWrittenBefore(actor, form, Refusal.Stale("phiên họp vừa được ghi thêm"));
        if (endsAt is { } end && meeting.StartsAt is { } start && end <= start) return new("ends-before-it-starts", $"Giờ kết thúc phải sau giờ bắt đầu ({start:HH\\:mm}).", "EndsAt");
        (meeting.MinutesTaker, meeting.EndsAt) = (taker, endsAt);
        foreach (var item in meeting.Agenda)
            if (said.TryGetValue(item.Id, out var words)) item.Said = words;
        meeting.Version++;
        return await writing.Save(actor, form, "meeting.minutes-written", () => meeting.AsReference() with { Address = $"/phien-hop/{meeting.Id}/bien-ban" });
    }
}
