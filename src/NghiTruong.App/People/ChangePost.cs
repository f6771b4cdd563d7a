using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.People;

/// <summary>A post ends, or was wrong: ended with its last day, corrected, or annulled as entered by mistake.</summary>
public sealed class ChangePost(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> End(Actor actor, FormId? form, long postId, int seen, DateOnly? lastDay, string words)
    {
        var (refusal, post) = await Load(actor, form, postId, seen);
        if (post is null || refusal is not null) return refusal;
        if (lastDay is not { } last) return new("last-day-needed", "Hãy ghi ngày cuối cùng giữ chức vụ.", "LastDay");
        if (post.End(last) is { } no) return no;
        db.Tell(actor, clock, "post-ended", last, Join($"Thôi giữ chức vụ {post.Title}", words), post.BodyId, post.PersonId, post.Id);
        return await Save(actor, form, post, "post.ended");
    }

    public async Task<Refusal?> Correct(Actor actor, FormId? form, long postId, int seen, string title, DateOnly? from, DateOnly? lastDay, string reason)
    {
        var (refusal, post) = await Load(actor, form, postId, seen);
        if (post is null || refusal is not null) return refusal;
        if (title.Length == 0) return new("title-needed", "Hãy ghi chức vụ.", "Title");
        if (from is not { } since) return new("from-needed", "Hãy ghi ngày bắt đầu giữ chức vụ.", "From");
        if (lastDay < since) return new("post-ends-before-it-begins", "Ngày thôi giữ chức vụ không được trước ngày bắt đầu.", "LastDay");
        if (reason.Length == 0) return new("reason-needed", "Đính chính phải nêu lý do.", "Reason");
        var before = $"{post.Title} ({post.From:dd/MM/yyyy}–{post.To?.AddDays(-1):dd/MM/yyyy})";
        (post.Title, post.Key, post.From, post.To) = (title, BodyName.Key(title), since, lastDay?.AddDays(1));
        post.Version++;
        db.Tell(actor, clock, "post-corrected", clock.Today, $"Đính chính {before} thành {title} ({since:dd/MM/yyyy}–{lastDay:dd/MM/yyyy}): {reason}", post.BodyId, post.PersonId, post.Id);
        return await Save(actor, form, post, "post.corrected");
    }

    public async Task<Refusal?> Annul(Actor actor, FormId? form, long postId, int seen, string reason)
    {
        var (refusal, post) = await Load(actor, form, postId, seen);
        if (post is null || refusal is not null) return refusal;
        if (reason.Length == 0) return new("reason-needed", "Hủy do nhập nhầm phải nêu lý do.", "Reason");
        post.AnnulledBecause = reason;
        post.Version++;
        db.Tell(actor, clock, "post-annulled", clock.Today, $"Hủy do nhập nhầm chức vụ {post.Title}: {reason}", post.BodyId, post.PersonId, post.Id);
        return await Save(actor, form, post, "post.annulled");
    }

    async Task<(Refusal? Refusal, Post? Post)> Load(Actor actor, FormId? form, long postId, int seen)
    {
        if (!actor.MayAny(Right.KeepsDirectory | Right.ManagesRights)) return (DirectoryWrites.MayKeep(actor), null);
        var post = await db.Visible(actor).Posts.SingleOrDefaultAsync(p => p.Id == postId);
        if (post is null) return (Refusal.NotFound, null);
        if (DirectoryWrites.MayGive(actor, post.Rank) is { } refusal) return (refusal, null);
        if (post.Rank == PostRank.Administrator && !await db.Posts.AnyAsync(p => p.Id != post.Id && p.CouncilId == post.CouncilId && p.Rank == PostRank.Administrator && p.AnnulledBecause == null && p.To == null))
            return (new("last-administrator", "Đây là người quản trị hệ thống cuối cùng; hãy cử người khác trước."), null);
        return (post.Version == seen ? null : await db.OrWrittenBefore(actor, form, Refusal.Stale("chức vụ này vừa được sửa")), post);
    }

    Task<Refusal?> Save(Actor actor, FormId? form, Post post, string act) =>
        db.Save(actor, form, act, () => new("post", post.Id, post.Title, $"/danh-ba/nguoi/{post.PersonId}"));

    static string Join(string said, string words) => words.Length == 0 ? said : $"{said}: {words}";
}
