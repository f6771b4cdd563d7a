using System.Globalization;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.Bench;

/// <summary>How many due days are counted a second on one core, plain and explained, beside a loop that only adds days in the same run.</summary>
static class DeadlinesCommand
{
    const int Plain = 1_000_000, Explained = 20_000;

    public static int Run(string[] args)
    {
        var dice = new Dice((ulong)Options.Number(args, "--seed", 1));
        var anchors = Enumerable.Range(0, 4096).Select(_ => new DateOnly(2020, 1, 1).AddDays(dice.Below(4000))).ToArray();
        var offsets = Enumerable.Range(0, 4096).Select(_ => new Offset(dice.Below(60), dice.Of([CountUnit.CalendarDay, CountUnit.WorkingDay, CountUnit.Month]), dice.OneIn(2) ? Direction.Before : Direction.After)).ToArray();
        var rules = LegalRules.All.Where(r => r.Versions.Any(v => v.GivesADay)).Select(r => r.Id).ToArray();
        var (add, count, explain) = (new List<double>(), new List<double>(), new List<double>());
        var (sum, found) = (0L, 0);
        for (var round = 0; round < Options.Number(args, "--rounds", 9) + 2; round++)
        {
            var lap = Lap.Start();
            for (var n = 0; n < Plain; n++) sum += anchors[n & 4095].AddDays(offsets[n * 7 & 4095].Value).DayNumber;
            var added = lap.Milliseconds;
            lap = Lap.Start();
            for (var n = 0; n < Plain; n++) sum += Counting.Due(offsets[n * 7 & 4095], anchors[n & 4095], RollRule.NextWorkingDay, WorkingCalendar.Known).DayNumber;
            var counted = lap.Milliseconds;
            (lap, found) = (Lap.Start(), 0);
            for (var n = 0; found < Explained; n++)
            {
                // What a rule says no to is not counted; the time it takes is.
                if (DeadlineRules.Reckon(rules[n % rules.Length], anchors[n & 4095], Circumstances.Ordinary, WorkingCalendar.Known, []) is not Deadline deadline) continue;
                sum += DeadlineWords.Explain(deadline).Sum(line => line.Length);
                found++;
            }
            var explained = lap.Milliseconds;
            if (round < 2) continue; // the first rounds compile
            add.Add(added);
            count.Add(counted);
            explain.Add(explained);
        }
        var (a, c, e) = (Middle(add), Middle(count), Middle(explain));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"plain: {Plain / c * 1000:N0} a second, {c / a:N1} × a loop that only adds days; {offsets.Length} offsets in days, working days and months, both ways, rolled"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"explained: {Explained / e * 1000:N0} a second, {e / Explained / (a / Plain):N0} × that loop; {rules.Length} rules of law from anchors of eleven years (checksum {sum})"));
        return 0;
    }

    static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
