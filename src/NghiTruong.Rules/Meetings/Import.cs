using System.Text.Json.Serialization;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Reading;

namespace NghiTruong.Rules.Meetings;

public readonly record struct ImportId(long Value);

public enum ImportStatus { Draft, Confirmed, Discarded }

/// <summary>A text on its way in: the text, what was read from it, and what people made of that. A draft until confirmed.</summary>
public sealed class Import
{
    public const int LongestText = 2_000_000;

    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public int Version { get; set; }
    public ImportStatus Status { get; set; }
    public required SourceKind SourceKind { get; set; }
    public required string FileName { get; set; }
    public long? StoredFileId { get; set; }
    public required string Text { get; set; }
    /// <summary>SHA-256 of the folded text: the same words are the same text.</summary>
    public required string Fingerprint { get; set; }
    /// <summary>The day of the paper, where the person gave it; it lends years to dates.</summary>
    public DateOnly? PaperDate { get; set; }
    public required string Title { get; set; }
    public required MeetingKind MeetingKind { get; set; }
    public int? Number { get; set; }
    public string? Period { get; set; }
    public DateOnly? HeldOn { get; set; }
    public string? Place { get; set; }
    public string? NoticeNumber { get; set; }
    public DateOnly? NoticeOn { get; set; }
    public string? Signer { get; set; }
    /// <summary>The meeting already known to which this text is added; null makes a new one.</summary>
    public long? JoinedMeetingId { get; set; }
    public long? MeetingId { get; set; }
    /// <summary>An earlier import with the same or nearly the same words, and how alike (0 to 1).</summary>
    public long? LikeImportId { get; set; }
    public double LikeImport { get; set; }
    public bool MadeTheMeeting { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public required string CreatedBy { get; set; }
    public List<ImportItem> Items { get; init; } = [];

    public bool IsDraft => Status == ImportStatus.Draft;

    /// <summary>How many items of a kind stand: those dropped do not.</summary>
    public int Standing(ImportItemKind kind) => Items.Count(i => i.Kind == kind && !i.IsDropped);

    public Refusal? MayEdit() => Status switch
    {
        ImportStatus.Confirmed => new("import-confirmed", "Bản đọc này đã được xác nhận; muốn sửa hãy hoàn tác cả lần nhập, hoặc sửa ở phiên họp và nhiệm vụ."),
        ImportStatus.Discarded => new("import-discarded", "Bản đọc này đã bị bỏ."),
        _ => null,
    };

    /// <summary>What still has to be answered before the draft can be confirmed.</summary>
    public IReadOnlyList<Refusal> Open()
    {
        var open = new List<Refusal>();
        if (HeldOn is null) open.Add(new("held-on-needed", "Chưa có ngày họp.", "HeldOn"));
        if (string.IsNullOrWhiteSpace(Title)) open.Add(new("title-needed", "Chưa có tên phiên họp.", "Title"));
        if (SourceKind == SourceKind.Notice && string.IsNullOrWhiteSpace(NoticeNumber))
            open.Add(new("notice-number-needed", "Thông báo đã ban hành phải có số, ký hiệu.", "NoticeNumber"));
        var asked = Items.Count(i => i is { Kind: ImportItemKind.Person, IsUnanswered: true });
        if (asked > 0) open.Add(new("people-unanswered", $"Còn {asked} người chưa rõ là ai trong danh bạ.", "People"));
        var unclear = Items.Count(i => i is { Kind: ImportItemKind.Directive, IsUnanswered: true });
        if (unclear > 0) open.Add(new("bodies-unanswered", $"Còn {unclear} nhiệm vụ có nơi nhận chưa rõ là cơ quan nào.", "Directives"));
        return open;
    }
}

public enum ImportItemKind { Person, Group, Directive, Document, Note }

/// <summary>One thing read from the text, or added by hand (length 0), edited in small posts of its own.</summary>
public sealed class ImportItem
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long ImportId { get; set; }
    public int Version { get; set; }
    public required ImportItemKind Kind { get; set; }
    public required int Position { get; set; }
    public int Start { get; set; }
    public int Length { get; set; }
    public double Confidence { get; set; }
    public string? Doubt { get; set; }
    public bool IsDropped { get; set; }
    /// <summary>A person looked at it and changed or kept it.</summary>
    public bool IsChecked { get; set; }
    public required ItemFields Fields { get; set; }

