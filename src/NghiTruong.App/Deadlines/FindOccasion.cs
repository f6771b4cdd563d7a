using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Deadlines;

namespace NghiTruong.App.Deadlines;

/// <summary>The occasion that words name; made without a day where nobody has opened it yet, so that what is said of it is not lost.</summary>
public static class FindOccasion
{
    public static async Task<Occasion> OccasionNamed(this CouncilDb db, Actor actor, CouncilClock clock, OccasionMention mention, DateOnly said)
    {
        var known = await db.Occasions.Where(o => o.CouncilId == actor.CouncilId && o.Kind == mention.Kind).OrderByDescending(o => o.Id).ToListAsync();
        if (known.Find(o => mention.Names(o, said)) is { } found) return found;
        var occasion = new Occasion
        {
            CouncilId = actor.CouncilId, Uid = Guid.CreateVersion7(clock.Now), Kind = mention.Kind, Title = mention.Title, Number = mention.Number, Season = mention.Season,
            Year = mention.Year ?? (mention.Number is null ? null : said.Year), Period = mention.Period, RecordedAt = clock.Now,
        };
        db.Occasions.Add(occasion);
        await db.SaveChangesAsync();
        return occasion;
    }
}
