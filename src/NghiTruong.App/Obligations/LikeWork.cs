using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;
using NghiTruong.Text;

namespace NghiTruong.App.Obligations;

/// <summary>Open work that says nearly the same as new words: it may be what is said again.</summary>
public sealed record LikeWork(long Id, string Work, double Likeness);

/// <summary>Open work of a council, to be asked for the likest of it.</summary>
public sealed class LikeWorks
{
    /// <summary>From this likeness on, work is shown as probably the same.</summary>
    public const double Enough = 0.72;

    readonly IReadOnlyList<(long Id, string Work, long? Lead)> works;
    readonly Dictionary<string, List<int>> byWord = [];

    LikeWorks(IReadOnlyList<(long Id, string Work, long? Lead)> works)
    {
        this.works = works;
        for (var n = 0; n < works.Count; n++)
            foreach (var word in WordsOf(works[n].Work))
                (byWord.TryGetValue(word, out var with) ? with : byWord[word] = []).Add(n);
    }

    public static async Task<LikeWorks> Of(Visible visible)
    {
        var (isOpen, isPart) = (true, false); // parameters: see Register.WhereOpen
        return new([.. (await visible.Obligations.AsNoTracking().Where(o => o.IsOpen == isOpen && o.IsPart == isPart && o.Tie == Tie.None && o.Kind != ObligationKind.Guidance).OrderByDescending(o => o.Id).Take(3000)
            .Select(o => new { o.Id, o.Work, o.LeadBodyId }).ToListAsync()).Select(o => (o.Id, o.Work, o.LeadBodyId))]);
    }

    /// <summary>The likest work; another lead makes it less so. Null where nothing is like enough.</summary>
    public LikeWork? Find(string work, long? lead)
    {
        var shared = new Dictionary<int, int>();
        foreach (var word in WordsOf(work))
            foreach (var n in byWord.GetValueOrDefault(word) ?? [])
                shared[n] = shared.GetValueOrDefault(n) + 1;
        return shared.OrderByDescending(s => s.Value).Take(12).Select(s => works[s.Key])
            .Select(w => new LikeWork(w.Id, w.Work, Likeness.Of(w.Work, work) - (lead is not null && w.Lead is not null && w.Lead != lead ? 0.15 : 0)))
            .Where(w => w.Likeness >= Enough).MaxBy(w => w.Likeness);
    }

    static IEnumerable<string> WordsOf(string work) => Folding.Fold(work).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 1).Distinct();
}
