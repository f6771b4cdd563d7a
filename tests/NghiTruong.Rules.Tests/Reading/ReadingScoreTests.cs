using Xunit;

namespace NghiTruong.Rules.Tests.Reading;

public class ReadingScoreTests
{
    private static readonly (string Measure, double Floor)[] Floors =
    [
        ("people", 0.97), ("posts", 0.95), ("roles", 0.93), ("chairs", 0.95), ("dates", 0.97), ("sessions", 0.95), ("standing", 0.95),
        ("documents", 0.97), ("directives", 0.92), ("addressees", 0.93), ("when", 0.92), ("figures", 0.93), ("spans", 0.99),
    ];

    [Fact]
    public void The_reader_keeps_its_score_over_our_own_texts() => Check(GoldRecord.OwnFolder, least: 1);

    [Fact]
    public void The_reader_keeps_its_score_over_the_shared_texts_where_they_are() => Check(GoldRecord.SharedFolder, least: 0);

    private static void Check(string folder, int least)
    {
        var records = GoldRecord.In(folder).ToList();
        Assert.True(records.Count >= least, "no texts found");
        if (records.Count == 0) return;
        var score = new ReadingScore();
        foreach (var record in records) score.Add(record);
        foreach (var (measure, floor) in Floors)
            Assert.True(score.F1(measure) >= floor, $"{measure} below {floor}: {score}");
    }
}
