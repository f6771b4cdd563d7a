using System.Diagnostics;
using NghiTruong.Rules.Reading;
using NghiTruong.Text;

namespace NghiTruong.Bench;

/// <summary>What reading a text costs, told in foldings of the same text: a number that means the same on every machine.</summary>
static class ReadCommand
{
    const double Target = 12;

    public static int Run(string[] args)
    {
        var rounds = Options.Number(args, "--rounds", 60);
        var texts = SampleFiles.Texts();
        for (var warm = 0; warm < 15; warm++) { Fold(texts); Read(texts); }

        var ratios = new List<double>();
        var (folds, reads) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            // interleaved and in turns, so that a busy machine slows both alike
            var (fold, read) = round % 2 == 0 ? (Fold(texts), Read(texts)) : Reversed(texts);
            folds.Add(fold);
            reads.Add(read);
            ratios.Add(read / fold);
        }
        var ratio = Median(ratios);
        var characters = texts.Sum(t => t.Length);
        Console.WriteLine($"{texts.Count} texts, {characters} characters, {rounds} rounds");
        Console.WriteLine($"fold {Median(folds):0.00} ms   read {Median(reads):0.00} ms ({Median(reads) / texts.Count:0.000} ms a text)   ratio {ratio:0.00} (target ≤ {Target})");
        return ratio <= Target ? 0 : 1;
    }

    static (double Fold, double Read) Reversed(List<string> texts)
    {
        var read = Read(texts);
        return (Fold(texts), read);
    }

    static double Fold(List<string> texts) => Time(texts, t => Folding.Fold(t).Length);

    static double Read(List<string> texts) => Time(texts, t => Reader.Read(t).Directives.Count);

    static double Time(List<string> texts, Func<string, int> work)
    {
        // several passes, so that one measurement is well above the clock's grain
        const int passes = 3;
        var sum = 0;
        var start = Stopwatch.GetTimestamp();
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var text in texts) sum += work(text);
        }
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds / passes;
        return sum < 0 ? double.NaN : elapsed;
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
