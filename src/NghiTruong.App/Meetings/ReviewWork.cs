using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Meetings;

/// <summary>The meeting goes through what was carried over to it and says what becomes of each.</summary>
public sealed class ReviewWork(CouncilDb db, CouncilClock clock, RecordFact record)
{
    public async Task<Refusal?> Run(Actor actor, MeetingId id, ObligationId work, int seen, FormId? form, ObligationEventKind kind, string words, DateOnly? day)
    {
        if (!actor.May(Right.KeepsMeetings)) return new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND được ghi ý kiến của phiên họp.");
        if (await db.Visible(actor).Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id.Value) is not { } meeting) return Refusal.NotFound;
        if (meeting.HeldOn is not { } held) return new("held-on-needed", "Phiên họp chưa có ngày họp; hãy ghi ngày họp trước khi rà soát.");
        if (held > clock.Today) return new("not-held-yet", $"Phiên họp dự kiến ngày {held:dd/MM/yyyy}: danh sách để chuẩn bị; ý kiến của phiên ghi từ ngày họp.");
        var (asRow, previous) = (CarryOver.ReferenceDay(held), await CarryOverQuery.PreviousDay(db.Visible(actor), meeting, held));
        var row = await CarryOverQuery.Rows(db.Visible(actor), held, previous, clock.Today).SingleOrDefaultAsync(r => r.Id == work.Value);
        if (row is null) return Refusal.NotFound;
        var state = await db.ObligationSpans.Where(s => s.ObligationId == work.Value && s.From <= held && (s.To == null || held < s.To)).Select(s => s.State).SingleOrDefaultAsync();
        var allowed = Verdict.For(state, row.Kind, row.EachOf is not null, row.DueOn is not null);
        if (allowed.All(v => v.Kind != kind)) return new("not-a-verdict", "Hãy chọn ý kiến của phiên họp.", "Verdict");

        var fact = new NewFact(kind, held, words) { PromisedOn = day, About = meeting.AsReference() };
        return await record.Run(actor, work, seen, form, fact, []);
    }
}
