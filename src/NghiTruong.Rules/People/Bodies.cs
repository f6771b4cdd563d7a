namespace NghiTruong.Rules.People;

public enum CouncilLevel { Province, Commune }

/// <summary>One People's Council (Hội đồng nhân dân) in the installation: a province or a commune below it.</summary>
public sealed class Council
{
    public long Id { get; set; }
    public long? ParentId { get; set; }
    public required CouncilLevel Level { get; set; }
    public required string Name { get; set; }
    /// <summary>The place alone: "tỉnh Lam Giang".</summary>
    public required string Place { get; set; }
    public required Guid Uid { get; set; }
}

/// <summary>A term of a council (khóa, nhiệm kỳ). An ended term is data: a term with an end.</summary>
public sealed class Term
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    /// <summary>Free text per council: numbers restart after mergers ("XIX").</summary>
    public required string Number { get; set; }
    public required string Years { get; set; }
    public required DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

public enum BodyKind
{
    Council, StandingCommittee, Committee, CouncilOffice, DeputyGroup, NationalAssemblyDelegation,
    PeoplesCommittee, PeoplesCommitteeOffice, Department, FatherlandFront, District, Commune,
    PartyBody, CentralBody, JudicialBody, Organisation,
}

/// <summary>A body (cơ quan, đơn vị) as one council knows it. Its names and parents change over time; it does not.</summary>
public sealed class Body
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public required BodyKind Kind { get; set; }
    /// <summary>Outside the system: may give or owe work, holds no account; an officer records for it.</summary>
    public bool IsOutside { get; set; }
    public required DateOnly From { get; set; }
    /// <summary>The first day on which it no longer exists.</summary>
    public DateOnly? To { get; set; }
    public int Version { get; set; }
    public List<BodyNaming> Names { get; init; } = [];
    public List<BodyParent> Parents { get; init; } = [];

    public string NameOn(DateOnly day) => (Names.Find(n => n.Covers(day)) ?? Names.OrderBy(n => n.From).Last()).Name;
    public long? ParentOn(DateOnly day) => Parents.Find(p => p.From <= day && (p.To is null || day < p.To))?.ParentId;
    public bool ExistsOn(DateOnly day) => From <= day && (To is null || day < To);
}

/// <summary>A name a body bore from one day until before another.</summary>
public sealed class BodyNaming
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long BodyId { get; set; }
    public required string Name { get; set; }
    public string? ShortName { get; set; }
    /// <summary>For matching: <c>BodyName.Key</c> of the Text library.</summary>
    public required string Key { get; set; }
    public required byte[] SortKey { get; set; }
    public required DateOnly From { get; set; }
    public DateOnly? To { get; set; }

    public bool Covers(DateOnly day) => From <= day && (To is null || day < To);
}

/// <summary>The body above, from one day until before another.</summary>
public sealed class BodyParent
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long BodyId { get; set; }
    public required long ParentId { get; set; }
    public required DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

public enum SuccessionKind { Merged, Split, Abolished }

/// <summary>What became of a body: merged into, split into, abolished in favour of another, by which decision.</summary>
public sealed class BodySuccession
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required long FromBodyId { get; set; }
    public required long ToBodyId { get; set; }
    public required SuccessionKind Kind { get; set; }
    public required DateOnly On { get; set; }
    public string? Decision { get; set; }

    /// <summary>The bodies and all that they came after by a day: whoever took over a body's work answers for what it left, open or done.</summary>
    public static IReadOnlyList<long> WithThoseBefore(IReadOnlyCollection<long> bodies, IReadOnlyCollection<BodySuccession> successions, DateOnly day)
    {
        var all = bodies.ToHashSet();
        while (successions.Where(s => s.On <= day && all.Contains(s.ToBodyId) && !all.Contains(s.FromBodyId)).Select(s => s.FromBodyId).ToList() is { Count: > 0 } before) all.UnionWith(before);
        return [.. all];
    }
}
