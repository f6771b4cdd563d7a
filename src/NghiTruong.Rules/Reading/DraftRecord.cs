using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Where an item stands in the text it was read from: UTF-16 units of the decoded text as it came.</summary>
public readonly record struct Place(int Start, int Length);

/// <summary>What kind of gathering or paper a text tells of.</summary>
public enum MeetingType { Standing, Session, Conference, Supervision, Verification, Voters, Report, Other }

/// <summary>What a person did, as the text says: chaired, presented, spoke, attended, was elected or is only mentioned.</summary>
public enum PersonRole { Mentioned, Attendee, Speaker, Presenter, Elected, Chair }

/// <summary>The kind of a session (kỳ họp): thường lệ, chuyên đề, bất thường.</summary>
public enum SessionKind { Unknown, Regular, Thematic, Extraordinary }

/// <summary>What a directive is proposed as: nhiệm vụ cụ thể, nhiệm vụ thường xuyên, định hướng chung.</summary>
public enum DirectiveKind { Task, Standing, Guidance }

/// <summary>One thing read from a text, with its place and how sure the reader is (0 to 1).</summary>
public abstract record ReadItem
{
    public required Place At { get; init; }
    public required double Confidence { get; init; }

    /// <summary>Why the reader is unsure, in Vietnamese, for the person who checks; null where it is sure.</summary>
    public string? Doubt { get; init; }
}

/// <summary>A day, month or range; <c>Iso</c> is <c>2021-02-24</c>, <c>--02-24</c> without a year, <c>2021-02</c>, or <c>a/b</c>.</summary>
public sealed record ReadDate(string Text, string Iso, bool YearIsInferred) : ReadItem;

/// <summary>A person with the posts the text gives, one post an entry.</summary>
public sealed record ReadPerson(string Name, IReadOnlyList<string> Posts, PersonRole Role) : ReadItem;

/// <summary>Attendees named as a group ("lãnh đạo các Ban HĐND tỉnh").</summary>
public sealed record ReadGroup(string Words) : ReadItem;

/// <summary>A body named in the text.</summary>
public sealed record ReadBody(string Name) : ReadItem;

/// <summary>A session of a council (kỳ họp).</summary>
public sealed record ReadSession(int? Number, SessionKind Kind, string? Council, string? Khoa, string? Term) : ReadItem;

/// <summary>A meeting of the Standing Committee, numbered (26) or monthly (<c>2021-02</c>).</summary>
public sealed record ReadStandingMeeting(int? Number, string? Period) : ReadItem;

/// <summary>A document; <c>Date</c> as ISO where the text gives it.</summary>
public sealed record ReadDocument(string Kind, string? Number, string? Date, string? About) : ReadItem;

/// <summary>Who tells whom to do what, by when if said.</summary>
/// <param name="From">The giver's name, or the body that concludes.</param>
/// <param name="Capacity">The post in which the giver speaks, if said.</param>
/// <param name="When">The words of time, as in the text.</param>
/// <param name="Due">What those words mean, always shown beside them.</param>
public sealed record ReadDirective(
    string? From, string? Capacity, IReadOnlyList<string> To, string Verb, string What, string? When,
    DirectiveKind Kind, TimeWords? Due) : ReadItem;

/// <summary>A counted thing ("13 nghị quyết").</summary>
public sealed record ReadFigure(string Indicator, decimal Value, string Unit) : ReadItem;

/// <summary>A text read: every item with its place, nothing invented, what is unsure marked.</summary>
public sealed record DraftRecord
{
    public required string? Title { get; init; }
    public required MeetingType Type { get; init; }
    public required IReadOnlyList<ReadDate> Dates { get; init; }
    public required IReadOnlyList<ReadPerson> People { get; init; }
    public required IReadOnlyList<ReadGroup> Groups { get; init; }
    public required IReadOnlyList<ReadBody> Bodies { get; init; }
    public required IReadOnlyList<ReadSession> Sessions { get; init; }
    public required IReadOnlyList<ReadStandingMeeting> StandingMeetings { get; init; }
    public required IReadOnlyList<ReadDocument> Documents { get; init; }
    public required IReadOnlyList<ReadDirective> Directives { get; init; }
    public required IReadOnlyList<ReadFigure> Figures { get; init; }

    /// <summary>The day the meeting was held, where the text says it; null where it does not.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>Names of those said to chair.</summary>
    public IEnumerable<string> Chairs => People.Where(p => p.Role == PersonRole.Chair).Select(p => p.Name);
}
