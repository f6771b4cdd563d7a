using System.Text.RegularExpressions;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.Rules.Meetings;

/// <summary>An item of a notice held against the work it states (đối chiếu với sổ): what is signed and what the register keeps must be the same.</summary>
/// <param name="Number">The item's number as printed.</param>
/// <param name="Work">The work's id.</param>
public sealed partial record ItemAgainstWork(int Number, NoticeItem Item, long Work, ObligationState State, ObligationTerms Terms)
{
    string Place => $"/nhiem-vu/{Work}";

    /// <summary>Work that nobody owes any more, or that lives on as other work.</summary>
    public static bool IsOver(ObligationState state) => state is ObligationState.Annulled or ObligationState.Withdrawn or ObligationState.Merged or ObligationState.Replaced;

    public Refusal? StatesWhatIsOver() => IsOver(State)
        ? new("work-is-over", $"Mục {Number} (“{Shortened(Item.Words)}”): nhiệm vụ {Work} {StateWords.Of(State)}; hãy bỏ mục này khỏi dự thảo trước.", Address: Place)
        : null;

    /// <summary>Another body is named than the one that leads. Words that the directory does not know, and what is given to each of a group, say nothing against it.</summary>
    /// <param name="find">The bodies that words name; empty where that is not known.</param>
    /// <param name="leads">The work's lead and the bodies it came after.</param>
    public Refusal? GivesToAnother(Func<string, IReadOnlyList<long>> find, Func<long, string> name, IReadOnlyCollection<long> leads)
    {
        if (Terms.EachOf is not null || State == ObligationState.Split) return null;
        var (said, _) = SheetNames.Read(WithoutVerb(), find);
        var named = said.SelectMany(n => n.IsKnown ? n.Bodies : BeforeAnd(n.Words, find)).Distinct().ToList();
        if (named.Count == 0 || said.Any(n => n.IsGroup) || named.Any(leads.Contains)) return null;
        if (Terms.LeadBodyId is not { } lead) return new("gives-to-another", $"Mục {Number} giao {Names(named)}, nhiệm vụ {Work} chưa ghi cơ quan chủ trì: hãy giao nhiệm vụ hoặc sửa mục này trước.", Address: Place);
        if (said.Any(n => !n.IsKnown && n.Key.Contains(BodyName.Key(name(lead)), StringComparison.Ordinal))) return null;
        return new("gives-to-another", $"Mục {Number} giao {Names(named)}, nhiệm vụ {Work} đang do {Names(Terms.ResponsibleBodies)} chủ trì: hãy giao lại nhiệm vụ hoặc sửa mục này trước.", Address: Place);

        string Names(IEnumerable<long> bodies) => string.Join(", ", bodies.Select(name));
    }

    /// <summary>A due day before the meeting would make the work overdue from its first day.</summary>
    public Refusal? IsDueBefore(DateOnly? heldOn) => heldOn is { } held && NoticeWords.DueOf(Item, Terms.Due, held) is { Kind: DueKind.Day or DueKind.Event, On: { } due } && due < held
        ? new("due-before-meeting", $"Mục {Number} (“{Shortened(Item.Words)}”) có thời hạn {due:dd/MM/yyyy}, trước ngày họp ({held:dd/MM/yyyy}): hãy sửa thời hạn của mục này trước.")
        : null;

    string WithoutVerb()
    {
        var words = Item.ToWords.Trim();
        if (Terms.Verb is { Length: > 0 } verb && words.StartsWith(verb + " ", StringComparison.OrdinalIgnoreCase)) words = words[(verb.Length + 1)..];
        return Verb().Replace(words, "");
    }

    /// <summary>"Sở Xây dựng và các đơn vị liên quan" names one body of the directory, and others it does not know.</summary>
    static IReadOnlyList<long> BeforeAnd(string words, Func<string, IReadOnlyList<long>> find)
    {
        for (var at = words.LastIndexOf(" và ", StringComparison.Ordinal); at > 0; at = words.LastIndexOf(" và ", at - 1, StringComparison.Ordinal))
            if (find(words[..at]) is { Count: > 0 } known) return known;
        return [];
    }

    static string Shortened(string words) => words.Length <= 80 ? words : words[..80] + "…";

    [GeneratedRegex(@"^(?:(?:thống nhất|quyết định|nhất trí)\s+)?(?:giao nhiệm vụ|giao|phân công|yêu cầu|đề nghị|chỉ đạo|kiến nghị|khuyến nghị|đề xuất|lưu ý|nhắc nhở|đôn đốc|ủy quyền|mong muốn)(?:\s+cho)?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();
}
