using System.Text.RegularExpressions;
using NghiTruong.Text;

namespace NghiTruong.Rules.Obligations;

/// <summary>The days that a table tells of itself around its rows: until when it tells, and the day of the one paper whose work it lists.</summary>
public static partial class SheetDays
{
    /// <summary>"(tính đến ngày 15/10/2026)", another full day above the header, or the place and day under the table; null where none is told.</summary>
    public static DateOnly? StandsOn(SheetTable table, SheetHeader? header)
    {
        var above = Above(table, header).SelectMany(Days).ToList();
        return above.LastOrDefault(d => d.IsUntil).On ?? above.LastOrDefault(d => !d.IsOfPaper).On
            ?? Enumerable.Range(header?.End ?? 0, Math.Max(0, table.Rows.Count - (header?.End ?? 0))).Reverse().Take(40).SelectMany(r => table.Own(r)).Where(c => PlaceAndDay().IsMatch(c.Cell.Text)).SelectMany(c => Days(c.Cell.Text)).FirstOrDefault().On;
    }

    /// <summary>The day of the paper that gave all of it ("các nhiệm vụ giao tại Kết luận số 15/KL-HĐND ngày 12/3/2026"); null where the title names none, more than one, or only what it goes with.</summary>
    public static DateOnly? GivenOn(SheetTable table, SheetHeader? header) =>
        Above(table, header).SelectMany(Days).Where(d => d.IsOfGiving).Select(d => d.On).Distinct().ToList() is [{ } only] ? only : null;

    static IEnumerable<string> Above(SheetTable table, SheetHeader? header) => Enumerable.Range(0, header?.Row ?? 0).SelectMany(r => table.Own(r)).Select(c => c.Cell.Text);

    static IEnumerable<(DateOnly? On, bool IsUntil, bool IsOfPaper, bool IsOfGiving)> Days(string text)
    {
        foreach (var said in VietnameseDates.Find(text).Where(d => d.First is { Year: not null, Day: not null }))
        {
            var before = text[..said.Start];
            var paper = Paper().Match(before);
            yield return (said.First.In(), Until().IsMatch(before), paper.Success, paper.Success && !Beside().IsMatch(before[..paper.Index]) && Giving().IsMatch(paper.Value));
        }
    }

    [GeneratedRegex(@"(?:đến|tới)(?:\s+(?:hết|thời\s+điểm))?(?:\s+ngày)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Until();

    /// <summary>A paper by its kind and number, right before its day.</summary>
    [GeneratedRegex(@"(?:\p{L}+\s+){1,3}số\s*:?\s*[\w/.\-–]{1,40}\s*,?\s*(?:ngày)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Paper();

    [GeneratedRegex(@"\b(?:kết\s+luận|thông\s+báo|nghị\s+quyết|chỉ\s+thị)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Giving();

    [GeneratedRegex(@"\bkèm(?:\s+theo)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    /// <summary>"Lam Giang, ngày 20 tháng 11 năm 2026", as it stands over a signature.</summary>
    [GeneratedRegex(@"^\s*\p{Lu}[^,;:\d]{1,40},\s*ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*[\d.…]*\s*$", RegexOptions.CultureInvariant)]
    internal static partial Regex PlaceAndDay();
}
