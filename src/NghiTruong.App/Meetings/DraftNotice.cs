using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>A notice is drafted from the meeting's conclusions; a correction or replacement from the notice before it.</summary>
public sealed class DraftNotice(CouncilDb db, CouncilClock clock)
{
    public async Task<(Refusal? Refusal, long Id)> Run(Actor actor, MeetingId id, FormId? form, NoticeKind kind)
    {
        if (!actor.May(Right.KeepsMeetings)) return (new("not-the-office", "Chỉ Văn phòng soạn và phát hành thông báo."), 0);
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM meetings WHERE id = {id.Value} FOR UPDATE");
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        var meeting = await db.Visible(actor).Meetings.AsNoTracking().Include(m => m.People).Include(m => m.Conclusions).Include(m => m.Sources).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id.Value);
        if (meeting is null) return (Refusal.NotFound, 0);
        var known = await db.Notices.AsNoTracking().Include(n => n.Items).Where(n => n.CouncilId == actor.CouncilId && n.MeetingId == id.Value).OrderBy(n => n.Id).ToListAsync();
        if (known.Find(n => n.IsOpen) is not null) return (new("notice-open", "Phiên này đang có một dự thảo thông báo; hãy làm tiếp bản đó.", Address: $"/phien-hop/{id.Value}/thong-bao"), 0);
        if (meeting.HeldOn > clock.Today) return (new("not-held-yet", $"Phiên họp dự kiến ngày {meeting.HeldOn:dd/MM/yyyy}: thông báo kết luận soạn từ ngày họp."), 0);
        var (earlier, imported) = (known.LastOrDefault(), meeting.Sources.FindLast(s => s.Kind == SourceKind.Notice));
        var hasEarlier = earlier is not null || imported is not null;
        if (kind == NoticeKind.Original && hasEarlier) return (new("notice-exists", "Phiên này đã có thông báo; hãy lập bản sửa đổi hoặc thay thế."), 0);
        if (kind != NoticeKind.Original && !hasEarlier) return (new("notice-first", "Chưa có thông báo nào để sửa đổi hoặc thay thế."), 0);

        var notice = New(actor, meeting, kind, earlier);
        (notice.EarlierNoticeId, notice.EarlierNumber, notice.EarlierOn) = (earlier?.Id, earlier is null ? imported?.Number : earlier.NumberWords, earlier is null ? imported?.IssuedOn : earlier.IssuedOn);
        NoticeChain.NameFirst(notice, known);
        notice.Items.AddRange(earlier is not null ? Copied([.. NoticeChain.EndedBy(notice, known).Reverse().DefaultIfEmpty(earlier)]) : await Items(db, actor, meeting, clock.Today));
        notice.Tell(NoticeStep.Draft, actor, "", clock.Now);
        db.Notices.Add(notice);
        return (await writing.Save(actor, form, "notice.drafted", () => notice.AsReference()), notice.Id);
    }

    internal static ConclusionNotice New(Actor actor, Meeting meeting, NoticeKind kind, ConclusionNotice? earlier) => new()
    {
        CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), MeetingId = meeting.Id, Kind = kind,
        Summary = earlier?.Summary ?? Shortened($"Kết luận {CouncilPaper.Within(meeting.Title)}"),
        Opening = earlier?.Opening ?? Opening(meeting),
        Closing = earlier?.Closing ?? "Giao Văn phòng theo dõi, đôn đốc việc thực hiện Thông báo này, tổng hợp báo cáo Thường trực HĐND tại phiên họp sau.",
        Recipients = earlier?.Recipients ?? "Thường trực HĐND, UBND;\nCác Ban HĐND;\nCác cơ quan, đơn vị được giao nhiệm vụ;\nLưu: VT.",
    };

    static string Opening(Meeting meeting)
    {
        var chair = meeting.People.Find(p => p.Role == MeetingRole.Chair);
        var who = chair is null ? "Thường trực HĐND" : $"đồng chí {chair.Name}, {chair.Posts.Split(';')[0].Trim()}, chủ trì phiên họp,";
        return meeting.HeldOn is { } on
            ? $"Ngày {VietnameseDates.Short(on)}, Thường trực HĐND tổ chức {CouncilPaper.Within(meeting.Title)}. Sau khi nghe các báo cáo và ý kiến thảo luận, {who} kết luận như sau:"
            : $"Tại {CouncilPaper.Within(meeting.Title)}, {who} kết luận như sau:";
    }

    static string Shortened(string text) => text.Length <= 300 ? text : text[..300];

    /// <summary>The items of the latest notice, and what those before it state of other conclusions: a correction may have spoken of one item alone.</summary>
    static IEnumerable<NoticeItem> Copied(IReadOnlyList<ConclusionNotice> latestFirst)
    {
        var items = latestFirst[0].Items.OrderBy(i => i.Position).ToList();
        foreach (var item in latestFirst.Skip(1).SelectMany(n => n.Items.OrderBy(i => i.Position)))
            if (item.ConclusionId is { } stated && !items.Exists(i => i.ConclusionId == stated)) items.Add(item);
        return items.Select((i, n) => new NoticeItem { CouncilId = i.CouncilId, Position = n + 1, ConclusionId = i.ConclusionId, ToWords = i.ToWords, Words = i.Words, WhenWords = i.WhenWords });
    }

    /// <summary>An item for each conclusion that is not yet in <paramref name="except"/>, in the order of the meeting.</summary>
    internal static async Task<IReadOnlyList<NoticeItem>> Items(CouncilDb db, Actor actor, Meeting meeting, DateOnly today, IReadOnlyCollection<long>? except = null, int from = 1)
    {
        var names = (await db.BodiesOf(actor.CouncilId)).ToDictionary(b => b.Id, b => b.NameOn(today));
        var work = await db.Visible(actor).Obligations.AsNoTracking().Include(o => o.Events).Where(o => o.SourceKind == "meeting" && o.SourceId == meeting.Id).ToDictionaryAsync(o => o.Id);
        var items = new List<NoticeItem>();
        foreach (var conclusion in meeting.Conclusions.OrderBy(c => c.Position).ThenBy(c => c.Id).Where(c => except?.Contains(c.Id) != true))
        {
            // A conclusion whose work is over is not told to anyone.
            if (conclusion.ObligationId is { } id && (!work.TryGetValue(id, out var known) || ItemAgainstWork.IsOver(known.State))) continue;
            items.Add(conclusion.ObligationId is { } owed
                ? NoticeWords.ItemOf(work[owed].CurrentTerms(), conclusion.Id, from + items.Count, b => names.GetValueOrDefault(b, ""))
                : new NoticeItem { Position = from + items.Count, ConclusionId = conclusion.Id, ToWords = conclusion.ToWords ?? "", Words = conclusion.Words, WhenWords = "" });
            items[^1].CouncilId = actor.CouncilId;
        }
        return items;
    }
}
