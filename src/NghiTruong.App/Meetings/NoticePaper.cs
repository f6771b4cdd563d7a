using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>A notice of conclusions as an official paper: one model for the screen, for print and for DOCX.</summary>
static class NoticePaper
{
    /// <param name="known">The issued notices of the meeting: a replacement names those it ends.</param>
    public static OfficialPaper Of(Council council, ConclusionNotice notice, IReadOnlyCollection<ConclusionNotice> known) => CouncilPaper.Blank(council) with
    {
        Number = notice.Number is { } number ? $"{number:00}" : null,
        Symbol = notice.Symbol ?? ConclusionNotice.UsualSymbol,
        Date = notice.IssuedOn,
        TypeName = "Thông báo",
        Summary = notice.Kind == NoticeKind.Correction ? $"Sửa đổi Thông báo số {Earlier(notice)}" : notice.Summary,
        Body = PaperEnding.Of([.. Body(notice, known)]),
        Signatures = [CouncilPaper.Signature(notice.Signing, notice.SignerPost ?? "Chủ tịch", notice.SignerName ?? "")],
        Recipients = CouncilPaper.Lines(notice.Recipients),
    };

    public static string FileName(ConclusionNotice notice) => $"thong-bao-{(notice.Number is { } number ? $"{number:00}-{notice.Year}" : $"du-thao-{notice.Id}")}.docx";

    static IEnumerable<PaperBlock> Body(ConclusionNotice notice, IReadOnlyCollection<ConclusionNotice> known)
    {
        foreach (var block in CouncilPaper.Paragraphs(notice.Opening)) yield return block;
        var number = 1;
        foreach (var item in notice.Items.OrderBy(i => i.Position).Select(i => i.Sentence()).Where(s => s.Length > 0))
            yield return new PaperParagraph($"{number++}. {item}");
        foreach (var block in CouncilPaper.Paragraphs(notice.Closing)) yield return block;
        if (notice.Kind == NoticeKind.Replacement) yield return new PaperParagraph($"Thông báo này thay thế {CouncilPaper.Joined([.. Ended(notice, known)])}.");
    }

    static IEnumerable<string> Ended(ConclusionNotice notice, IReadOnlyCollection<ConclusionNotice> known) =>
        NoticeChain.EndedBy(notice, known).Where(n => n.Id != notice.EarlierNoticeId).Select(n => $"Thông báo sửa đổi số {n.NumberWords} {VietnameseDates.Long(n.IssuedOn!.Value)}").Prepend($"Thông báo số {Earlier(notice)}");

    static string Earlier(ConclusionNotice notice) =>
        $"{notice.EarlierNumber ?? "…"}{(notice.EarlierOn is { } on ? " " + VietnameseDates.Long(on) : "")}{(notice.Kind == NoticeKind.Correction ? " về " + CouncilPaper.Within(notice.Summary) : "")}";
}
