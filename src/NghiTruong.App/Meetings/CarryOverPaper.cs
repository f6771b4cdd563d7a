using NghiTruong.App.Obligations;
using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>The paper they come for: the report on how the conclusions of earlier meetings were carried out, equal to the carry-over line by line.</summary>
public static class CarryOverPaper
{
    public const int MostLines = 5000;

    static readonly System.Globalization.CultureInfo Vietnamese = System.Globalization.CultureInfo.GetCultureInfo("vi-VN");

    public const string Title = "Báo cáo kết quả thực hiện kết luận phiên trước";

    public static readonly IReadOnlyList<string> Heads = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Kết quả", "Đánh giá", "Ghi chú"];

    public static OfficialPaper Of(Council council, Meeting meeting, IReadOnlyList<CarriedWork> lines, DateOnly day, MeetingPapers.Signer? signer) => CouncilPaper.Blank(council) with
    {
        Symbol = "BC-HĐND",
        TypeName = "Báo cáo",
        Summary = $"Kết quả thực hiện kết luận phiên trước, trình {CouncilPaper.Within(meeting.Title)}",
        Orientation = PaperOrientation.Landscape,
        Body =
        [
            new PaperParagraph(Counts(lines, day)),
            new PaperTable(
                [new("STT", 4) { Alignment = PaperAlignment.Centre }, new("Nội dung", 26), new("Chủ trì", 12), new("Phối hợp", 11), new("Thời hạn (gốc, gia hạn)", 11), new("Kết quả", 19), new("Đánh giá", 13), new("Ghi chú", 12)],
                [.. lines.Select(Cells)]),
        ],
        Signatures = signer is null ? [] : [CouncilPaper.Signature(signer.Form, SigningForms.PostOnPaper(signer.Title), signer.Name)],
        Recipients = ["Thường trực HĐND", "Các cơ quan có nhiệm vụ nêu trên", "Lưu: VT"],
    };

    public static IReadOnlyList<string> Cells(CarriedWork line) =>
        [line.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), CouncilPaper.Capital(line.Row.Work), line.Lead, line.Coordinating, Due(line), Result(line), Judgement(line), Note(line)];

    public static string Counts(IReadOnlyList<CarriedWork> lines, DateOnly day)
    {
        var open = lines.Where(l => l.Group == CarriedGroup.Open).ToList();
        return $"Tính đến hết ngày {VietnameseDates.Short(CarryOver.ReferenceDay(day))}: {lines.Count} nội dung, gồm {open.Count} nhiệm vụ chưa xong (trong đó {open.Count(l => l.Lateness.IsLate)} quá hạn, "
            + $"{open.Count(l => l.Row.State == ObligationState.ReportedDone)} đã báo cáo hoàn thành chờ xác nhận), {lines.Count(l => l.Group == CarriedGroup.Ended)} đã kết thúc kể từ phiên trước, "
            + $"{lines.Count(l => l.Group == CarriedGroup.Guidance)} định hướng chung nhắc lại.";
    }

    public static string Due(CarriedWork line) => (line.Row.OriginalDueOn, line.Row.DueOn) switch
    {
        (null, null) => line.Row.DueWords.Length > 0 ? line.Row.DueWords : "không nêu",
        ({ } first, { } now) when first != now => $"gốc {VietnameseDates.Short(first)}; gia hạn {VietnameseDates.Short(now)}",
        (_, { } now) => VietnameseDates.Short(now),
        ({ } first, null) => VietnameseDates.Short(first),
    };

    public static string Result(CarriedWork line)
    {
        var words = new List<string>();
        if (line.Parts is { } parts) words.Add($"{parts.Ended}/{parts.All} nơi đã xong");
        if (line.Last is { } last)
            words.Add($"{StateWords.Of(last.Kind)} ngày {VietnameseDates.Short(last.OccurredOn)}{(last.DocumentNumber is { } n ? $" (số {n})" : "")}{(last.Words.Length > 0 ? $": {last.Words}" : "")}");
        return words.Count == 0 ? "Chưa có báo cáo" : string.Join(". ", words);
    }

    public static string Judgement(CarriedWork line)
    {
        var state = (line.Row.IsOpen, line.Row.Kind) switch
        {
            (true, ObligationKind.Guidance) => "định hướng chung",
            (true, ObligationKind.StandingDuty) => "thường xuyên, theo dõi từng kỳ",
            _ => StateWords.Of(line.Row.State),
        };
        var late = StateWords.Of(line.Lateness);
        var original = line.Row.OriginalDueOn != line.Row.DueOn && line.AgainstOriginal.Kind is LatenessKind.Late or LatenessKind.DoneLate ? $"; so với hạn gốc {StateWords.Of(line.AgainstOriginal)}" : "";
        var said = line.IsMarked ? $". Phiên họp: {string.Join("; ", line.Marks.Select(m => Said(m).ToLower(Vietnamese) + (m.Words.Length > 0 ? $" – {m.Words.TrimEnd('.')}" : "")))}" : "";
        return CouncilPaper.Capital(state) + (late.Length > 0 ? $", {late}" : "") + original + said;
    }

    /// <summary>One decision of the meeting: "Gia hạn đến 31/01/2027".</summary>
    public static string Said(SaidOfWork mark) => $"{StateWords.Of(mark.Kind)}{(mark.PromisedOn is { } day ? $" đến {VietnameseDates.Short(day)}" : "")}";

    public static string Note(CarriedWork line) => CouncilPaper.Capital(string.Join("; ", new[]
    {
        line.Row.TimesRepeated > 0 ? StateWords.Repeated(line.Row.TimesRepeated) : null, line.Row.TimesReturned > 0 ? $"đã trả lại {line.Row.TimesReturned} lần" : null,
        line.Row.Status == SourceStatus.Tentative ? "dự kiến" : null, line.Evidence.Count > 0 ? $"{line.Evidence.Count} tệp minh chứng" : null,
    }.Where(w => w is not null)));
}
