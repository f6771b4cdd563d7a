using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Meetings;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Tests.Commands;

/// <summary>The demo province can be started on any day of the year, and shows what the system can do.</summary>
public sealed class DemoProvinceTests
{
    [Theory]
    [InlineData("2027-01-01")]
    [InlineData("2027-03-01")]
    [InlineData("2028-02-29")]
    [InlineData("2027-07-31")]
    [InlineData("2026-12-31")]
    public async Task It_breaks_no_rule_on_whatever_day_it_is_first_started(string day)
    {
        var settings = await TestCouncil.Empty(Store.Sqlite);
        await using (var app = Server.Build(settings, "http://127.0.0.1:0", new FixedTime(DateTimeOffset.Parse(day + "T01:00:00Z", System.Globalization.CultureInfo.InvariantCulture)), accounts: TestCouncil.Cheap))
        {
            await app.StartAsync();
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<CouncilDb>>().CreateDbContextAsync();
            Assert.Equal(6, await db.Notices.CountAsync());
            await app.StopAsync();
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(settings.DataFolder, recursive: true);
    }

    [Theory, BothStores]
    public async Task It_shows_notices_rounds_of_comments_and_programmes(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        Assert.Equal([NoticeState.SubmittedToHead, .. Enumerable.Repeat(NoticeState.Issued, 5)], await council.Db(db => db.Notices.OrderByDescending(n => n.MeetingId).Select(n => n.State).ToListAsync()));
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/phien-hop/6/thong-bao");
        Assert.True(head.HasForm("move", ("step", "SubmitToChair")));
        await head.Get("/phien-hop/5/thong-bao");
        Assert.Contains("47/TB-HĐND", head.Page.QuerySelector(".paper")!.TextContent);

        var finished = await council.Db(db => db.CommentRounds.SingleAsync(r => r.ClosedAt != null));
        await head.Get($"/phien-hop/6/gop-y/{finished.Id}?tu=1&den=2");
        Assert.Equal("500.000", head.Page.QuerySelector(".difference del")!.TextContent.Trim());
        using var director = await council.As(Cast.Director);
        await director.Get("/phien-hop");
        Assert.Contains("Đang xin ý kiến góp ý (1)", director.Html);

        await head.Get("/chuong-trinh/2026-11");
        Assert.Contains("chuyển từ tháng 10/2026", head.Html);
        Assert.Contains("theo chương trình năm", head.Html);
    }
}
