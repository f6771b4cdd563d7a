using System.Globalization;
using System.Text;

namespace NghiTruong.App.Files;

/// <summary>A file as it came in a form; its name without folders.</summary>
public sealed record Upload(string Name, string ContentType, long Size, Func<Stream> Open)
{
    public static IReadOnlyList<Upload> From(IFormFileCollection files, string field) =>
        [.. files.GetFiles(field).Where(f => f.FileName.Length > 0).Select(f => new Upload(NameOf(f.FileName), "application/octet-stream", f.Length, f.OpenReadStream))];

    /// <summary>The name that is kept: no folders, no control characters, no dots and spaces at its end, NFC, at most 200 characters, its ending saved.</summary>
    public static string NameOf(string fileName)
    {
        var name = string.Concat(Path.GetFileName(fileName.Replace('\\', '/')).Where(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)).Normalize(NormalizationForm.FormC).Trim().TrimEnd('.', ' ');
        if (name.Length == 0) name = "tệp không tên";
        return name.Length <= 200 ? name : name[^200..];
    }
}
