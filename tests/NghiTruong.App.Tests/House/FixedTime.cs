namespace NghiTruong.App.Tests.House;

/// <summary>A clock that stands where a test puts it.</summary>
public sealed class FixedTime(DateTimeOffset at) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 16, 2, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = at;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Forward(TimeSpan by) => Now += by;
}
