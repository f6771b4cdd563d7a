using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

/// <summary>Where a draft record is found, and each of its items, on whichever page of a long draft it stands.</summary>
static class ImportReference
{
    public static Reference AsReference(this Import import) => new("import", import.Id, import.Title, $"/phien-hop/nhap/{import.Id}");

    public static Reference AsReference(this Import import, ImportItem item) => import.AsReference() with { Address = import.At(item) };

    public static Reference AsReference(this Import import, string section) => import.AsReference() with { Address = $"/phien-hop/nhap/{import.Id}#{section}" };

    public static string At(this Import import, ImportItem item) => $"/phien-hop/nhap/{import.Id}?tai={item.Id}#m{item.Id}";
}
