using NghiTruong.Text;

namespace NghiTruong.Rules.Reading;

/// <summary>Who speaks a directive: a person or a body, in which post, and how high they stand.</summary>
internal sealed record Giver(string Name, string? Capacity, int Rank, bool MayDirect, bool IsExecutive = false);

/// <summary>What a person's posts together come to.</summary>
internal sealed record Standing(int Rank, bool IsLead, bool IsExecutive, bool IsCouncil, string? Capacity);

/// <summary>Ranks of bodies and posts: an order goes down, a request upward is none.</summary>
internal static class Givers
{
    internal static Giver Of(Known person, IReadOnlyList<string> said)
    {
        var standing = person.Standing ??= StandingOf(person);
        var capacity = (said.Count > 0 ? said.FirstOrDefault(IsCouncil) : null) ?? standing.Capacity ?? (said.Count > 0 ? said[0] : null);
        return new Giver(person.Name, capacity, person.IsChair ? Math.Max(standing.Rank, 5) : standing.Rank, standing.IsLead || person.IsChair || standing.IsExecutive, standing.IsExecutive && !standing.IsCouncil);
    }

    private static Standing StandingOf(Known person)
    {
        var posts = person.Posts;
        var capacity = posts.Find(IsCouncil) ?? posts.Find(p => !PostName.Key(p).StartsWith("uy vien", StringComparison.Ordinal)) ?? (posts.Count > 0 ? posts[0] : null);
        return new(posts.Count == 0 ? 0 : posts.Max(PostRank), posts.Exists(IsLead), posts.Exists(IsExecutive), posts.Exists(IsCouncil), capacity);
    }

    internal static bool IsCouncil(string post) => PostName.Key(post) is var key && (key.Contains("hoi dong nhan dan", StringComparison.Ordinal) || key.Contains("doan giam sat", StringComparison.Ordinal));

    private static bool IsLead(string post)
    {
        var key = PostName.Key(post);
        if (key.StartsWith("nguyen ", StringComparison.Ordinal)) return false;
        if (key.StartsWith("bi thu", StringComparison.Ordinal) || key.StartsWith("pho bi thu", StringComparison.Ordinal)) return !key.Contains("thon", StringComparison.Ordinal);
        if (key.Contains("van phong", StringComparison.Ordinal) || key.StartsWith("uy vien", StringComparison.Ordinal) || key.StartsWith("dai bieu", StringComparison.Ordinal)) return false;
        return IsCouncil(post) || key.Contains("truong doan", StringComparison.Ordinal) || key is "truong ban" or "pho truong ban"
            || (key.StartsWith("truong ban ", StringComparison.Ordinal) || key.StartsWith("pho truong ban ", StringComparison.Ordinal)) && IsCommittee(key);
    }

    private static bool IsCommittee(string key) => key.Contains("phap che", StringComparison.Ordinal) || key.Contains("ngan sach", StringComparison.Ordinal) || key.Contains("van hoa xa hoi", StringComparison.Ordinal) || key.Contains("dan toc", StringComparison.Ordinal) || key.Contains("do thi", StringComparison.Ordinal);

    private static bool IsExecutive(string post) => PostName.Key(post) is var key && key.Contains("chu tich uy ban nhan dan", StringComparison.Ordinal);

    private static int PostRank(string post)
    {
        var key = PostName.Key(post);
        if (key.StartsWith("bi thu", StringComparison.Ordinal)) return 5;
        if (key.Contains(" xa", StringComparison.Ordinal) || key.Contains(" phuong", StringComparison.Ordinal) || key.Contains(" huyen", StringComparison.Ordinal) || key.Contains(" quan ", StringComparison.Ordinal) || key.Contains(" thi tran", StringComparison.Ordinal)) return 3;
        if (key.Contains("chu tich hoi dong nhan dan", StringComparison.Ordinal) || key.Contains("chu tich thuong truc hoi dong nhan dan", StringComparison.Ordinal)) return 5;
        if (IsCouncil(post)) return 3;
        return key.Contains("chu tich uy ban nhan dan", StringComparison.Ordinal) ? 3 : 2;
    }

