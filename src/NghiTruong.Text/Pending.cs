#pragma warning disable CS1591, CA1720
using System.Text;

namespace NghiTruong.Text;

public static class SortKey { public static byte[] Of(string text) => Encoding.UTF8.GetBytes(Folding.Fold(text)); }
public static class PersonName { public static byte[] SortKey(string name) => Encoding.UTF8.GetBytes(Folding.Fold(name.Split(' ')[^1] + " " + name)); }
public static class Likeness
{
    public static double Of(string a, string b)
    {
        var (x, y) = (Folding.Fold(a).Split(' ').ToHashSet(), Folding.Fold(b).Split(' ').ToHashSet());
        return 2.0 * x.Intersect(y).Count() / Math.Max(1, x.Count + y.Count);
    }
}
public static class BodyName { public static string Key(string name) => Folding.Fold(name); }
public static class FoldingKey { extension(TimeWords) { public static TimeWords Read(string words, DateOnly context) => new(words, TimeKind.Vague, null, null, null, null, false, words); } }
public static class VietnameseDates
{
    public static string Long(DateOnly day) => $"ngày {day.Day:00} tháng {(day.Month < 3 ? $"{day.Month:00}" : $"{day.Month}")} năm {day.Year}";
    public static string Short(DateOnly day) => $"{day:dd/MM/yyyy}";
}
