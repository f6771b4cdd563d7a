namespace NghiTruong.Rules.Meetings;

public readonly record struct RoundId(long Value);

/// <summary>Tiếp thu; tiếp thu một phần; không tiếp thu. The latter two need a reason.</summary>
public enum CommentVerdict { TakenIn, PartlyTakenIn, NotTakenIn }

/// <summary>One round of comments (đợt xin ý kiến) on one version of a paper: who was asked, who answered, what was taken in, why not.</summary>
public sealed class CommentRound
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public int Version { get; set; }
    public required long MeetingId { get; set; }
    public required long AgendaItemId { get; set; }
    public required string PaperName { get; set; }
    /// <summary>The version that was sent out.</summary>
    public required int PaperNumber { get; set; }
    /// <summary>The version that stood when the round was closed.</summary>
    public int? ResultNumber { get; set; }
    /// <summary>What is asked: "cho ý kiến về mức chi, thời điểm áp dụng".</summary>
    public required string Question { get; set; }
    public required DateOnly DueOn { get; set; }
    public required DateTimeOffset OpenedAt { get; set; }
    public required string OpenedBy { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public List<CommentRequest> Requests { get; init; } = [];
    public List<Comment> Comments { get; init; } = [];

    public bool IsClosed => ClosedAt is not null;
    public bool IsOpen => !IsClosed;

    public bool IsAbout(PaperVersion paper) => AgendaItemId == paper.AgendaItemId && PaperName == paper.Name && PaperNumber == paper.Number;

    /// <summary>More bodies are asked; one already asked is not asked twice.</summary>
    public Refusal? Ask(Actor actor, IReadOnlyList<long> bodies, DateOnly due, DateTimeOffset now)
    {
        if (Closed() is { } closed) return closed;
        if (!actor.May(Right.KeepsMeetings)) return NotTheOffice;
        var asked = bodies.Where(b => !Requests.Exists(r => r.BodyId == b)).ToList();
        if (asked.Count == 0) return new("bodies-needed", "Hãy chọn ít nhất một cơ quan chưa được hỏi.", "Bodies");
        if (due < CouncilClock.DayOf(now)) return new("due-passed", "Hạn góp ý không được trước hôm nay.", "DueOn");
        Requests.AddRange(asked.Select(b => new CommentRequest { CouncilId = CouncilId, BodyId = b, DueOn = due, AskedAt = now }));
        Version++;
        return null;
    }

    /// <summary>A body answers for itself, or the Office enters what came on paper. Late answers are taken until the round is closed.</summary>
    /// <param name="on">The day of the answer.</param>
    public Refusal? Answer(Actor actor, long bodyId, string words, bool agrees, CommentFile? file, DateOnly on, DateTimeOffset now)
    {
        if (Closed() is { } closed) return closed;
        if (Requests.Find(r => r.BodyId == bodyId) is not { } request) return Refusal.NotFound;
        var isOwn = actor.OwnBodies.Contains(bodyId);
        if (!isOwn && !actor.May(Right.KeepsMeetings)) return Refusal.NotFound;
        if (words.Length == 0 && file is null && !agrees) return new("words-needed", "Hãy ghi ý kiến, đính kèm tệp, hoặc chọn “nhất trí, không có ý kiến thêm”.", "Words");
        if (on > CouncilClock.DayOf(now)) return new("in-the-future", "Ngày trả lời không được sau hôm nay.", "On");
        if (on < CouncilClock.DayOf(request.AskedAt)) return new("before-asked", "Ngày trả lời không được trước ngày hỏi.", "On");
        request.AnsweredOn ??= on;
        request.EnteredFor |= !isOwn;
        request.Agrees = agrees && words.Length == 0 && file is null && !Comments.Exists(c => c.BodyId == bodyId);
        if (words.Length > 0 || file is not null) Comments.Add(Made(actor, bodyId, null, words, file, on));
        Version++;
        return null;
    }

    /// <summary>The Office enters a comment of someone who was not asked as a body: a deputy, an expert.</summary>
    public Refusal? AddFrom(Actor actor, string who, string words, CommentFile? file, DateOnly on, DateTimeOffset now)
    {
        if (Closed() is { } closed) return closed;
        if (!actor.May(Right.KeepsMeetings)) return NotTheOffice;
        if (who.Length == 0) return new("who-needed", "Hãy ghi người góp ý.", "Who");
        if (words.Length == 0 && file is null) return new("words-needed", "Hãy ghi ý kiến hoặc đính kèm tệp.", "Words");
        if (on > CouncilClock.DayOf(now)) return new("in-the-future", "Ngày góp ý không được sau hôm nay.", "On");
        if (on < CouncilClock.DayOf(OpenedAt)) return new("before-asked", $"Ngày góp ý không được trước ngày gửi xin ý kiến ({CouncilClock.DayOf(OpenedAt):dd/MM/yyyy}).", "On");
        Comments.Add(Made(actor, null, who, words, file, on));
        Version++;
        return null;
    }

    /// <summary>What became of a comment; not taking it in, wholly or partly, needs its reason.</summary>
    public Refusal? Judge(Actor actor, long commentId, CommentVerdict verdict, string reason, DateTimeOffset now)
    {
        if (!actor.May(Right.KeepsMeetings)) return NotTheOffice;
        if (Closed() is { } closed) return closed;
        if (Comments.Find(c => c.Id == commentId) is not { } comment) return Refusal.NotFound;
        if (verdict != CommentVerdict.TakenIn && reason.Length == 0) return new("reason-needed", "Không tiếp thu hoặc tiếp thu một phần phải nêu lý do.", "Reason");
        if (comment is { Verdict: { } was, JudgedAt: { } at })
            comment.Earlier.Add(new EarlierVerdict { CouncilId = CouncilId, Verdict = was, Reason = comment.Reason, At = at, By = comment.JudgedBy ?? "" });
        (comment.Verdict, comment.Reason, comment.JudgedAt, comment.JudgedBy) = (verdict, reason.Length > 0 ? reason : null, now, $"{actor.PersonName}, {actor.PostTitle}");
        Version++;
        return null;
    }

    /// <summary>Ends the round once every comment has its verdict.</summary>
    public Refusal? Close(Actor actor, int resultNumber, DateTimeOffset now)
    {
        if (!actor.May(Right.KeepsMeetings)) return NotTheOffice;
        if (Closed() is { } closed) return closed;
        var open = Comments.Count(c => c.Verdict is null);
        if (open > 0) return new("comments-unjudged", $"Còn {open} ý kiến chưa ghi kết quả tiếp thu.");
        (ClosedAt, ResultNumber) = (now, resultNumber);
        Version++;
        return null;
    }

    Refusal? Closed() => IsClosed ? new("round-closed", "Đợt xin ý kiến này đã kết thúc.") : null;

    static readonly Refusal NotTheOffice = new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND làm được việc này.");

    Comment Made(Actor actor, long? body, string? who, string words, CommentFile? file, DateOnly on) => new()
    {
        CouncilId = CouncilId, BodyId = body, PersonName = who, Words = words, StoredFileId = file?.StoredFileId, FileName = file?.Name, MadeOn = on, MadeBy = $"{actor.PersonName}, {actor.PostTitle}",
    };
}

