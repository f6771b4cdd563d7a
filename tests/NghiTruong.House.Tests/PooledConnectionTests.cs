using System.Text.RegularExpressions;

namespace NghiTruong.House.Tests;

/// <summary>Connections of the pool are not reset between two questions, so nothing may be left on one.</summary>
public sealed partial class PooledConnectionTests
{
    [Fact]
    public void Who_listens_locks_or_sets_does_so_outside_the_pool()
    {
        var leave = Sources.All().Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal) && LeavesSomething().IsMatch(f.Text)).ToList();
        Assert.True(leave.Count >= 3, "The pattern finds nothing any more.");
        Assert.All(leave, f => Assert.True(f.Text.Contains("Pooling = false", StringComparison.Ordinal), f.Path));
    }

    [GeneratedRegex("\"(LISTEN |SET (?!.*LOCAL)|SELECT set_config|SELECT pg_(try_)?advisory_lock|CREATE TEMP|DECLARE |PREPARE )")]
    private static partial Regex LeavesSomething();
}
