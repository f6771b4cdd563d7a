using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Commands;

/// <summary>The people of the invented province at work: each records what is theirs, on days that have passed, by the rules that hold for everyone.</summary>
sealed class DemoHands(CouncilDb db, DemoPeople people, DateOnly today)
{
    readonly Dictionary<string, Actor> actors = [];
    BodyTree tree = null!;

    public Actor this[string name] => actors[name];

    /// <summary>A clock that stands in the morning of the day the province is made.</summary>
    public CouncilClock Clock { get; } = new(new Morning(today));

    sealed class Morning(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => At(day);
    }

    public async Task Gather()
    {
        tree = new BodyTree(await db.BodiesOf(people.Province.Id), today);
        foreach (var (name, (_, post)) in people.People.Where(p => p.Value.Post.CouncilId == people.Province.Id && p.Value.Post.IsHeldOn(today)))
            actors[name] = (await Acting.As(db, today, post.Id))!.Value.Actor;
    }

    /// <summary>Records a fact of an obligation; a day still to come is left out.</summary>
    public void Then(Obligation obligation, Actor actor, ObligationEventKind kind, DateOnly on, string words, string? number = null, DateOnly? promised = null, ObligationTerms? terms = null, Reference? about = null)
    {
        if (on > today) return;
        var fact = new NewFact(kind, on, words) { DocumentNumber = number, PromisedOn = promised, Terms = terms, About = about };
        var posts = people.People.Values.Where(p => p.Person.Id == actor.PersonId).Select(p => p.Post.BodyId).ToList();
        if (obligation.Record(actor, obligation.Version, fact, At(on), posts, tree) is { } refusal && refusal.Rule != "waiting-for-confirmation" && refusal.Rule != "confirm-what-is-reported" && refusal.Rule != "send-back-what-is-reported")
            Must(refusal);
    }

    /// <summary>A refusal here is a mistake of the demo province itself.</summary>
    public static void Must(Refusal? refusal)
    {
        if (refusal is not null) throw new InvalidOperationException($"The demo province breaks a rule: {refusal.Words}");
    }

    public Actor LeadOf(string lead) => actors.Values.FirstOrDefault(a => a.BodyId == people.Bodies[lead].Id) ?? actors[Cast.Secretary];

    public static DateTimeOffset At(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7)).ToUniversalTime();
}
