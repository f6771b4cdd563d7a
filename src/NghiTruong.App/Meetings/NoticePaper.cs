using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>A notice of conclusions as an official paper: one model for the screen, for print and for DOCX.</summary>
static class NoticePaper
{
    public static OfficialPaper Of(Council council, ConclusionNotice notice) => CouncilPaper.Blank(council) with
    {
        Number = notice.Number is { } number ? $"{number:00}" : null,
        Symbol = notice.Symbol ?? ConclusionNotice.UsualSymbol,
        Date = notice.IssuedOn,
        TypeName = "Thông báo",
        Summary = notice.Kind == NoticeKind.Correction ? $"Sửa đổi Thông báo số {Earlier(notice)}" : notice.Summary,
        Body = [.. Body(notice)],
        Signatures = [CouncilPaper.Signature(notice.Signing, notice.SignerPost ?? "Chủ tịch", notice.SignerName ?? "")],
        Recipients = CouncilPaper.Lines(notice.Recipients),
    };

    public static string FileName(ConclusionNotice notice) => $"thong-bao-{(notice.Number is { } number ? $"{number:00}-{notice.Year}" : $"du-thao-{notice.Id}")}.docx";

    static IEnumerable<PaperBlock> Body(ConclusionNotice notice)
    {
        foreach (var block in CouncilPaper.Paragraphs(notice.Opening)) yield return block;
        var number = 1;
        foreach (var item in notice.Items.OrderBy(i => i.Position).Select(i => i.Sentence()).Where(s => s.Length > 0))
            yield return new PaperParagraph(item) { Lead = $"{number++}. " };
        foreach (var block in CouncilPaper.Paragraphs(notice.Closing)) yield return block;
        if (notice.Kind == NoticeKind.Replacement) yield return new PaperParagraph($"Thông báo này thay thế Thông báo số {Earlier(notice)}.");
    }

    static string Earlier(ConclusionNotice notice) =>
        $"{notice.EarlierNumber ?? "…"}{(notice.EarlierOn is { } on ? " " + VietnameseDates.Long(on) : "")}{(notice.Kind == NoticeKind.Correction ? " về " + CouncilPaper.Within(notice.Summary) : "")}";
}
