using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Reading;
using NghiTruong.Text;

namespace NghiTruong.Rules.Meetings;

/// <summary>A draft record laid out as items that a person can check one by one.</summary>
public static class DraftItems
{
    public static IReadOnlyList<ImportItem> Of(DraftRecord record)
    {
        var items = new List<ImportItem>();
        foreach (var p in record.People) Add(ImportItemKind.Person, p, new PersonFields(p.Name, p.Posts, RoleOf(p.Role, record)));
        foreach (var g in record.Groups) Add(ImportItemKind.Group, g, new GroupFields(g.Words));
        foreach (var d in record.Directives) Add(ImportItemKind.Directive, d, Directive(d));
        foreach (var d in record.Documents) Add(ImportItemKind.Document, d, new DocumentFields(d.Kind, d.Number, d.Date, d.About));
        foreach (var s in record.Sessions) Add(ImportItemKind.Note, s, new NoteFields("Kỳ họp", Words(s)));
        foreach (var d in record.Dates) Add(ImportItemKind.Note, d, new NoteFields("Thời gian", d.Text + (d.YearIsInferred ? " (năm suy ra)" : "")));
        foreach (var f in record.Figures) Add(ImportItemKind.Note, f, new NoteFields("Số liệu", $"{f.Value.ToString(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"))} {f.Unit}: {f.Indicator}"));
        return items;

        void Add(ImportItemKind kind, ReadItem read, ItemFields fields) => items.Add(new ImportItem
        {
            Kind = kind, Position = items.Count, Start = read.At.Start, Length = read.At.Length, Confidence = read.Confidence, Doubt = read.Doubt, Fields = fields,
        });
    }

    /// <summary>The meeting's kind, as the type of text proposes it.</summary>
    public static MeetingKind KindOf(MeetingType type, string text) => type switch
    {
        MeetingType.Session => MeetingKind.Session,
        MeetingType.Supervision => MeetingKind.Supervision,
        MeetingType.Verification => MeetingKind.Verification,
        MeetingType.Voters => MeetingKind.VoterMeeting,
        MeetingType.Standing => MeetingKind.Monthly,
        MeetingType.Conference => Folding.Fold(text[..Math.Min(text.Length, 600)]).Contains("giao ban", StringComparison.Ordinal) ? MeetingKind.Briefing : MeetingKind.JointConference,
        _ => MeetingKind.Other,
    };

    /// <summary>The meeting's own name where the text gives its number or month: a headline is not a name.</summary>
    /// <param name="committee">Whose meeting it is: "Thường trực HĐND tỉnh".</param>
    public static string? NameOf(DraftRecord record, string committee) => record.StandingMeetings switch
    {
        [{ Number: { } number }, ..] => $"Phiên họp thứ {number} của {committee}",
        [{ Period: { Length: 7 } period }, ..] => $"Phiên họp thường kỳ tháng {period[5..].TrimStart('0')}/{period[..4]} của {committee}",
        _ => null,
    };

    static DirectiveFields Directive(ReadDirective d) => new(d.From, d.Capacity, [.. d.To.Select(t => new Addressee(t, BodyAnswer.Unanswered, []))], d.Verb, d.What, d.When)
    {
        Kind = d.Kind switch
        {
            DirectiveKind.Standing => ObligationKind.StandingDuty,
            DirectiveKind.Guidance => ObligationKind.Guidance,
            _ => ObligationKind.Task,
        },
        Due = DueOf(d.Due),
    };

    /// <summary>The time of an obligation as the words of time were read.</summary>
    public static DueTime DueOf(TimeWords? read) => DueTime.Of(read);

    static MeetingRole RoleOf(PersonRole role, DraftRecord record) => role switch
    {
        PersonRole.Chair => record.Chairs.Skip(1).Any() ? MeetingRole.CoChair : MeetingRole.Chair,
        PersonRole.Presenter => MeetingRole.Presenter,
        PersonRole.Speaker => MeetingRole.Speaker,
        PersonRole.Attendee => MeetingRole.Attendee,
        _ => MeetingRole.Mentioned,
    };

    static string Words(ReadSession s) =>
        string.Join(", ", new[] { s.Number is { } n ? $"Kỳ họp thứ {n}" : "Kỳ họp", s.Kind switch { SessionKind.Thematic => "chuyên đề", SessionKind.Regular => "thường lệ", SessionKind.Extraordinary => "bất thường", _ => null }, s.Council, s.Khoa is { } k ? $"khóa {k}" : null }
            .Where(x => x is not null));
}
