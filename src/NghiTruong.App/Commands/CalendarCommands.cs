using System.CommandLine;
using NghiTruong.Rules.Deadlines;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong workdays</c> and <c>nghitruong lunar</c>: the calendar behind the deadlines.</summary>
static class CalendarCommands
{
    /// <summary>The most days one question may list: twenty years.</summary>
    const int MostDays = 7306;

    public static Command Workdays()
    {
        var from = new Option<string?>("--from") { Description = "Từ ngày, YYYY-MM-DD." };
        var to = new Option<string?>("--to") { Description = "Đến hết ngày, YYYY-MM-DD." };
        var json = new Option<bool>("--json") { Description = "In dạng JSON." };
        var command = new Command("workdays", "Đếm ngày làm việc trong một khoảng, tính cả hai đầu, và nói ngày nào nghỉ, vì sao.") { from, to, json };
        command.SetAction(parsed =>
        {
            if (CommandAnswer.Day(parsed.GetValue(from), "--from", out var refusal) is not { } first) return CommandAnswer.Refuse(refusal);
            if (CommandAnswer.Day(parsed.GetValue(to), "--to", out refusal) is not { } last) return CommandAnswer.Refuse(refusal);
            if (last < first) return CommandAnswer.Refuse($"--to {CommandAnswer.Iso(last)} đứng trước --from {CommandAnswer.Iso(first)}.");
            if (!WorkingCalendar.Covers(first) || !WorkingCalendar.Covers(last)) return CommandAnswer.Refuse($"Lịch có từ năm {WorkingCalendar.FirstYear} đến năm {WorkingCalendar.LastYear}.");
            if (last.DayNumber - first.DayNumber >= MostDays) return CommandAnswer.Refuse("Khoảng hỏi dài hơn 20 năm.");
            var calendar = WorkingCalendar.Known;
            var days = Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(n => calendar[DateOnly.FromDayNumber(n)]).ToArray();
            var unread = Enumerable.Range(first.Year, last.Year - first.Year + 1).Where(y => !calendar.IsKnown(y)).ToArray();
            if (parsed.GetValue(json))
                return CommandAnswer.Json(new
                {
                    From = CommandAnswer.Iso(first),
                    To = CommandAnswer.Iso(last),
                    Count = days.Count(d => d.IsWorking),
                    Workdays = days.Count(d => d.IsWorking),
                    Provisional = unread.Length > 0,
                    ProvisionalWhy = unread.Select(calendar.Source),
                    Days = days.Select(d => new { Date = CommandAnswer.Iso(d.Date), Working = d.IsWorking, Kind = RuleText.Kebab(d.Kind), d.Why }),
                });
            return CommandAnswer.Lines([
                $"{days.Count(d => d.IsWorking)} ngày làm việc từ {DeadlineWords.Day(first)} đến {DeadlineWords.Day(last)}.",
                .. days.Where(d => d.Kind is not (DayKind.Workday or DayKind.Weekend)).Select(d => $"  {DeadlineWords.Day(d.Date)}: {(d.IsWorking ? "làm việc" : "nghỉ")}, {d.Why}"),
                .. unread.Select(y => $"Tạm tính: {calendar.Source(y)}."),
            ]);
        });
        return command;
    }

    public static Command Lunar()
    {
        var date = new Argument<string?>("DATE") { Description = "Ngày dương lịch, YYYY-MM-DD.", Arity = ArgumentArity.ZeroOrOne };
        var tet = new Option<string?>("--tet") { Description = "Năm: in ngày mùng một Tết và Giỗ Tổ Hùng Vương." };
        var json = new Option<bool>("--json") { Description = "In dạng JSON." };
        var command = new Command("lunar", "Đổi ngày dương sang âm lịch Việt Nam (UTC+7), hoặc cho biết Tết một năm.") { date, tet, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(tet) is { } written)
            {
                if (parsed.GetValue(date) is not null) return CommandAnswer.Refuse("Chỉ hỏi một trong hai: DATE hoặc --tet.");
                if (!int.TryParse(written, out var year) || year is < LunarCalendar.FirstYear or > LunarCalendar.LastYear) return CommandAnswer.Refuse($"--tet “{written}” phải là năm từ {LunarCalendar.FirstYear} đến {LunarCalendar.LastYear}.");
                var (first, kings) = (LunarCalendar.Tet(year), LunarCalendar.HungKings(year));
                return parsed.GetValue(json)
                    ? CommandAnswer.Json(new { Year = year, Tet = CommandAnswer.Iso(first), Date = CommandAnswer.Iso(first), HungKings = CommandAnswer.Iso(kings) })
                    : CommandAnswer.Lines([$"Mùng một Tết {year}: {DeadlineWords.Day(first)}", $"Giỗ Tổ Hùng Vương (10/3): {DeadlineWords.Day(kings)}"]);
            }
            if (CommandAnswer.Day(parsed.GetValue(date), "DATE", out var refusal) is not { } day) return CommandAnswer.Refuse(refusal);
            if (!LunarCalendar.Covers(day)) return CommandAnswer.Refuse($"Âm lịch có từ năm {LunarCalendar.FirstYear} đến năm {LunarCalendar.LastYear}.");
            var lunar = LunarCalendar.Of(day);
            return parsed.GetValue(json)
                ? CommandAnswer.Json(new { Date = CommandAnswer.Iso(day), lunar.Year, lunar.Month, lunar.Day, Leap = lunar.IsLeapMonth, Lunar = lunar.ToString() })
                : CommandAnswer.Lines([$"{DeadlineWords.Day(day)} là ngày {lunar.Day} tháng {lunar.Month}{(lunar.IsLeapMonth ? " nhuận" : "")} năm {lunar.Year} âm lịch"]);
        });
        return command;
    }
}
