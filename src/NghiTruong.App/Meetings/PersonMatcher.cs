using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Meetings;

/// <summary>Who a name in a text is: by name and posts, or by an answer once given; otherwise a question with its candidates.</summary>
public sealed class PersonMatcher
{
    readonly ILookup<string, Candidate> byName;
    readonly Dictionary<string, long> remembered;

    PersonMatcher(ILookup<string, Candidate> byName, Dictionary<string, long> remembered) => (this.byName, this.remembered) = (byName, remembered);

    public static async Task<PersonMatcher> For(CouncilDb db, long councilId)
    {
        var rows = await (from person in db.Set<Person>()
                          join post in db.Set<Post>() on person.Id equals post.PersonId
                          where post.CouncilId == councilId && post.AnnulledBecause == null
                          select new { person.Id, person.Name, person.Key, PostKey = post.Key }).AsNoTracking().ToListAsync();
        var seats = await (from person in db.Set<Person>()
                           join seat in db.Set<Deputy>() on person.Id equals seat.PersonId
                           where seat.CouncilId == councilId
                           select new { person.Id, person.Name, person.Key, PostKey = "" }).AsNoTracking().ToListAsync();
        var candidates = rows.Concat(seats).GroupBy(r => (r.Id, r.Name, r.Key)).Select(g => (g.Key.Key, new Candidate(g.Key.Id, g.Key.Name, [.. g.Select(r => r.PostKey).Distinct()])));
        var remembered = await db.RememberedMatches.AsNoTracking().Where(r => r.CouncilId == councilId && r.Kind == "person").ToDictionaryAsync(r => r.Words, r => r.TargetId);
        return new PersonMatcher(candidates.ToLookup(c => c.Key, c => c.Item2), remembered);
    }

    public PersonFields Match(PersonFields person) => Ask(person).PersonId is { } known
        ? person with { Answer = PersonAnswer.Linked, PersonId = known }
        : person;

    public IReadOnlyList<Candidate> Candidates(string name) => [.. byName[Folding.Key(name)]];

    /// <summary>What an answer is remembered by: the name and the first post.</summary>
    public static string Words(PersonFields person) => Folding.Key(person.Name) + " | " + (person.Posts.Count > 0 ? BodyName.Key(person.Posts[0]) : "");

    PersonMatch Ask(PersonFields person) => PersonMatch.Of(
        Candidates(person.Name), [.. person.Posts.Select(BodyName.Key)], remembered.TryGetValue(Words(person), out var answer) ? answer : null);
}
