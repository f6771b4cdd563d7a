using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>An answer on its way through a body: drafted by the contact, submitted, sent back or approved by the head, and with that sent.</summary>
public sealed class DraftAnswer(CouncilDb db, CouncilClock clock, KeepFile keep, RecordFact record)
{
    public async Task<(Refusal? Refusal, long Id)> Begin(Actor actor, long work, FormId? form, NewFact fact, IReadOnlyList<Upload> uploads, bool submit, CancellationToken ct = default)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        if (await db.Visible(actor).Obligations.AsNoTracking().Whole(work) is not { } obligation) return (Refusal.NotFound, 0);
        if (RecordFact.TooLarge(uploads) is { } large) return (large, 0);
        var trial = fact with { Files = [.. uploads.Select(u => new EventFile { StoredFileId = 0, Name = u.Name, Size = u.Size })] };
        var (refusal, draft) = AnswerDraft.Begin(actor, obligation, trial, clock.Now);
        if (draft is null) return (refusal, 0);
        var (full, files) = await Keep(actor, uploads, ct);
        if (full is not null) return (full, 0);
        await using var writing = await db.BeginWriting();
        if (await Attach(draft, files) is { } no) return (no, 0);
        if (submit && draft.Submit(actor, draft.Version, clock.Now) is { } unsent) return (unsent, 0);
        db.AnswerDrafts.Add(draft);
        return (await writing.Save(actor, form, submit ? "draft.submitted" : "draft.begun", () => draft.AsReference()), draft.Id);
    }

    public async Task<Refusal?> Edit(Actor actor, long id, int seen, FormId? form, NewFact fact, IReadOnlyList<Upload> uploads, IReadOnlyList<long> dropped, bool submit, CancellationToken ct = default)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (RecordFact.TooLarge(uploads) is { } large) return large;
        var (full, files) = await Keep(actor, uploads, ct);
        if (full is not null) return full;
        await using var writing = await db.BeginWriting();
        if (await Of(actor, id) is not { } draft) return Refusal.NotFound;
        var kept = draft.Files.Where(f => !dropped.Contains(f.Id)).ToList();
        var whole = fact with { Kind = draft.Kind, Files = [.. kept.Select(f => new EventFile { StoredFileId = f.StoredFileId, Name = f.Name, Size = f.Size }), .. uploads.Select(u => new EventFile { StoredFileId = 0, Name = u.Name, Size = u.Size })] };
        if (draft.Edit(actor, seen, whole, clock.Now) is { } no) return await db.OrWrittenBefore(actor, form, no);
        draft.Files.RemoveAll(f => dropped.Contains(f.Id));
        if (await Attach(draft, files) is { } unattached) return unattached;
        if (submit && draft.Submit(actor, draft.Version, clock.Now) is { } unsent) return unsent;
        return await writing.Save(actor, form, submit ? "draft.submitted" : "draft.edited", () => draft.AsReference());
    }

    public async Task<Refusal?> SendBack(Actor actor, long id, int seen, FormId? form, string words) =>
        await Step(actor, id, form, "draft.sent-back", draft => draft.SendBack(actor, seen, words, clock.Now));

    public async Task<Refusal?> Drop(Actor actor, long id, int seen, FormId? form) => await Step(actor, id, form, "draft.dropped", draft => draft.Drop(actor, seen, clock.Now));

    /// <summary>The head approves what he sees: that is recorded on the work, under his name, in the same write as the draft's end.</summary>
    public async Task<Refusal?> Send(Actor actor, long id, int seen, FormId? form)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).AnswerDrafts.AsNoTracking().Include(d => d.Files).Include(d => d.Steps).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id) is not { } asRead) return Refusal.NotFound;
        if (await db.Visible(actor).Obligations.AsNoTracking().Where(o => o.Id == asRead.ObligationId).Select(o => (int?)o.Version).SingleOrDefaultAsync() is not { } version) return Refusal.NotFound;
        if (asRead.Send(actor, seen, clock.Now) is { } no) return await db.OrWrittenBefore(actor, form, no);
        return await record.Run(actor, new ObligationId(asRead.ObligationId), version, form, asRead.AsFact(), [], async () => await Of(actor, id) is { } draft ? draft.Send(actor, seen, clock.Now) : Refusal.NotFound);
    }

    async Task<Refusal?> Step(Actor actor, long id, FormId? form, string act, Func<AnswerDraft, Refusal?> step)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        await using var writing = await db.BeginWriting();
        if (await Of(actor, id) is not { } draft) return Refusal.NotFound;
        if (step(draft) is { } no) return await db.OrWrittenBefore(actor, form, no);
        return await writing.Save(actor, form, act, () => draft.AsReference());
    }

    Task<AnswerDraft?> Of(Actor actor, long id) => db.Visible(actor).AnswerDrafts.Include(d => d.Files).Include(d => d.Steps).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id);

    async Task<(Refusal? Refusal, List<StoredFile> Files)> Keep(Actor actor, IReadOnlyList<Upload> uploads, CancellationToken ct)
    {
        var stored = new List<StoredFile>();
        foreach (var upload in uploads)
        {
            await using var content = upload.Open();
            var (file, full) = await keep.Put(actor, upload.Name, content, ct);
            if (file is null) return (full, stored);
            stored.Add(file);
        }
        return (null, stored);
    }

    async Task<Refusal?> Attach(AnswerDraft draft, List<StoredFile> stored)
    {
        db.StoredFiles.AddRange(stored);
        await db.SaveChangesAsync();
        draft.Files.AddRange(stored.Select(f => new AnswerDraftFile { CouncilId = f.CouncilId, StoredFileId = f.Id, Name = f.Name, Size = f.Size }));
        return draft.Files.Count > 20 ? new("too-many-files", "Mỗi bản soạn đính kèm tối đa 20 tệp.", "Files") : null;
    }
}

static class DraftReference
{
    public static Reference AsReference(this AnswerDraft draft) => new("draft", draft.Id, StateWords.Of(draft.Kind), $"/nhiem-vu/{draft.ObligationId}/du-thao/{draft.Id}");
}
