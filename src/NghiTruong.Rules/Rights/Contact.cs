using NghiTruong.Rules.People;

namespace NghiTruong.Rules.Rights;

/// <summary>Who drafts for a body, and may send where its head said so (đầu mối): a post of that body, from one day until before another.</summary>
public sealed class Contact
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required long BodyId { get; set; }
    public required long PostId { get; set; }
    public required DateOnly From { get; set; }
    /// <summary>The first day on which it is no longer so.</summary>
    public DateOnly? To { get; set; }
    /// <summary>Sends without the head's approval of each answer (được ủy quyền gửi).</summary>
    public bool MaySend { get; set; }
    /// <summary>The head's word or the paper's number by which it is so.</summary>
    public required string Authorisation { get; set; }
    public required long NamedByPostId { get; set; }
    public required string NamedBy { get; set; }
    public required DateTimeOffset RecordedAt { get; set; }
    public int Version { get; set; }

    public bool IsOn(DateOnly day) => From <= day && (To is null || day < To);

    /// <summary>What it adds to the post's own rights.</summary>
    public Right Rights => MaySend ? Right.Drafts | Right.Sends : Right.Drafts;

    /// <summary>A body names its contact by its head's authorisation; the Council's Office records one that came on paper.</summary>
    public static Refusal? MayName(Actor actor, long body) =>
        actor.May(Right.KeepsDirectory) || (RightsTable.Leads(actor.Rank) && actor.SpeaksFor.Contains(body) && actor.May(Right.Sends))
            ? null
            : new("not-the-head", "Chỉ thủ trưởng cơ quan (hoặc Văn phòng HĐND theo giấy ủy quyền) cử đầu mối.");

    public static (Refusal? Refusal, Contact? Made) Name(Actor actor, Body body, Post post, DateOnly? from, DateOnly? lastDay, bool maySend, string authorisation, IEnumerable<Contact> known, DateTimeOffset now)
    {
        if (MayName(actor, body.Id) is { } no) return (no, null);
        if (from is not { } since) return (new("day-needed", "Hãy ghi ngày bắt đầu.", "From"), null);
        if (lastDay < since) return (new("contact-ends-before-it-begins", "Ngày cuối không được trước ngày bắt đầu.", "LastDay"), null);
        if (post.BodyId != body.Id || post.AnnulledBecause is not null) return (new("post-elsewhere", "Đầu mối phải đang giữ chức vụ trong chính cơ quan này.", "Post"), null);
        if (post.To is { } end && end <= since) return (new("post-ended", $"Người này thôi giữ chức vụ từ {end:dd/MM/yyyy}.", "Post"), null);
        if (string.IsNullOrWhiteSpace(authorisation)) return (new("authorisation-needed", "Hãy ghi văn bản hoặc ý kiến ủy quyền của thủ trưởng.", "Authorisation"), null);
        var until = lastDay?.AddDays(1);
        if (known.Any(c => c.PostId == post.Id && (c.To is null || since < c.To) && (until is null || c.From < until)))
            return (new("already-contact", "Người này đã là đầu mối trong thời gian ấy.", "Post"), null);
        return (null, new Contact
        {
            CouncilId = actor.CouncilId, BodyId = body.Id, PostId = post.Id, From = since, To = until, MaySend = maySend, Authorisation = authorisation.Trim(),
            NamedByPostId = actor.PostId, NamedBy = $"{actor.PersonName}, {actor.PostTitle}", RecordedAt = now,
        });
    }

    /// <summary>Ends it; <paramref name="lastDay"/> is the last day on which it holds.</summary>
    public Refusal? End(Actor actor, int seen, DateOnly? lastDay, DateOnly today)
    {
        if (MayName(actor, BodyId) is { } no) return no;
        if (seen != Version) return Refusal.Stale("đầu mối này vừa được sửa");
        var end = lastDay ?? today.AddDays(-1);
        if (To is { } already && already <= end.AddDays(1)) return new("contact-ended", "Đầu mối này đã thôi từ trước.", "LastDay");
        To = end < From ? From : end.AddDays(1);
        Version++;
        return null;
    }
}
