using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Documents;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Reading;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>A text is dropped in: read, matched with the directory and with meetings already known, and kept as a draft.</summary>
public sealed class StartImport(CouncilDb db, CouncilClock clock, KeepFile keep)
{
    /// <summary>The largest file taken, in bytes: said on the page and in the refusal.</summary>
    public const int LargestFile = TextInput.MaxBytes;

    public async Task<(Refusal? Refusal, long Id)> Run(Actor actor, FormId? form, byte[] content, string fileName, SourceKind? said, DateOnly? paperDate, CancellationToken ct = default)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return (before, 0);
        if (!actor.May(Right.KeepsMeetings)) return (new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND được nhập văn bản."), 0);
        if (content.Length > LargestFile) return (new("too-large", $"Tệp “{fileName}” lớn hơn 5 MB; hãy tách văn bản hoặc bỏ ảnh.", "File"), 0);
        switch (TextInput.Read(content, fileName))
        {
            case Refused refused:
                return (new(refused.Rule, refused.Words, "File"), 0);
            case ReadText { Text.Length: > Import.LongestText }:
                return (new("too-long", string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"Văn bản dài quá {Import.LongestText:N0} ký tự; hãy tách ra."), "File"), 0);
            case ReadText read:
                return await Keep(actor, form, content, fileName, read with { Text = Storable(read.Text) }, said, paperDate, ct);
            default:
                throw new InvalidOperationException("A text is read or refused.");
        }
    }

    /// <summary>A text that every database takes, each character in its place: NUL and halves of characters become the sign for the unreadable.</summary>
    static string Storable(string text)
    {
        if (!text.Contains('\0') && !text.Any(char.IsSurrogate)) return text;
        var storable = text.ToCharArray();
        for (var n = 0; n < storable.Length; n++)
        {
            if (char.IsHighSurrogate(storable[n]) && n + 1 < storable.Length && char.IsLowSurrogate(storable[n + 1])) n++;
            else if (storable[n] == '\0' || char.IsSurrogate(storable[n])) storable[n] = '\uFFFD';
        }
        return new string(storable);
    }

    async Task<(Refusal? Refusal, long Id)> Keep(Actor actor, FormId? form, byte[] content, string fileName, ReadText read, SourceKind? said, DateOnly? paperDate, CancellationToken ct)
    {
        if (read.Text.Length > Compared) LargeWork.Begins();
        var record = Reader.Read(read.Text, paperDate);
        var place = await db.Councils.Where(c => c.Id == actor.CouncilId).Select(c => c.Place).SingleOrDefaultAsync(ct) ?? "";
        var import = NewImport(actor, fileName, read, record, said, paperDate, $"Thường trực HĐND {place.Split(' ')[0]}".TrimEnd());
        await Recognise(actor, import, ct);
        import.Items.AddRange(DraftItems.Of(record));
        await TakeTimes(actor, import);
        await Match(actor, import);
        await Join(actor, import, ct);

        var (file, full) = await keep.Put(actor, fileName, new MemoryStream(content, writable: false), ct);
        if (file is null) return (full, 0);
        await using var writing = await db.BeginWriting();
        db.StoredFiles.Add(file);
        await db.SaveChangesAsync(ct);
        import.StoredFileId = file.Id;
        import.Items.ForEach(i => i.CouncilId = actor.CouncilId);
        db.Imports.Add(import);
        var refusal = await writing.Save(actor, form, "import.started", () => import.AsReference());
        LargeWork.Ended();
        return (refusal, import.Id);
    }

    /// <summary>Words of time as the council takes them, so that the reading shown is the one that will be kept.</summary>
    async Task TakeTimes(Actor actor, Import import)
    {
        if (await db.TimeReadingOf(actor.CouncilId) is var reading && reading == TimeReading.Plain) return;
        var (calendar, said) = (await db.CalendarOf(actor.CouncilId), import.HeldOn ?? import.PaperDate ?? clock.Today);
        foreach (var item in import.Items)
            if (item.Fields is DirectiveFields directive) item.Fields = directive with { Due = reading.Take(directive.Due, said, calendar) };
    }

    Import NewImport(Actor actor, string fileName, ReadText read, DraftRecord record, SourceKind? said, DateOnly? paperDate, string committee)
    {
        var notice = record.Documents.FirstOrDefault(d => Folding.Fold(d.Kind) == "thong bao" && d.Number is not null && d.At.Start < 600);
        var source = said ?? (notice is not null ? SourceKind.Notice : SourceKind.Press);
        var standing = record.StandingMeetings.Count > 0 ? record.StandingMeetings[0] : null;
        var title = DraftItems.NameOf(record, committee) ?? record.Title ?? read.Title ?? fileName;
        return new Import
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), SourceKind = source, FileName = fileName, Text = read.Text, Fingerprint = FingerprintOf(read.Text),
            PaperDate = paperDate, Title = title.Length <= 300 ? title : title[..300], MeetingKind = standing is not null ? MeetingKind.Monthly : DraftItems.KindOf(record.Type, read.Text),
            Number = standing?.Number, Period = standing?.Period, HeldOn = record.HeldOn,
            NoticeNumber = source == SourceKind.Notice ? notice?.Number : null,
            NoticeOn = source == SourceKind.Notice && DateOnly.TryParse(notice?.Date, out var on) ? on : null,
            Signer = source == SourceKind.Notice ? record.People.LastOrDefault(p => p.Role == PersonRole.Mentioned)?.Name : null,
            CreatedAt = clock.Now, CreatedBy = actor.PersonName,
        };
    }

    /// <summary>How much of each text is compared, in characters: some three pages.</summary>
    const int Compared = 8_000;

    /// <summary>Says where the same or nearly the same words came in before.</summary>
    async Task Recognise(Actor actor, Import import, CancellationToken ct)
    {
        var (least, most) = (import.Text.Length * 2 / 3, import.Text.Length * 3 / 2);
        var earlier = db.Imports.AsNoTracking().Where(i => i.CouncilId == actor.CouncilId && i.Status != ImportStatus.Discarded)
            .Where(i => i.Fingerprint == import.Fingerprint || (i.Text.Length >= least && i.Text.Length <= most))
            .OrderByDescending(i => i.Id).Take(100).Select(i => new { i.Id, i.Fingerprint, Head = i.Text.Substring(0, Compared) });
        var mine = new ComparedText(import.Text.Length <= Compared ? import.Text : import.Text[..Compared]);
        await foreach (var one in earlier.AsAsyncEnumerable().WithCancellation(ct))
        {
            var alike = one.Fingerprint == import.Fingerprint ? 1 : mine.LikenessTo(one.Head);
            if (alike >= 0.7 && alike > import.LikeImport) (import.LikeImportId, import.LikeImport) = (one.Id, alike);
        }
    }

    async Task Match(Actor actor, Import import)
    {
        var (people, bodies) = (await PersonMatcher.For(db, actor.CouncilId), await BodyMatcher.For(db, actor.CouncilId, import.HeldOn ?? clock.Today));
        var watcher = bodies.Bodies.FirstOrDefault(b => b.Kind == Rules.People.BodyKind.CouncilOffice && b.ExistsOn(clock.Today))?.Id;
        foreach (var item in import.Items)
            item.Fields = item.Fields switch
            {
                PersonFields person => people.Match(person),
                DirectiveFields directive => directive with { To = [.. directive.To.Select(a => bodies.Match(a.Words))], WatcherBodyId = watcher },
                var other => other,
            };
    }

    /// <summary>A meeting already known is proposed, its conclusions paired with what was read.</summary>
    async Task Join(Actor actor, Import import, CancellationToken ct)
    {
        var known = await db.Visible(actor).Meetings.AsNoTracking().Where(m => m.Kind == import.MeetingKind)
            .Where(m => m.HeldOn == import.HeldOn || (m.Period != null && m.Period == import.Period) || (m.Number != null && m.Number == import.Number)).ToListAsync(ct);
        if (known.Find(m => m.IsSpokenOfAs(import.MeetingKind, import.Number, import.Period, import.HeldOn)) is not { } meeting) return;
        import.JoinedMeetingId = meeting.Id;
        await PairUp(db, import, ct);
    }

    /// <summary>Pairs the draft's directives with the conclusions of the meeting it joins, or unpairs all.</summary>
    internal static async Task PairUp(CouncilDb db, Import import, CancellationToken ct)
    {
        var directives = import.Items.Where(i => i is { IsDropped: false, Fields: DirectiveFields }).ToList();
        var known = import.JoinedMeetingId is { } joined
            ? await db.Conclusions.AsNoTracking().Where(c => c.CouncilId == import.CouncilId && c.MeetingId == joined && c.ObligationId != null).Select(c => new { c.Id, c.Words }).ToListAsync(ct)
            : [];
        var pairs = Pairing.Of([.. directives.Select((d, n) => ((long)n, ((DirectiveFields)d.Fields).What))], [.. known.Select(c => (c.Id, c.Words))]);
        for (var n = 0; n < directives.Count; n++)
            directives[n].Fields = (DirectiveFields)directives[n].Fields with { PairedConclusionId = pairs.TryGetValue(n, out var conclusion) ? conclusion : null };
    }

    static string FingerprintOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Folding.Fold(text))));
}
