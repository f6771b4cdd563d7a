using System.Diagnostics;
using System.Text;
using NghiTruong.Documents;
using NghiTruong.Rules.Reading;

namespace NghiTruong.Bench;

/// <summary>Thousands of damaged files through TextInput and Reader: none may throw, hang or take memory without bound.</summary>
static class MutateCommand
{
    const int MaxMilliseconds = 2_000;
    static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(60);

    public static int Run(string[] args)
    {
        if (Options.Value(args, "--file") is { } kept) return Again(kept);
        var seed = Options.Number(args, "--seed", 1);
        var only = Options.Number(args, "--only", 0);
        var (first, last) = only > 0 ? (only, only) : (1, Options.Number(args, "--count", 10_000));
        var folder = Directory.CreateDirectory(Options.Value(args, "--save") ?? Path.Combine(Path.GetTempPath(), "nghitruong-mutate")).FullName;
        var texts = SampleFiles.Texts();
        Warm(texts);

        var (crashes, slow, slowest, slowestAt, peak, peakAt) = (0, 0, 0.0, 0, 0L, 0);
        var slowestOpening = 0.0;
        var worst = new List<(int Input, double Milliseconds, int Bytes, string Outcome)>();
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var n = first; n <= last; n++)
        {
            // each file from a seed of its own: a failure is made again alone
            var (name, content) = new Mutator(new Dice(((ulong)seed << 32) + (ulong)n)).Next(texts);
            File.WriteAllBytes(Path.Combine(folder, "current"), content); // outlives even a stack overflow
            var ran = Watched(name, content);
            if (ran.Crash is null && ran.Outcome != "hung" && ran.Milliseconds > MaxMilliseconds && Watched(name, content) is var again && again.Milliseconds < ran.Milliseconds) ran = again; // a busy machine is not a slow reader
            outcomes[ran.Outcome] = outcomes.GetValueOrDefault(ran.Outcome) + 1;
            if (ran.Memory > peak) (peak, peakAt) = (ran.Memory, n);
            if (only > 0) Console.WriteLine($"{name}, {content.Length} bytes: {ran.Outcome}, {ran.Milliseconds:0} ms of which TextInput {opening:0} ms, {ran.Memory >> 20} MB");
            slowestOpening = Math.Max(slowestOpening, opening);
            if (ran.Milliseconds > MaxMilliseconds / 10) worst.Add((n, ran.Milliseconds, content.Length, ran.Outcome));
            if (ran.Milliseconds > slowest) (slowest, slowestAt) = (ran.Milliseconds, n);
            if (ran.Milliseconds > MaxMilliseconds) { slow++; Keep($"slow-{seed}-{n}", $"{ran.Milliseconds:0} ms, of which TextInput {opening:0} ms"); }
            if (ran.Crash is { } crash) { crashes++; Keep($"crash-{seed}-{n}", crash.ToString()); }
            if (ran.Outcome == "hung") { Keep($"hung-{seed}-{n}", "no end"); break; } // its thread cannot be stopped

            void Keep(string as_, string why)
            {
                var path = Path.Combine(folder, as_ + Path.GetExtension(name.Replace('\0', '0')));
                File.WriteAllBytes(path, content);
                Console.WriteLine($"{path}\n  {why}");
            }
        }
        File.Delete(Path.Combine(folder, "current"));

        Console.WriteLine($"inputs {last - first + 1}  seed {seed}  crashes {crashes}  slowest {slowest:0} ms (input {slowestAt}, limit {MaxMilliseconds})  slowest TextInput alone {slowestOpening:0} ms  peak managed memory {peak >> 20} MB (input {peakAt})");
        Console.WriteLine("slowest inputs " + string.Join(", ", worst.OrderByDescending(w => w.Milliseconds).Take(5).Select(w => $"{w.Input}: {w.Milliseconds:0} ms, {w.Bytes >> 10} KB, {w.Outcome}")));
        foreach (var (outcome, times) in outcomes) Console.WriteLine($"  {times,6}  {outcome}");
        return crashes == 0 && slow == 0 && !outcomes.ContainsKey("hung") ? 0 : 1;
    }

    // a server reads its first file once: what counts is the time after the compiler has done its work
    static void Warm(List<string> texts)
    {
        foreach (var text in texts)
        {
            Once("a.txt", Encoding.UTF8.GetBytes(text));
            Once("a.html", Encoding.UTF8.GetBytes(SampleFiles.Page(text)));
            Once("a.docx", SampleFiles.Docx(text));
        }
    }

    /// <summary>A file that an earlier run kept, once more.</summary>
    static int Again(string path)
    {
        Warm(SampleFiles.Texts());
        var ran = Watched(Path.GetFileName(path), File.ReadAllBytes(path));
        Console.WriteLine($"{ran.Outcome}, {ran.Milliseconds:0} ms of which TextInput {opening:0} ms, {ran.Memory >> 20} MB\n{ran.Crash}");
        return ran.Crash is null && ran.Milliseconds <= MaxMilliseconds ? 0 : 1;
    }

    record struct Ran(string Outcome, double Milliseconds, long Memory, Exception? Crash);

    static double opening; // milliseconds of TextInput in the last run: whose time it was

    static Ran Watched(string name, byte[] content)
    {
        var (outcome, crash) = ("", (Exception?)null);
        if (content.Length > 1 << 20 || GC.GetTotalMemory(false) > 256 << 20) GC.Collect(); // what the damaging left is not the reader's
        var lap = Lap.Start();
        var took = 0.0;
        var thread = new Thread(() =>
        {
            try { outcome = Once(name, content); }
            catch (Exception e) { (outcome, crash) = ("crash " + e.GetType().Name, e); } // whatever it is, it is what we look for
            took = lap.Milliseconds;
        });
        thread.Start();
        var memory = 0L;
        while (!thread.Join(5))
        {
            memory = Math.Max(memory, GC.GetTotalMemory(false));
            if (lap.Clock > Watchdog) return new("hung", lap.Milliseconds, memory, null);
        }
        return new(outcome, took, Math.Max(memory, GC.GetTotalMemory(false)), crash);
    }

    static string Once(string name, byte[] content)
    {
        var lap = Lap.Start();
        var input = TextInput.Read(content, name);
        opening = lap.Milliseconds;
        switch (input)
        {
            case Refused refused: return "refused " + refused.Rule;
            case ReadText read:
                var record = Reader.Read(read.Text);
                CheckPlaces(record, read.Text.Length);
                return "read " + read.FormatName.Split(" (")[0];
            default: throw new UnreachableException();
        }
    }

    // a place outside the text would break the page that marks it
    static void CheckPlaces(DraftRecord record, int length)
    {
        IEnumerable<ReadItem> items = [.. record.Dates, .. record.People, .. record.Groups, .. record.Bodies, .. record.Sessions, .. record.StandingMeetings, .. record.Documents, .. record.Directives, .. record.Figures];
        foreach (var item in items)
        {
            if (item.At.Start < 0 || item.At.Length < 0 || item.At.Start + item.At.Length > length) throw new InvalidOperationException($"{item.GetType().Name} stands at {item.At} of {length}");
        }
    }
}
