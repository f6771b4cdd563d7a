using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Desk;

/// <summary>What one post has to do, in the order in which one would do it; each piece of work stands once, where it is most pressing.</summary>
public static class MyWorkQuery
{
    public sealed record Section(string Title, string Why, IReadOnlyList<RegisterRow> Rows, int Total, IReadOnlyList<ObligationEventKind> Acts);

    public const int Most = 25;

    /// <summary>A section without its words: which work it shows, of how much.</summary>
    sealed record Place(string Title, string Why, IReadOnlyList<long> Shown, int Total, IReadOnlyList<ObligationEventKind> Acts);

    public static async Task<IReadOnlyList<Section>> Of(Visible visible, KnownFigures known, Remembered remembered, DateOnly today)
    {
        var actor = visible.Actor;
        var found = await remembered.Of(visible.Db, actor.CouncilId, ("my work", actor.PostId, actor.BodyId, actor.Rights, today), () => Found(visible, known, today), f => f.Sum(p => p.Shown.Count) / 8);
        var rows = (await known.Rows(visible, [.. found.SelectMany(f => f.Shown)])).ToDictionary(r => r.Id);
        return [.. found.Select(f => new Section(f.Title, f.Why, [.. f.Shown.Where(rows.ContainsKey).Select(id => rows[id])], f.Total, f.Acts)).Where(s => s.Rows.Count > 0)];
    }

    static async Task<IReadOnlyList<Place>> Found(Visible visible, KnownFigures known, DateOnly today)
    {
        var (actor, seen) = (visible.Actor, new HashSet<long>());
        var bodies = Stands(visible, (await known.AroundOf(visible)).Bodies, today);
        var all = await known.LedgerOf(visible) is { } ledger ? MyWorkEntries.From(ledger, actor, bodies, await known.EmptyWatches(visible, today)) : await MyWorkEntries.Asked(visible, bodies, today);
        all.Sort((a, b) => (a.Due, a.Id).CompareTo((b.Due, b.Id)));
        var (day, soon) = (today.DayNumber, today.AddDays(7).DayNumber);
        var found = new List<Place>();

        if (actor.May(Right.ActsForCouncil))
        {
            Add("Chờ công nhận", "đã báo cáo hoàn thành", e => e.IsWatched && e.State == ObligationState.ReportedDone, actor.May(Right.Settles) ? [ObligationEventKind.Confirmed, ObligationEventKind.SentBack] : [ObligationEventKind.ConfirmationProposed, ObligationEventKind.SentBack]);
            Add("Giải trình", "không thực hiện được, xin chấp nhận", e => e.IsWatched && e.IsExplained, [ObligationEventKind.ExplanationAccepted, ObligationEventKind.ExplanationRefused, ObligationEventKind.ExtensionGranted]);
            Add("Xin gia hạn", "chờ ý kiến", e => e.IsWatched && e.IsAsking, [ObligationEventKind.ExtensionGranted, ObligationEventKind.ExtensionRefused]);
            Add("Bị trả lại", "chờ giao lại", e => e.IsWatched && e.State == ObligationState.Returned, [ObligationEventKind.Reassigned]);
        }
        Add("Phải bổ sung", "báo cáo bị yêu cầu bổ sung", e => e.IsOwn && e.State == ObligationState.SentBack, [ObligationEventKind.ReportedDone, ObligationEventKind.ExtensionAsked]);
        Add("Quá hạn", "của cơ quan mình", e => e.IsOwn && e.Due < day && e.IsTheirTurn, Theirs);
        Add("Đến hạn trong 7 ngày", "của cơ quan mình", e => e.IsOwn && e.Due >= day && e.Due <= soon && e.IsTheirTurn, Theirs);
        Add("Mới giao, chưa tiếp nhận", "của cơ quan mình", e => e.IsOwn && e.State == ObligationState.Assigned, [ObligationEventKind.Accepted, ObligationEventKind.Answered, ObligationEventKind.Returned]);
        Add("Chưa trả lời", "của cơ quan mình", e => e.IsOwn && !e.IsAnswered && e.IsTheirTurn, Theirs);
        Add("Đang làm", "của cơ quan mình", e => e.IsOwn && e.IsTheirTurn, Theirs);
        Add("Đã báo cáo, chờ công nhận", "của cơ quan mình", e => e.IsOwn && e.State == ObligationState.ReportedDone, []);
        if (actor.May(Right.ActsForCouncil)) Add("Quá hạn, cần nhắc", "đang theo dõi", e => e.IsWatched && e.Due < day && e.State != ObligationState.ReportedDone, [ObligationEventKind.Repeated]);
        if (actor.May(Right.KeepsWork)) Add("Chưa ai theo dõi", "trong cả Hội đồng", e => e.IsUnwatched, []);
        return found;

        void Add(string title, string why, Predicate<MyWorkEntry> belongs, IReadOnlyList<ObligationEventKind> acts)
        {
            var ids = all.Where(e => belongs(e) && !seen.Contains(e.Id)).Select(e => e.Id).ToList();
            if (ids.Count == 0) return;
            var shown = ids.Take(Most).ToList();
            seen.UnionWith(shown);
            found.Add(new(title, why, shown, ids.Count, [.. acts.Where(a => Obligation.IsFor(actor, a))]));
        }
    }

    /// <summary>Of some work, that which the actor's bodies only do for the one that answers: they report to it, not to the council.</summary>
    public static async Task<IReadOnlySet<long>> ForAnother(Visible visible, IReadOnlyCollection<long> shown)
    {
        var own = visible.Actor.OwnBodies;
        if (visible.Actor.May(Right.ActsForCouncil) || shown.Count == 0) return new HashSet<long>();
        var answering = await visible.Db.Set<ObligationBody>().Where(b => shown.Contains(b.ObligationId) && b.To == null && own.Contains(b.BodyId) && (b.Role == BodyRole.Lead || b.Role == BodyRole.JointLead)).Select(b => b.ObligationId).ToListAsync();
        return shown.Except(answering).ToHashSet();
    }

    static readonly ObligationEventKind[] Theirs = [ObligationEventKind.Answered, ObligationEventKind.ReportedDone, ObligationEventKind.ExtensionAsked];

    /// <summary>The body of the post, and the one for which it stands: not the many below it, which have their own desks.</summary>
    static IReadOnlyList<long> Stands(Visible visible, IReadOnlyList<Body> tree, DateOnly today)
    {
        var own = visible.Actor.OwnBodies;
        return [.. tree.Where(b => own.Contains(b.Id) && (b.Id == visible.Actor.BodyId || b.ParentOn(today) is not { } parent || !own.Contains(parent))).Select(b => b.Id)];
    }
}
