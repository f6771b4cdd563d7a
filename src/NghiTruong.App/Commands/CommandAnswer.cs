using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NghiTruong.App.Commands;

/// <summary>How a command answers: JSON or lines in UTF-8 on stdout, a refusal as one line on stderr.</summary>
static class CommandAnswer
{
    /// <summary>Exit code of a refusal: something in the question is wrong.</summary>
    public const int Wrong = 2;
    /// <summary>Exit code where a rule has no version in force.</summary>
    public const int NotInForce = 3;

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static int Json<T>(T answer) => Lines([JsonSerializer.Serialize(answer, Options)]);

    public static int Lines(IEnumerable<string> lines)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        foreach (var line in lines) Console.WriteLine(line);
        return 0;
    }

    public static int Refuse(string words, int code = Wrong)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.Error.WriteLine(words.ReplaceLineEndings(" "));
        return code;
    }

    /// <summary>A day as YYYY-MM-DD; null and the refusal where it is none.</summary>
    public static DateOnly? Day(string? written, string name, out string refusal)
    {
        refusal = "";
        if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        refusal = string.IsNullOrWhiteSpace(written) ? $"Thiếu {name} (YYYY-MM-DD)." : $"{name} “{written}” không phải ngày có thật dạng YYYY-MM-DD.";
        return null;
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
