using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.People;

/// <summary>What all directory writes share: who may, and the line of history.</summary>
static class DirectoryWrites
{
    public static Refusal? MayKeep(Actor actor) => actor.May(Right.KeepsDirectory)
        ? null
        : new("not-the-office", "Chỉ Văn phòng và Thường trực HĐND được sửa danh bạ.");

    /// <summary>Administrators and auditors are named by those who keep the rights, all other posts by those who keep the directory.</summary>
    public static Refusal? MayGive(Actor actor, PostRank rank) => rank is not (PostRank.Administrator or PostRank.Auditor)
        ? MayKeep(actor)
        : actor.May(Right.ManagesRights) ? null : new("not-the-administrator", "Chỉ người quản trị hệ thống cử và thôi cử người quản trị, người kiểm tra.", "Rank");

    public static void Tell(this CouncilDb db, Actor actor, CouncilClock clock, string kind, DateOnly on, string words, long? body = null, long? person = null, long? post = null) =>
        db.PeopleEvents.Add(new PeopleEvent
        {
            CouncilId = actor.CouncilId, Kind = kind, BodyId = body, PersonId = person, PostId = post, OccurredOn = on, RecordedAt = clock.Now,
            ActorPersonId = actor.PersonId, ActorName = actor.PersonName, Words = words,
        });

    public static bool IsWholeName(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= 2;

    public static Person NewPerson(string name) => new()
    {
        Uid = Guid.CreateVersion7(), Name = name, Key = Folding.Key(name), SortKey = PersonName.SortKey(name),
    };

    public static Post NewPost(long councilId, long personId, long bodyId, string title, PostRank rank, DateOnly from, DateOnly? to = null) => new()
    {
        CouncilId = councilId, PersonId = personId, BodyId = bodyId, Title = title, Key = BodyName.Key(title), Rank = rank, From = from, To = to,
    };

    public static BodyNaming NewName(long councilId, string name, string? shortName, DateOnly from, DateOnly? to = null) => new()
    {
        CouncilId = councilId, Name = name, ShortName = shortName, Key = BodyName.Key(name), SortKey = SortKey.Of(name), From = from, To = to,
    };
}
