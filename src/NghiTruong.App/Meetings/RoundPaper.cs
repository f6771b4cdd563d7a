using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>Bảng tổng hợp, giải trình, tiếp thu ý kiến: the comments of a round on A4 landscape.</summary>
static class RoundPaper
{
    public static OfficialPaper Of(CommentRound round, IReadOnlyList<Comment> comments, IReadOnlyDictionary<long, string> names) => OfficialPaper.OfTable(
        "Bảng tổng hợp, giải trình, tiếp thu ý kiến góp ý", $"Dự thảo: {round.PaperName}, bản {round.PaperNumber} (hạn góp ý {VietnameseDates.Short(round.DueOn)})",
        new PaperTable(
            [new("STT", 0.7) { Alignment = PaperAlignment.Centre }, new("Cơ quan, người góp ý", 2.5), new("Nội dung góp ý", 5), new("Tiếp thu", 1.6), new("Giải trình, lý do", 4)],
            [.. comments.Select((c, n) => (IReadOnlyList<string>)
                [$"{n + 1}", c.BodyId is { } body ? names.GetValueOrDefault(body, "") : c.PersonName ?? "", c.Words + (c.FileName is { } file ? $"\n(kèm tệp {file})" : ""), CouncilPaper.Capital(CommentWords.Of(c.Verdict)), c.Reason ?? ""])]));
}
