using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>The draft record is put right piece by piece; each small post is kept at once.</summary>
public sealed class EditImport(CouncilDb db, CouncilClock clock)
{
    public sealed record Head(
        string Title, MeetingKind Kind, int? Number, string? Period, DateOnly? HeldOn, string? Place, SourceKind Source, string? NoticeNumber, DateOnly? NoticeOn, string? Signer, long? JoinedMeetingId);

    public async Task<Refusal?> SaveHead(Actor actor, ImportId id, int seen, FormId? form, Head head)
    {
        var (refusal, import) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        if (import!.Version != seen) return await db.OrWrittenBefore(actor, form, Refusal.Stale("phần đầu của bản đọc vừa được sửa"));
        if (head.Title.Length == 0) return new("title-needed", "Hãy ghi tên phiên họp.", "Title");
        if (head.Number is <= 0 or > 9999) return new("number-wrong", "Số thứ tự phiên họp phải từ 1 đến 9999.", "Number");
        if (head.Period is { } period && !IsMonth(period)) return new("period-wrong", "Tháng của phiên thường kỳ ghi theo dạng năm-tháng, ví dụ 2021-02.", "Period");
        if (head.HeldOn > clock.Today) return new("held-in-future", "Ngày họp không được sau hôm nay.", "HeldOn");
        if (head.JoinedMeetingId is { } joined && !await db.Visible(actor).Meetings.AnyAsync(m => m.Id == joined)) return Refusal.NotFound;

        (import.Title, import.MeetingKind, import.Number, import.Period, import.HeldOn, import.Place) = (head.Title, head.Kind, head.Number, head.Period, head.HeldOn, head.Place);
        (import.SourceKind, import.NoticeNumber, import.NoticeOn, import.Signer) = (head.Source, head.NoticeNumber, head.NoticeOn, head.Signer);
        if (import.JoinedMeetingId != head.JoinedMeetingId)
        {
            import.JoinedMeetingId = head.JoinedMeetingId;
            await StartImport.PairUp(db, import, default);
        }
        import.Version++;
        return await Save(actor, form, "import.head-edited", () => import.AsReference("dau"));
    }

