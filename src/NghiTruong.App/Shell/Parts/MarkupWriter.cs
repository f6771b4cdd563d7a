using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace NghiTruong.App.Shell.Parts;

/// <summary>
/// Lines of a long table, each written as one piece instead of a frame for every element, attribute and word. What a template writes out stands as it is, every value in it is encoded:
/// <c>line.Write($"&lt;td&gt;{work}&lt;/td&gt;")</c>. There is no way to write a string that is not a template.
/// </summary>
public sealed class MarkupWriter
{
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder text = new(1024);

    public void Write([InterpolatedStringHandlerArgument("")] ref Template template)
    {
        // The template wrote itself while it was read.
    }

    /// <summary>What was written since the last piece was taken.</summary>
    public MarkupString Take()
    {
        var taken = new MarkupString(text.ToString());
        text.Clear();
        return taken;
    }

    /// <summary>Written while it is read; made by the compiler.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Template
    {
        readonly StringBuilder text;

        public Template(int literalLength, int formattedCount, MarkupWriter writer)
        {
            text = writer.text;
            text.EnsureCapacity(text.Length + literalLength + formattedCount);
        }

        public void AppendLiteral(string value) => text.Append(value);

        public void AppendFormatted(string? value) => text.Append(value is null ? "" : Encoder.Encode(value));

        public void AppendFormatted(long value) => text.Append(CultureInfo.InvariantCulture, $"{value}");

        public void AppendFormatted(MarkupString value) => text.Append(value.Value);
    }
}
