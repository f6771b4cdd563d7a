using System.Globalization;
using NghiTruong.Rules;

namespace NghiTruong.App.Shell.Parts;

/// <summary>A day as the browser sends it (2026-07-09) or as people write it (09/07/2026), in a form or in an address; what is none is said, never taken for today in silence.</summary>
public static class AskedDay
{
    static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <summary>The day of an address; null, and why, where it is none; both null where none is asked for.</summary>
    public static (DateOnly? Day, Refusal? Wrong) Read(string? text, string field = "ngay") =>
        string.IsNullOrWhiteSpace(text) ? (null, null)
        : Of(text) is { } day ? (day, null)
        : (null, new("not-a-day", $"“{(text.Length <= 40 ? text : text[..40] + "…")}” không phải ngày hợp lệ; ghi theo dạng ngày/tháng/năm, ví dụ 09/07/2026.", field));

    public static DateOnly? Of(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1945 and <= 2200 ? day : null;
}
