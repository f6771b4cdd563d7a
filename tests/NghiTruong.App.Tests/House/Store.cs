namespace NghiTruong.App.Tests.House;

public enum Store { Sqlite, Postgres }

/// <summary>Every storage test runs on both: <c>[Theory, BothStores]</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothStoresAttribute : Xunit.v3.DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<Store>(Store.Sqlite), new TheoryDataRow<Store>(Store.Postgres)
        {
            Skip = PostgresServer.Current is null ? PostgresOnly.WhyNot : null,
        }]);

    public override bool SupportsDiscoveryEnumeration() => false;
}

/// <summary>For what only PostgreSQL can show (several nodes, its own programs): skipped where it is not installed; in CI a skip is a failure.</summary>
public static class PostgresOnly
{
    public const string WhyNot = "PostgreSQL is not installed (Debian: apt-get install postgresql).";

    public static void IsNeeded() => Assert.SkipWhen(PostgresServer.Current is null, WhyNot);
}
