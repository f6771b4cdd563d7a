namespace NghiTruong.Rules.Rulebook;

/// <summary>Where a rule stands written.</summary>
/// <param name="Instrument">Number and kind: "Luật 87/2015/QH13".</param>
/// <param name="Article">Điều, as numbered; empty where it is not known.</param>
/// <param name="Clause">Khoản and điểm ("2b"); empty where there is none.</param>
public sealed record Citation(string Instrument, string Article = "", string Clause = "")
{
    /// <summary>As an office writes it: "khoản 4 Điều 60 Luật 87/2015/QH13"; each of several with its word: "Điều 27, Điều 36 Luật 02/2011/QH13".</summary>
    public override string ToString() => string.Join(' ', new[] { Each(Clause, ClauseWords), Each(Article, a => $"Điều {a}"), Instrument }.Where(part => part.Length > 0));

    static string Each(string written, Func<string, string> words) => string.Join(", ", written.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(words));

    static string ClauseWords(string clause) => char.IsAsciiLetter(clause[^1]) || clause[^1] == 'đ'
        ? clause.Length > 1 ? $"điểm {clause[^1]} khoản {clause[..^1]}" : $"điểm {clause}"
        : $"khoản {clause}";
}

/// <summary>A number of hours, days, working days or months on one side of an anchor.</summary>
/// <param name="Value">Not negative; 0 is the day of the anchor.</param>
/// <param name="Clock">The time of day at which the limit ends; null is the end of the day, 24:00.</param>
public sealed record Offset(int Value, CountUnit Unit, Direction Direction, TimeOnly? Clock = null);

/// <summary>A day of the calendar in a year counted from the anchor's.</summary>
/// <param name="Year">-1 is the year before the anchor's.</param>
/// <param name="FixedYear">The year itself, where the law names it.</param>
public sealed record FixedDay(int Month, int Day, int Year = 0, int? FixedYear = null)
{
    public DateOnly In(DateOnly anchor)
    {
        var year = FixedYear ?? anchor.Year + Year;
        return new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
    }
}

/// <summary>So many times in each period.</summary>
public sealed record Periodic(Period Every, int Times = 1);

/// <summary>A share of a base, strict ("quá") or not ("ít nhất").</summary>
/// <param name="Below">The share that must not be reached, where the rule is for what lies between.</param>
public sealed record Share(int Numerator, int Denominator, bool Strict, MajorityBase Base, Share? Below = null);

/// <summary>How often a limit may be made longer, and by how much each time.</summary>
public sealed record Lengthening(int Value, CountUnit Unit, int Times);

/// <summary>When one of several values holds; what is null does not matter.</summary>
public sealed record RuleCondition
{
    public IReadOnlyList<SessionKind> Kinds { get; init; } = [];
    public IReadOnlyList<CouncilLevel> Levels { get; init; } = [];
    public bool? Complex { get; init; }
    public bool? Remote { get; init; }
    /// <summary>A named case of this rule ("ban", "na"); null is the ordinary one.</summary>
    public string? Named { get; init; }
}

/// <summary>One value of a rule and when it holds.</summary>
/// <param name="Words">The case in Vietnamese: "vụ việc phức tạp".</param>
public sealed record RuleCase(RuleCondition When, Offset Offset, string Words);

/// <summary>A rule as it stood from one day to another.</summary>
public sealed record RuleVersion
{
    public required DateOnly From { get; init; }
    /// <summary>The last day in force; null while no end is known.</summary>
    public DateOnly? To { get; init; }
    /// <summary>What it says, in our own Vietnamese words.</summary>
    public required string Says { get; init; }
    public required Citation Citation { get; init; }
    public required Confidence Confidence { get; init; }
    public Severity Severity { get; init; } = Severity.Info;
    public LimitKind? Limit { get; init; }
    public RollRule Roll { get; init; }
    /// <summary>The ordinary value; null where the rule sets no offset, or only in its cases.</summary>
    public Offset? Offset { get; init; }
    public IReadOnlyList<RuleCase> Cases { get; init; } = [];
    public RuleCondition Applies { get; init; } = new();
    public FixedDay? FixedDay { get; init; }
    public Periodic? Periodic { get; init; }
    public Share? Share { get; init; }
    public Lengthening? Lengthening { get; init; }
    /// <summary>The old value carried over because the text that replaced it was not read: "tạm theo luật cũ, chưa đối chiếu".</summary>
    public bool IsCarriedOver { get; init; }
    /// <summary>What becomes of cases begun under the version before.</summary>
    public string? Transition { get; init; }
    public string? Note { get; init; }

    public bool IsInForce(DateOnly day) => From <= day && !(To < day);

    /// <summary>Whether a day can be computed from it.</summary>
    public bool GivesADay => Offset is not null || Cases.Count > 0 || FixedDay is not null || Periodic is not null;
}