/// <summary>A body asked for its comments, by when, and when it answered.</summary>
public sealed class CommentRequest
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long RoundId { get; set; }
    public required long BodyId { get; set; }
    public required DateOnly DueOn { get; set; }
    public required DateTimeOffset AskedAt { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    /// <summary>Answered that it agrees and has nothing to add.</summary>
    public bool Agrees { get; set; }
    /// <summary>Entered by the Office from paper (nhập thay).</summary>
    public bool EnteredFor { get; set; }

    /// <summary>Days late on a day: of the answer, or of its lack; 0 where in time.</summary>
    public int DaysLate(DateOnly today) => Math.Max(0, (AnsweredOn ?? today).DayNumber - DueOn.DayNumber);
}

/// <summary>One comment (ý kiến góp ý) and what became of it.</summary>
public sealed class Comment
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long RoundId { get; set; }
    public long? BodyId { get; set; }
    public string? PersonName { get; set; }
    public required string Words { get; set; }
    public long? StoredFileId { get; set; }
    public string? FileName { get; set; }
    public required DateOnly MadeOn { get; set; }
    public required string MadeBy { get; set; }
    public CommentVerdict? Verdict { get; set; }
    public string? Reason { get; set; }
    public DateTimeOffset? JudgedAt { get; set; }
    public string? JudgedBy { get; set; }
    /// <summary>What was said of it before what is said now; what was said before these were kept stands in the record alone.</summary>
    public List<EarlierVerdict> Earlier { get; init; } = [];
}

/// <summary>What was said to become of a comment before what is said now; only ever added to.</summary>
public sealed class EarlierVerdict
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long CommentId { get; set; }
    public required CommentVerdict Verdict { get; set; }
    public string? Reason { get; set; }
    public required DateTimeOffset At { get; set; }
    public required string By { get; set; }
}

/// <summary>A file that came with a comment, already kept.</summary>
public sealed record CommentFile(long StoredFileId, string Name);

/// <summary>The office's own words for verdicts.</summary>
public static class CommentWords
{
    public static string Of(CommentVerdict? verdict) => verdict switch
    {
        CommentVerdict.TakenIn => "tiếp thu",
        CommentVerdict.PartlyTakenIn => "tiếp thu một phần",
        CommentVerdict.NotTakenIn => "không tiếp thu",
        _ => "chưa xem xét",
    };
}
