using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NghiTruong.Rules;
using NghiTruong.Text;

namespace NghiTruong.App.Shell.Parts;

/// <summary>A posted form, read field by field: text comes in as NFC, a day or number that is none becomes a refusal that names the field.</summary>
public sealed partial class PostedForm(IFormCollection form)
{
    /// <summary>A refused text comes back to its field up to so many characters.</summary>
    const int MostShown = 100_000;

    static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    readonly List<Refusal> refusals = [];
    FormContent? content;

    /// <summary>The first thing wrong with what was read so far.</summary>
    public Refusal? Wrong => refusals.Count > 0 ? refusals[0] : null;

    public FormId? FormId => Guid.TryParse(form["form"], out var id) ? new FormId(id, content ??= Content()) : null;
    public int Seen => int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
    public IFormFileCollection Files => form.Files;

    public string Text(string field, int longest = 4000) => Read(field, longest, asTyped: false);

    /// <summary>Fields of passwords; no other field bears one of these names. Their words are never shown again (<c>KeptForm</c>).</summary>
    public static readonly IReadOnlyList<string> Passwords = ["password", "current", "new", "again"];

    /// <summary>A password as it was typed, blanks at its ends too.</summary>
    public string Password(string field = "password") => Read(Passwords.Contains(field) ? field : throw new ArgumentException("Not among the fields of passwords.", nameof(field)), 200, asTyped: true);

    /// <summary>What a form carries by itself, whatever a person says with it.</summary>
    public const string Token = "__RequestVerificationToken";

    /// <summary>Ends the name of the field that tells which file came before the form (<c>app.js</c>).</summary>
    const string Sent = "-da-tai";

