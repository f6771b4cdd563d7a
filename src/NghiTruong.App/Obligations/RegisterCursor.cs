using System.Globalization;

namespace NghiTruong.App.Obligations;

/// <summary>Where a page of the register ended: the next begins after it, however many rows came or went before.</summary>
public static class RegisterCursor
{
    public static string Of(RegisterRow row, string sort) => sort switch
    {
        "moi" => $"{row.GivenOn:yyyyMMdd}.{row.Id}",
        "co-quan" => $"{row.LeadBodyId ?? 0}.{row.DueOn ?? Register.NoDay:yyyyMMdd}.{row.Id}",
        _ => $"{(row.IsOpen ? 1 : 0)}.{row.DueOn ?? Register.NoDay:yyyyMMdd}.{row.Id}",
    };

    /// <summary>What a cursor says; null for one that is none.</summary>
    public static (long First, DateOnly Day, long Id)? Read(string? cursor, string sort)
    {
        var parts = (cursor ?? "").Split('.');
        return parts.Length == (sort == "moi" ? 2 : 3) && long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && DateOnly.TryParseExact(parts[^2], "yyyyMMdd", out var day) && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? (first, day, id) : null;
    }

    /// <summary>The rows after a cursor, in the order of <see cref="Register.Sorted"/>; a cursor that is none is the beginning.</summary>
    public static IQueryable<RegisterRow> After(this IQueryable<RegisterRow> rows, string? cursor, string sort)
    {
        if (Read(cursor, sort) is not var (first, day, id)) return rows;
        var none = Register.NoDay;
        return sort switch
        {
            "moi" => rows.Where(r => r.GivenOn <= day && (r.GivenOn < day || r.Id < id)),
            "co-quan" => rows.Where(r => (r.LeadBodyId ?? 0) > first || ((r.LeadBodyId ?? 0) == first && ((r.DueOn ?? none) > day || ((r.DueOn ?? none) == day && r.Id > id)))),
            _ when first == 1 => rows.Where(r => !r.IsOpen || (r.DueOn ?? none) > day || ((r.DueOn ?? none) == day && r.Id > id)),
            _ => rows.Where(r => !r.IsOpen && ((r.DueOn ?? none) > day || ((r.DueOn ?? none) == day && r.Id > id))),
        };
    }
}
