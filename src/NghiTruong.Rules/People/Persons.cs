namespace NghiTruong.Rules.People;

/// <summary>A person of the installation. Posts say where and since when.</summary>
public sealed class Person
{
    public long Id { get; set; }
    public required Guid Uid { get; set; }
    public required string Name { get; set; }
    /// <summary>For matching: folded with i/y made one.</summary>
    public required string Key { get; set; }
    /// <summary>Given name first, in Vietnamese order.</summary>
    public required byte[] SortKey { get; set; }
    public int Version { get; set; }
}

/// <summary>The kind of a post. An administrator (quản trị hệ thống) keeps accounts and sees no content by it; an auditor (kiểm tra, chỉ xem) reads all and writes nothing.</summary>
public enum PostRank { Head, DeputyHead, Member, Officer, Administrator, Auditor }

/// <summary>A post (chức vụ) held by a person in a body from one day until before another.</summary>
public sealed class Post
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required long PersonId { get; set; }
    public required long BodyId { get; set; }
    public required string Title { get; set; }
    public required string Key { get; set; }
    public required PostRank Rank { get; set; }
    public required DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    /// <summary>Entered by mistake: kept, in no figure and on no page but the history.</summary>
    public string? AnnulledBecause { get; set; }
    public int Version { get; set; }

    public bool IsHeldOn(DateOnly day) => AnnulledBecause is null && From <= day && (To is null || day < To);

    /// <summary>Ends the post; <paramref name="lastDay"/> is the last day on which it is held.</summary>
    public Refusal? End(DateOnly lastDay)
    {
        if (AnnulledBecause is not null) return new("post-annulled", "Chức vụ này đã bị hủy do nhập nhầm.");
        if (lastDay < From) return new("post-ends-before-it-begins", $"Ngày thôi giữ chức vụ ({lastDay:dd/MM/yyyy}) không được trước ngày bắt đầu ({From:dd/MM/yyyy}).", "LastDay");
        To = lastDay.AddDays(1);
        Version++;
        return null;
    }
}

/// <summary>A deputy's seat (đại biểu) in a term, in a group.</summary>
public sealed class Deputy
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required long TermId { get; set; }
    public required long PersonId { get; set; }
    public long? GroupBodyId { get; set; }
    public required DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public string? EndedBecause { get; set; }
}

/// <summary>What changed in the directory, when it happened and when it was learnt; only ever added to.</summary>
public sealed class PeopleEvent
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required string Kind { get; set; }
    public long? BodyId { get; set; }
    public long? PersonId { get; set; }
    public long? PostId { get; set; }
    public required DateOnly OccurredOn { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
    public required long ActorPersonId { get; set; }
    public required string ActorName { get; set; }
    public required string Words { get; set; }
}

/// <summary>An answer once given to "who is this?", remembered for the next text.</summary>
public sealed class RememberedMatch
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    /// <summary><c>person</c> or <c>body</c>.</summary>
    public required string Kind { get; set; }
    /// <summary>The folded words as met in a text; for a person the name and the first post.</summary>
    public required string Words { get; set; }
    public required long TargetId { get; set; }
}
