using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.Obligations;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>What a meeting goes through is read from the ledger: line by line what the database and the rule say.</summary>
public sealed class CarryOverLedgerTests
{
    [Theory, BothStores]
    public async Task From_the_ledger_and_from_the_database_the_list_of_any_day_is_the_same(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var (lines, open) = (0, 0);
        await council.Db(async db =>
        {
            var today = CouncilClock.DayOf(council.Time.Now);
            var actor = await council.OfficeHead(db);
            var (visible, ledger) = (db.Visible(actor), (await council.LedgerOf(db, actor.CouncilId))!);
            for (var n = 0; n < 40; n++)
            {
                // Days before, today and to come; with a meeting before, or the first of all.
                DateOnly day = today.AddDays(-200 + (n * 6)), before = day.AddDays(-1 - (n * 7 % 60));
                DateOnly? previous = n % 5 == 0 ? null : before;
                var asked = await CarryOverQuery.Rows(visible, day, previous, today).Select(r => new { r.Id, r.IsOpen, r.Kind, r.DueOn }).ToListAsync();
                var listed = CarryOverLedger.Places(ledger, day, previous, today);
                Assert.Equal(
                    asked.Select(r => (Group: CarriedWork.GroupOf(r.IsOpen, r.Kind), Due: r.DueOn ?? Register.NoDay, r.Id)).Order().Select(r => (r.Id, r.Group)),
                    listed);
                var states = await db.ObligationSpans.Where(s => s.CouncilId == actor.CouncilId && !s.IsPart && s.From <= day && (s.To == null || day < s.To)).ToDictionaryAsync(s => s.ObligationId, s => s.State);
                var ids = listed.Select(l => l.Id).ToList();
                Assert.Equal(ids.Where(states.ContainsKey).ToDictionary(id => id, id => states[id]), CarryOverLedger.StatesOn(ledger, ids, day));
                (lines, open) = (lines + listed.Count, open + listed.Count(l => l.Group == CarriedGroup.Open));
            }
            return 0;
        });
        Assert.InRange(open, 1, lines - 1); // of every sort
    }

    [Theory, BothStores]
    public async Task How_far_a_whole_was_on_any_day_is_the_same_from_the_ledger_and_from_the_database(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.Db(async db =>
        {
            var today = CouncilClock.DayOf(council.Time.Now);
            var actor = await council.OfficeHead(db);
            var (visible, known) = (db.Visible(actor), council.App.Services.GetRequiredService<KnownFigures>());
            Assert.NotNull(await council.LedgerOf(db, actor.CouncilId));
            var wholes = await Register.Rows(visible, new RegisterFilter(), today).Where(r => r.EachOf != null).ToListAsync();
            Assert.NotEmpty(wholes);
            var (days, ended) = (new[] { today.AddDays(-150), today.AddDays(-90), today.AddDays(-31), today.AddDays(-7), today.AddDays(-1) }, 0);
            foreach (var day in days.Select(d => (DateOnly?)d).Append(null))
            {
                var asked = await RegisterParts.Of(visible, wholes, day);
                Assert.Equal(asked.OrderBy(a => a.Key), (await known.Parts(visible, wholes, day)).OrderBy(a => a.Key));
                ended += asked.Values.Sum(a => a.Ended);
            }
            Assert.True(ended > 0);
            return 0;
        });
    }
}
