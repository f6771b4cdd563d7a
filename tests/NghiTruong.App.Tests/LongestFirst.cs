using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(NghiTruong.App.Tests.LongestFirst))]

namespace NghiTruong.App.Tests;

/// <summary>Classes that take minutes begin first, so that none of them runs alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    static readonly string[] Long = ["RouteWalkTests", "KilledRestoreTests", "KilledNodeTests", "OccasionTests", "FirstStartTests", "RestoreDrillTests", "RegisterTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections) where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Long, name => c.TestCollectionDisplayName.Contains("." + name, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length)];
}
