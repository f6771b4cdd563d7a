using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Commands;

/// <summary>The invented province Lam Giang: its councils, bodies and people. Nothing in it exists.</summary>
sealed class DemoPeople(CouncilDb db)
{
    public const string Place = "tỉnh Lam Giang";
    static readonly DateOnly Start = new(2021, 6, 28), TermStart = new(2026, 3, 28), TwoTiers = new(2025, 7, 1), Merger = new(2025, 3, 1);

    public Dictionary<string, Body> Bodies { get; } = [];
    public Dictionary<string, (Person Person, Post Post)> People { get; } = [];
    public Council Province { get; private set; } = null!;

    public async Task Seed()
    {
        Province = new Council { Level = CouncilLevel.Province, Name = "HĐND tỉnh Lam Giang", Place = Place, Uid = Guid.CreateVersion7() };
        db.Councils.Add(Province);
        await db.SaveChangesAsync();
        await SeedBodies();
        await SeedCast();
        await SeedContacts();
        await SeedDeputies();
        await SeedCommunes();
    }

    async Task SeedBodies()
    {
        var council = await Body(BodyKind.Council, "Hội đồng nhân dân tỉnh Lam Giang", "HĐND tỉnh", null);
        await Body(BodyKind.StandingCommittee, "Thường trực Hội đồng nhân dân tỉnh Lam Giang", "Thường trực HĐND tỉnh", council);
        await Body(BodyKind.Committee, "Ban Pháp chế HĐND tỉnh", "Ban Pháp chế", council);
        await Body(BodyKind.Committee, "Ban Kinh tế - Ngân sách HĐND tỉnh", "Ban Kinh tế - Ngân sách", council);
        await Body(BodyKind.Committee, "Ban Văn hóa - Xã hội HĐND tỉnh", "Ban Văn hóa - Xã hội", council);
        await Body(BodyKind.CouncilOffice, "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Văn phòng HĐND tỉnh", council);
        await Body(BodyKind.NationalAssemblyDelegation, "Đoàn đại biểu Quốc hội tỉnh Lam Giang", "Đoàn ĐBQH tỉnh", null);
        var committee = await Body(BodyKind.PeoplesCommittee, "Ủy ban nhân dân tỉnh Lam Giang", "UBND tỉnh", null);
        await Body(BodyKind.PeoplesCommitteeOffice, "Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", committee);
        foreach (var name in new[] { "Nội vụ", "Tư pháp", "Công Thương", "Nông nghiệp và Môi trường", "Giáo dục và Đào tạo", "Y tế", "Văn hóa, Thể thao và Du lịch", "Khoa học và Công nghệ", "Tài chính" })
            await Body(BodyKind.Department, $"Sở {name}", null, committee);
        await SeedMerger(committee);
        await Body(BodyKind.FatherlandFront, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lam Giang", "Ủy ban MTTQ Việt Nam tỉnh", null);
        await Body(BodyKind.PartyBody, "Ban Thường vụ Tỉnh ủy", null, null, isOutside: true);
        await Body(BodyKind.JudicialBody, "Tòa án nhân dân tỉnh", null, null, isOutside: true);
        var district = await Body(BodyKind.District, "Ủy ban nhân dân huyện Thượng Sơn", "UBND huyện Thượng Sơn", committee);
        district.To = TwoTiers;
        foreach (var name in CommuneNames) await Body(BodyKind.Commune, $"Ủy ban nhân dân {name}", $"UBND {name}", committee);
        foreach (var name in CommuneNames.Take(2)) Succeed(district, Bodies[$"UBND {name}"], SuccessionKind.Abolished, TwoTiers, "theo mô hình chính quyền địa phương hai cấp");
        for (var n = 1; n <= 8; n++) await Body(BodyKind.DeputyGroup, $"Tổ đại biểu số {n}", $"Tổ {n}", council);
    }

    /// <summary>Two departments became one in 2025: old days keep old names.</summary>
    async Task SeedMerger(Body committee)
    {
        var transport = await Body(BodyKind.Department, "Sở Giao thông vận tải", "Sở GTVT", committee);
        var building = await Body(BodyKind.Department, "Sở Xây dựng (cũ)", null, committee);
        building.Names[0].Name = "Sở Xây dựng";
        building.Names[0].To = transport.Names[0].To = building.To = transport.To = Merger;
        var merged = await Body(BodyKind.Department, "Sở Xây dựng", "Sở XD", committee, from: Merger);
        Succeed(transport, merged, SuccessionKind.Merged, Merger, "Quyết định số 15/QĐ-UBND");
        Succeed(building, merged, SuccessionKind.Merged, Merger, "Quyết định số 15/QĐ-UBND");
        await db.SaveChangesAsync();
    }

    void Succeed(Body from, Body to, SuccessionKind kind, DateOnly on, string decision) => db.BodySuccessions.Add(new BodySuccession
    {
        CouncilId = Province.Id, FromBodyId = from.Id, ToBodyId = to.Id, Kind = kind, On = on, Decision = decision,
    });

    static readonly string[] CommuneNames = ["xã Thượng Sơn", "xã Nậm Lúa", "phường Bến Lam", "xã Cồn Dâu"];

    async Task<Body> Body(BodyKind kind, string name, string? shortName, Body? parent, bool isOutside = false, DateOnly? from = null, long? councilId = null)
    {
        var since = from ?? (kind == BodyKind.Commune ? TwoTiers : Start);
        var council = councilId ?? Province.Id;
        var body = new Body { CouncilId = council, Uid = Guid.CreateVersion7(), Kind = kind, IsOutside = isOutside, From = since };
        body.Names.Add(DirectoryWrites.NewName(council, name, shortName, since));
        if (parent is not null) body.Parents.Add(new BodyParent { CouncilId = council, ParentId = parent.Id, From = since });
        db.Bodies.Add(body);
        await db.SaveChangesAsync();
        Bodies[shortName ?? name] = body;
        return body;
    }

    async Task SeedCast()
    {
        await Hold(Cast.Chair, "Thường trực HĐND tỉnh", "Chủ tịch HĐND tỉnh", PostRank.Head, outside: ("Ban Thường vụ Tỉnh ủy", "Phó Bí thư Thường trực Tỉnh ủy"));
        await Hold(Cast.StandingViceChair, "Thường trực HĐND tỉnh", "Phó Chủ tịch Thường trực HĐND tỉnh", PostRank.DeputyHead, outside: ("Ban Thường vụ Tỉnh ủy", "Ủy viên Ban Thường vụ Tỉnh ủy"));
        await Hold("Ngô Thanh Sơn", "Thường trực HĐND tỉnh", "Phó Chủ tịch HĐND tỉnh", PostRank.DeputyHead);
        await Hold(Cast.CommitteeHead, "Ban Kinh tế - Ngân sách", "Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh", PostRank.Head);
        await Hold("Trịnh Thị Hồng Vân", "Ban Pháp chế", "Trưởng Ban Pháp chế HĐND tỉnh", PostRank.Head);
        await Hold("Đinh Công Tráng", "Ban Văn hóa - Xã hội", "Trưởng Ban Văn hóa - Xã hội HĐND tỉnh", PostRank.Head);
        await Hold(Cast.OfficeHead, "Văn phòng HĐND tỉnh", "Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh", PostRank.Head);
        await Hold(Cast.Secretary, "Văn phòng HĐND tỉnh", "Chuyên viên Văn phòng Đoàn ĐBQH và HĐND tỉnh", PostRank.Officer);
        await Hold("Mai Văn Lâm", "UBND tỉnh", "Chủ tịch UBND tỉnh", PostRank.Head);
        await Hold("Tạ Hữu Phước", "UBND tỉnh", "Phó Chủ tịch UBND tỉnh", PostRank.DeputyHead);
        await Hold(Cast.PeoplesCommitteeOfficer, "Văn phòng Ủy ban nhân dân tỉnh", "Chuyên viên Văn phòng UBND tỉnh", PostRank.Officer);
        await Hold(Cast.Director, "Sở XD", "Giám đốc Sở Xây dựng", PostRank.Head, Merger);
        await Hold("Hà Thị Bích Liên", "Sở Y tế", "Giám đốc Sở Y tế", PostRank.Head);
        await Hold("Quách Văn Nghĩa", "Sở Tài chính", "Giám đốc Sở Tài chính", PostRank.Head);
        await Hold("Lương Thị Kim Oanh", "Sở Giáo dục và Đào tạo", "Giám đốc Sở Giáo dục và Đào tạo", PostRank.Head);
        await Hold("Cao Xuân Trường", "Sở Nông nghiệp và Môi trường", "Giám đốc Sở Nông nghiệp và Môi trường", PostRank.Head);
        await Hold(Cast.FrontOfficer, "Ủy ban MTTQ Việt Nam tỉnh", "Chuyên viên Ủy ban MTTQ Việt Nam tỉnh", PostRank.Officer);
        await Hold(Cast.Contact, "Sở XD", "Chuyên viên Sở Xây dựng", PostRank.Officer, Merger);
        await Hold("Triệu Quang Hưng", "Ủy ban MTTQ Việt Nam tỉnh", "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh", PostRank.Head);
        await Hold(Cast.Administrator, "Văn phòng HĐND tỉnh", "Quản trị hệ thống", PostRank.Administrator);
        await Hold(Cast.Auditor, "Văn phòng HĐND tỉnh", "Công chức kiểm tra, giám sát việc sử dụng hệ thống", PostRank.Auditor);
        // A post that ended: the directory remembers.
        await Hold("Vương Đình Khải", "Ban Kinh tế - Ngân sách", "Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh", PostRank.Head, Start, TermStart);
    }

    /// <summary>Who drafts for a body, and who may send without asking each time.</summary>
    async Task SeedContacts()
    {
        foreach (var (name, body, sends, by) in new[] { (Cast.PeoplesCommitteeOfficer, "Văn phòng Ủy ban nhân dân tỉnh", true, "Mai Văn Lâm"), (Cast.FrontOfficer, "Ủy ban MTTQ Việt Nam tỉnh", true, "Triệu Quang Hưng"), (Cast.Contact, "Sở XD", false, Cast.Director) })
            db.Contacts.Add(new Contact
            {
                CouncilId = Province.Id, BodyId = Bodies[body].Id, PostId = People[name].Post.Id, From = Later(People[name].Post.From, TermStart), MaySend = sends, Authorisation = "Văn bản cử đầu mối của thủ trưởng cơ quan",
                NamedByPostId = People[by].Post.Id, NamedBy = $"{by}, {People[by].Post.Title}", RecordedAt = DemoHands.At(TermStart),
            });
        await db.SaveChangesAsync();
    }

    async Task Hold(string name, string body, string title, PostRank rank, DateOnly? from = null, DateOnly? to = null, (string Body, string Title)? outside = null)
    {
        if (!People.TryGetValue(name, out var known))
        {
            known.Person = DirectoryWrites.NewPerson(name);
            db.Persons.Add(known.Person);
            await db.SaveChangesAsync();
        }
        var at = Bodies[body];
        var post = DirectoryWrites.NewPost(at.CouncilId, known.Person.Id, at.Id, title, rank, from ?? Later(at.From, TermStart), to);
        db.Posts.Add(post);
        if (outside is { } second) db.Posts.Add(DirectoryWrites.NewPost(at.CouncilId, known.Person.Id, Bodies[second.Body].Id, second.Title, PostRank.Member, Start));
        await db.SaveChangesAsync();
        if (known.Post is null) People[name] = (known.Person, post);
    }

    async Task SeedDeputies()
    {
        var term = new Term { CouncilId = Province.Id, Number = "II", Years = "2026 - 2031", From = TermStart };
        db.Terms.AddRange(new Term { CouncilId = Province.Id, Number = "I", Years = "2021 - 2026", From = Start, To = TermStart }, term);
        await db.SaveChangesAsync();
        string[] sitting = [Cast.Chair, Cast.StandingViceChair, "Ngô Thanh Sơn", Cast.CommitteeHead, "Trịnh Thị Hồng Vân", "Đinh Công Tráng", "Mai Văn Lâm"];
        var names = sitting.Concat([Cast.Deputy, Cast.SecondDeputy]).Concat(Invented(51)).ToList();
        for (var n = 0; n < names.Count; n++)
        {
            var group = Bodies[$"Tổ {n % 8 + 1}"];
            if (!sitting.Contains(names[n])) await Hold(names[n], $"Tổ {n % 8 + 1}", LeadsGroup(n) ? $"Tổ trưởng Tổ đại biểu số {n % 8 + 1}" : "Đại biểu HĐND tỉnh", LeadsGroup(n) ? PostRank.Head : PostRank.Member, TermStart);
            db.Deputies.Add(new Deputy { CouncilId = Province.Id, TermId = term.Id, PersonId = People[names[n]].Person.Id, GroupBodyId = group.Id, From = TermStart });
        }
        await db.SaveChangesAsync();
    }

    // Of each group the first who holds no other office.
    static bool LeadsGroup(int n) => n is >= 9 and < 17;

    /// <summary>Names put together in a fixed order: the same province at every first start.</summary>
    static IEnumerable<string> Invented(int count)
    {
        string[] family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Lò", "Quàng", "Giàng", "Tòng"];
        string[] middle = ["Văn", "Thị", "Đức", "Thị Minh", "Quang", "Thị Thu", "Hữu", "Thanh", "Thị Ngọc", "Xuân"];
        string[] given = ["An", "Bình", "Châu", "Dũng", "Giang", "Hải", "Hạnh", "Hiền", "Hùng", "Khoa", "Lan", "Long", "Mai", "Nam", "Nga", "Phong", "Phúc", "Quyên", "Tâm", "Thảo", "Tuấn", "Uyên", "Vinh"];
        for (var n = 0; n < count; n++) yield return $"{family[n * 5 % family.Length]} {middle[n * 3 % middle.Length]} {given[n * 7 % given.Length]}";
    }

    async Task SeedCommunes()
    {
        foreach (var (name, n) in CommuneNames.Select((c, n) => (c, n)))
        {
            var council = new Council { ParentId = Province.Id, Level = CouncilLevel.Commune, Name = $"HĐND {name}", Place = name, Uid = Guid.CreateVersion7() };
            db.Councils.Add(council);
            await db.SaveChangesAsync();
            var own = await Body(BodyKind.Council, $"Hội đồng nhân dân {name}", $"HĐND {name}", null, from: TwoTiers, councilId: council.Id);
            await Body(BodyKind.StandingCommittee, $"Thường trực HĐND {name}", null, own, from: TwoTiers, councilId: council.Id);
            await Body(BodyKind.Committee, "Ban Pháp chế HĐND xã", null, own, from: TwoTiers, councilId: council.Id);
            await Body(BodyKind.CouncilOffice, $"Văn phòng HĐND và UBND {name}", null, own, from: TwoTiers, councilId: council.Id);
            await Body(BodyKind.PeoplesCommittee, $"UBND {name} (xã)", "UBND xã", null, from: TwoTiers, councilId: council.Id);
            db.Terms.Add(new Term { CouncilId = council.Id, Number = "I", Years = "2026 - 2031", From = TermStart });
            await Hold(n == 0 ? Cast.CommuneSecretary : Invented(60 + n).Last(), $"Văn phòng HĐND và UBND {name}", $"Công chức Văn phòng HĐND và UBND {name}", PostRank.Officer, TermStart);
        }
    }

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