    /// <summary>Asks for an answer before the draft can be confirmed: who this is, or which body.</summary>
    public bool IsUnanswered => !IsDropped && Fields switch
    {
        PersonFields person => person.Answer == PersonAnswer.Unanswered,
        DirectiveFields directive => directive.To.Any(a => a.Answer == BodyAnswer.Unanswered),
        _ => false,
    };
}

[JsonDerivedType(typeof(PersonFields), "person")]
[JsonDerivedType(typeof(GroupFields), "group")]
[JsonDerivedType(typeof(DirectiveFields), "directive")]
[JsonDerivedType(typeof(DocumentFields), "document")]
[JsonDerivedType(typeof(NoteFields), "note")]
public abstract record ItemFields;

public enum PersonAnswer { Unanswered, Linked, AddNew, NameOnly }

/// <summary>A person at the meeting; who it is in the directory is asked, never guessed.</summary>
public sealed record PersonFields(string Name, IReadOnlyList<string> Posts, MeetingRole Role) : ItemFields
{
    public PersonAnswer Answer { get; init; }
    public long? PersonId { get; init; }
    /// <summary>Made by the confirmation, taken back by its undoing.</summary>
    public IReadOnlyList<long> MadePostIds { get; init; } = [];
}

public sealed record GroupFields(string Words) : ItemFields;

public sealed record DocumentFields(string Kind, string? Number, string? Date, string? About) : ItemFields;

/// <summary>A date, session, body or figure: shown with its place, kept with the import.</summary>
public sealed record NoteFields(string Kind, string Words) : ItemFields;

/// <summary>A body of the directory; only words; or a group of which each has its own part.</summary>
public enum BodyAnswer { Unanswered, Linked, WordsOnly, Each }

/// <summary>A receiver as named in the text, and the bodies it stands for.</summary>
public sealed record Addressee(string Words, BodyAnswer Answer, IReadOnlyList<long> BodyIds);

/// <summary>A directive as it will become an obligation.</summary>
public sealed record DirectiveFields(string? From, string? Capacity, IReadOnlyList<Addressee> To, string Verb, string What, string? When) : ItemFields
{
    public required ObligationKind Kind { get; init; }
    public required DueTime Due { get; init; }
    public string? ExpectedResult { get; init; }
    public long? WatcherBodyId { get; init; }
    public IReadOnlyList<long> CoordinatingBodyIds { get; init; } = [];
    /// <summary>The work, given before, that this one says again.</summary>
    public long? RepeatsObligationId { get; init; }
    /// <summary>The conclusion already known that this one states anew.</summary>
    public long? PairedConclusionId { get; init; }

    /// <summary>The first addressee leads; the others lead jointly.</summary>
    public IReadOnlyList<BodyPart> Parts()
    {
        var parts = new List<BodyPart>();
        foreach (var body in To.Where(a => a.Answer == BodyAnswer.Linked).SelectMany(a => a.BodyIds))
            if (!parts.Exists(p => p.BodyId == body))
                parts.Add(new BodyPart(body, parts.Count == 0 ? BodyRole.Lead : BodyRole.JointLead));
        foreach (var body in CoordinatingBodyIds)
            if (!parts.Exists(p => p.BodyId == body))
                parts.Add(new BodyPart(body, BodyRole.Coordinating));
        return parts;
    }

    /// <summary>Given to each of a group: bodies named beside it have their part too, none of them leads the whole.</summary>
    public bool IsForEach => To.Any(a => a.Answer == BodyAnswer.Each);

    public ObligationTerms Terms(SourceStatus status) => IsForEach ? Given(status) with
    {
        EachOf = string.Join("; ", To.Select(a => a.Words)),
        EachKinds = [.. To.Where(a => a.Answer == BodyAnswer.Each).SelectMany(a => BodyGroups.Of(a.Words)?.Kinds ?? []).Distinct()],
        EachBodies = [.. To.SelectMany(a => a.BodyIds).Distinct()],
        Bodies = [.. CoordinatingBodyIds.Select(b => new BodyPart(b, BodyRole.Coordinating))],
    } : Given(status);

    ObligationTerms Given(SourceStatus status) => new()
    {
        Work = What, Kind = Kind, Bodies = Parts(), Due = Due, Status = status, Giver = From, Capacity = Capacity, WatcherBodyId = WatcherBodyId,
        ExpectedResult = ExpectedResult, Verb = Verb,
    };
}
