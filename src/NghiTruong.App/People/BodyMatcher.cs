using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.People;

/// <summary>Which bodies of the directory a text's words name. Unknown words stay a question; an answer once given is remembered.</summary>
public sealed class BodyMatcher
{
    readonly ILookup<string, long> byKey;
    readonly Lazy<ILookup<string, long>> byInitials;
    readonly Dictionary<string, long> remembered;
    readonly IReadOnlyList<Body> bodies;
    readonly DateOnly day;
    readonly string place;

    BodyMatcher(IReadOnlyList<Body> bodies, Dictionary<string, long> remembered, DateOnly day, string place)
    {
        (this.bodies, this.remembered, this.day, this.place) = (bodies, remembered, day, place);
        byKey = bodies.SelectMany(b => b.Names.SelectMany(n => new[] { n.Key, n.ShortName is { } s ? BodyName.Key(s) : n.Key }.Distinct().Select(key => (key, b, n))))
            .OrderByDescending(x => x.n.Covers(day)).ToLookup(x => x.key, x => x.b.Id);
        byInitials = new(() => bodies.SelectMany(b => b.Names.Where(n => n.Covers(day)).Select(n => (Initials: BodyInitials.OfName(n.Name), b.Id))).Where(x => x.Initials is not null).Distinct().ToLookup(x => x.Initials!, x => x.Id));
    }

    public IReadOnlyList<Body> Bodies => bodies;

    /// <summary>The day of the text, on which names are read.</summary>
    public DateOnly Day => day;

    public static async Task<BodyMatcher> For(CouncilDb db, long councilId, DateOnly day)
    {
        var remembered = await db.RememberedMatches.AsNoTracking().Where(r => r.CouncilId == councilId && r.Kind == "body").ToDictionaryAsync(r => r.Words, r => r.TargetId);
        var place = await db.Councils.Where(c => c.Id == councilId).Select(c => c.Place).SingleOrDefaultAsync();
        return new BodyMatcher(await db.BodiesOf(councilId), remembered, day, place?.Split(' ')[0] ?? "");
    }

    /// <summary>The bodies that words name; empty where that is not known.</summary>
    public IReadOnlyList<long> Find(string words)
    {
        var key = BodyName.Key(words);
        if (remembered.TryGetValue(key, out var answer)) return [answer];
        if (byKey[key].Distinct().ToList() is { Count: 1 } one) return one;
        // Within its own paper a council's body goes without its place: "Thường trực HĐND" for "Thường trực HĐND tỉnh".
        if (byKey[BodyName.Key($"{words} {place}")].Distinct().ToList() is { Count: 1 } local) return local;
        if (words.StartsWith("VP ", StringComparison.Ordinal)) return Find("Văn phòng" + words[2..]);
        // Initials that are one body's alone on the day of the text.
        if (BodyInitials.OfWords(words) is { } initials && byInitials.Value[initials].ToList() is { Count: 1 } meant) return meant;
        if (IsAllCommittees(Folding.Fold(words)))
            return [.. bodies.Where(b => b.Kind == BodyKind.Committee && (b.ExistsOn(day) || b.To is null)).Select(b => b.Id)];
        return [];
    }

    /// <summary>The body that was once said for a name (by its key).</summary>
    public long? Answered(string key) => remembered.TryGetValue(key, out var body) ? body : null;

    public string NameOf(long bodyId) => bodies.FirstOrDefault(b => b.Id == bodyId)?.NameOn(day) ?? "(không rõ)";

    static bool IsAllCommittees(string folded) =>
        folded is "cac ban" or "cac ban hdnd tinh" or "cac ban cua hdnd tinh" or "cac ban hdnd" or "cac ban hoi dong nhan dan tinh" or "cac ban cua hoi dong nhan dan tinh"
            or "cac ban hdnd thanh pho" or "cac ban cua hdnd thanh pho" or "cac ban hdnd xa";
}
