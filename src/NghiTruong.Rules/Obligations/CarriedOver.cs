namespace NghiTruong.Rules.Obligations;

/// <summary>
/// Work taken over from an old follow-up table, with what the table says happened. The Office enters it on the table's word: evidence and
/// independence are asked of work done here, and every event taken over says where it comes from.
/// </summary>
public static class CarriedOver
{
    /// <summary>Gives the work and tells what happened to it; says no where the days cannot have been so.</summary>
    public static (Obligation? Obligation, Refusal? Refusal) Give(Actor actor, Reference source, SheetRow row, DateOnly standsOn, DateTimeOffset now)
    {
        if (!actor.May(Right.ActsForCouncil | Right.KeepsWork))
            return (null, new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND được nhập bảng theo dõi cũ."));
        var (given, from) = (row.GivenOn!.Value, $"Nhập từ bảng cũ “{source.Title}”, dòng {row.Number}");
        var obligation = Obligation.Give(actor, source, 0, 0, row.Terms(), given, now, row.Quote());
        obligation.Events[0].DocumentNumber = row.SourceNumber;
        if (row.WorkKind == ObligationKind.Guidance) return (obligation, null);

        foreach (var told in Told(row, standsOn < given ? given : standsOn, from))
            obligation.Events.Add(new ObligationEvent
            {
                // a microsecond each: events learnt together keep their order
                CouncilId = actor.CouncilId, Kind = told.Kind, OccurredOn = told.OccurredOn, RecordedAt = now.AddMicroseconds(obligation.Events.Count), ActorPersonId = actor.PersonId, ActorPostId = actor.PostId,
                ActorTitle = obligation.Events[0].ActorTitle, ActorBodyId = actor.BodyId, EnteredFor = IsTheirs(told.Kind),
                Words = told.Words, DocumentNumber = told.DocumentNumber, PromisedOn = told.PromisedOn,
            });
        return obligation.Rebuild() is { } impossible ? (null, impossible) : (obligation, null);
    }

    /// <summary>What the row says happened, in the order in which it can have happened.</summary>
    static IEnumerable<NewFact> Told(SheetRow row, DateOnly standsOn, string from)
    {
        var said = row.StateWords.Length > 0 ? $"{from}: “{row.StateWords}”." : $"{from}.";
        if (row.DoneDayIsChosen) said += " Bảng không ghi ngày hoàn thành.";
        var words = row.Result.Length > 0 && row.Result != row.StateWords ? $"{row.Result}\n{said}" : said;
        if (row.State == SheetState.Accepted) yield return new(ObligationEventKind.Accepted, standsOn, said);
        if (row is { ExtendedTo: { } extended, Due.On: { } original, IsGivenToEach: false })
            yield return new(ObligationEventKind.ExtensionGranted, Latest(row.GivenOn!.Value, new[] { original, standsOn, row.ReportedOn ?? standsOn, row.DoneOn ?? standsOn, row.EndedOn ?? standsOn }.Min()), $"{from}. Bảng không ghi ngày gia hạn.") { PromisedOn = extended };
        if (row.AnsweredOn is { } answered) yield return new(ObligationEventKind.Answered, answered, from + ".") { DocumentNumber = row.AnswerNumber };
        else if (row.State == SheetState.Answered) yield return new(ObligationEventKind.Answered, standsOn, words) { DocumentNumber = row.AnswerNumber };
        if (row.RoadmapOn is { } promised)
            yield return new(ObligationEventKind.Roadmap, Earliest(row.AnsweredOn ?? row.GivenOn!.Value, promised), from + ".") { PromisedOn = promised };
        switch (row.State)
        {
            case SheetState.Doing:
            case SheetState.Open when row.Result.Length > 0 && !row.IsNotBegun:
                yield return new(ObligationEventKind.Progress, standsOn, words);
                break;
            case SheetState.Reported or SheetState.Done or SheetState.SentBack:
                var reported = row.ReportedOn ?? row.DoneOn ?? standsOn;
                yield return new(ObligationEventKind.ReportedDone, row.DoneOn is { } done ? Earliest(reported, done) : reported, words);
                if (row.State == SheetState.Done) yield return new(ObligationEventKind.Confirmed, row.DoneOn ?? reported, said);
                if (row.State == SheetState.SentBack) yield return new(ObligationEventKind.SentBack, standsOn < reported ? reported : standsOn, said);
                break;
            case SheetState.PartlyDone:
                yield return new(ObligationEventKind.PartlyDone, standsOn, words);
                break;
            case SheetState.Returned:
                yield return new(ObligationEventKind.Returned, standsOn, words);
                break;
            case SheetState.Withdrawn or SheetState.Excused or SheetState.PassedOn or SheetState.Replaced:
                yield return new(EndingOf(row.State), row.EndedOn ?? standsOn, words);
                break;
        }
    }

    static bool IsTheirs(ObligationEventKind kind) =>
        kind is ObligationEventKind.Accepted or ObligationEventKind.Answered or ObligationEventKind.Roadmap or ObligationEventKind.Progress or ObligationEventKind.ReportedDone or ObligationEventKind.Returned;

    static ObligationEventKind EndingOf(SheetState state) => state switch
    {
        SheetState.Excused => ObligationEventKind.ExplanationAccepted,
        SheetState.PassedOn => ObligationEventKind.PassedOn,
        SheetState.Replaced => ObligationEventKind.Replaced,
        _ => ObligationEventKind.Withdrawn,
    };

    static DateOnly Latest(DateOnly a, DateOnly b) => a > b ? a : b;

    static DateOnly Earliest(DateOnly a, DateOnly b) => a < b ? a : b;
}
