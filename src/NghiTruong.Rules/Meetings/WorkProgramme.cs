namespace NghiTruong.Rules.Meetings;

public readonly record struct ProgrammeId(long Value);

/// <summary>Dự thảo; đã ban hành: from then on items are completed, postponed or added, never reworded or removed.</summary>
public enum ProgrammeStatus { Draft, Adopted }

/// <summary>The work programme (chương trình công tác) of a month or a year: who does what, what is done, what goes over to the next.</summary>
public sealed class WorkProgramme
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public int Version { get; set; }
    public required string Period { get; set; }
    public ProgrammeStatus Status { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? AdoptedAt { get; set; }
    public string? AdoptedBy { get; set; }
    public List<ProgrammeItem> Items { get; init; } = [];

    public ProgrammePeriod When => ProgrammePeriod.Parse(Period) ?? throw new InvalidOperationException($"“{Period}” is no period.");

    public bool IsDraft => Status == ProgrammeStatus.Draft;

    public Refusal? Add(Actor actor, ProgrammeItem item)
    {
        if (MayKeep(actor) is { } refusal) return refusal;
        if (item.Work.Length == 0) return new("work-needed", "Hãy ghi nội dung công việc.", "Work");
        if (item.DueOn < When.FirstDay) return DueTooEarly(When);
        (item.CouncilId, item.Position, item.IsAdded) = (CouncilId, Items.Count == 0 ? 1 : Items.Max(i => i.Position) + 1, !IsDraft);
        Items.Add(item);
        Version++;
        return null;
    }

    /// <summary>New words, body or day of an item, while the programme is a draft.</summary>
    public Refusal? Correct(Actor actor, long itemId, string work, long? bodyId, string withWords, DateOnly? due)
    {
        if (MayKeep(actor) is { } refusal) return refusal;
        if (Items.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        if (!IsDraft) return new("programme-adopted", "Chương trình đã ban hành thì không sửa lời công việc; hãy ghi hoãn, hoặc bổ sung việc mới.");
        if (work.Length == 0) return new("work-needed", "Hãy ghi nội dung công việc.", "Work");
        // What was carried keeps the day it had.
        if (due != item.DueOn && due < When.FirstDay) return DueTooEarly(When);
        (item.Work, item.BodyId, item.WithWords, item.DueOn) = (work, bodyId, withWords, due);
        Version++;
        return null;
    }

    public Refusal? Remove(Actor actor, long itemId)
    {
        if (MayKeep(actor) is { } refusal) return refusal;
        if (Items.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        if (!IsDraft) return new("programme-adopted", "Chương trình đã ban hành thì không bỏ việc; hãy ghi hoãn và nêu lý do.");
        Items.Remove(item);
        Version++;
        return null;
    }

    public static Refusal? MayDelete(Actor actor, WorkProgramme programme) =>
        MayKeep(actor) ?? (programme.IsDraft ? null : new("programme-adopted", "Chương trình đã ban hành thì không xóa."));

    /// <summary>From now on what was carried lives here, though it may still be completed where it came from until this programme's time begins.</summary>
    /// <param name="sources">Of the items carried here, those they came from.</param>
    public Refusal? Adopt(Actor actor, DateTimeOffset now, params IEnumerable<ProgrammeItem> sources)
    {
        if (MayKeep(actor) is { } refusal) return refusal;
        if (!IsDraft) return new("programme-adopted", "Chương trình này đã ban hành.");
        if (Items.Count == 0) return new("programme-empty", "Chương trình chưa có việc nào.");
        foreach (var source in sources) source.CarriedTo = Period;
        (Status, AdoptedAt, AdoptedBy) = (ProgrammeStatus.Adopted, now, $"{actor.PersonName}, {actor.PostTitle}");
        Version++;
        return null;
    }

    /// <summary>The Office or the responsible body itself says that an item is done, and with what result.</summary>
    public Refusal? Complete(Actor actor, long itemId, DateOnly? on, string result, DateTimeOffset now)
    {
        if (Items.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        if (MayTell(actor, item) is { } refusal) return refusal;
        if (IsDraft) return new("programme-draft", "Chương trình chưa ban hành; chưa ghi kết quả được.");
        if (item.HasGone(CouncilClock.DayOf(now))) return item.Gone();
        if (on is not { } day) return new("done-on-needed", "Hãy ghi ngày hoàn thành.", "DoneOn");
        if (day > CouncilClock.DayOf(now)) return new("in-the-future", "Ngày hoàn thành không được sau hôm nay.", "DoneOn");
        if (day < Earliest(item)) return new("before-the-programme", $"Ngày hoàn thành không được trước {Earliest(item):dd/MM/yyyy}: việc này chưa có trong chương trình nào.", "DoneOn");
        if (result.Length == 0) return new("result-needed", "Hãy ghi kết quả hoặc sản phẩm.", "Result");
        (item.DoneOn, item.Result, item.PostponedReason, item.PostponedTo) = (day, result, null, null);
        Version++;
        return null;
    }

    /// <summary>The first day on which an item may have been done: of the year in which it first stood, or of the adoption where that came before.</summary>
    DateOnly Earliest(ProgrammeItem item)
    {
        var year = new DateOnly((ProgrammePeriod.Parse(item.FirstPeriod) ?? When).Year, 1, 1);
        return AdoptedAt is { } at && CouncilClock.DayOf(at) is var adopted && adopted < year ? adopted : year;
    }

    static Refusal DueTooEarly(ProgrammePeriod period) => new("due-before-period", $"Thời hạn không được trước ngày đầu của {period.Words} ({period.FirstDay:dd/MM/yyyy}).", "Due");

    /// <summary>What was said to be done is not.</summary>
    public Refusal? Reopen(Actor actor, long itemId, DateOnly today)
    {
        if (MayKeep(actor) is { } refusal) return refusal;
        if (Items.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        if (item.HasGone(today)) return item.Gone();
        (item.DoneOn, item.Result) = (null, null);
        Version++;
        return null;
    }

    /// <summary>An item is put off, with its reason, perhaps to a later period.</summary>
    public Refusal? Postpone(Actor actor, long itemId, string reason, string? to, DateOnly today)
    {
        if (MayKeep(actor) is { } refusal) return refusal;
        if (Items.Find(i => i.Id == itemId) is not { } item) return Refusal.NotFound;
        if (item.CarriedTo is not null) return item.Gone();
        if (item.DoneOn is not null) return new("item-done", "Việc này đã hoàn thành.");
        if (reason.Length == 0) return new("reason-needed", "Hoãn việc phải nêu lý do.", "Reason");
        if (to is not null && (ProgrammePeriod.Parse(to) is not { } period || period.IsMonth != When.IsMonth || string.CompareOrdinal(to, Period) <= 0))
            return new("not-later", $"Chỉ hoãn sang {(When.IsMonth ? "tháng" : "năm")} sau {When.Words}.", "To");
        if (ProgrammePeriod.Parse(to)?.IsTooFar(today, "To") is { } tooFar) return tooFar;
        (item.PostponedReason, item.PostponedTo) = (reason, to);
        Version++;
        return null;
    }

    /// <summary>
    /// Takes over what an earlier programme has left undone, unless it was put off to a still later one. It stays open where it is:
    /// only an adopted programme whose time has begun takes it away.
    /// </summary>
    /// <param name="taken">Items that already stand in a later programme.</param>
    public void CarryFrom(WorkProgramme earlier, IReadOnlySet<long> taken)
    {
        foreach (var item in earlier.Items.Where(i => !taken.Contains(i.Id) && i.MayGoTo(Period)).OrderBy(i => i.Position))
            Items.Add(new ProgrammeItem
            {
                CouncilId = CouncilId, Position = Items.Count == 0 ? 1 : Items.Max(i => i.Position) + 1, Work = item.Work, BodyId = item.BodyId, WithWords = item.WithWords, DueOn = item.DueOn, PlanItemId = item.PlanItemId,
                CarriedFromId = item.Id, CarriedFrom = earlier.Period, FirstPeriod = item.FirstPeriod ?? earlier.Period, TimesCarried = item.TimesCarried + 1,
                AboutKind = item.AboutKind, AboutId = item.AboutId, AboutTitle = item.AboutTitle, AboutAddress = item.AboutAddress,
            });
        Version++;
    }

    /// <summary>Takes in an item of the year's programme that was placed in this month.</summary>
    public void Place(ProgrammeItem planned)
    {
        if (Items.Exists(i => i.PlanItemId == planned.Id)) return;
        Items.Add(new ProgrammeItem
        {
            CouncilId = CouncilId, Position = Items.Count == 0 ? 1 : Items.Max(i => i.Position) + 1, Work = planned.Work, BodyId = planned.BodyId, WithWords = planned.WithWords, DueOn = planned.DueOn ?? When.LastDay,
            PlanItemId = planned.Id, IsAdded = !IsDraft, AboutKind = planned.AboutKind, AboutId = planned.AboutId, AboutTitle = planned.AboutTitle, AboutAddress = planned.AboutAddress,
        });
        Version++;
    }

    public static Refusal? MayKeep(Actor actor) => actor.May(Right.KeepsMeetings) ? null : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND lập chương trình công tác.");

    /// <summary>Who may say that an item is done.</summary>
    public static Refusal? MayTell(Actor actor, ProgrammeItem item) =>
        actor.May(Right.KeepsMeetings) || (item.BodyId is { } body && actor.OwnBodies.Contains(body)) ? null : new("not-responsible", "Chỉ cơ quan chủ trì hoặc Văn phòng ghi kết quả việc này.");
}

/// <summary>One item of a programme.</summary>
public sealed class ProgrammeItem
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long ProgrammeId { get; set; }
    public int Position { get; set; }
    public required string Work { get; set; }
    /// <summary>Cơ quan chủ trì.</summary>
    public long? BodyId { get; set; }
    /// <summary>Phối hợp, in words.</summary>
    public string WithWords { get; set; } = "";
    public DateOnly? DueOn { get; set; }
    public DateOnly? DoneOn { get; set; }
    public string? Result { get; set; }
    public string? PostponedReason { get; set; }
    public string? PostponedTo { get; set; }
    /// <summary>Added after the programme was adopted (bổ sung).</summary>
    public bool IsAdded { get; set; }
    public long? CarriedFromId { get; set; }
    public string? CarriedFrom { get; set; }
    /// <summary>The adopted programme that took it over; from the day on which that period begins it lives there.</summary>
    public string? CarriedTo { get; set; }
    /// <summary>Where it first stood, over all the times it was carried.</summary>
    public string? FirstPeriod { get; set; }
    public int TimesCarried { get; set; }
    /// <summary>The month in which an item of the year is placed.</summary>
    public string? PlacedIn { get; set; }
    /// <summary>The item of the year's programme that this one fulfils.</summary>
    public long? PlanItemId { get; set; }
    public string? AboutKind { get; set; }
    public long? AboutId { get; set; }
    public string? AboutTitle { get; set; }
    public string? AboutAddress { get; set; }

    public bool IsOpen => DoneOn is null && CarriedTo is null;

    public bool HasGone(DateOnly day) => CarriedTo is { } to && ProgrammePeriod.Parse(to)?.FirstDay <= day;

    /// <summary>Whether what is done may be told of it here.</summary>
    public bool IsOpenOn(DateOnly day) => DoneOn is null && !HasGone(day);

    public bool MayGoTo(string period) => IsOpen && (PostponedTo is null || string.CompareOrdinal(PostponedTo, period) <= 0);

    public ProgrammeItemState StateOn(DateOnly day) => this switch
    {
        { DoneOn: not null } => ProgrammeItemState.Done,
        _ when HasGone(day) => ProgrammeItemState.Carried,
        { PostponedReason: not null } => ProgrammeItemState.Postponed,
        { DueOn: { } due } when due < day => ProgrammeItemState.Late,
        _ => ProgrammeItemState.Open,
    };

    public Refusal Gone() => new("item-carried", $"Việc này đã chuyển sang {ProgrammePeriod.Parse(CarriedTo)?.Words}; hãy ghi ở chương trình đó.");
}

/// <summary>Hoàn thành; đã chuyển; hoãn; quá hạn; đang làm. Computed, never stored.</summary>
public enum ProgrammeItemState { Open, Late, Postponed, Carried, Done }
