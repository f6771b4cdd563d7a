using System.Globalization;
using NghiTruong.Rules;

namespace NghiTruong.App.Shell.Parts;

/// <summary>A day as the browser sends it (2026-07-09) or as people write it (09/07/2026), in a form or in an address; what is none is said, never taken for today in silence.</summary>
public static class AskedDay
{
    static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "d.M.yyyy"];

    static readonly DateOnly First = new(1945, 1, 1), Last = new(2200, 12, 31);

    /// <summary>The day of an address; null, and why, where it is none or lies outside the time of any council; both null where none is asked for.</summary>
    public static (DateOnly? Day, Refusal? Wrong) Read(string? text, string field = "ngay") =>
        string.IsNullOrWhiteSpace(text) ? (null, null)
        : Written(text) is not { } day ? (null, new("not-a-day", $"“{(text.Length <= 40 ? text : text[..40] + "…")}” không phải ngày hợp lệ; ghi theo dạng ngày/tháng/năm, ví dụ 09/07/2026.", field))
        : IsKept(day) ? (day, null)
        : (null, new("not-a-day", $"Ngày {day:dd/MM/yyyy} nằm ngoài khoảng nhận được (từ {First:dd/MM/yyyy} đến {Last:dd/MM/yyyy}); hãy xem lại năm.", field));

    public static DateOnly? Of(string? text) => Written(text) is { } day && IsKept(day) ? day : null;

    /// <summary>A year in which a day may lie.</summary>
    public static bool IsKept(DateOnly day) => day >= First && day <= Last;

    static DateOnly? Written(string? text) => DateOnly.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
