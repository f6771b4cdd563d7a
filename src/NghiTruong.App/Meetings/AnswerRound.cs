using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>A body answers a round, or the Office enters what came on paper; also comments of people who were not asked.</summary>
public sealed class AnswerRound(CouncilDb db, CouncilClock clock, KeepFile keep)
{
    /// <param name="bodyId">The body that answers; null for a person named in <paramref name="who"/>.</param>
    public async Task<Refusal?> Run(Actor actor, RoundId id, FormId? form, long? bodyId, string who, string words, bool agrees, DateOnly? on, Upload? upload, CancellationToken ct = default)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (await db.Visible(actor).CommentRounds.Whole(id.Value) is not { } asRead) return Refusal.NotFound;
        if (upload is { Size: > RecordFact.LargestFile }) return new("file-too-large", $"Tệp “{upload.Name}” lớn hơn 20 MB.", "File");
        var day = on ?? clock.Today;
        // The rule is asked before bytes are kept; its answer counts within the write.
        if (Put(asRead, upload is null ? null : new CommentFile(0, upload.Name)) is { } doubt) return doubt;
        db.ChangeTracker.Clear();

        StoredFile? file = null;
        if (upload is not null)
        {
            await using var content = upload.Open();
            (file, var full) = await keep.Put(actor, upload.Name, content, ct);
            if (file is null) return full;
        }
        await using var writing = await db.BeginWriting();
        await writing.Take($"SELECT 1 FROM comment_rounds WHERE id = {id.Value} FOR UPDATE");
        if (file is not null)
        {
            db.StoredFiles.Add(file);
            await db.SaveChangesAsync(ct);
        }
        if (await db.Visible(actor).CommentRounds.Whole(id.Value) is not { } round) return Refusal.NotFound;
        if (Put(round, file is null ? null : new CommentFile(file.Id, file.Name)) is { } refusal) return await db.OrWrittenBefore(actor, form, refusal);
        return await writing.Save(actor, form, "comments.answered", () => round.AsReference());

        Refusal? Put(CommentRound to, CommentFile? with) => bodyId is { } body
            ? to.Answer(actor, body, words, agrees, with, day, clock.Now)
            : to.AddFrom(actor, who, words, with, day, clock.Now);
    }
}
