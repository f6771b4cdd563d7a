using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Rules.Deadlines;

/// <summary>How many there are of each base; null is not known.</summary>
public sealed record Headcount(int Elected, int? InOffice = null, int? Present = null, int? Valid = null, int? Listed = null)
{
    /// <summary>The number a share is taken of; where that base was not counted, the total.</summary>
    public int Of(MajorityBase @base) => @base switch
    {
        MajorityBase.InOffice => InOffice,
        MajorityBase.Present => Present,
        MajorityBase.Valid => Valid,
        MajorityBase.Listed => Listed,
        _ => null,
    } ?? Elected;
}

/// <summary>Whether a number of votes is enough, and the sentence that says why.</summary>
/// <param name="Needed">The least number of votes that is enough.</param>
/// <param name="Base">The number the share is taken of.</param>
/// <param name="Sentence">In Vietnamese, with all numbers.</param>
public sealed record Majority(bool Passed, int Needed, int Base, MajorityBase Of, string Sentence)
{
    /// <summary>Holds votes against a share, computed in whole numbers.</summary>
    public static Majority Reckon(Share share, Headcount count, int votes)
    {
        var total = count.Of(share.Base);
        var needed = Least(share, total);
        var enough = votes >= needed;
        var limit = share.Below is { } below ? Least(below, total) : (int?)null;
        var passed = enough && !(votes >= limit);
        var what = $"{Words(share)} {RuleWords.Of(share.Base)} ({total})";
        var between = share.Below is { } top ? $" và chưa tới {top.Numerator}/{top.Denominator} ({limit})" : "";
        var verdict = passed ? "đạt" : enough ? "không thuộc khoảng này vì đã quá mức trên" : $"không đạt, thiếu {needed - votes}";
        var absent = share.Base is MajorityBase.Elected or MajorityBase.Members && count.Present is { } present && present < count.Elected
            ? $" Người vắng mặt ({count.Elected - present}) vẫn tính trong tổng số."
            : "";
        return new(passed, needed, total, share.Base, $"Cần {what}{between}, tức ít nhất {needed}; có {votes}: {verdict}.{absent}");
    }

    /// <summary>Why such numbers cannot be, in Vietnamese; null where they can.</summary>
    public static string? Impossible(Share share, Headcount count, int votes)
    {
        if (count.Elected < 1) return $"Tổng số phải là số dương, không phải {count.Elected}.";
        if (votes < 0) return $"Số phiếu không thể là {votes}.";
        foreach (var (name, n) in new[] { ("Số người có mặt", count.Present), ("Số đại biểu đang giữ chức", count.InOffice) })
            if (n is < 0 || n > count.Elected) return $"{name} ({n}) phải từ 0 đến tổng số ({count.Elected}).";
        if (count.Valid is < 0 || count.Listed is < 0) return "Số phiếu hợp lệ và số cử tri không thể âm.";
        var most = Math.Min(share.Base is MajorityBase.Valid or MajorityBase.Listed ? int.MaxValue : count.Present ?? int.MaxValue, count.Of(share.Base));
        return votes > most ? $"Số phiếu ({votes}) nhiều hơn số người có thể bỏ phiếu ({most})." : null;
    }

    /// <summary>The least whole number that makes the share.</summary>
    static int Least(Share share, int total)
    {
        var product = (long)total * share.Numerator;
        return (int)(share.Strict ? product / share.Denominator + 1 : (product + share.Denominator - 1) / share.Denominator);
    }

    static string Words(Share share) => (share.Strict, share.Numerator, share.Denominator) switch
    {
        (true, 1, 2) => "quá nửa",
        (true, var n, var d) => $"quá {n}/{d}",
        (false, var n, var d) => $"ít nhất {n}/{d}",
    };
}
