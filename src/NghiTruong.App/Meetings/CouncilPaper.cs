using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>What every paper of a Standing Committee shares: whose it is, where it is made, in what form it is signed.</summary>
static class CouncilPaper
{
    public const string Collective = "Thường trực HĐND";

    public static OfficialPaper Blank(Council council) => new()
    {
        SuperiorBody = "Hội đồng nhân dân\n" + council.Place, IssuingBody = "Thường trực", Place = PlaceAlone(council.Place),
    };

    /// <summary>"tỉnh Lam Giang" → "Lam Giang".</summary>
    public static string PlaceAlone(string place)
    {
        foreach (var level in new[] { "tỉnh ", "thành phố ", "xã ", "phường ", "đặc khu " })
            if (place.StartsWith(level, StringComparison.OrdinalIgnoreCase)) return place[level.Length..];
        return place;
    }

    public static PaperSignature Signature(SigningForm form, string post, string name) => form switch
    {
        SigningForm.ForHead => PaperSignature.ForHead(Collective, "Chủ tịch", post, name),
        SigningForm.ByOrder when SigningForms.HeadOf(post) is { } officer => PaperSignature.ByOrderForOfficer(Collective, officer, post, name),
        SigningForm.ByOrder => PaperSignature.ByOrder(Collective, post, name),
        _ => PaperSignature.OnBehalf(Collective, post, name),
    };

    /// <summary>A title within a sentence: its first letter small, unless it begins with an abbreviation.</summary>
    public static string Within(string title) => title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    public static string Capital(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A person as papers name one.</summary>
    public static string Named(MeetingPerson person) => $"Đồng chí {person.Name}{(person.Posts.Length > 0 ? ", " + person.Posts.Replace("; ", ", ") : "")}";

    /// <summary>Hour and day of a meeting; room to write in what is not known.</summary>
    public static string When(Meeting meeting) =>
        $"{(meeting.StartsAt is { } at ? $"{at.Hour:00} giờ {at.Minute:00} phút" : "…… giờ …… phút")}, {(meeting.HeldOn is { } on ? VietnameseDates.Long(on) : "ngày …… tháng …… năm ……")}";

    /// <summary>Lines as a person typed them, each a paragraph.</summary>
    public static IEnumerable<PaperBlock> Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new PaperParagraph(line));

    /// <summary>"a, b và c".</summary>
    public static string Joined(IReadOnlyList<string> things) => things.Count < 2 ? string.Concat(things) : $"{string.Join(", ", things.SkipLast(1))} và {things[^1]}";

    /// <summary>A list with its stops: a semicolon after each, a full stop after the last.</summary>
    public static PaperList Listed(IReadOnlyList<string> items, PaperListMark mark = PaperListMark.Dash) =>
        new([.. items.Select((item, n) => item.TrimEnd('.', ';', ',', ' ') + (n + 1 < items.Count ? ";" : "."))], mark);

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
