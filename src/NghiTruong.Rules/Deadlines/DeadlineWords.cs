using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>How a day came about, line by line, for the person who must answer for it.</summary>
public static class DeadlineWords
{
    static readonly string[] Weekdays = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    /// <summary>"Thứ Tư 29/07/2026".</summary>
    public static string Day(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]} {day:dd/MM/yyyy}";

    public static IEnumerable<string> Explain(Deadline deadline)
    {
        var r = deadline.Reckoning;
        var mark = deadline.Applied.IsLocal ? "quy định riêng của HĐND" : RuleWords.Mark(deadline.Version!);
        yield return $"{deadline.RuleId}, {deadline.Citation} ({mark}): {deadline.Applied.Words}.";
        foreach (var line in Count(r, deadline.Anchor.Words, deadline.Roll, deadline.Limit)) yield return line;
        foreach (var other in deadline.All)
            if (other != deadline.Applied) yield return $"Nhẹ hơn, không dùng: {other.Source}, {other.Words}, hết {Day(other.Reckoning.Due)}.";
        foreach (var doubt in deadline.Provisional) yield return $"Tạm tính: {doubt}.";
    }

    public static IEnumerable<string> Count(Reckoning r, string anchor, RollRule roll, LimitKind limit)
    {
        yield return r.Offset.Value > 0 ? $"Mốc: {anchor}, {Day(r.Anchor)}; ngày này không tính." : $"Mốc: {anchor}, {Day(r.Anchor)}.";
        if (r.Offset is { Value: > 0, Unit: CountUnit.CalendarDay or CountUnit.WorkingDay } && r.Days.Count > 0)
        {
            yield return $"Đếm {r.Counted} {RuleWords.Of(r.Offset.Unit)}, từ {r.Days[0]:dd/MM/yyyy} đến {r.Days[^1]:dd/MM/yyyy}.";
            var between = r.Skipped.Where(s => r.Days[^1] > r.Days[0] ? s.Date <= r.Days[^1] : s.Date >= r.Days[^1]).ToArray();
            if (r.Offset.Unit == CountUnit.WorkingDay && between.Length > 0) yield return $"Không tính {between.Length} ngày nghỉ: {Spans(between)}.";
        }
        else if (r.Offset.Value > 0) yield return $"Cộng {r.Counted} {RuleWords.Of(r.Offset.Unit)}: {Day(r.Ended)}{(r.Clock is { } c ? $" {c:HH\\:mm}" : "")}.";
        if (r.Rolled) yield return $"Ngày cuối {Day(r.Ended)} là ngày nghỉ ({r.Skipped.First(s => s.Date == r.Ended).Why}): kết thúc vào ngày làm việc tiếp theo, {Day(r.Due)} (khoản 5 Điều 148 Bộ luật Dân sự 91/2015/QH13).";
        else if (r.Prudent != r.Due && limit != LimitKind.NotEarlierThan)
            yield return $"{Day(r.Due)} là ngày nghỉ; hạn {(r.Offset.Direction == Direction.Before ? "tính ngược " : "")}không dời{(roll == RollRule.Never ? "" : " theo quy tắc này")}, nên xong trước vào {Day(r.Prudent)}.";
        if (r.Opens is { } opens) yield return $"Khoảng: từ {Day(opens)} đến {Day(r.Due)}.";
        else yield return limit == LimitKind.NotEarlierThan ? $"Không sớm hơn {Day(r.Due)}." : $"Hạn: {(r.Clock is { } clock ? $"{clock:HH\\:mm} " : "hết ")}{Day(r.Due)}.";
    }

    /// <summary>"14/02–22/02 (Tết Nguyên đán…), 28/02 (Thứ Bảy)": days in a row said together.</summary>
    static string Spans(IReadOnlyList<SkippedDay> days)
    {
        var sorted = days.OrderBy(d => d.Date).ToArray();
        var parts = new List<string>();
        for (var i = 0; i < sorted.Length;)
        {
            var j = i;
            while (j + 1 < sorted.Length && sorted[j + 1].Date == sorted[j].Date.AddDays(1)) j++;
            var why = string.Join(", ", sorted[i..(j + 1)].Select(d => d.Why).Distinct());
            parts.Add(i == j ? $"{sorted[i].Date:dd/MM} ({why})" : $"{sorted[i].Date:dd/MM}–{sorted[j].Date:dd/MM} ({why})");
            i = j + 1;
        }
        return string.Join("; ", parts);
    }
}
