using System.Globalization;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>The register's filter as it stands in an address: read in one place, for the page, the export and whatever else lists the same rows.</summary>
public static class RegisterQuery
{
    /// <summary>What may stand after <c>chi=</c>, with its words on the screen.</summary>
    public static readonly IReadOnlyList<(string Value, string Words)> Onlys =
    [
        ("dang-lam", "chưa xong"), ("qua-han", "quá hạn"), ("sap-den", "đến hạn trong 7 ngày"), ("cho-xac-nhan", "chờ xác nhận"), ("tra-loi-chua-xong", "đã trả lời, chưa xong"), ("thieu", "thiếu “rõ”"), ("khong-theo-doi", "chưa ai theo dõi"),
    ];

    extension(RegisterFilter)
    {
        /// <summary>Reads a filter from an address; what is no value of its field is left out.</summary>
        public static RegisterFilter FromQuery(IQueryCollection query) => new()
        {
            Words = Text(query, "tu") is { } words ? words.Length > 200 ? words[..200] : words : null,
            Body = Id(query, "co-quan"),
            Lead = Id(query, "chu-tri"),
            State = Enum.TryParse<ObligationState>(query["trang-thai"], out var state) && Enum.IsDefined(state) ? state : null,
            Kind = Enum.TryParse<ObligationKind>(query["loai"], out var kind) && Enum.IsDefined(kind) ? kind : null,
            Only = Onlys.Any(o => o.Value == query["chi"]) ? query["chi"].ToString() : null,
            OnDay = DateOnly.TryParseExact(query["ngay"], "yyyy-MM-dd", out var on) ? on : null,
            Sort = query["xep"].ToString() is "moi" or "co-quan" ? query["xep"].ToString() : "han",
            Meeting = Id(query, "phien"),
            Page = int.TryParse(query["trang"], out var page) && page is > 0 and < 100_000 ? page : 1,
        };
    }

    /// <summary>The filter as parts of an address, without the page.</summary>
    public static Dictionary<string, string?> ToQuery(this RegisterFilter filter) => new (string Name, string? Value)[]
    {
        ("tu", filter.Words), ("co-quan", Text(filter.Body)), ("chu-tri", Text(filter.Lead)), ("trang-thai", filter.State?.ToString()), ("loai", filter.Kind?.ToString()), ("chi", filter.Only),
        ("ngay", filter.OnDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("xep", filter.Sort == "han" ? null : filter.Sort), ("phien", Text(filter.Meeting)),
    }.Where(q => !string.IsNullOrEmpty(q.Value)).ToDictionary(q => q.Name, q => q.Value);

    static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    static string? Text(long? id) => id?.ToString(CultureInfo.InvariantCulture);

    static long? Id(IQueryCollection query, string name) => long.TryParse(query[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;
}