    /// <summary>Changes one item. <paramref name="change"/> gets its fields and gives new ones, or says no.</summary>
    public async Task<Refusal?> SaveItem(Actor actor, ImportId id, long itemId, int seen, FormId? form, Func<ItemFields, (ItemFields? Fields, Refusal? Refusal)> change, bool? drop = null)
    {
        var (refusal, import) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        if (import!.Items.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        if (item.Version != seen) return await db.OrWrittenBefore(actor, form, Refusal.Stale("mục này vừa được sửa ở nơi khác"));
        var (fields, no) = change(item.Fields);
        if (no is not null) return no;
        if (fields is PersonFields { PersonId: { } person } && !await db.Visible(actor).Persons.AnyAsync(p => p.Id == person)) return Refusal.NotFound;
        await Remember(actor, item.Fields, fields!);
        (item.Fields, item.IsChecked, item.IsDropped) = (fields!, true, drop ?? item.IsDropped);
        item.Version++;
        return await Save(actor, form, drop == true ? "import.item-dropped" : "import.item-edited", () => import.AsReference(item));
    }

    /// <summary>Adds an item that the reader missed, written by hand.</summary>
    public async Task<(Refusal? Refusal, ImportItem? Item)> Add(Actor actor, ImportId id, FormId? form, ImportItemKind kind, ItemFields fields)
    {
        var (refusal, import) = await Load(actor, id, form);
        if (refusal is not null) return (refusal, null);
        var item = NewItem(import!, kind, fields, 0, 0, NextPosition(import!));
        import!.Items.Add(item);
        return (await Save(actor, form, "import.item-added", () => import.AsReference(item)), item);
    }

    /// <summary>One directive becomes several, one for each line.</summary>
    public async Task<Refusal?> Split(Actor actor, ImportId id, long itemId, int seen, FormId? form, IReadOnlyList<string> lines)
    {
        var (refusal, import) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        if (import!.Items.Find(i => i.Id == itemId) is not { Fields: DirectiveFields whole } item) return Refusal.NotFound;
        if (item.Version != seen) return await db.OrWrittenBefore(actor, form, Refusal.Stale("mục này vừa được sửa ở nơi khác"));
        if (lines.Count < 2) return new("split-needs-two", "Muốn tách, hãy ghi mỗi việc một dòng (ít nhất hai dòng).", "Lines");
        item.Fields = whole with { What = lines[0] };
        item.IsChecked = true;
        item.Version++;
        foreach (var later in import.Items.Where(i => i.Position > item.Position)) later.Position += lines.Count - 1;
        for (var n = 1; n < lines.Count; n++)
            import.Items.Add(NewItem(import, ImportItemKind.Directive, whole with { What = lines[n], PairedConclusionId = null }, item.Start, item.Length, item.Position + n));
        return await Save(actor, form, "import.item-split", () => import.AsReference(item));
    }

    /// <summary>A directive is merged into the one before it, which is told; its receivers join.</summary>
    public async Task<(Refusal? Refusal, ImportItem? Into)> MergeUp(Actor actor, ImportId id, long itemId, int seen, FormId? form)
    {
        var (refusal, import) = await Load(actor, id, form);
        if (refusal is not null) return (refusal, null);
        var directives = import!.Items.Where(i => i is { IsDropped: false, Fields: DirectiveFields }).OrderBy(i => i.Position).ToList();
        var at = directives.FindIndex(i => i.Id == itemId);
        if (at < 0) return (Refusal.NotFound, null);
        if (directives[at].Version != seen) return (await db.OrWrittenBefore(actor, form, Refusal.Stale("mục này vừa được sửa ở nơi khác")), null);
        if (at == 0) return (new("nothing-above", "Không có nhiệm vụ nào ở trên để gộp vào."), null);
        var (above, below) = (directives[at - 1], directives[at]);
        var (a, b) = ((DirectiveFields)above.Fields, (DirectiveFields)below.Fields);
        above.Fields = a with { What = $"{a.What.TrimEnd('.', ';')}; {b.What}", To = [.. a.To, .. b.To.Where(t => !a.To.Any(x => BodyName.Key(x.Words) == BodyName.Key(t.Words)))], When = a.When ?? b.When, Due = a.When is null ? b.Due : a.Due };
        if (below.Length > 0 && above.Length > 0 && below.Start >= above.Start) above.Length = Math.Max(above.Length, below.Start + below.Length - above.Start);
        (above.IsChecked, below.IsDropped, below.Doubt) = (true, true, "Đã gộp vào mục trên.");
        above.Version++;
        below.Version++;
        return (await Save(actor, form, "import.items-merged", () => import.AsReference(above)), above);
    }

    /// <summary>Answers for everyone not yet known: strangers are added to the directory (never someone whose name stands there), or all are kept by name only.</summary>
    public async Task<Refusal?> AnswerAll(Actor actor, ImportId id, FormId? form, PersonAnswer answer)
    {
        var (refusal, import) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        var people = await PersonMatcher.For(db, actor.CouncilId);
        foreach (var item in import!.Items.Where(i => i is { IsDropped: false, Fields: PersonFields { Answer: PersonAnswer.Unanswered } }))
        {
            if (answer == PersonAnswer.AddNew && people.Candidates(((PersonFields)item.Fields).Name).Count > 0) continue;
            item.Fields = (PersonFields)item.Fields with { Answer = answer };
            item.Version++;
        }
        return await Save(actor, form, "import.people-answered", () => import.AsReference("nguoi"));
    }

    /// <summary>Words that name no one body are kept as words: the work is then incomplete and says so.</summary>
    public async Task<Refusal?> KeepWords(Actor actor, ImportId id, FormId? form)
    {
        var (refusal, import) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        foreach (var item in import!.Items.Where(i => i is { IsDropped: false, Fields: DirectiveFields }))
        {
            var directive = (DirectiveFields)item.Fields;
            if (!directive.To.Any(a => a.Answer == BodyAnswer.Unanswered)) continue;
            item.Fields = directive with { To = [.. directive.To.Select(a => a.Answer == BodyAnswer.Unanswered ? a with { Answer = BodyAnswer.WordsOnly } : a)] };
            item.Version++;
        }
        return await Save(actor, form, "import.bodies-answered", () => import.AsReference("nhiem-vu"));
    }

    public async Task<Refusal?> Discard(Actor actor, ImportId id, FormId? form)
    {
        var (refusal, import) = await Load(actor, id, form);
        if (refusal is not null) return refusal;
        import!.Status = ImportStatus.Discarded;
        import.Version++;
        return await db.Save(actor, form, "import.discarded", () => import.AsReference() with { Address = "/phien-hop/nhap" });
    }

    async Task<(Refusal? Refusal, Import? Import)> Load(Actor actor, ImportId id, FormId? form)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return (before, null);
        var import = await db.Visible(actor).Imports.Include(i => i.Items).SingleOrDefaultAsync(i => i.Id == id.Value);
        return import is null ? (Refusal.NotFound, null) : (import.MayEdit(), import);
    }

    Task<Refusal?> Save(Actor actor, FormId? form, string act, Func<Reference> of) => db.Save(actor, form, act, of);

    async Task Remember(Actor actor, ItemFields before, ItemFields after)
    {
        if (after is PersonFields { Answer: PersonAnswer.Linked, PersonId: { } person } named && before is PersonFields { Answer: not PersonAnswer.Linked })
            await Remember(actor, "person", PersonMatcher.Words(named), person);
        if (after is DirectiveFields directive && before is DirectiveFields was)
            foreach (var to in directive.To.Where(a => a is { Answer: BodyAnswer.Linked, BodyIds.Count: 1 }))
                if (was.To.FirstOrDefault(a => a.Words == to.Words) is { Answer: not BodyAnswer.Linked })
                    await Remember(actor, "body", BodyName.Key(to.Words), to.BodyIds[0]);
    }

    async Task Remember(Actor actor, string kind, string words, long target)
    {
        if (await db.RememberedMatches.SingleOrDefaultAsync(r => r.CouncilId == actor.CouncilId && r.Kind == kind && r.Words == words) is { } known) known.TargetId = target;
        else db.RememberedMatches.Add(new RememberedMatch { CouncilId = actor.CouncilId, Kind = kind, Words = words, TargetId = target });
    }

    static ImportItem NewItem(Import import, ImportItemKind kind, ItemFields fields, int start, int length, int position) => new()
    {
        CouncilId = import.CouncilId, Kind = kind, Fields = fields, Position = position, Start = start, Length = length, Confidence = 1, IsChecked = true,
    };

    static int NextPosition(Import import) => import.Items.Count == 0 ? 0 : import.Items.Max(i => i.Position) + 1;

    static bool IsMonth(string period) =>
        DateOnly.TryParseExact(period + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);
}
