using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>A person as the reader comes to know them.</summary>
internal sealed class Known(string name, string key)
{
    internal string Name { get; set; } = name;
    internal string Key { get; } = key;
    internal Place At { get; set; }
    internal double Confidence { get; set; }
    internal string? Doubt { get; set; }
    internal List<string> Posts { get; } = [];

    /// <summary>The keys of <see cref="Posts"/>, one for one.</summary>
    internal List<string> PostKeys { get; } = [];
    internal PersonRole Role { get; set; } = PersonRole.Mentioned;
    /// <summary>What their posts let them say to others, worked out once when all posts are known.</summary>
    internal Standing? Standing { get; set; }
    internal bool IsChair => Role == PersonRole.Chair;

    internal void Take(PersonRole role) => Role = role > Role ? role : Role;
}

/// <summary>A person at one place of the text, with the posts given there. <c>From</c> to <c>To</c> takes in honorific and posts.</summary>
internal sealed class Mention
{
    internal required Known Person { get; init; }
    internal required int From { get; init; }
    internal required int To { get; set; }
    internal required int NameFrom { get; init; }
    internal required int NameTo { get; init; }
    internal List<string> Posts { get; init; } = [];
    internal bool HasHonorific { get; init; }
    internal bool IsReference { get; init; }

    /// <summary>True where the sentence has this person speak, report or chair.</summary>
    internal bool Says { get; set; }
}

/// <summary>The people of a text: one entry each, found again by name, given name or post.</summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<string, Known> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Known> byGiven = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Known> byPost = new(StringComparer.Ordinal);
    private readonly HashSet<string> lasts = new(StringComparer.Ordinal);
    private readonly List<Known> all = [];

    internal IReadOnlyList<Known> All => all;

    /// <summary>Quickly: whether any known name ends in this syllable.</summary>
    internal bool MayEnd(string key) => lasts.Contains(key);

    internal Known? Find(string name) => byKey.GetValueOrDefault(Syllable.Fold(name));

    internal Known? ByGiven(string given) => byGiven.GetValueOrDefault(Syllable.Fold(given));

    /// <summary>Someone known whose name ends so: "bà Lệ Xuân" for Nguyễn Thị Lệ Xuân.</summary>
    internal Known? BySuffix(string name)
    {
        var key = Syllable.Fold(name);
        return !byKey.ContainsKey(key) && byGiven.TryGetValue(key[(key.LastIndexOf(' ') + 1)..], out var known) && known.Key.EndsWith(" " + key, StringComparison.Ordinal) ? known : null;
    }

    internal Known Take(string name, Place at, double confidence)
    {
        var key = Syllable.Fold(name);
        if (byKey.TryGetValue(key, out var known))
        {
            if (confidence > known.Confidence) known.Confidence = confidence;
            return known;
        }
        known = new Known(name, key) { At = at, Confidence = confidence };
        byKey[key] = known;
        lasts.Add(Phrase.KeysOf(name)[^1]);
        byGiven[key[(key.LastIndexOf(' ') + 1)..]] = known;
        all.Add(known);
        return known;
    }

    /// <summary>Who holds this post, said without a name: equal first, then the one whose post begins so.</summary>
    internal Known? ByPost(string post)
    {
        var key = PostName.Key(post);
        if (byPost.TryGetValue(key, out var exact)) return exact;
        for (var i = 0; i < all.Count && i < 200; i++)
            if (all[i].PostKeys.Exists(held => held.StartsWith(key, StringComparison.Ordinal))) return all[i];
        return null;
    }

    /// <summary>Adds posts in the text's order; a shorter form of a post already there is the same post.</summary>
    internal void AddPosts(Known person, IEnumerable<string> posts)
    {
        foreach (var post in posts)
        {
            var key = PostName.Key(post);
            if (key.Length == 0) continue;
            if (Holds(person, key, out var longer)) continue;
            if (longer >= 0) (person.Posts[longer], person.PostKeys[longer]) = (post, key);
            else if (person.Posts.Count < 20) { person.Posts.Add(post); person.PostKeys.Add(key); }
            byPost.TryAdd(key, person);
        }
    }

    /// <summary>True where a post is held already; else which held post it is a longer form of, or -1.</summary>
    private static bool Holds(Known person, string key, out int longer)
    {
        longer = -1;
        for (var i = 0; i < person.PostKeys.Count; i++)
        {
            if (IsShorter(key, person.PostKeys[i])) return true;
            if (longer < 0 && IsShorter(person.PostKeys[i], key)) longer = i;
        }
        return false;
    }

    private static string First(string key) => key.IndexOf(' ', StringComparison.Ordinal) is var at and > 0 ? key[..at] : key;

    private static bool IsShorter(string shorter, string longer)
    {
        if (shorter == longer) return true;
        if (shorter.Length > longer.Length || First(shorter) != First(longer)) return false;
        if (longer.StartsWith(shorter + " ", StringComparison.Ordinal)) return true;
        var words = longer.Split(' ');
        var at = 0;
        foreach (var word in shorter.Split(' ')) // "pho chu tich hdnd tinh" within "pho chu tich thuong truc hdnd tinh"
        {
            while (at < words.Length && words[at] != word) at++;
            if (at++ >= words.Length) return false;
        }
        return true;
    }
}
