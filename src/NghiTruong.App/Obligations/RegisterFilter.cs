using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.WebUtilities;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.TextIndex;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.App.Obligations;

/// <summary>What the register is asked: kept whole in the page's address, and the same for page, figures and sheet.</summary>
public sealed record RegisterFilter
{
    public string? Words { get; init; }
    public long? Body { get; init; }
    /// <summary>The body that leads, as against any part in <see cref="Body"/>; 0 for work that names no lead.</summary>
    public long? Lead { get; init; }
    public long? Watcher { get; init; }
    public string? Giver { get; init; }
    public string? Origin { get; init; }
    public ObligationState? State { get; init; }
    public ObligationKind? Kind { get; init; }
    public SourceStatus? Status { get; init; }
    /// <summary>One of <see cref="Onlys"/>.</summary>
    public string? Only { get; init; }
    /// <summary>Days ahead within which <c>sap-den</c> counts as due.</summary>
    public int Within { get; init; } = 7;
    public long? Meeting { get; init; }
    /// <summary>The parts or instalments of one whole.</summary>
    public long? Parent { get; init; }
    /// <summary>Counts every body's part of what was given to each, not the whole as one.</summary>
    public bool EachPart { get; init; }
    /// <summary>Wholes and their parts, each a row: for lists that find work by its id. No address asks for it.</summary>
    public bool Everything { get; init; }
    /// <summary>Never counts parts, also where a body is asked for: so that a figure by body opens exactly its rows.</summary>
    public bool WholesOnly { get; init; }
    /// <summary>As the register stood on a past day; null for today.</summary>
    public DateOnly? OnDay { get; init; }
    public DateOnly? GivenFrom { get; init; }
    public DateOnly? GivenTo { get; init; }
    public DateOnly? ConfirmedFrom { get; init; }
    public DateOnly? ConfirmedTo { get; init; }
    /// <summary>Work that this body returned, or that was taken from it and given to another, since <see cref="GivenFrom"/> where named.</summary>
    public long? ReturnedBy { get; init; }
    public long? ReassignedFrom { get; init; }
    public string Sort { get; init; } = "han";
    /// <summary>The last row of the page before: <see cref="RegisterCursor"/>.</summary>
    public string? After { get; init; }
    /// <summary>What of the address could not be read, in words: a list that was not filtered must not look as if it was.</summary>
    public string? NotUnderstood { get; init; }

    public static readonly IReadOnlyList<(string Value, string Words)> Onlys =
    [
        ("dang-lam", "chưa xong"), ("qua-han", "quá hạn"), ("sap-den", "sắp đến hạn"), ("cho-xac-nhan", "chờ xác nhận"), ("tra-loi-chua-xong", "đã trả lời, chưa xong"),
        ("xin-gia-han", "xin gia hạn, giải trình"), ("thieu", "thiếu “rõ”"), ("khong-theo-doi", "chưa ai theo dõi"), ("nhac-lai", "nhắc lại"), ("tra-lai", "từng trả lại"),
    ];

    /// <summary>Figures of the overview open by these; they are not offered beside the list.</summary>
    public static readonly IReadOnlyList<(string Value, string Words)> Ratings =
    [
        ("den-han", "đã đến hạn hoặc đã báo cáo"), ("dung-han-goc", "báo cáo đúng hạn gốc"), ("dung-han", "báo cáo đúng hạn, tính cả gia hạn"),
    ];

    /// <summary>Parts are rows of their own where a body is asked for, and in one whole; elsewhere their whole stands for them.</summary>
    public bool ShowsParts => !WholesOnly && (EachPart || Everything || Body is not null || Lead is > 0 || ReturnedBy is not null || ReassignedFrom is not null || Parent is not null);

    /// <summary>What was given to each stands as its parts, and not as the whole beside them.</summary>
    public bool IsOfParts => EachPart && !WholesOnly;

