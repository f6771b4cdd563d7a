using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.People;

/// <summary>A body is added to the directory (cơ quan, đơn vị mới).</summary>
public sealed class AddBody(CouncilDb db, CouncilClock clock)
{
    public async Task<(Refusal? Refusal, long Id)> Run(Actor actor, FormId? form, string name, string? shortName, BodyKind kind, long? parentId, bool isOutside, DateOnly? from)
    {
        if (DirectoryWrites.MayKeep(actor) is { } refusal) return (refusal, 0);
        if (name.Length == 0) return (new("name-needed", "Hãy ghi tên cơ quan, đơn vị.", "Name"), 0);
        if (from is not { } since) return (new("from-needed", "Hãy ghi ngày thành lập hoặc ngày bắt đầu theo dõi.", "From"), 0);
        if (parentId is { } above && !await db.Visible(actor).Bodies.AnyAsync(b => b.Id == above)) return (Refusal.NotFound, 0);
        var key = BodyName.Key(name);
        if (await db.BodyNames.AnyAsync(n => n.CouncilId == actor.CouncilId && n.Key == key && n.To == null))
            return (new("body-exists", $"“{name}” đã có trong danh bạ.", "Name"), 0);

        var body = new Body { CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(), Kind = kind, IsOutside = isOutside, From = since };
        body.Names.Add(DirectoryWrites.NewName(actor.CouncilId, name, shortName, since));
        if (parentId is { } parent) body.Parents.Add(new BodyParent { CouncilId = actor.CouncilId, ParentId = parent, From = since });
        db.Bodies.Add(body);
        await using var writing = await db.BeginWriting();
        await db.SaveChangesAsync();
        db.Tell(actor, clock, "body-added", since, $"Thêm {name}", body: body.Id);
        return (await writing.Save(actor, form, "body.added", () => new("body", body.Id, name, $"/danh-ba/co-quan/{body.Id}")), body.Id);
    }
}
