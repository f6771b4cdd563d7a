using System.Globalization;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Audit;

/// <summary>
/// Which councils' chains have begun, in a file beside the keys: a chain whose every row was deleted in the database is still known here to have been there, and
/// does not begin anew by itself. A line that says what it is, then a council's number a line.
/// </summary>
public static class AuditRoll
{
    const string WhatItIs = "Các HĐND đã bắt đầu chuỗi niêm nhật ký; không xóa tệp này.";

    public static string FileOf(StorageSettings settings) => Path.Combine(settings.KeysFolder, "audit.begun");

    /// <summary>The councils; null where no node on this folder has sealed anything yet.</summary>
    public static IReadOnlySet<long>? Read(StorageSettings settings) => !File.Exists(FileOf(settings)) ? null
        : File.ReadLines(FileOf(settings)).Select(l => long.TryParse(l, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).ToHashSet();

    /// <summary>Adds councils, and makes the file where there is none.</summary>
    public static void Add(StorageSettings settings, IEnumerable<long> councils)
    {
        var known = Read(settings);
        Directory.CreateDirectory(settings.KeysFolder);
        File.AppendAllLines(FileOf(settings), (known is null ? [WhatItIs] : Array.Empty<string>()).Concat(councils.Where(c => known?.Contains(c) != true).Select(c => c.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>After a restore the chains are those of the archive.</summary>
    public static void Replace(StorageSettings settings, IEnumerable<long> councils)
    {
        if (File.Exists(FileOf(settings))) File.Delete(FileOf(settings));
        Add(settings, councils);
    }
}

/// <summary>What is known beside the tables of the record when it is proved.</summary>
/// <param name="Councils">Those that the installation has, whatever the record says of them.</param>
/// <param name="Begun">Whose chains have begun (<see cref="AuditRoll"/>); null where nothing says so.</param>
public sealed record AuditGround(IReadOnlyCollection<long> Councils, IReadOnlySet<long>? Begun, DateTimeOffset Now)
{
    public bool HasBegun(long council) => Begun?.Contains(council) == true;
}
