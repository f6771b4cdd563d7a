using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights;

/// <summary>A council changes a cell of its table of rights, within what the cell may be; or goes back to the product's own.</summary>
public sealed class ChangeRights(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> Run(Actor actor, FormId? form, PostRank post, BodyKind body, Right wished, int seen)
    {
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (!actor.May(Right.ManagesRights)) return new("not-the-administrator", "Chỉ quản trị hệ thống của HĐND này sửa bảng quyền.");
        if ((wished & ~RightsTable.Most(post, body)) is not Right.None and var beyond)
            return new("beyond-the-cell", $"Chức vụ này không thể được giao: {RightWords.Of(beyond)}.", "Rights");
        if ((RightsTable.Least(post, body) & ~wished) is not Right.None and var without)
            return new("below-the-cell", $"Không bỏ được quyền chức vụ này cần để làm việc: {RightWords.Of(without)}.", "Rights");
        var cell = await db.OwnCells.SingleOrDefaultAsync(c => c.CouncilId == actor.CouncilId && c.Post == post && c.Body == body);
        if ((cell?.Version ?? 0) != seen) return await db.OrWrittenBefore(actor, form, Refusal.Stale("ô quyền này vừa được sửa"));
        var by = $"{actor.PersonName}, {actor.PostTitle}";
        if (cell is null) db.OwnCells.Add(new OwnCell { CouncilId = actor.CouncilId, Post = post, Body = body, Rights = wished, ChangedAt = clock.Now, ChangedBy = by, Version = 1 });
        else (cell.Rights, cell.ChangedAt, cell.ChangedBy, cell.Version) = (wished, clock.Now, by, cell.Version + 1);
        return await db.Save(actor, form, "rights.changed", () => new("rights", actor.CouncilId, $"{RightWords.Of(post)} · {BodyWords.Of(body)}: {RightWords.Of(wished)}", "/quyen"));
    }
}
