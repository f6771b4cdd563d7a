using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

/// <summary>Something happened to an obligation: accepted, returned, answered, roadmap, progress, reported done, confirmed, sent back, withdrawn.</summary>
public sealed class RecordFact(CouncilDb db, CouncilClock clock, KeepFile keep)
{
    /// <summary>The largest file of evidence, in bytes.</summary>
    public const long LargestFile = 20 * 1024 * 1024;

    /// <param name="along">What else changes in the same write, such as the draft that is hereby sent.</param>
    public async Task<Refusal?> Run(Actor actor, ObligationId id, int seen, FormId? form, NewFact fact, IReadOnlyList<Upload> uploads, Func<Task<Refusal?>>? along = null, CancellationToken ct = default)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).Obligations.AsNoTracking().Whole(id.Value) is not { } asRead) return Refusal.NotFound;

        // The rule is asked before bytes are written; its answer counts only within the write, on rows that nobody else can change.
        var (posts, tree) = (await Acting.BodiesHeldBy(db, actor.PersonId, fact.OccurredOn), new BodyTree(await db.BodiesOf(actor.CouncilId), fact.OccurredOn));
        if (TooLarge(uploads) is { } large) return large;
        if ((TermsForm.WrongRule(fact.Terms) ?? await db.WrongOccasion(actor, fact.Terms, asRead.CurrentTerms().Due.Follows?.OccasionId)) is { } noRule) return noRule;
        if (fact.About is { Kind: "obligation" } named)
        {
            var (found, unfit) = await Other(actor, id, named);
            if (unfit is not null) return unfit;
            fact = fact with { About = found };
        }
        else if (fact.Kind == ObligationEventKind.MergedInto) return new("other-work-needed", "Hãy ghi mã nhiệm vụ nhận gộp.", "About");
        var trial = fact with { Files = [.. fact.Files, .. uploads.Select(u => new EventFile { StoredFileId = 0, Name = u.Name, Size = u.Size })] };
        var doubt = asRead.Record(actor, seen, trial, clock.Now, posts, tree);

        var stored = new List<StoredFile>();
        foreach (var upload in doubt is null ? uploads : [])
        {
            await using var content = upload.Open();
            var (file, full) = await keep.Put(actor, upload.Name, content, ct);
            if (file is null) return full;
            stored.Add(file);
        }

        await using var writing = await db.BeginWriting();
        // The whole before its parts: two parts reported at once do not both believe the other still open.
        if (asRead.ParentId is { } parent) await writing.Take($"SELECT 1 FROM obligations WHERE id = {parent} FOR UPDATE");
        await writing.Take($"SELECT 1 FROM obligations WHERE id = {id.Value} FOR UPDATE");
        db.StoredFiles.AddRange(stored);
        await db.SaveChangesAsync(ct);
        var obligation = await db.Visible(actor).Obligations.Whole(id.Value);
        if (obligation is null) return Refusal.NotFound;
        if (fact.Terms is { } terms) fact = fact with { Terms = await db.Hang(actor, clock, terms, obligation.GivenOn) };
        if (fact is { Kind: ObligationEventKind.Corrected or ObligationEventKind.Reassigned, Terms.Due.On: { } due } && due < obligation.GivenOn && due != obligation.OriginalDueOn)
            return new("due-before-given", $"Hạn không được trước ngày giao ({obligation.GivenOn:dd/MM/yyyy}).", "Due");
        if (fact is { Kind: ObligationEventKind.Corrected or ObligationEventKind.Reassigned, Terms.Due.On: { } last } && last != obligation.OriginalDueOn && FurthestDay.Passed(last, fact.OccurredOn, "Hạn cuối", "Due") is { } far) return far;
        if (fact is { Kind: ObligationEventKind.Corrected, Terms: { } put } && seen == obligation.Version && obligation.MayNotCorrectTo(put) is { } same) return await db.OrWrittenBefore(actor, form, same);
        IReadOnlyList<EventFile> files = [.. fact.Files, .. stored.Select(f => new EventFile { CouncilId = actor.CouncilId, StoredFileId = f.Id, Name = f.Name, Size = f.Size })];
        var refusal = obligation.Record(actor, seen, doubt is null ? fact with { Files = files } : trial, clock.Now, posts, tree) ?? doubt;
        if (refusal is null && along is not null) refusal = await along();
        refusal ??= await db.Follow(actor, clock, obligation, fact) ?? await Repeat(actor, obligation, fact);
        if (refusal is not null) return await db.OrWrittenBefore(actor, form, refusal);
        return await writing.Save(actor, form, $"obligation.{fact.Kind}", () => obligation.AsReference(), isDaily: fact is { Terms: null, Kind: not ObligationEventKind.Annulled });
    }

    /// <summary>The other work as it stands in the register; what lives on under another code is said with that code.</summary>
    async Task<(Reference? Found, Refusal? Unfit)> Other(Actor actor, ObligationId id, Reference named)
    {
        if (named.Id == id.Value) return (null, new("same-work", $"Mã {named.Id} là chính nhiệm vụ này; hãy ghi mã nhiệm vụ kia.", "About"));
        if (await db.Visible(actor).Obligations.AsNoTracking().Whole(named.Id) is not { } other) return (null, new("no-such-work", $"Không có nhiệm vụ mã {named.Id} để dẫn tới.", "About"));
        if (other.State == ObligationState.Split) return (null, new("split-away", $"Nhiệm vụ {other.Id} đã tách thành nhiều nhiệm vụ; hãy ghi mã của nhiệm vụ tách ra.", "About", $"/nhiem-vu/{other.Id}"));
        if (other.State != ObligationState.Merged) return (other.AsReference(), null);
        return (null, await Into(actor, other) is not { } into
            ? new("merged-away", $"Nhiệm vụ {other.Id} đã gộp vào nhiệm vụ khác; hãy ghi mã của nhiệm vụ ấy.", "About", $"/nhiem-vu/{other.Id}")
            : into == id.Value ? new("merged-away", $"Nhiệm vụ {other.Id} đã gộp vào chính nhiệm vụ này; hãy ghi mã nhiệm vụ khác.", "About")
            : new("merged-away", $"Nhiệm vụ {other.Id} đã gộp vào nhiệm vụ {into}; hãy ghi mã {into}.", "About", $"/nhiem-vu/{into}"));
    }

    /// <summary>Into which work it was merged, and that into which, to the last; null where that stands no more, or the actor does not see it.</summary>
    async Task<long?> Into(Actor actor, Obligation merged)
    {
        var passed = new HashSet<long>();
        for (var at = merged; passed.Add(at.Id);)
        {
            if (at.State != ObligationState.Merged) return States.IsNoLongerItself(at.State) ? null : at.Id;
            if (at.Events.Where(e => e.Kind == ObligationEventKind.MergedInto).MaxBy(e => e.RecordedAt)?.AboutId is not { } next || await db.Visible(actor).Obligations.AsNoTracking().Whole(next) is not { } into) return null;
            at = into;
        }
        return null;
    }

    /// <summary>What was merged away was said a second time: the work it was merged into counts that.</summary>
    async Task<Refusal?> Repeat(Actor actor, Obligation merged, NewFact fact)
    {
        if (fact is not { Kind: ObligationEventKind.MergedInto, About: { } into }) return null;
        if (await db.Visible(actor).Obligations.Whole(into.Id) is not { IsOpen: true } target) return new("merge-into-open", "Chỉ gộp được vào nhiệm vụ chưa kết thúc.", "About");
        var on = fact.OccurredOn > target.GivenOn ? fact.OccurredOn : target.GivenOn;
        return target.Follow(actor, new NewFact(ObligationEventKind.Repeated, on, $"Gộp nhiệm vụ {merged.Id}: “{merged.Work}”") { About = merged.AsReference() }, clock.Now);
    }

    public static Refusal? TooLarge(IReadOnlyList<Upload> uploads) => uploads.FirstOrDefault(u => u.Size > LargestFile) is { } large
        ? new("file-too-large", $"Tệp “{large.Name}” lớn hơn 20 MB; hãy nén hoặc tách tệp.", "Files")
        : uploads.FirstOrDefault(u => u.Size == 0) is { } empty ? new("file-empty", $"Tệp “{empty.Name}” rỗng.", "Files") : null;
}

static class ObligationReference
{
    public static Reference AsReference(this Obligation obligation) =>
        new("obligation", obligation.Id, obligation.Work.Length <= 120 ? obligation.Work : obligation.Work[..117] + "…", $"/nhiem-vu/{obligation.Id}");
}