    /// <summary>Where the filter itself says that all it finds is open, or ended; null where it may be both.</summary>
    public bool? IsOpen => IsOpenByState ?? (Only is "dang-lam" or "qua-han" or "sap-den" or "cho-xac-nhan" or "tra-loi-chua-xong" or "xin-gia-han" or "thieu" or "khong-theo-doi" ? true : null);

    /// <summary>Finds little, or finds it by reading all: then one question is better than one for each section of the order.</summary>
    public bool IsNarrow => (OnDay is not null && !EachPart) || Words is not null || Body is not null || Lead is > 0 || Parent is not null || Meeting is not null || ReturnedBy is not null || ReassignedFrom is not null;

    public bool? IsOpenByState => State is { } state ? !States.IsEnded(state) : null;

    public static RegisterFilter FromQuery(IQueryCollection query)
    {
        string? Text(string name, int longest = 200) => query[name].ToString() is { Length: > 0 } text ? text.Length > longest ? text[..longest] : text : null;
        long? Id(string name) => long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        T? Choice<T>(string name) where T : struct, Enum => Enum.TryParse<T>(query[name], out var choice) && Enum.IsDefined(choice) ? choice : null;
        var read = new RegisterFilter
        {
            Words = Text("tu"), Body = Id("co-quan"), Lead = Id("chu-tri"), Watcher = Id("theo-doi") is > 0 and var watcher ? watcher : null, Giver = Text("nguoi-giao"), Origin = Text("nguon", 40),
            State = Choice<ObligationState>("trang-thai"), Kind = Choice<ObligationKind>("loai"), Status = Choice<SourceStatus>("hieu-luc"),
            Only = Onlys.Concat(Ratings).Any(o => o.Value == query["chi"]) ? query["chi"].ToString() : null,
            Within = int.TryParse(query["trong"], NumberStyles.None, CultureInfo.InvariantCulture, out var within) && within is >= 0 and <= 366 ? within : 7,
            Meeting = Id("phien"), Parent = Id("thuoc"), EachPart = query["gom"] == "tung-noi", WholesOnly = query["gom"] == "ca-viec", OnDay = Day(query["ngay"]),
            GivenFrom = Day(query["giao-tu"]), GivenTo = Day(query["giao-den"]), ConfirmedFrom = Day(query["xong-tu"]), ConfirmedTo = Day(query["xong-den"]), ReturnedBy = Id("bi-tra-boi"), ReassignedFrom = Id("giao-lai-tu"),
            Sort = query["xep"].ToString() is "moi" or "co-quan" ? query["xep"].ToString() : "han", After = Text("sau", 80),
        };
        if (RegisterCursor.Read(read.After, read.Sort) is null) read = read with { After = null };
        // A past day keeps no requests: said, not answered with nothing.
        if (read is { OnDay: not null, Only: "xin-gia-han" }) read = read with { Only = null };
        if (FoldedWords.Of(read.Words).Count == 0) read = read with { Words = null };
        var kept = QueryHelpers.ParseQuery(read.Address("").TrimStart('?'));
        var lost = Named.Where(n => query[n.Key].ToString() is { Length: > 0 } said && !string.IsNullOrWhiteSpace(said) && !kept.ContainsKey(n.Key) && !IsUsual(n.Key, said)).Select(n => $"{n.Words} “{Cut(query[n.Key].ToString())}”").ToList();
        return lost.Count == 0 ? read : read with { NotUnderstood = string.Join("; ", lost) };
    }

    /// <summary>Questions whose answer may be nonsense, as one would name them.</summary>
    static readonly (string Key, string Words)[] Named =
    [
        ("tu", "chữ tìm"), ("co-quan", "cơ quan"), ("chu-tri", "chủ trì"), ("theo-doi", "cơ quan theo dõi"), ("trang-thai", "trạng thái"), ("loai", "loại"), ("hieu-luc", "hiệu lực"), ("chi", "chỉ xem"), ("trong", "số ngày sắp đến hạn"),
        ("phien", "phiên họp"), ("thuoc", "nhiệm vụ gốc"), ("ngay", "ngày"), ("giao-tu", "giao từ ngày"), ("giao-den", "giao đến ngày"), ("xong-tu", "xong từ ngày"), ("xong-den", "xong đến ngày"), ("bi-tra-boi", "bị trả bởi"), ("giao-lai-tu", "giao lại từ"),
        ("xep", "sắp xếp"), ("gom", "cách tính phần việc"), ("sau", "trang"),
    ];

