namespace NghiTruong.Rules.Meetings;

public readonly record struct MeetingId(long Value);

/// <summary>Phiên họp Thường trực; giao ban; hội nghị liên tịch; and what else a text may tell of.</summary>
public enum MeetingKind { Monthly, Briefing, JointConference, Session, Supervision, Verification, VoterMeeting, Other }

/// <summary>Where the words come from: báo chí, dự thảo kết luận, thông báo đã ban hành, or typed by the Office.</summary>
public enum SourceKind { Press, DraftConclusions, Notice, ByHand }

/// <summary>A meeting (phiên họp, giao ban, hội nghị liên tịch).</summary>
public sealed class Meeting
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public int Version { get; set; }
    public required MeetingKind Kind { get; set; }
    public required string Title { get; set; }
    public required string TitleFolded { get; set; }
    /// <summary>Numbered ("phiên họp thứ 26"), or null.</summary>
    public int? Number { get; set; }
    /// <summary>Monthly ("2021-02"): the month discussed, which may differ from the month held.</summary>
    public string? Period { get; set; }
    public DateOnly? HeldOn { get; set; }
    public TimeOnly? StartsAt { get; set; }
    public TimeOnly? EndsAt { get; set; }
    public string? Place { get; set; }
    /// <summary>Who writes the minutes (người ghi biên bản).</summary>
    public string? MinutesTaker { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
    /// <summary>Entered by mistake, or its import undone: out of every list and figure.</summary>
    public string? AnnulledBecause { get; set; }
    public List<MeetingPerson> People { get; init; } = [];
    public List<MeetingBody> Bodies { get; init; } = [];
    public List<MeetingGroup> Groups { get; init; } = [];
    public List<AgendaItem> Agenda { get; init; } = [];
    public List<Conclusion> Conclusions { get; init; } = [];
    public List<MeetingDocument> Documents { get; init; } = [];
    public List<MeetingSource> Sources { get; init; } = [];

    /// <summary>Does a paper about this month or number, held about this day, speak of this meeting?</summary>
    public bool IsSpokenOfAs(MeetingKind kind, int? number, string? period, DateOnly? heldOn) =>
        AnnulledBecause is null && kind == Kind
        && ((number is not null && number == Number && Near(heldOn))
            || (period is not null && period == Period)
            || (number is null && period is null && heldOn is not null && heldOn == HeldOn));

    bool Near(DateOnly? day) => day is null || HeldOn is null || Math.Abs(day.Value.DayNumber - HeldOn.Value.DayNumber) <= 60;
}

public enum MeetingRole { Chair, CoChair, Presenter, Speaker, Attendee, Invited, Mentioned }

public enum Attendance { Unknown, Present, Excused, Absent }

/// <summary>A person at a meeting, as named there; linked to the directory where known.</summary>
public sealed class MeetingPerson
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long MeetingId { get; set; }
    public long? ImportId { get; set; }
    public long? PersonId { get; set; }
    public required string Name { get; set; }
    public required string Posts { get; set; }
    public required MeetingRole Role { get; set; }
    public Attendance Attendance { get; set; }
    public string? Excuse { get; set; }
}

/// <summary>A body that meets, with others or alone.</summary>
public sealed class MeetingBody
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long MeetingId { get; set; }
    public required long BodyId { get; set; }
}

/// <summary>Attendees or invitees named as a group.</summary>
public sealed class MeetingGroup
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long MeetingId { get; set; }
    public long? ImportId { get; set; }
    public required string Words { get; set; }
}

/// <summary>An item of the programme (nội dung), with its presenter and papers.</summary>
public sealed class AgendaItem
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long MeetingId { get; set; }
    public required int Position { get; set; }
    public required string Title { get; set; }
    public string? Presenter { get; set; }
    /// <summary>What was said on it, for the minutes (diễn biến, ý kiến thảo luận).</summary>
    public string? Said { get; set; }
    public List<PaperVersion> Papers { get; init; } = [];
}

/// <summary>One version of a paper (tài liệu) for an item; versions are added, never replaced.</summary>
public sealed class PaperVersion
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long AgendaItemId { get; set; }
    public required int Number { get; set; }
    public required string Name { get; set; }
    public required long StoredFileId { get; set; }
    public required long Size { get; set; }
    public required DateTimeOffset AddedAt { get; set; }
    public required string AddedBy { get; set; }
}

/// <summary>One conclusion (kết luận) and the obligation it gave.</summary>
public sealed class Conclusion
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long MeetingId { get; set; }
    public required int Position { get; set; }
    public required string Words { get; set; }
    public string? ToWords { get; set; }
    public long? ObligationId { get; set; }
    public long? ImportId { get; set; }
    /// <summary>The obligation's terms before this import's notice replaced them, to take it back.</summary>
    public string? WordsBefore { get; set; }
    public int Start { get; set; }
    public int Length { get; set; }
}

/// <summary>A document named at a meeting.</summary>
public sealed class MeetingDocument
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long MeetingId { get; set; }
    public long? ImportId { get; set; }
    public required string Kind { get; set; }
    public string? Number { get; set; }
    public string? Date { get; set; }
    public string? About { get; set; }
}

/// <summary>A text about the meeting, as imported; a notice carries number, date and signer.</summary>
public sealed class MeetingSource
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long MeetingId { get; set; }
    public required SourceKind Kind { get; set; }
    public required long ImportId { get; set; }
    public string? Number { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public string? Signer { get; set; }
    public required DateTimeOffset AddedAt { get; set; }
}
