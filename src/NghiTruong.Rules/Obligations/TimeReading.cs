using NghiTruong.Rules.Deadlines;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>How a council takes words of time, beyond what the words themselves say.</summary>
/// <param name="BeforeIncludesDay">"Trước ngày 15/5" ends on that day itself; where not, on the day before it.</param>
/// <param name="DueRolls">A day off as the last day ends with the next working day (khoản 5 Điều 148 Bộ luật Dân sự 91/2015/QH13).</param>
public sealed record TimeReading(bool BeforeIncludesDay, bool DueRolls)
{
    public static readonly TimeReading Plain = new(false, false);

    /// <summary>A due day read from words, as this council takes it. One set by a person as a day, or already taken so, stays.</summary>
    /// <param name="said">The day the words were said.</param>
    public DueTime Take(DueTime due, DateOnly said, WorkingCalendar calendar)
    {
        if (this == Plain || due is not { Kind: DueKind.Day, On: { } on, Words.Length: > 0 } || TimeWords.Read(due.Words, said).LastDay != on) return due;
        var taken = on;
        var why = new List<string>();
        if (BeforeIncludesDay && IsBefore(due.Words, on))
        {
            taken = taken.AddDays(1);
            why.Add("“trước ngày” tính cả ngày đó");
        }
        if (DueRolls && WorkingCalendar.Covers(taken) && !calendar.IsWorking(taken))
        {
            why.Add($"{DeadlineWords.Day(taken)} là ngày nghỉ");
            taken = calendar.NextWorking(taken);
        }
        return taken == on ? due : due with { On = taken, Reading = $"hết ngày {taken:dd/MM/yyyy} ({due.Words.Trim()}; {string.Join("; ", why)})" };
    }

    /// <summary>Whether the words named the day after the one they were read as.</summary>
    static bool IsBefore(string words, DateOnly readAs)
    {
        var named = readAs.AddDays(1);
        var folded = Folding.Fold(words);
        return folded.Contains("truoc", StringComparison.Ordinal) && (folded.Contains($"{named.Day}/{named.Month}", StringComparison.Ordinal) || folded.Contains($"{named:dd}/{named:MM}", StringComparison.Ordinal)
            || folded.Contains($"{named.Day}-{named.Month}", StringComparison.Ordinal) || folded.Contains($"{named:dd}-{named:MM}", StringComparison.Ordinal)
            || folded.Contains($"ngay {named.Day} thang {named.Month}", StringComparison.Ordinal) || folded.Contains($"ngay {named:dd} thang {named:MM}", StringComparison.Ordinal));
    }
}
