#pragma warning disable CS1591
using System.Text;

namespace NghiTruong.Documents;

public abstract record TextInputResult;
public sealed record ReadText(string Text, string? Title, string FormatName, IReadOnlyList<string> Notes) : TextInputResult;
public sealed record Refused(string Rule, string Words) : TextInputResult;
public static class TextInput
{
    public static TextInputResult Read(byte[] content, string fileName) => content.Length == 0 ? new Refused("empty", $"Tệp “{fileName}” rỗng.") : new ReadText(Encoding.UTF8.GetString(content), null, "văn bản thuần", []);
}
