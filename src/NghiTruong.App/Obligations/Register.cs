using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.App.TextIndex;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>What the register is asked: kept whole in the page's address.</summary>
public sealed record RegisterFilter
{
    public string? Words { get; init; }
    public long? Body { get; init; }
    /// <summary>The body that leads, as against any part in <see cref="Body"/>; 0 for work that names no lead.</summary>
    public long? Lead { get; init; }
    public ObligationState? State { get; init; }
    public ObligationKind? Kind { get; init; }
    public SourceStatus? Status { get; init; }
    /// <summary><c>qua-han</c>, <c>sap-den</c> (within seven days), <c>thieu</c> (incomplete), <c>dang-lam</c> (open), <c>cho-xac-nhan</c>, <c>tra-loi-chua-xong</c>, <c>khong-theo-doi</c>.</summary>
    public string? Only { get; init; }
    public long? Meeting { get; init; }
    /// <summary>As the register stood on a past day; null for today.</summary>
    public DateOnly? OnDay { get; init; }
    public string Sort { get; init; } = "han";
    public int Page { get; init; } = 1;
}

/// <summary>A line of the register.</summary>
public sealed class RegisterRow
{
    public required long Id { get; init; }
    public required string Work { get; init; }
    public required ObligationKind Kind { get; init; }
    public required SourceStatus Status { get; init; }
    public required ObligationState State { get; init; }
    public required long? LeadBodyId { get; init; }
    public required DateOnly? DueOn { get; init; }
    public required string DueWords { get; init; }
    public required string DueReading { get; init; }
    public required DateOnly? ReportedDoneOn { get; init; }
    public required DateOnly? AnsweredOn { get; init; }
    public required DateOnly? RoadmapOn { get; init; }
    public required string MissingClears { get; init; }
    public required string SourceTitle { get; init; }
    public required DateOnly GivenOn { get; init; }

    public Lateness LatenessOn(DateOnly day) => Lateness.On(day, Kind, State, DueOn, ReportedDoneOn);
}

/// <summary>The register's query: one shape for today and for any past day, for lists and for counts.</summary>
public static class Register
{
    public const int PageSize = 50;

    /// <summary>The rows that a filter finds for an actor on a day, not yet ordered or paged.</summary>
    public static IQueryable<RegisterRow> Rows(Visible visible, RegisterFilter filter, DateOnly today)
    {
        var obligations = visible.Obligations.AsNoTracking().WithWords(o => o.WorkFolded, filter.Words);
        if (filter.Body is { } body) obligations = obligations.Where(o => o.Bodies.Any(b => b.BodyId == body));
        if (filter.Kind is { } kind) obligations = obligations.Where(o => o.Kind == kind);
        if (filter.Status is { } status) obligations = obligations.Where(o => o.Status == status);
        if (filter.Meeting is { } meeting) obligations = obligations.Where(o => o.SourceKind == "meeting" && o.SourceId == meeting);
        if (filter.Only == "thieu") obligations = obligations.Where(o => o.MissingClears != "" && o.State != ObligationState.Confirmed && o.State != ObligationState.Withdrawn);
        if (filter.Only == "khong-theo-doi") obligations = obligations.Where(o => o.WatcherBodyId == null && o.Kind != ObligationKind.Guidance);

        var rows = filter.OnDay is { } past && past < today ? On(visible, obligations, past) : Now(obligations);
        var day = filter.OnDay ?? today;
        if (filter.Lead is { } lead) rows = lead == 0 ? rows.Where(r => r.LeadBodyId == null) : rows.Where(r => r.LeadBodyId == lead);
        if (filter.State is { } state) rows = rows.Where(r => r.State == state);
        return filter.Only switch
        {
            "qua-han" => Late(rows, day),
            "sap-den" => Open(rows).Where(r => r.DueOn >= day && r.DueOn <= day.AddDays(7)),
            "dang-lam" => Open(rows),
            "cho-xac-nhan" => rows.Where(r => r.State == ObligationState.ReportedDone),
            "tra-loi-chua-xong" => Open(rows).Where(r => r.AnsweredOn != null),
            _ => rows,
        };
    }

    /// <summary>All that one source gave, as it stands today.</summary>
    public static IQueryable<RegisterRow> OfSource(Visible visible, string kind, long id) => Now(visible.Obligations.AsNoTracking().Where(o => o.SourceKind == kind && o.SourceId == id));

    /// <summary>Open work past its day, whose completion has not been reported; guidance is never late.</summary>
    public static IQueryable<RegisterRow> Late(IQueryable<RegisterRow> rows, DateOnly day) =>
        Open(rows).Where(r => r.DueOn < day && r.State != ObligationState.ReportedDone);

    public static IQueryable<RegisterRow> Open(IQueryable<RegisterRow> rows) =>
        rows.Where(r => r.Kind != ObligationKind.Guidance && r.State != ObligationState.Confirmed && r.State != ObligationState.Withdrawn && r.State != ObligationState.Annulled);

    public static IQueryable<RegisterRow> Sorted(IQueryable<RegisterRow> rows, string sort) => sort switch
    {
        "moi" => rows.OrderByDescending(r => r.GivenOn).ThenByDescending(r => r.Id),
        "co-quan" => rows.OrderBy(r => r.LeadBodyId).ThenBy(r => r.DueOn == null).ThenBy(r => r.DueOn).ThenBy(r => r.Id),
        _ => rows.OrderBy(r => r.State == ObligationState.Confirmed || r.State == ObligationState.Withdrawn).ThenBy(r => r.DueOn == null).ThenBy(r => r.DueOn).ThenBy(r => r.Id),
    };

    static IQueryable<RegisterRow> Now(IQueryable<Obligation> obligations) => obligations.Select(o => new RegisterRow
    {
        Id = o.Id, Work = o.Work, Kind = o.Kind, Status = o.Status, State = o.State, LeadBodyId = o.LeadBodyId, DueOn = o.DueOn, DueWords = o.DueWords, DueReading = o.DueReading,
        ReportedDoneOn = o.ReportedDoneOn, AnsweredOn = o.AnsweredOn, RoadmapOn = o.RoadmapOn, MissingClears = o.MissingClears, SourceTitle = o.SourceTitle, GivenOn = o.GivenOn,
    });

    static IQueryable<RegisterRow> On(Visible visible, IQueryable<Obligation> obligations, DateOnly day) =>
        from o in obligations
        join s in visible.Db.Set<ObligationSpan>().AsNoTracking() on o.Id equals s.ObligationId
        where s.From <= day && (s.To == null || day < s.To)
        select new RegisterRow
        {
            Id = o.Id, Work = s.Work, Kind = s.Kind, Status = s.Status, State = s.State, LeadBodyId = s.LeadBodyId, DueOn = s.DueOn, DueWords = s.DueOn == o.DueOn ? o.DueWords : "", DueReading = s.DueOn == o.DueOn ? o.DueReading : "",
            ReportedDoneOn = s.ReportedDoneOn, AnsweredOn = o.AnsweredOn <= day ? o.AnsweredOn : null, RoadmapOn = null, MissingClears = o.MissingClears, SourceTitle = o.SourceTitle, GivenOn = o.GivenOn,
        };
}
