using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>
/// All that every request asks about who comes, in one question translated once: the session of a token, its account and person, the post it acts in if that is held
/// today, and the number of that post's council, so that what a page remembers by it needs no question of its own.
/// </summary>
sealed class SessionRow
{
    public required AccountSession Session { get; init; }
    public required Account Account { get; init; }
    public required string PersonName { get; init; }
    public required bool IsAdministrator { get; init; }
    public required Post? Post { get; init; }
    public required Standing Standing { get; init; }

    public static Task<SessionRow?> Of(CouncilDb db, byte[] tokenHash, DateOnly today) => Asked.GetValue(db.Model, _ => Translated())(db, tokenHash, today);

    /// <summary>A translated question belongs to one model: tests have one for each database.</summary>
    static readonly ConditionalWeakTable<IModel, Func<CouncilDb, byte[], DateOnly, Task<SessionRow?>>> Asked = [];

    /// <summary>Where a council's stream and the number of who comes stand; null for a council that wrote nothing yet.</summary>
    public static Task<Standing?> StandingOf(CouncilDb db, long council) => AskedStanding.GetValue(db.Model, _ => EF.CompileAsyncQuery((CouncilDb asked, long id) =>
        (from stream in asked.Set<LiveStream>()
         where stream.CouncilId == id
         from n in asked.Set<SignInNumber>()
         where n.Id == SignInNumber.Only
         select new Standing(stream.Number, stream.Daily, stream.Told, n.Number)).SingleOrDefault()))(db, council);

    static readonly ConditionalWeakTable<IModel, Func<CouncilDb, long, Task<Standing?>>> AskedStanding = [];

    static Func<CouncilDb, byte[], DateOnly, Task<SessionRow?>> Translated() => EF.CompileAsyncQuery((CouncilDb db, byte[] hash, DateOnly today) =>
        (from s in db.Set<AccountSession>()
         where s.TokenHash == hash && s.EndedAt == null
         join a in db.Set<Account>() on s.AccountId equals a.Id
         join p in db.Set<Person>() on a.PersonId equals p.Id
         from post in db.Set<Post>().Where(x => x.Id == s.PostId && x.AnnulledBecause == null && x.From <= today && (x.To == null || today < x.To)).DefaultIfEmpty()
         from stream in db.Set<LiveStream>().Where(x => x.CouncilId == post!.CouncilId).DefaultIfEmpty()
         select new SessionRow
         {
             Session = s, Account = a, PersonName = p.Name, Post = post,
             Standing = new Standing((long?)stream!.Number ?? 0, (long?)stream!.Daily ?? 0, (long?)stream!.Told ?? 0, db.Set<SignInNumber>().Where(n => n.Id == SignInNumber.Only).Select(n => n.Number).Single()),
             IsAdministrator = db.Set<Post>().Any(x => x.PersonId == a.PersonId && x.Rank == PostRank.Administrator && x.AnnulledBecause == null && x.From <= today && (x.To == null || today < x.To)),
         }).AsNoTracking().SingleOrDefault());
}

/// <summary>All that a request must know to use what was remembered.</summary>
/// <param name="Number">Of the council's stream.</param>
/// <param name="Daily">How many of its numbers went to the day's work.</param>
/// <param name="Told">How many came with the work they changed.</param>
/// <param name="SignIns">Of who comes (<see cref="SignInNumber"/>).</param>
sealed record Standing(long Number, long Daily, long Told, long SignIns)
{
    public StreamAt Stream => new(Number, Daily, Told);
}
