using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.People;

/// <summary>A body changes with a date: it takes a new name, its name is corrected, or it ends.</summary>
public sealed class ChangeBody(CouncilDb db, CouncilClock clock)
{
    /// <summary>From a day on the body bears a new name; days before keep the old one.</summary>
    public async Task<Refusal?> Rename(Actor actor, FormId? form, long bodyId, int seen, string name, string? shortName, DateOnly? from, string decision)
    {
        var (refusal, body) = await Load(actor, form, bodyId, seen);
        if (body is null || refusal is not null) return refusal;
        if (name.Length == 0) return new("name-needed", "Hãy ghi tên mới.", "Name");
        if (from is not { } since) return new("from-needed", "Hãy ghi ngày tên mới có hiệu lực.", "From");
        var last = body.Names.OrderBy(n => n.From).Last();
        if (since <= last.From) return new("name-before-the-last", $"Tên mới phải có hiệu lực sau ngày {last.From:dd/MM/yyyy}, ngày tên hiện nay bắt đầu.", "From");
        if (!body.ExistsOn(since)) return new("body-not-there", $"Cơ quan không hoạt động ngày {since:dd/MM/yyyy}.", "From");
        last.To = since;
        body.Names.Add(DirectoryWrites.NewName(actor.CouncilId, name, shortName, since));
        db.Tell(actor, clock, "body-renamed", since, $"Đổi tên {last.Name} thành {name}{(decision.Length > 0 ? $" ({decision})" : "")}", body: body.Id);
        return await Save(actor, form, body, name, "body.renamed");
    }

    /// <summary>The name in use was entered wrongly: it is put right for all the days it covers.</summary>
    public async Task<Refusal?> Correct(Actor actor, FormId? form, long bodyId, int seen, string name, string? shortName, string reason)
    {
        var (refusal, body) = await Load(actor, form, bodyId, seen);
        if (body is null || refusal is not null) return refusal;
        if (name.Length == 0) return new("name-needed", "Hãy ghi tên đúng.", "Name");
        if (reason.Length == 0) return new("reason-needed", "Đính chính phải nêu lý do.", "Reason");
        var last = body.Names.OrderBy(n => n.From).Last();
        var before = last.Name;
        (last.Name, last.ShortName, last.Key, last.SortKey) = (name, shortName, BodyName.Key(name), SortKey.Of(name));
        db.Tell(actor, clock, "body-corrected", clock.Today, $"Đính chính tên {before} thành {name}: {reason}", body: body.Id);
        return await Save(actor, form, body, name, "body.corrected");
    }

    /// <summary>The body ends after a day. While posts in it are held, it is refused.</summary>
    public async Task<Refusal?> End(Actor actor, FormId? form, long bodyId, int seen, DateOnly? lastDay, string decision)
    {
        var (refusal, body) = await Load(actor, form, bodyId, seen);
        if (body is null || refusal is not null) return refusal;
        if (lastDay is not { } last) return new("last-day-needed", "Hãy ghi ngày hoạt động cuối cùng.", "LastDay");
        if (last < body.From) return new("body-ends-before-it-begins", $"Ngày kết thúc không được trước ngày bắt đầu ({body.From:dd/MM/yyyy}).", "LastDay");
        var held = await db.Posts.CountAsync(p => p.BodyId == bodyId && p.AnnulledBecause == null && (p.To == null || p.To > last.AddDays(1)));
        if (held > 0) return new("posts-held", $"Còn {held} chức vụ chưa kết thúc trong cơ quan này; hãy kết thúc hoặc chuyển trước.", "LastDay");
        body.To = last.AddDays(1);
        body.Names.OrderBy(n => n.From).Last().To = body.To;
        db.Tell(actor, clock, "body-ended", last, $"Kết thúc hoạt động{(decision.Length > 0 ? $" ({decision})" : "")}", body: body.Id);
        return await Save(actor, form, body, body.NameOn(last), "body.ended");
    }

    async Task<(Refusal? Refusal, Body? Body)> Load(Actor actor, FormId? form, long bodyId, int seen)
    {
        if (DirectoryWrites.MayKeep(actor) is { } refusal) return (refusal, null);
        var body = await db.Visible(actor).Bodies.Include(b => b.Names).SingleOrDefaultAsync(b => b.Id == bodyId);
        if (body is null) return (Refusal.NotFound, null);
        if (body.Version != seen) return (await db.OrWrittenBefore(actor, form, Refusal.Stale("cơ quan này vừa được sửa")), body);
        body.Version++;
        return (null, body);
    }

    Task<Refusal?> Save(Actor actor, FormId? form, Body body, string name, string act) =>
        db.Save(actor, form, act, () => new("body", body.Id, name, $"/danh-ba/co-quan/{body.Id}"));
}
