using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.Rules.Tests.Obligations;

/// <summary>Bodies, people and work for the rules to speak about: UBND (1) above Sở Xây dựng (2), Ban Pháp chế (3), Văn phòng HĐND (4).</summary>
static class Given
{
    public const long Ubnd = 1, Department = 2, Committee = 3, Office = 4;
    public static readonly DateOnly Day = new(2026, 3, 2);

    public static readonly BodyTree Tree = new(
    [
        Body(Ubnd, null), Body(Department, Ubnd), Body(Committee, null), Body(Office, null),
    ], Day);

    public static readonly Actor Secretary = new(1, 10, "Nguyễn Thị Mai Anh", 100, "Chuyên viên Văn phòng", Office, [Office], RightsTable.First(PostRank.Officer, BodyKind.CouncilOffice));
    public static readonly Actor Head = new(1, 14, "Đỗ Văn Thành", 104, "Chánh Văn phòng", Office, [Office], RightsTable.First(PostRank.Head, BodyKind.CouncilOffice)) { Rank = PostRank.Head };
    public static readonly Actor Director = new(1, 11, "Hoàng Đức Việt", 101, "Giám đốc Sở Xây dựng", Department, [Department], RightsTable.First(PostRank.Head, BodyKind.Department));
    public static readonly Actor Chief = new(1, 12, "Tạ Hữu Phước", 102, "Phó Chủ tịch UBND tỉnh", Ubnd, [Ubnd, Department], RightsTable.First(PostRank.Head, BodyKind.Department));
    public static readonly Actor Deputy = new(1, 13, "Vũ Hoàng Yến", 103, "Đại biểu HĐND tỉnh", 5, [5], RightsTable.First(PostRank.Member, BodyKind.DeputyGroup));

    public static ObligationTerms Terms(long? lead = Department, ObligationKind kind = ObligationKind.Task, DateOnly? due = null) => new()
    {
        Work = "rà soát 12 dự án chậm", Kind = kind, Status = SourceStatus.Binding, Bodies = lead is { } l ? [new BodyPart(l, BodyRole.Lead)] : [],
        Due = due is { } d ? DueTime.OnDay(d) : DueTime.None, WatcherBodyId = Office, ExpectedResult = "Báo cáo",
    };

    public static Obligation Work(ObligationTerms? terms = null) =>
        Obligation.Give(Secretary, new Reference("meeting", 7, "Phiên họp", "/phien-hop/7"), 0, 0, terms ?? Terms(due: Day.AddDays(20)), Day, At(Day));

    public static DateTimeOffset At(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7)).ToUniversalTime();

    public static Refusal? Tell(this Obligation work, Actor actor, ObligationEventKind kind, int afterDays = 0, string words = "x", string? number = "1/BC", DateOnly? promised = null, DateOnly? now = null, ObligationTerms? terms = null, Reference? about = null)
    {
        var on = Day.AddDays(afterDays);
        return work.Record(actor, work.Version, new NewFact(kind, on, words) { DocumentNumber = number, PromisedOn = promised, Terms = terms, About = about }, At(now ?? on), [actor.BodyId], Tree);
    }

    static Body Body(long id, long? parent)
    {
        var body = new Body { Id = id, Uid = Guid.Empty, Kind = BodyKind.Department, From = new DateOnly(2020, 1, 1) };
        if (parent is { } above) body.Parents.Add(new BodyParent { ParentId = above, From = new DateOnly(2020, 1, 1) });
        return body;
    }
}
