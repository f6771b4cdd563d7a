namespace NghiTruong.Rules.People;

/// <summary>Đổi tên, hợp nhất, chia tách, giải thể.</summary>
public enum ReorganisationKind { Rename, Merge, Split, Dissolve }

/// <summary>One act by which bodies change (sắp xếp cơ quan): what becomes of whom, from which day, by which decision.</summary>
/// <param name="Bodies">The bodies that change or end.</param>
/// <param name="NewNames">Names of bodies that begin with it; for a renaming the new name.</param>
/// <param name="Receivers">Bodies already there that take over.</param>
public sealed record Reorganisation(ReorganisationKind Kind, IReadOnlyList<long> Bodies, IReadOnlyList<string> NewNames, IReadOnlyList<long> Receivers, DateOnly? On, string Decision)
{
    public SuccessionKind Succession => Kind switch
    {
        ReorganisationKind.Merge => SuccessionKind.Merged,
        ReorganisationKind.Split => SuccessionKind.Split,
        _ => SuccessionKind.Abolished,
    };

    /// <summary>What the act itself must say.</summary>
    public Refusal? Check(IReadOnlyCollection<Body> known, DateOnly today)
    {
        if (On is not { } on) return new("day-needed", "Hãy ghi ngày có hiệu lực.", "On");
        if (on > today) return new("in-the-future", $"Sắp xếp được ghi từ ngày có hiệu lực; hôm nay là {today:dd/MM/yyyy}.", "On");
        if (Decision.Length == 0) return new("decision-needed", "Hãy ghi số, ngày của quyết định, nghị quyết.", "Decision");
        var changing = known.Where(b => Bodies.Contains(b.Id)).ToList();
        if (changing.Count == 0 || changing.Count != Bodies.Distinct().Count()) return new("bodies-needed", "Hãy chọn cơ quan được sắp xếp.", "Bodies");
        if (changing.Find(b => !b.ExistsOn(on) || b.From >= on) is { } gone) return new("body-not-there", $"{gone.NameOn(on)} không hoạt động trước ngày {on:dd/MM/yyyy}.", "On");
        if (Receivers.Any(r => Bodies.Contains(r) && Kind != ReorganisationKind.Merge)) return new("receiver-changes", "Cơ quan tiếp nhận không được là cơ quan bị sắp xếp.", "Receivers");
        if (known.FirstOrDefault(b => Receivers.Contains(b.Id) && !b.ExistsOn(on)) is { } late) return new("receiver-not-there", $"{late.NameOn(on)} không hoạt động ngày {on:dd/MM/yyyy}.", "Receivers");
        return Kind switch
        {
            ReorganisationKind.Rename when changing.Count != 1 || NewNames.Count != 1 => new("one-name", "Đổi tên: chọn một cơ quan và ghi một tên mới.", "NewNames"),
            ReorganisationKind.Merge when changing.Count + (Receivers.Count(r => !Bodies.Contains(r))) < 2 => new("two-bodies", "Hợp nhất phải có ít nhất hai cơ quan.", "Bodies"),
            ReorganisationKind.Merge when NewNames.Count + Receivers.Count != 1 => new("one-successor", "Hợp nhất thành một cơ quan: ghi một tên mới, hoặc chọn một cơ quan tiếp nhận.", "NewNames"),
            ReorganisationKind.Split when changing.Count != 1 || NewNames.Count + Receivers.Count < 2 => new("two-successors", "Chia tách: chọn một cơ quan và ít nhất hai cơ quan nhận (tên mới mỗi dòng một tên, hoặc cơ quan đã có).", "NewNames"),
            ReorganisationKind.Dissolve when Receivers.Count + NewNames.Count == 0 => new("receiver-needed", "Giải thể phải có cơ quan tiếp nhận việc đang làm.", "Receivers"),
            _ => null,
        };
    }
}
