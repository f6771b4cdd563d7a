using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace NghiTruong.App.Shell.Parts;

/// <summary>The options of a long choice, written once and shown in many pages; only which is chosen differs.</summary>
public sealed class OptionMarkup
{
    readonly string options;

    public OptionMarkup(IReadOnlyList<(long Id, string Name)> choices)
    {
        var text = new StringBuilder(choices.Count * 64);
        foreach (var (id, name) in choices) text.Append("<option value=\"").Append(id.ToString(CultureInfo.InvariantCulture)).Append("\">").Append(MarkupWriter.Encoder.Encode(name)).Append("</option>");
        (options, Count) = (text.ToString(), choices.Count);
    }

    public int Count { get; }

    public MarkupString Choosing(long? id) => new(id is { } chosen ? options.Replace($"<option value=\"{chosen}\">", $"<option value=\"{chosen}\" selected>", StringComparison.Ordinal) : options);
}