    /// <summary>What is asked where nothing is named, said in so many words.</summary>
    static bool IsUsual(string key, string said) => (key, said) is ("trong", "7") or ("xep", "han");

    static string Cut(string said) => said.Length <= 40 ? said : said[..40] + "…";

    /// <summary>The same question as an address; what is not asked is not in it.</summary>
    public string Address(string page = "/nhiem-vu")
    {
        // A page says it some two hundred times.
        var address = new StringBuilder(page);
        Say("tu", Words);
        Say("co-quan", Of(Body));
        Say("chu-tri", Of(Lead));
        Say("theo-doi", Of(Watcher));
        Say("nguoi-giao", Giver);
        Say("nguon", Origin);
        Say("trang-thai", State?.ToString());
        Say("loai", Kind?.ToString());
        Say("hieu-luc", Status?.ToString());
        Say("chi", Only);
        Say("trong", Within == 7 ? null : Of(Within));
        Say("phien", Of(Meeting));
        Say("thuoc", Of(Parent));
        Say("gom", EachPart ? "tung-noi" : WholesOnly ? "ca-viec" : null);
        Say("ngay", Of(OnDay));
        Say("giao-tu", Of(GivenFrom));
        Say("giao-den", Of(GivenTo));
        Say("xong-tu", Of(ConfirmedFrom));
        Say("xong-den", Of(ConfirmedTo));
        Say("bi-tra-boi", Of(ReturnedBy));
        Say("giao-lai-tu", Of(ReassignedFrom));
        Say("xep", Sort == "han" ? null : Sort);
        Say("sau", After);
        return address.ToString();

        void Say(string name, string? value)
        {
            if (value is { Length: > 0 }) address.Append(address.Length == page.Length ? '?' : '&').Append(name).Append('=').Append(UrlEncoder.Default.Encode(value));
        }
    }

    /// <summary>What is asked and has no field of its own: a figure opened it.</summary>
    public IEnumerable<(string Name, string Value)> Unshown =>
        new (string Name, string? Value)[]
        {
            ("chu-tri", Of(Lead)), ("phien", Of(Meeting)), ("thuoc", Of(Parent)), ("gom", WholesOnly ? "ca-viec" : null), ("giao-tu", Of(GivenFrom)), ("giao-den", Of(GivenTo)),
            ("xong-tu", Of(ConfirmedFrom)), ("xong-den", Of(ConfirmedTo)), ("bi-tra-boi", Of(ReturnedBy)), ("giao-lai-tu", Of(ReassignedFrom)),
        }.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!));

    /// <summary>The giver as the register writes him, found without accents or by a part of the name; several that fit are named.</summary>
    public RegisterFilter WithGiver(IReadOnlyList<string> givers)
    {
        if (Giver is not { } said || givers.Contains(said)) return this;
        var asked = Folding.Fold(said);
        List<string> fit = [.. givers.Where(g => Folding.Fold(g) == asked)];
        if (fit.Count == 0) fit = [.. givers.Where(g => $" {Folding.Fold(g)} ".Contains($" {asked} ", StringComparison.Ordinal))];
        return fit switch
        {
            [var only] => this with { Giver = only },
            [] => this,
            _ => this with { Giver = null, NotUnderstood = string.Join("; ", new[] { NotUnderstood, $"người giao “{said}” (có {string.Join(", ", fit.Take(5))})" }.OfType<string>()) },
        };
    }

    static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string? Of(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    static DateOnly? Day(string? text) => AskedDay.Of(text);
}
