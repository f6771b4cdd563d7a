namespace NghiTruong.Documents;

/// <summary>What came of a file that a person brought: its text, or a refusal in words.</summary>
public abstract record TextInputResult;

/// <summary>The text of a file.</summary>
/// <param name="Text">The text, paragraphs as lines; for .txt the decoded text as it came. Places of a draft record refer to it.</param>
/// <param name="Title">The title the file itself names, null where it names none.</param>
/// <param name="FormatName">The format as said to a person ("Word (.docx)").</param>
/// <param name="Notes">What a person should know of the reading, in Vietnamese; often empty.</param>
/// <example><c>new ReadText("Thường trực HĐND tỉnh họp…", null, "Văn bản thuần (UTF-8)", [])</c></example>
public sealed record ReadText(string Text, string? Title, string FormatName, IReadOnlyList<string> Notes) : TextInputResult
{
    /// <summary>Headers, footers and text boxes: looked through for a secret mark wherever they stand.</summary>
    internal string Margins { get; init; } = "";
}

/// <summary>A file that is not taken, and why.</summary>
/// <param name="Rule">A stable id of the reason: <c>too-large</c>, <c>secret-mark</c>, <c>pdf-scan</c>, …</param>
/// <param name="Words">Vietnamese words that name the file, what is wrong and what to do.</param>
/// <example><c>new Refused("empty", "Tệp «a.txt» không có nội dung. Hãy chọn tệp khác.")</c></example>
public sealed record Refused(string Rule, string Words) : TextInputResult;