    /// <summary>Without what each rendering of a page gives anew, and without anything secret: a digest of few possible words tells them.</summary>
    FormContent Content()
    {
        static string Digest(IEnumerable<string> said) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(said.Select(s => $"{s.Length}:{s}")))));
        var said = form.Where(f => f.Key is not (Token or "form" or "seen") && !IsSecret(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal).ToLookup(f => f.Key.EndsWith(Sent, StringComparison.Ordinal), f => f.Value.Select(v => v ?? "").Prepend(f.Key));
        var files = said[true].SelectMany(f => f).Concat(form.Files.Where(f => f.Length > 0).SelectMany(f => new[] { f.Name, f.FileName, f.Length.ToString(CultureInfo.InvariantCulture) })).ToList();
        return new(Digest(said[false].SelectMany(f => f)), files.Count > 0 ? Digest(files) : "");
    }

    /// <summary>Never kept nor sent back to a page: who typed it types it again.</summary>
    public static bool IsSecret(string field) => Passwords.Contains(field, StringComparer.OrdinalIgnoreCase) || Secret().IsMatch(field);

    [GeneratedRegex("password|mat-?khau|passkey|credential|otp|code$|ma-?xac", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    string Read(string field, int longest, bool asTyped)
    {
        var raw = form[field].ToString();
        if (LegacyEncodings.HasPiledMarks(raw))
        {
            // Normalising such a text would cost minutes: it is refused as it came.
            refusals.Add(new("not-text", "Chữ ở ô này có dấu chồng chất bất thường, nên không nhận.", field));
            return "";
        }
        if (raw.Length > Math.Max(longest * 2, MostShown))
        {
            refusals.Add(new("too-long", string.Create(Vietnamese, $"Chữ ở ô này dài {raw.Length:N0} ký tự, tối đa {longest:N0}; dài quá để giữ lại ở đây, bấm Quay lại của trình duyệt để lấy lại."), field));
            return "";
        }
        string text;
        try
        {
            text = raw.Normalize(NormalizationForm.FormC);
            if (!asTyped) text = text.Replace("\r\n", "\n").Replace("\0", "").Trim();
        }
        catch (ArgumentException)
        {
            refusals.Add(new("not-text", "Chữ ở ô này có ký tự không hợp lệ.", field));
            return "";
        }
        if (text.Length <= longest) return text;
        refusals.Add(new("too-long", string.Create(Vietnamese, $"Chữ ở ô này dài {text.Length:N0} ký tự, tối đa {longest:N0}."), field));
        return text;
    }

    public string? TextOrNull(string field, int longest = 4000) => Text(field, longest) is { Length: > 0 } text ? text : null;

    /// <summary>A day as the browser sends it (2026-07-09) or as people write it (09/07/2026).</summary>
    public DateOnly? Day(string field)
    {
        var raw = form[field].ToString().Trim();
        if (raw.Length == 0) return null;
        var (day, wrong) = AskedDay.Read(raw, field);
        if (wrong is not null) refusals.Add(wrong);
        return day;
    }

    /// <summary>A month as the browser sends it (2026-11) or as people write it (11/2026): not every browser has a field for months. Perhaps a whole year.</summary>
    public string? Month(string field, bool orYear = false)
    {
        var raw = form[field].ToString().Trim();
        if (raw.Length == 0) return null;
        string[] forms = orYear ? ["yyyy-MM", "M/yyyy", "M-yyyy", "yyyy"] : ["yyyy-MM", "M/yyyy", "M-yyyy"];
        if (DateOnly.TryParseExact(raw, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            if (AskedDay.IsKept(month)) return month.ToString(raw.Length == 4 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture);
            refusals.Add(new("no-such-month", $"Năm {month.Year} nằm ngoài khoảng nhận được (từ 1945 đến 2200).", field));
            return null;
        }
        refusals.Add(new("no-such-month", $"“{Shown(raw)}” không phải tháng hợp lệ; ghi theo dạng tháng/năm, ví dụ 11/2026.", field));
        return null;
    }

    /// <summary>A time of day as the browser sends it (08:00) or as people write it (8h30).</summary>
    public TimeOnly? Time(string field)
    {
        var raw = form[field].ToString().Trim();
        if (raw.Length == 0) return null;
        string[] forms = ["HH:mm", "H:mm", "HH:mm:ss", "H'h'mm", "H'h'", "H'giờ'mm"];
        if (TimeOnly.TryParseExact(raw.Replace(" ", ""), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        refusals.Add(new("not-a-time", $"“{Shown(raw)}” không phải giờ hợp lệ; ghi theo dạng 08:00.", field));
        return null;
    }

    public long? Id(string field) => long.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    public IReadOnlyList<long> Ids(string field) =>
        [.. form[field].Select(v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct()];

    /// <summary>Files of a field that came in pieces before the form (<c>app.js</c>).</summary>
    public IReadOnlyList<Guid> Uploaded(string field) => [.. form[field + Sent].Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Distinct()];

    public int? Number(string field)
    {
        var raw = form[field].ToString().Trim();
        if (raw.Length == 0) return null;
        if (int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        refusals.Add(new("not-a-number", raw.All(char.IsAsciiDigit) ? $"“{Shown(raw)}” lớn quá." : $"“{Shown(raw)}” không hợp lệ: hãy ghi một số nguyên từ 0 trở lên.", field));
        return null;
    }

    public T Choice<T>(string field, T otherwise) where T : struct, Enum =>
        Enum.TryParse<T>(form[field], out var choice) && Enum.IsDefined(choice) ? choice : otherwise;

    /// <summary>The same, of a field that is not left to a default: what is not among its choices is said, with what the field is called.</summary>
    public T Choice<T>(string field, T otherwise, string called) where T : struct, Enum
    {
        if (form[field].ToString() is { Length: > 0 } raw && !(Enum.TryParse<T>(raw, out var known) && Enum.IsDefined(known))) Unknown(field, called, raw);
        return Choice(field, otherwise);
    }

    /// <summary>The same of an id: nothing chosen is none, what is no id is said.</summary>
    public long? Id(string field, string called)
    {
        if (form[field].ToString() is { Length: > 0 } raw && Id(field) is null) Unknown(field, called, raw);
        return Id(field);
    }

    /// <summary>What was chosen is not among the choices: an old page, or a form that was not ours.</summary>
    public void Unknown(string field, string called, string raw) =>
        refusals.Add(new("no-such-choice", $"{called}: “{Shown(raw)}” không có trong các lựa chọn; hãy tải lại trang rồi chọn lại.", field));

    /// <summary>Something wrong with what was read that only its reader knows.</summary>
    public void Refuse(Refusal refusal) => refusals.Add(refusal);

    public bool Has(string field) => form.ContainsKey(field);

    static string Shown(string raw) => raw.Length <= 40 ? raw : raw[..40] + "…";
}
