using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Desk;

/// <summary>What one post has to do, in the order in which one would do it; each piece of work stands once, where it is most pressing.</summary>
public sealed class MyWorkQuery
{
    public sealed record Section(string Title, string Why, IReadOnlyList<RegisterRow> Rows, int Total, IReadOnlyList<ObligationEventKind> Acts);

    public const int Most = 25;

    public static async Task<IReadOnlyList<Section>> Of(Visible visible, KnownFigures known, DateOnly today)
    {
        var (actor, seen) = (visible.Actor, new HashSet<long>());
        var bodies = Stands(visible, (await known.AroundOf(visible)).Bodies, today);
        var soon = today.AddDays(7);
        var all = Register.Open(Register.Rows(visible, new RegisterFilter { EachPart = true }, today)).Where(r => r.EachOf == null);
        var parts = visible.Db.Set<ObligationBody>().Where(b => b.CouncilId == actor.CouncilId && b.To == null && b.Role != BodyRole.Coordinating && bodies.Contains(b.BodyId)).Select(b => b.ObligationId);
        var own = all.Where(r => r.Kind == ObligationKind.Task && parts.Contains(r.Id));
        var watched = all.Where(r => r.WatcherPostId == actor.PostId || (r.WatcherPostId == null && r.WatcherBodyId == actor.BodyId));
        var explained = visible.Db.Obligations.Where(o => o.CouncilId == actor.CouncilId && o.IsExplained).Select(o => o.Id);
        var sections = new List<Section>();

        if (actor.May(Right.ActsForCouncil))
        {
            await Add("Chờ công nhận", "đã báo cáo hoàn thành", watched.Where(r => r.State == ObligationState.ReportedDone), actor.May(Right.Settles) ? [ObligationEventKind.Confirmed, ObligationEventKind.SentBack] : [ObligationEventKind.ConfirmationProposed, ObligationEventKind.SentBack]);
            await Add("Giải trình", "không thực hiện được, xin chấp nhận", watched.Where(r => r.IsAsking && explained.Contains(r.Id)), [ObligationEventKind.ExplanationAccepted, ObligationEventKind.ExtensionGranted]);
            await Add("Xin gia hạn", "chờ ý kiến", watched.Where(r => r.IsAsking), [ObligationEventKind.ExtensionGranted, ObligationEventKind.ExtensionRefused]);
            await Add("Bị trả lại", "chờ giao lại", watched.Where(r => r.State == ObligationState.Returned), [ObligationEventKind.Reassigned]);
        }
        await Add("Phải bổ sung", "báo cáo bị yêu cầu bổ sung", own.Where(r => r.State == ObligationState.SentBack), [ObligationEventKind.ReportedDone, ObligationEventKind.ExtensionAsked]);
        await Add("Quá hạn", "của cơ quan mình", own.Where(r => r.DueOn < today && r.State != ObligationState.ReportedDone && r.State != ObligationState.Returned), Theirs);
        await Add("Đến hạn trong 7 ngày", "của cơ quan mình", own.Where(r => r.DueOn >= today && r.DueOn <= soon && r.State != ObligationState.ReportedDone && r.State != ObligationState.Returned), Theirs);
        await Add("Mới giao, chưa tiếp nhận", "của cơ quan mình", own.Where(r => r.State == ObligationState.Assigned), [ObligationEventKind.Accepted, ObligationEventKind.Answered, ObligationEventKind.Returned]);
        await Add("Chưa trả lời", "của cơ quan mình", own.Where(r => r.AnsweredOn == null && r.State != ObligationState.ReportedDone && r.State != ObligationState.Returned), Theirs);
        await Add("Đang làm", "của cơ quan mình", own.Where(r => r.State != ObligationState.ReportedDone && r.State != ObligationState.Returned), Theirs);
        await Add("Đã báo cáo, chờ công nhận", "của cơ quan mình", own.Where(r => r.State == ObligationState.ReportedDone), []);
        if (actor.May(Right.ActsForCouncil)) await Add("Quá hạn, cần nhắc", "đang theo dõi", watched.Where(r => r.DueOn < today && r.State != ObligationState.ReportedDone), [ObligationEventKind.Repeated]);
        if (actor.May(Right.KeepsWork)) await Add("Chưa ai theo dõi", "trong cả Hội đồng", Register.Unwatched(visible, all, today), []);
        return sections;

        async Task Add(string title, string why, IQueryable<RegisterRow> rows, IReadOnlyList<ObligationEventKind> acts)
        {
            var found = await Register.Sorted(rows, "han").Take(Most + seen.Count).ToListAsync();
            var total = found.Count < Most + seen.Count ? found.Count(r => !seen.Contains(r.Id)) : await rows.CountAsync(r => !seen.Contains(r.Id));
            var shown = found.Where(r => seen.Add(r.Id)).Take(Most).ToList();
            if (shown.Count > 0) sections.Add(new Section(title, why, shown, total, [.. acts.Where(a => Obligation.IsFor(actor, a))]));
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
