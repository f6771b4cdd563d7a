using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Meetings;

/// <summary>Giấy mời (NĐ 30/2020, form 1.7): one paper for a meeting, listing everyone who is asked to come.</summary>
static class InvitationPaper
{
    public static OfficialPaper Of(Council council, Meeting meeting, MeetingPapers.Signer? signer) => CouncilPaper.Blank(council) with
    {
        Symbol = "GM-HĐND",
        TypeName = "Giấy mời",
        Summary = $"Dự {CouncilPaper.Within(meeting.Title)}",
        Body = PaperEnding.Of([.. Body(meeting)]),
        Signatures = signer is null ? [] : [CouncilPaper.Signature(signer.Form, SigningForms.PostOnPaper(signer.Title), signer.Name)],
        Recipients = ["Như thành phần mời", "Lưu: VT"],
    };

    static IEnumerable<PaperBlock> Body(Meeting meeting)
    {
        var invited = meeting.People.Where(p => p.Role is not (MeetingRole.Chair or MeetingRole.Mentioned)).OrderBy(p => p.Role).ThenBy(p => p.Id).Select(CouncilPaper.Named).Concat(meeting.Groups.Select(g => CouncilPaper.Capital(g.Words))).ToList();
        yield return new PaperParagraph(invited.Count == 0 ? "……………………" : "") { Lead = $"{CouncilPaper.Collective} trân trọng kính mời: " };
        yield return CouncilPaper.Listed(invited);
        yield return new PaperParagraph(meeting.Title + ".") { Lead = "Tới dự: " };
        if (meeting.People.Find(p => p.Role == MeetingRole.Chair) is { } chair) yield return new PaperParagraph(CouncilPaper.Named(chair) + ".") { Lead = "Chủ trì: " };
        yield return new PaperParagraph(CouncilPaper.When(meeting) + ".") { Lead = "Thời gian: " };
        yield return new PaperParagraph((meeting.Place ?? "……………………") + ".") { Lead = "Địa điểm: " };
        if (meeting.Agenda.Count > 0)
        {
            yield return new PaperParagraph("") { Lead = "Nội dung:" };
            yield return CouncilPaper.Listed([.. meeting.Agenda.OrderBy(a => a.Position).ThenBy(a => a.Id).Select(a => a.Title)], PaperListMark.Number);
        }
        if (meeting.Agenda.Any(a => a.Papers.Count > 0)) yield return new PaperParagraph("Tài liệu được gửi trên hệ thống, tại trang của phiên họp.");
        yield return new PaperParagraph("Trân trọng kính mời.");
    }
}
