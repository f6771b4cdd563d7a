using System.Globalization;
using NghiTruong.App.Shell.Parts;

namespace NghiTruong.App.Audit;

/// <summary>What is looked for in a council's record.</summary>
public sealed record AuditSearch(long? Person, string? Act, string? Kind, long? Target, DateOnly? From, DateOnly? To, long? Before, long? Entry)
{
    public static AuditSearch Of(IQueryCollection query) => new(
        Number(query["nguoi"]), query["viec"].ToString() is { Length: > 0 and <= 60 } act ? act.Trim() : null, query["loai"].ToString() is { Length: > 0 and <= 40 } kind ? kind : null, Number(query["ma"]),
        AskedDay.Of(query["tu"]), AskedDay.Of(query["den"]), Number(query["truoc"]), Number(query["muc"]));

    public IQueryable<AuditRow> In(IQueryable<AuditRow> rows, long council)
    {
        var found = rows.Where(r => r.CouncilId == council);
        if (Person is { } person) found = found.Where(r => r.PersonId == person);
        if (Act is { } act) found = found.Where(r => r.Act.StartsWith(act));
        if (Kind is { } kind) found = About(found, kind, Target ?? 0);
        if (From is { } from) { var at = Midnight(from); found = found.Where(r => r.At >= at); }
        if (To is { } to) { var at = Midnight(to.AddDays(1)); found = found.Where(r => r.At < at); }
        if (Before is { } before) found = found.Where(r => r.Id < before);
        if (Entry is { } entry) found = found.Where(r => r.Id == entry);
        return found;
    }

    /// <summary>Entries of one thing; of an account also those of an act on many at once, which name it among their changes.</summary>
    public static IQueryable<AuditRow> About(IQueryable<AuditRow> rows, string kind, long id)
    {
        if (kind != "account" || id == 0) return rows.Where(r => r.TargetKind == kind && r.TargetId == id);
        var (came, changed) = ($"+accounts {id} ", $"~accounts {id} ");
        return rows.Where(r => r.TargetKind == kind && (r.TargetId == id || (r.TargetId == 0 && (r.Changes!.Contains(came) || r.Changes.Contains(changed)))));
    }

    /// <summary>As words in the record of who read the record.</summary>
    public override string ToString() => string.Join(' ', new[] { Person is { } p ? $"người {p}" : "", Act ?? "", Kind is null ? "" : $"{Kind} {Target}", Entry is { } e ? $"mục {e}" : "" }.Where(w => w.Length > 0));

    public static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(default), TimeSpan.FromHours(7)).ToUniversalTime();

    static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
