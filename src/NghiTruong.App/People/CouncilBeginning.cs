using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules.People;

namespace NghiTruong.App.People;

/// <summary>What a council is begun with: itself, as a body, and the office whose people work in the system. The rest its own office enters.</summary>
static class CouncilBeginning
{
    /// <summary>Adds a council within the caller's transaction; returns its office.</summary>
    public static async Task<Body> BeginCouncil(this CouncilDb db, long? parentId, CouncilLevel level, string place, DateOnly from)
    {
        var council = new Council { ParentId = parentId, Level = level, Name = $"HĐND {place}", Place = place, Uid = Guid.CreateVersion7() };
        db.Councils.Add(council);
        await db.SaveChangesAsync();
        var whole = await db.BeginBody(council.Id, BodyKind.Council, $"Hội đồng nhân dân {place}", $"HĐND {place}", null, from);
        return await db.BeginBody(council.Id, BodyKind.CouncilOffice, level == CouncilLevel.Province ? $"Văn phòng Đoàn ĐBQH và HĐND {place}" : $"Văn phòng HĐND và UBND {place}", null, whole.Id, from);
    }

    /// <summary>The office of a council that is there, begun where it has none.</summary>
    public static async Task<Body> OfficeOf(this CouncilDb db, long council, string name, DateOnly from) =>
        await db.Bodies.Where(b => b.CouncilId == council && b.Kind == BodyKind.CouncilOffice && b.To == null).OrderBy(b => b.Id).FirstOrDefaultAsync()
        ?? await db.BeginBody(council, BodyKind.CouncilOffice, $"Văn phòng {name}", null, null, from);

    static async Task<Body> BeginBody(this CouncilDb db, long council, BodyKind kind, string name, string? shortName, long? parent, DateOnly from)
    {
        var body = new Body { CouncilId = council, Uid = Guid.CreateVersion7(), Kind = kind, From = from };
        body.Names.Add(DirectoryWrites.NewName(council, name, shortName, from));
        if (parent is { } above) body.Parents.Add(new BodyParent { CouncilId = council, ParentId = above, From = from });
        db.Bodies.Add(body);
        await db.SaveChangesAsync();
        return body;
    }
}
