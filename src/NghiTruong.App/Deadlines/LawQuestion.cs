using System.Globalization;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Deadlines;

/// <summary>What the calculator of a rule is asked in its address.</summary>
/// <param name="Anchor">Null where nothing is asked.</param>
public sealed record LawQuestion(DateOnly? Anchor, Circumstances Given)
{
    public static (LawQuestion Asked, Refusal? Wrong) FromQuery(IQueryCollection query)
    {
        var written = query["moc"].ToString();
        var anchor = DateOnly.TryParseExact(written, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var hour = query["gio"].ToString();
        var at = TimeOnly.TryParseExact(hour, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : (TimeOnly?)null;
        var longer = query["gia-han"].ToString();
        var times = int.TryParse(longer, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var given = new Circumstances
        {
            Kind = Choice<SessionKind>(query["ky-hop"]), Level = Choice<CouncilLevel>(query["cap"]), IsComplex = query["phuc-tap"] == "1", IsRemote = query["vung-xa"] == "1",
            Named = query["truong-hop"].ToString() is { Length: > 0 and <= 40 } named ? named : null, Lengthenings = times, At = at,
        };
        var wrong = written.Length > 0 && anchor is null ? new Refusal("not-a-day", $"“{Shown(written)}” không phải ngày có thật; ghi theo dạng ngày/tháng/năm, ví dụ 09/07/2026.", "moc")
            : hour.Length > 0 && at is null ? new("not-a-time", $"“{Shown(hour)}” không phải giờ; ghi theo dạng 08:00.", "gio")
            : null;
        return (new(wrong is null ? anchor : null, given), wrong);
    }

    static T? Choice<T>(string? written) where T : struct, Enum => Enum.TryParse<T>(written, out var choice) && Enum.IsDefined(choice) ? choice : null;
    static string Shown(string written) => (written.Length > 40 ? written[..40] + "…" : written).Replace("\0", "");
}
