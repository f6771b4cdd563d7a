namespace NghiTruong.Text;

/// <summary>What a word or phrase can be; one phrase may be several.</summary>
[Flags]
internal enum Tag : ulong
{
    None = 0,
    Honorific = 1 << 0,   // ông, bà, đồng chí
    Post = 1 << 1,        // head of a post: chủ tịch, giám đốc
    Body = 1 << 2,        // head of a body: sở, UBND, ban
    Group = 1 << 3,       // head of a group without names: lãnh đạo, đại diện
    Unit = 1 << 4,        // tỉnh, huyện, phường
    Field = 1 << 5,       // what a department or committee deals with: giáo dục và đào tạo
    Place = 1 << 6,       // provinces
    Action = 1 << 7,      // what one may be told to do: rà soát, báo cáo
    Directive = 1 << 8,   // giao, yêu cầu, đề nghị
    Modal = 1 << 9,       // phải, cần
    Manner = 1 << 10,     // khẩn trương, tiếp tục, sớm
    Speak = 1 << 11,
    Present = 1 << 12,
    Chair = 1 << 13,
    Attend = 1 << 14,
    Elect = 1 << 15,
    Dismiss = 1 << 16,
    Counted = 1 << 17,    // units of counted things
    Document = 1 << 18,   // kinds of documents
    Small = 1 << 19,      // function words: they end a name
    Ordinal = 1 << 20,    // nhất, hai, mười một
    Rhythm = 1 << 21,
    Gathering = 1 << 22,  // phiên họp, hội nghị
    Boiler = 1 << 23,     // page furniture, at the beginning of a line
    Capacity = 1 << 24,   // posts held without a body: đại biểu HĐND tỉnh, tỉnh ủy viên
    Link = 1 << 25,       // đồng thời, bên cạnh đó
    Vague = 1 << 26,      // thời gian tới, sớm
    General = 1 << 27,    // actions without a product: tăng cường, nâng cao
    Praise = 1 << 28,     // ghi nhận, biểu dương, đánh giá: what stands after is no order
    Lead = 1 << 30,       // trước, chậm nhất: words of time follow
    Season = 1 << 29,     // mùa mưa bão, Tết
}

/// <summary>The words the readers know, in one trie by syllable key.</summary>
internal static partial class Lexicon
{
    internal sealed class Node
    {
        internal Tag Tags;
        internal Tag Below;
        internal Dictionary<string, Node>? Next;
    }

    private static readonly Dictionary<string, Node> Roots = Build();

    internal static Node? Root(string key) => Roots.GetValueOrDefault(key);

    private static Dictionary<string, Node> Build()
    {
        var roots = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var (tag, words) in Lists())
            foreach (var phrase in words.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Add(roots, Phrase.KeysOf(phrase), tag);
        return roots;
    }

    private static void Add(Dictionary<string, Node> level, string[] keys, Tag tag)
    {
        Node? node = null;
        foreach (var key in keys)
        {
            var next = node is null ? level : node.Next ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            if (!next.TryGetValue(key, out node)) next[key] = node = new Node();
            node.Below |= tag;
        }
        node!.Tags |= tag;
    }
}
