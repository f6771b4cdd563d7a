using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>Chương trình công tác as a paper: one table, by responsible body.</summary>
static class ProgrammePaper
{
    public static OfficialPaper Of(Council council, WorkProgramme programme, IEnumerable<(string Body, IReadOnlyList<ProgrammeItem> Items)> groups, DateOnly today, PaperSignature? signature)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (body, items) in groups)
            foreach (var item in items)
                rows.Add([$"{rows.Count + 1}", CouncilPaper.Capital(item.Work) + Marks(item), body, item.WithWords, item.DueOn is { } due ? VietnameseDates.Short(due) : "", programme.IsDraft ? "" : ProgrammeWords.Result(item, today)]);
        return CouncilPaper.Blank(council) with
        {
            Symbol = "CTr-HĐND",
            TypeName = "Chương trình",
            Summary = $"Công tác {programme.When.Words} của Thường trực Hội đồng nhân dân {council.Place}",
            Body =
            [
                new PaperTable(
                    [new("STT", 0.7) { Alignment = PaperAlignment.Centre }, new("Nội dung công việc", 5), new("Chủ trì", 2.4), new("Phối hợp", 2.2), new("Thời hạn", 1.4) { Alignment = PaperAlignment.Centre }, new("Kết quả", 2.6)], rows),
            ],
            Signatures = signature is null ? [] : [signature],
            Recipients = ["Thường trực HĐND, UBND", "Các Ban HĐND", "Văn phòng", "Lưu: VT"],
            Orientation = PaperOrientation.Landscape,
        };
    }

    static string Marks(ProgrammeItem item) => item.CarriedFrom is { } from ? $" (chuyển từ {ProgrammePeriod.Parse(from)?.Words})" : item.IsAdded ? " (bổ sung)" : "";
}
