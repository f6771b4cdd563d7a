namespace NghiTruong.Rules.Obligations;

public enum SheetRowKind { Work, Blank, Section, Total, Repeated, Footer, Joined }

/// <summary>What is wrong in a row, in the table's own terms.</summary>
public sealed record SheetProblem(int Row, SheetField Field, string Words);

/// <summary>One row of an old table as it would be entered.</summary>
public sealed class SheetRow
{
    /// <summary>As the spreadsheet numbers it, from 1.</summary>
    public required int Number { get; init; }
    public required SheetRowKind Kind { get; init; }
    /// <summary>The row's own words, for those that are skipped.</summary>
    public string Told { get; init; } = "";
    public bool IsDropped { get; init; }
    /// <summary>A person said that it is work; by itself it looked like something else.</summary>
    public bool IsTakenAsWork { get; init; }

    public string Work { get; set; } = "";
    public string? Key { get; set; }
    public ObligationKind WorkKind { get; set; }
    public SourceStatus Status { get; set; } = SourceStatus.Binding;
    public List<SheetName> Leads { get; } = [];
    public List<SheetName> Coordinating { get; } = [];
    public SheetName? Watcher { get; set; }
    public string? Giver { get; set; }
    public string? Source { get; set; }
    public string OriginWords { get; set; } = "";
    public string? Authority { get; set; }
    public string? SourceNumber { get; set; }
    public DateOnly? GivenOn { get; set; }
    public DueTime Due { get; set; } = DueTime.None;
    /// <summary>The later day that was granted; the time stands as it was set first.</summary>
    public DateOnly? ExtendedTo { get; set; }
    public string? ExpectedResult { get; set; }
    public SheetState State { get; set; }
    public string StateWords { get; set; } = "";
    public DateOnly? AnsweredOn { get; set; }
    public string? AnswerNumber { get; set; }
    public DateOnly? RoadmapOn { get; set; }
    public DateOnly? ReportedOn { get; set; }
    public DateOnly? DoneOn { get; set; }
    /// <summary>The day it ended otherwise than done.</summary>
    public DateOnly? EndedOn { get; set; }
    /// <summary>The table says done, but not when: the day was taken from what the person chose for such rows.</summary>
    public bool DoneDayIsChosen { get; set; }
    public string Result { get; set; } = "";
    public string Note { get; set; } = "";
    public string Section { get; set; } = "";
    public List<SheetProblem> Problems { get; } = [];
    public List<string> Remarks { get; } = [];
    /// <summary>Work already in the register that reads the same, and a row above that does.</summary>
    public long? LikeObligation { get; set; }
    public int? LikeRow { get; set; }

    public bool IsEntered => Kind == SheetRowKind.Work && !IsDropped;
    /// <summary>It has words, but was read as a section, a total or the like.</summary>
    public bool MayBeTakenAsWork => Kind is not (SheetRowKind.Work or SheetRowKind.Blank);
    public bool IsWrong => IsEntered && Problems.Count > 0;
    public bool MayRepeat => LikeObligation is not null || LikeRow is not null;

    public IEnumerable<SheetName> Names => Leads.Concat(Coordinating).Concat(Watcher is { } watcher ? [watcher] : []);

    /// <summary>A group is given each its part while the work is open; of what has ended the table says nothing body by body.</summary>
    public bool IsGivenToEach => Leads.Exists(n => n.IsGroup) && State is SheetState.Open or SheetState.Accepted or SheetState.Doing or SheetState.Answered;

    public ObligationTerms Terms()
    {
        var parts = new List<BodyPart>();
        var each = IsGivenToEach ? Leads.Where(n => n.IsGroup).ToList() : [];
        if (each.Count == 0) foreach (var body in Leads.SelectMany(n => n.Bodies)) Add(body, parts.Count == 0 ? BodyRole.Lead : BodyRole.JointLead);
        foreach (var body in Coordinating.SelectMany(n => n.Bodies)) Add(body, BodyRole.Coordinating);
        return new ObligationTerms
        {
            Work = Work, Kind = WorkKind, Bodies = parts, Due = IsGivenToEach && ExtendedTo is { } later ? DueTime.OnDay(later) with { Words = Due.Words } : Due, Status = Status, Giver = Giver, WatcherBodyId = Watcher is { IsKnown: true } watcher ? watcher.Bodies[0] : null,
            ExpectedResult = ExpectedResult, Authority = Authority, Origin = SheetOrigin.Of(OriginWords, SourceNumber),
            EachOf = each.Count == 0 ? null : string.Join("; ", Leads.Select(n => n.Words)), EachKinds = [.. each.SelectMany(n => BodyGroups.Of(n.Words)!.Kinds).Distinct()],
            EachBodies = each.Count == 0 ? [] : [.. Leads.Where(n => !n.IsGroup).SelectMany(n => n.Bodies).Distinct()],
        };

        void Add(long body, BodyRole role)
        {
            if (!parts.Exists(p => p.BodyId == body)) parts.Add(new BodyPart(body, role));
        }
    }

    /// <summary>Open, and the told result says no more: nothing happened to tell.</summary>
    public bool IsNotBegun => State == SheetState.Open && SheetStates.SaysNotBegun(Result);

    /// <summary>What stood beside the work in the table and has no place of its own: kept with the giving.</summary>
    public string Quote()
    {
        var kept = Leads.Concat(Coordinating).Where(n => !n.IsKnown).Select(n => n.Words).ToList();
        return string.Join(" ", new[]
        {
            Section.Length > 0 ? $"Mục: {Section.TrimEnd('.')}." : "", Source is { } source ? $"Nguồn: {source.TrimEnd('.')}." : "",
            kept.Count > 0 ? $"Cơ quan ghi trong bảng: {string.Join("; ", kept)}." : "", IsNotBegun ? $"Tình hình: {Result.TrimEnd('.')}." : "", Note.Length > 0 ? $"Ghi chú: {Note}" : "",
        }.Where(w => w.Length > 0));
    }
}
