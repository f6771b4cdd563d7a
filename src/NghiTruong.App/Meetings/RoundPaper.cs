using System.Text.RegularExpressions;
using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>Bảng tổng hợp, giải trình, tiếp thu ý kiến: the answers of a round on A4 landscape, those that only agree at the end.</summary>
static partial class RoundPaper
{
    public static OfficialPaper Of(CommentRound round, IReadOnlyList<Comment> comments, IReadOnlyDictionary<long, string> names) => OfficialPaper.OfTable(
        "Bảng tổng hợp, giải trình, tiếp thu ý kiến góp ý", $"{Named(round.PaperName)}, bản {round.PaperNumber} (hạn góp ý {VietnameseDates.Short(round.DueOn)})",
        new PaperTable(
            [new("STT", 0.7) { Alignment = PaperAlignment.Centre }, new("Cơ quan, người góp ý", 2.5), new("Nội dung góp ý", 5), new("Tiếp thu", 1.6), new("Giải trình, lý do", 4)],
            [.. Rows(round, comments, names).Select((row, n) => (IReadOnlyList<string>)[$"{n + 1}", .. row])]));

    static IEnumerable<IReadOnlyList<string>> Rows(CommentRound round, IReadOnlyList<Comment> comments, IReadOnlyDictionary<long, string> names)
    {
        foreach (var c in comments)
            yield return [c.BodyId is { } body ? names.GetValueOrDefault(body, "") : c.PersonName ?? "", c.Words + (c.FileName is { } file ? $"\n(kèm tệp {file})" : ""), CouncilPaper.Capital(CommentWords.Of(c.Verdict)), c.Reason ?? ""];
        foreach (var agreeing in round.Requests.Where(r => r.Agrees).OrderBy(r => r.AnsweredOn).ThenBy(r => r.Id))
            yield return [names.GetValueOrDefault(agreeing.BodyId, ""), "Nhất trí, không có ý kiến thêm", "–", ""];
    }

    /// <summary>The paper as one speaks of it: without the ending of its file, "Dự thảo" said once.</summary>
    static string Named(string paper)
    {
        var name = Ending().Replace(paper, "");
        return Folding.Fold(name).StartsWith("du thao", StringComparison.Ordinal) ? CouncilPaper.Capital(name) : $"Dự thảo: {name}";
    }

    [GeneratedRegex(@"\.(?:docx?|xlsx?|pptx?|pdf|txt|rtf|odt|html?|csv|zip|rar|png|jpe?g)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();
}
