using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Meetings;

/// <summary>Biên bản (NĐ 30/2020, form 1.10): time, place, who was there, what was said on each item, what was concluded.</summary>
static class MinutesPaper
{
    const string Unknown = "……………………";

    public static OfficialPaper Of(Council council, Meeting meeting, IReadOnlyList<string> concluded)
    {
        var chair = meeting.People.Find(p => p.Role == MeetingRole.Chair);
        return CouncilPaper.Blank(council) with
        {
            Place = "",
            Symbol = "BB-HĐND",
            TypeName = "Biên bản",
            Summary = meeting.Title,
            Body = PaperEnding.Of([.. Head(meeting), .. People(meeting), .. Discussion(meeting), .. Conclusions(concluded), End(meeting)]),
            Signatures = [PaperSignature.Own("Người ghi biên bản", meeting.MinutesTaker ?? ""), PaperSignature.Own("Chủ tọa", chair?.Name ?? "")],
            Recipients = ["Thường trực HĐND", "Lưu: VT, hồ sơ phiên họp"],
        };
    }

    static IEnumerable<PaperBlock> Head(Meeting meeting)
    {
        yield return new PaperParagraph(CouncilPaper.When(meeting) + ".") { Lead = "Thời gian bắt đầu: " };
        yield return new PaperParagraph((meeting.Place ?? Unknown) + ".") { Lead = "Địa điểm: " };
        var chairs = meeting.People.Where(p => p.Role is MeetingRole.Chair or MeetingRole.CoChair).OrderBy(p => p.Role).Select(CouncilPaper.Named).ToList();
        yield return new PaperParagraph(chairs.Count > 0 ? string.Join("; ", chairs) + "." : Unknown + ".") { Lead = "Chủ trì: " };
        yield return new PaperParagraph((meeting.MinutesTaker ?? Unknown) + ".") { Lead = "Người ghi biên bản: " };
    }

    static IEnumerable<PaperBlock> People(Meeting meeting)
    {
        yield return new PaperHeading(PaperHeadingLevel.Clause, "I.", "Thành phần tham dự");
        var there = meeting.People.Where(p => p.Role is not (MeetingRole.Chair or MeetingRole.CoChair or MeetingRole.Mentioned) && p.Attendance is not (Attendance.Excused or Attendance.Absent));
        yield return CouncilPaper.Listed([.. there.OrderBy(p => p.Role).ThenBy(p => p.Id).Select(CouncilPaper.Named), .. meeting.Groups.Select(g => CouncilPaper.Capital(g.Words))]);
        var away = meeting.People.Where(p => p.Attendance is Attendance.Excused or Attendance.Absent).OrderBy(p => p.Id).Select(p => $"{CouncilPaper.Named(p)} ({(p.Attendance == Attendance.Excused ? p.Excuse ?? "có lý do" : "không lý do")})").ToList();
        if (away.Count > 0) yield return new PaperParagraph(string.Join("; ", away) + ".") { Lead = $"Vắng {away.Count:00}: " };
    }

    static IEnumerable<PaperBlock> Discussion(Meeting meeting)
    {
        yield return new PaperHeading(PaperHeadingLevel.Clause, "II.", "Nội dung và diễn biến");
        if (meeting.Agenda.Count == 0) yield return new PaperParagraph(Unknown);
        var number = 1;
        foreach (var item in meeting.Agenda.OrderBy(a => a.Position).ThenBy(a => a.Id))
        {
            yield return new PaperHeading(PaperHeadingLevel.Clause, $"{number++}.", item.Title);
            if (item.Presenter is { } who) yield return new PaperParagraph($"{CouncilPaper.Capital(who)} trình bày.");
            foreach (var block in CouncilPaper.Paragraphs(item.Said ?? "")) yield return block;
        }
    }

    static IEnumerable<PaperBlock> Conclusions(IReadOnlyList<string> concluded)
    {
        if (concluded.Count == 0) yield break;
        yield return new PaperHeading(PaperHeadingLevel.Clause, "III.", "Kết luận của chủ tọa");
        yield return new PaperList(concluded, PaperListMark.Number);
    }

    static PaperParagraph End(Meeting meeting) =>
        new($"Phiên họp kết thúc vào {(meeting.EndsAt is { } at ? $"{at.Hour:00} giờ {at.Minute:00} phút" : "…… giờ …… phút")} cùng ngày.");
}
