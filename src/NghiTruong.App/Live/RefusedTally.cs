using NghiTruong.Rules;

namespace NghiTruong.App.Live;

/// <summary>One person's refusals of ten minutes, of bounded size: how many, why, of which kinds, the first addresses asked. Whether any of them exists it does not know.</summary>
public sealed class RefusedTally(Actor? actor, DateTimeOffset first)
{
    const int MostKinds = 12, MostPlaces = 20, MostFroms = 5, Longest = 120;

    readonly Dictionary<string, int> whys = [], kinds = [], places = [];
    readonly List<string> froms = [];
    int more;

    public Actor? Actor { get; } = actor;
    public DateTimeOffset First { get; } = first;
    public DateTimeOffset Last { get; private set; } = first;
    public int Total { get; private set; }
    /// <summary>The first network address; the others are in <see cref="Places"/>.</summary>
    public string? From => froms.FirstOrDefault();

    internal void Add(DateTimeOffset now, string? from, string why, string place)
    {
        (Last, Total) = (now, Total + 1);
        if (from is not null && froms.Count < MostFroms && !froms.Contains(from)) froms.Add(from);
        whys[why] = whys.GetValueOrDefault(why) + 1;
        var shown = new string([.. place.Take(Longest).Select(c => char.IsControl(c) ? ' ' : c)]);
        var kind = KindOf(shown);
        if (!kinds.ContainsKey(kind) && kinds.Count == MostKinds) kind = "khác";
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        if (places.ContainsKey(shown) || places.Count < MostPlaces) places[shown] = places.GetValueOrDefault(shown) + 1;
        else more++;
    }

    /// <summary>In one line: how often, from when to when, why, of which kinds.</summary>
    public string Words => $"Bị từ chối {Total} lần, {Time(First)}–{Time(Last)}: {Listed(whys)} ({Listed(kinds)})";

    /// <summary>The addresses asked, each with how often, and from where.</summary>
    public string Places =>
        string.Join('\n', [.. places.Select(p => $"{p.Key} × {p.Value}"), .. more > 0 ? [$"địa chỉ khác × {more}"] : Array.Empty<string>(), .. froms.Count > 1 ? ["từ " + string.Join(", ", froms)] : Array.Empty<string>()]);

    static string Listed(Dictionary<string, int> counts) => string.Join(", ", counts.OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value}"));

    static string Time(DateTimeOffset at) => CouncilClock.LocalOf(at).ToString("HH:mm:ss");

    /// <summary>Of "/nhiem-vu/4/tep/7" it is "/nhiem-vu".</summary>
    static string KindOf(string place) => place.Length > 1 && place[0] == '/' && place.IndexOf('/', 1) is > 0 and var end ? place[..end] : place;
}