    /// <summary>How high a body stands; 9 for the centre, which no one here directs.</summary>
    internal static int BodyRank(string body)
    {
        var key = BodyName.Key(body);
        if (key.StartsWith("quoc hoi", StringComparison.Ordinal) || key.StartsWith("chinh phu", StringComparison.Ordinal) || key.StartsWith("thu tuong", StringComparison.Ordinal) || key.StartsWith("trung uong", StringComparison.Ordinal) || key == "ban cong tac dai bieu"
            || key.StartsWith("uy ban thuong vu quoc hoi", StringComparison.Ordinal) || key.StartsWith("bo ", StringComparison.Ordinal) && !key.StartsWith("bo chi huy", StringComparison.Ordinal) && !key.StartsWith("bo phan", StringComparison.Ordinal)) return 9;
        if (key.Contains("thuong vu", StringComparison.Ordinal) || key.Contains("tinh uy", StringComparison.Ordinal) || key.Contains("thanh uy", StringComparison.Ordinal)) return key.StartsWith("van phong", StringComparison.Ordinal) ? 2 : key.StartsWith("ban ", StringComparison.Ordinal) && !key.StartsWith("ban thuong vu", StringComparison.Ordinal) ? 3 : 6;
        if (key.Contains(" nhan dan xa", StringComparison.Ordinal) || key.Contains(" nhan dan phuong", StringComparison.Ordinal) || key.Contains(" nhan dan huyen", StringComparison.Ordinal) || key.Contains(" nhan dan thi xa", StringComparison.Ordinal) || key.Contains(" nhan dan cac ", StringComparison.Ordinal) || key.Contains(" nhan dan cap xa", StringComparison.Ordinal) || key.Contains(" nhan dan hai cap", StringComparison.Ordinal)) return 3;
        if (key.StartsWith("hoi dong nhan dan", StringComparison.Ordinal) || key is "tinh" or "thanh pho") return 5;
        if (key.StartsWith("thuong truc", StringComparison.Ordinal)) return 4;
        if (key.StartsWith("uy ban nhan dan", StringComparison.Ordinal) || key.Contains("doan giam sat", StringComparison.Ordinal) || key.StartsWith("ban ", StringComparison.Ordinal)) return 3;
        return 2;
    }

    /// <summary>The level a name says: 1 commune, 2 district, 3 province, 4 "thành phố", which may be either; 0 where it says none.</summary>
    internal static int Level(string name)
    {
        var key = BodyName.Key(name) + " ";
        if (key.StartsWith("so ", StringComparison.Ordinal)) return 3;
        if (key.Contains(" cac ", StringComparison.Ordinal)) return 0;
        if (key.Contains(" thi xa ", StringComparison.Ordinal) || key.Contains(" huyen ", StringComparison.Ordinal) || key.Contains(" quan ", StringComparison.Ordinal) && !key.Contains(" quan su", StringComparison.Ordinal) && !key.Contains(" quan ly", StringComparison.Ordinal)) return 2;
        if (key.Contains(" hoi dong nhan dan xa ", StringComparison.Ordinal) || key.Contains(" nhan dan xa ", StringComparison.Ordinal) || key.Contains(" nhan dan phuong ", StringComparison.Ordinal) || key.Contains(" nhan dan thi tran ", StringComparison.Ordinal)) return 1;
        return key.Contains(" nhan dan tinh ", StringComparison.Ordinal) ? 3 : key.Contains(" nhan dan thanh pho ", StringComparison.Ordinal) ? 4 : 0;
    }

    /// <summary>True where all who are told stand at a level above the one who tells.</summary>
    internal static bool IsUpward(Giver by, List<string> names)
    {
        var own = Level(by.Capacity ?? by.Name);
        return own is 1 or 2 && names.Count > 0 && names.TrueForAll(n => Level(n) > own);
    }

    /// <summary>Bodies of the council whose conclusions are directives.</summary>
    internal static Giver? OfBody(string body)
    {
        var key = BodyName.Key(body);
        var council = key.StartsWith("thuong truc", StringComparison.Ordinal) && !key.Contains("uy ban nhan dan", StringComparison.Ordinal) || key.StartsWith("hoi dong nhan dan", StringComparison.Ordinal) || key.StartsWith("doan giam sat", StringComparison.Ordinal)
            || key.StartsWith("doan khao sat", StringComparison.Ordinal) || key.StartsWith("doan kiem tra", StringComparison.Ordinal) || key is "doan" or "doan cong tac" || key.StartsWith("to giam sat", StringComparison.Ordinal) || key.StartsWith("chu toa", StringComparison.Ordinal) || key.StartsWith("ban ", StringComparison.Ordinal) && IsCommittee(key) || key is "ban";
        return council ? new Giver(body, null, key.StartsWith("hoi dong", StringComparison.Ordinal) ? 6 : key.StartsWith("thuong truc", StringComparison.Ordinal) ? 5 : 3, true) : null;
    }
}
