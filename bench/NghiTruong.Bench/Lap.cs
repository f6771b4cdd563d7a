using System.Diagnostics;

namespace NghiTruong.Bench;

/// <summary>
/// Time from a start: by the clock or by the processor time of this process, whichever is less. Others on the machine make the clock run on,
/// our own collector makes processor time run on; neither is the work that is measured.
/// </summary>
readonly struct Lap
{
    readonly long clock;
    readonly TimeSpan processor;

    Lap(long clock, TimeSpan processor) => (this.clock, this.processor) = (clock, processor);

    public static Lap Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    public TimeSpan Clock => Stopwatch.GetElapsedTime(clock);

    public double Milliseconds => Math.Min(Clock.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
}
