using System.Text;
using NghiTruong.Documents;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Reading;

namespace NghiTruong.App.Commands;

/// <summary>A draft record for the eye: what a person at the command line wants to see first.</summary>
static class ReadSummary
{
    public static string Of(DraftRecord record, ReadText read)
    {
        var words = new StringBuilder();
        words.AppendLine(record.Title ?? "(không có tiêu đề)");
        words.AppendLine($"{read.FormatName}; {MeetingWords.Of(DraftItems.KindOf(record.Type, read.Text))}; ngày họp: {(record.HeldOn is { } on ? $"{on:dd/MM/yyyy}" : "chưa rõ")}");
        Section("Người", record.People, p => $"{p.Name}{(p.Posts.Count > 0 ? " – " + string.Join(", ", p.Posts) : "")} ({RoleWords(p.Role)})");
        Section("Nhóm", record.Groups, g => g.Words);
        Section("Kỳ họp", record.Sessions, s => $"{(s.Number is { } n ? $"thứ {n}" : "không số")} {s.Council} {(s.Khoa is { } k ? "khóa " + k : "")}".TrimEnd());
        Section("Phiên họp Thường trực", record.StandingMeetings, s => s.Number is { } n ? $"thứ {n}" : $"tháng {s.Period}");
        Section("Văn bản", record.Documents, d => $"{d.Kind} {d.Number} {d.Date} {d.About}".Trim());
        Section("Chỉ đạo", record.Directives, d => $"[{KindWords(d.Kind)}] {(d.To.Count == 0 ? "(không nêu nơi nhận)" : string.Join("; ", d.To))}: {d.What}{(d.When is { } w ? $" — {w} → {d.Due?.Reading}" : "")}");
        Section("Thời gian", record.Dates, d => $"{d.Text} = {d.Iso}{(d.YearIsInferred ? " (năm suy ra)" : "")}");
        Section("Số liệu", record.Figures, f => $"{f.Value} {f.Unit}: {f.Indicator}");
        foreach (var note in read.Notes) words.AppendLine($"Lưu ý: {note}");
        return words.ToString().TrimEnd();

        void Section<T>(string title, IReadOnlyList<T> items, Func<T, string> line) where T : ReadItem
        {
            if (items.Count == 0) return;
            words.AppendLine().AppendLine($"{title} ({items.Count})");
            foreach (var item in items)
                words.AppendLine($"  - {line(item)}{(item.Doubt is { } doubt ? $"  [chưa chắc: {doubt}]" : "")}");
        }
    }

    static string KindWords(DirectiveKind kind) => StateWords.Of(kind switch
    {
        DirectiveKind.Task => ObligationKind.Task,
        DirectiveKind.Standing => ObligationKind.StandingDuty,
        _ => ObligationKind.Guidance,
    });

    static string RoleWords(PersonRole role) => role switch
    {
        PersonRole.Chair => "chủ trì",
        PersonRole.Presenter => "trình bày",
        PersonRole.Speaker => "phát biểu",
        PersonRole.Attendee => "dự họp",
        PersonRole.Elected => "được bầu",
        _ => "được nhắc tên",
    };
}
