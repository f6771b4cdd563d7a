using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.Bench;

/// <summary>The demo province grown to the size of a real one: 98 communes, some twenty departments, an officer in each.</summary>
sealed class ProvincePlaces
{
    static readonly DateOnly Since = new(2021, 6, 28);

    public long Council { get; private init; }
    public IReadOnlyList<(long Id, string Name)> Communes { get; private init; } = [];
    public IReadOnlyList<(long Id, string Name)> Departments { get; private init; } = [];
    public long Committee { get; private init; }
    public long Office { get; private init; }
    public long WatcherPost { get; private init; }
    public Actor Secretary { get; private init; } = null!;
    public Actor Head { get; private init; } = null!;
    public BodyTree Tree { get; private init; } = null!;

    public static async Task<ProvincePlaces> Make(CouncilDb db, DateOnly today)
    {
        var council = await db.Councils.Where(c => c.Level == CouncilLevel.Province).Select(c => c.Id).SingleAsync();
        var bodies = await db.BodiesOf(council);
        var committee = bodies.Single(b => b.Kind == BodyKind.PeoplesCommittee).Id;
        var officer = 0;
        foreach (var name in NewDepartments) Add(db, council, BodyKind.Department, name, null, committee, ++officer);
        foreach (var name in NewCommunes(98 - bodies.Count(b => b.Kind == BodyKind.Commune))) Add(db, council, BodyKind.Commune, $"Ủy ban nhân dân {name}", $"UBND {name}", committee, ++officer);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        bodies = await db.BodiesOf(council);
        var posts = await (from p in db.Posts join person in db.Persons on p.PersonId equals person.Id where p.CouncilId == council select new { p.Id, person.Name }).ToListAsync();
        var secretary = posts.First(p => p.Name == Cast.Secretary).Id;
        return new ProvincePlaces
        {
            Council = council, Committee = committee, WatcherPost = secretary, Office = bodies.Single(b => b.Kind == BodyKind.CouncilOffice).Id, Tree = new BodyTree(bodies, today),
            Communes = [.. bodies.Where(b => b.Kind == BodyKind.Commune).OrderBy(b => b.Id).Select(b => (b.Id, b.NameOn(today)))],
            Departments = [.. bodies.Where(b => b.Kind == BodyKind.Department && b.ExistsOn(today)).OrderBy(b => b.Id).Select(b => (b.Id, b.NameOn(today)))],
            Secretary = (await Acting.As(db, today, secretary))!.Value.Actor, Head = (await Acting.As(db, today, posts.First(p => p.Name == Cast.OfficeHead).Id))!.Value.Actor,
        };
    }

    /// <summary>One who acts for a body: what a body itself records.</summary>
    public Actor Of(long body, string name) => new(Council, 0, $"Công chức {name}", 0, "Công chức", body, [body], Right.SeesOwn | Right.Drafts | Right.Sends);

    static void Add(CouncilDb db, long council, BodyKind kind, string name, string? shortName, long parent, int officer)
    {
        var body = new Body { CouncilId = council, Uid = Guid.CreateVersion7(), Kind = kind, From = Since };
        body.Names.Add(new BodyNaming { CouncilId = council, Name = name, ShortName = shortName, Key = BodyName.Key(name), SortKey = SortKey.Of(name), From = Since });
        body.Parents.Add(new BodyParent { CouncilId = council, ParentId = parent, From = Since });
        var person = new Person { Uid = Guid.CreateVersion7(), Name = Officer(officer), Key = Folding.Key(Officer(officer)), SortKey = PersonName.SortKey(Officer(officer)) };
        db.AddRange(body, person);
        db.SaveChanges();
        db.Posts.Add(new Post { CouncilId = council, PersonId = person.Id, BodyId = body.Id, Title = $"Chuyên viên {name}", Key = BodyName.Key($"Chuyên viên {name}"), Rank = PostRank.Officer, From = Since });
    }

    static string Officer(int n)
    {
        string[] family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"], middle = ["Văn", "Thị", "Đức", "Quang", "Hữu", "Ngọc", "Xuân"], given = ["Anh", "Bảo", "Cường", "Dung", "Hòa", "Khánh", "Linh", "Minh", "Nhung", "Oanh", "Sơn", "Thủy", "Vân"];
        return $"{family[n % family.Length]} {middle[n % middle.Length]} {given[n % given.Length]}";
    }

    static readonly string[] NewDepartments =
    [
        "Sở Dân tộc và Tôn giáo", "Sở Ngoại vụ", "Thanh tra tỉnh", "Ban Quản lý các khu công nghiệp tỉnh", "Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Kho bạc Nhà nước khu vực", "Thuế tỉnh", "Bảo hiểm xã hội tỉnh", "Đài Phát thanh và Truyền hình tỉnh",
    ];

    static IEnumerable<string> NewCommunes(int count)
    {
        string[] first = ["Mường", "Nà", "Bản", "Tân", "Phú", "An", "Thanh", "Vĩnh", "Đại", "Yên", "Long"], second = ["Chiềng", "Lương", "Thịnh", "Hòa", "Sơn", "Khê", "Lộc", "Bình", "Giang"];
        for (var n = 0; n < count; n++) yield return $"{(n % 7 == 6 ? "phường" : "xã")} {first[n % first.Length]} {second[n / first.Length % second.Length]}";
    }
}
