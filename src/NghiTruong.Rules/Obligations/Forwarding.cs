namespace NghiTruong.Rules.Obligations;

public enum ForwardingState { Sent, Received, Returned, Answered, TakenBack }

/// <summary>How and when the council that forwarded work ended it: of its register the other office is told this and no more.</summary>
public sealed record ForwardedEnd(ObligationState State, DateOnly On)
{
    public string Words => $"{StateWords.Of(State)}, ngày {On:dd/MM/yyyy}";
}

/// <summary>
/// Work of one council forwarded to another of the installation (chuyển): with a receipt, a day and an answer. The two offices see what was forwarded and what
/// came back, and of each other's registers nothing else.
/// </summary>
public sealed class Forwarding
{
    public long Id { get; private set; }
    /// <summary>The council that forwarded it.</summary>
    public long CouncilId { get; private set; }
    public long ToCouncilId { get; private set; }
    public Guid Uid { get; private set; }
    public long ObligationId { get; private set; }
    public string Words { get; private set; } = "";
    public string Note { get; private set; } = "";
    public DateOnly? DueOn { get; private set; }
    public string? DocumentNumber { get; private set; }
    public ForwardingState State { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public string SentBy { get; private set; } = "";
    public DateOnly? ReceivedOn { get; private set; }
    /// <summary>Number in the receiving office's register of incoming papers (số đến).</summary>
    public string? ReceiptNumber { get; private set; }
    public string? ReceivedBy { get; private set; }
    /// <summary>The work it became in the receiving council.</summary>
    public long? BecameId { get; private set; }
    public string? Because { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnswerNumber { get; private set; }
    public string? AnswerWords { get; private set; }
    public string? AnsweredBy { get; private set; }
    public int Version { get; private set; }

    public bool IsWaiting => State == ForwardingState.Sent;
    public bool IsOpen => State is ForwardingState.Sent or ForwardingState.Received;

    /// <summary>Not answered and past its day: computed, never stored. What its sender ended is owed no answer.</summary>
    public bool IsLateOn(DateOnly today, ForwardedEnd? ended = null) => ended is null && IsOpen && DueOn < today;

    public static (Refusal? Refusal, Forwarding? Made) Send(Actor actor, Obligation work, long toCouncil, string words, string note, string? number, DateOnly? dueOn, DateTimeOffset now)
    {
        if (!actor.May(Right.KeepsWork)) return (new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND chuyển nhiệm vụ sang HĐND khác."), null);
        if (toCouncil == actor.CouncilId) return (new("same-council", "Hãy chọn HĐND khác.", "Council"), null);
        if (!work.IsOpen) return (new("work-ended", "Nhiệm vụ này đã kết thúc."), null);
        if (string.IsNullOrWhiteSpace(words)) return (new("words-needed", "Hãy ghi nội dung chuyển.", "Words"), null);
        if (dueOn < CouncilClock.DayOf(now)) return (new("due-passed", "Hạn trả lời không được trước hôm nay.", "DueOn"), null);
        if (FurthestDay.Passed(dueOn, CouncilClock.DayOf(now), "Hạn trả lời", "DueOn") is { } far) return (far, null);
        return (null, new Forwarding
        {
            CouncilId = actor.CouncilId, ToCouncilId = toCouncil, Uid = Guid.CreateVersion7(now), ObligationId = work.Id, Words = words.Trim(), Note = note.Trim(), DocumentNumber = number, DueOn = dueOn,
            SentAt = now, SentBy = $"{actor.PersonName}, {actor.PostTitle}", Version = 1,
        });
    }

    /// <summary>The other office takes it in.</summary>
    /// <param name="ended">Where the sender ended it since; reopened there, it waits again.</param>
    public Refusal? Receive(Actor actor, int seen, string? receiptNumber, DateOnly today, ForwardedEnd? ended = null)
    {
        if (MayNotAnswer(actor, seen) is { } no) return no;
        if (State == ForwardingState.Sent && ended is not null) return new("sender-ended", $"Nơi chuyển đã kết thúc nhiệm vụ này ({ended.Words}): không còn chờ tiếp nhận.");
        if (State != ForwardingState.Sent) return new("already-received", "Nội dung này đã tiếp nhận hoặc trả lại.");
        (State, ReceivedOn, ReceiptNumber, ReceivedBy) = (ForwardingState.Received, today, receiptNumber, $"{actor.PersonName}, {actor.PostTitle}");
        Version++;
        return null;
    }

    /// <summary>The receiving council's own work from then on.</summary>
    public void Becomes(Obligation work) => BecameId = work.Id;

    public Refusal? Return(Actor actor, int seen, string because, DateOnly today)
    {
        if (MayNotAnswer(actor, seen) is { } no) return no;
        if (State != ForwardingState.Sent) return new("already-received", "Nội dung này đã tiếp nhận hoặc trả lại.");
        if (string.IsNullOrWhiteSpace(because)) return new("reason-needed", "Trả lại phải nêu lý do.", "Because");
        (State, Because, ReceivedOn, ReceivedBy) = (ForwardingState.Returned, because.Trim(), today, $"{actor.PersonName}, {actor.PostTitle}");
        Version++;
        return null;
    }

    public Refusal? Answer(Actor actor, int seen, string words, string? number, DateOnly today)
    {
        if (MayNotAnswer(actor, seen) is { } no) return no;
        if (State != ForwardingState.Received) return new("receive-first", State == ForwardingState.Sent ? "Hãy tiếp nhận trước khi trả lời." : "Nội dung này đã trả lời hoặc trả lại.");
        if (string.IsNullOrWhiteSpace(words) && string.IsNullOrWhiteSpace(number)) return new("words-needed", "Hãy ghi nội dung hoặc số văn bản trả lời.", "Answer");
        (State, AnswerWords, AnswerNumber, AnsweredOn, AnsweredBy) = (ForwardingState.Answered, words.Trim(), number, today, $"{actor.PersonName}, {actor.PostTitle}");
        Version++;
        return null;
    }

    public Refusal? TakeBack(Actor actor, int seen, string because)
    {
        if (actor.CouncilId != CouncilId) return Refusal.NotFound;
        if (!actor.May(Right.KeepsWork)) return NotTheOffice;
        if (seen != Version) return Refusal.Stale("nơi nhận vừa ghi");
        if (State != ForwardingState.Sent) return new("already-received", "Nơi nhận đã tiếp nhận hoặc trả lại, không rút được.");
        if (string.IsNullOrWhiteSpace(because)) return new("reason-needed", "Rút lại phải nêu lý do.", "Because");
        (State, Because) = (ForwardingState.TakenBack, because.Trim());
        Version++;
        return null;
    }

    Refusal? MayNotAnswer(Actor actor, int seen) =>
        actor.CouncilId != ToCouncilId ? Refusal.NotFound : !actor.May(Right.KeepsWork) ? NotTheOffice : seen != Version ? Refusal.Stale("nơi chuyển hoặc đồng nghiệp vừa ghi") : null;

    static readonly Refusal NotTheOffice = new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND ghi nội dung này.");
}
