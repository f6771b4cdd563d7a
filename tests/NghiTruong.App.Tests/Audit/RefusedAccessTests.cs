using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.Desk;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Shell;
using NghiTruong.Rules;

namespace NghiTruong.App.Tests.Audit;

/// <summary>What was refused stands in the record: one entry a person in ten minutes, that says what was asked and never whether it exists.</summary>
public sealed class RefusedAccessTests
{
    const string Act = RefusedAccessEntries.Act;

    [Theory, BothStores]
    public async Task What_one_may_not_open_is_one_entry_in_ten_minutes_and_does_not_say_what_exists(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var commune = await council.As(Cast.CommuneSecretary);
        foreach (var address in new[] { "/nhiem-vu/4", "/nhiem-vu/987654321?tu=khoa", "/nhiem-vu/4", "/phien-hop/1", "/khong-co" })
        {
            await commune.Get(address);
            Assert.Equal(HttpStatusCode.NotFound, commune.Status);
        }
        await commune.Get("/favicon.ico");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        await ConfidentialReadTests.Noted(council, Act, 0);

        council.Time.Forward(TimeSpan.FromMinutes(11));
        var row = (await ConfidentialReadTests.Noted(council, Act, 1))[0];
        Assert.StartsWith(Cast.CommuneSecretary, row.ActorTitle);
        Assert.NotNull(row.CameFrom);
        Assert.Equal("Bị từ chối 5 lần, 09:00:00–09:00:00: không mở được 5 (/nhiem-vu 3, /phien-hop 1, /khong-co 1)", row.TargetTitle);
        Assert.Equal("/nhiem-vu/4 × 2\n/nhiem-vu/987654321 × 1\n/phien-hop/1 × 1\n/khong-co × 1", row.Changes);

        // Counted anew; and in the record of the person's own council, which its readers see.
        await commune.Get("/nhiem-vu/4");
        council.Time.Forward(TimeSpan.FromMinutes(11));
        Assert.Contains("1 lần", (await ConfidentialReadTests.Noted(council, Act, 2))[1].TargetTitle);
        Assert.Equal(await council.Db(db => db.Posts.Where(p => p.Id == row.PostId).Select(p => p.CouncilId).SingleAsync()), row.CouncilId);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/khong-co/cho-nao");
        council.Time.Forward(TimeSpan.FromMinutes(11));
        await ConfidentialReadTests.Noted(council, Act, 3);
        await head.Get("/nhat-ky?viec=access.");
        Assert.Contains("/khong-co/cho-nao × 1", head.Html);
        Assert.DoesNotContain("/phien-hop/1 ×", head.Html);
    }

    [Theory, BothStores]
    public async Task An_act_without_its_right_is_counted_too_and_what_is_left_is_written_at_the_end(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var director = await Rights.RouteWalkTests.ActorOf(council, Cast.Director);
        Assert.Equal("not-allowed", (await council.Write<KeepRetention, Refusal?>(keep => keep.Run(director, null, 36)))!.Rule);
        await council.App.StopAsync(TestContext.Current.CancellationToken);
        var row = (await ConfidentialReadTests.Noted(council, Act, 1))[0];
        Assert.Equal((director.PersonId, "settings.audit-retention × 1"), (row.PersonId, row.Changes));
        Assert.Contains(RefusedAccess.NoRight, row.TargetTitle);
    }

    [Fact]
    public async Task Strangers_leave_an_entry_where_they_ask_too_often_and_none_for_what_there_is_not()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await using var node = await council.AnotherNode(new Hosting { Requests = 5 });
        using var stranger = new Browser(new Uri(node.Urls.First()), follow: false);
        for (var n = 0; n < 4; n++) await stranger.Get("/khong-co");
        Assert.Empty(node.Services.GetRequiredService<RefusedAccess>().Take(all: true));
        for (var n = 0; n < 40 && stranger.Status != HttpStatusCode.TooManyRequests; n++) await stranger.Get("/khong-co");
        Assert.Equal(HttpStatusCode.TooManyRequests, stranger.Status);
        await node.StopAsync(TestContext.Current.CancellationToken);
        var row = (await ConfidentialReadTests.Noted(council, Act, 1))[0];
        Assert.Equal((0, "127.0.0.1"), (row.PersonId, row.CameFrom));
        Assert.Contains("quá nhiều lần 1 (/khong-co 1)", row.TargetTitle);
    }

    [Fact]
    public void Whoever_asks_without_end_makes_no_more_entries_and_no_longer_ones()
    {
        var time = new FixedTime(FixedTime.Start);
        var refused = new RefusedAccess(time);
        for (var n = 0; n < 5000; n++) refused.Count(null, $"198.51.{n / 250}.{n % 250}", RefusedAccess.TooOften, "/dang-nhap");
        var actor = Actor.System(1) with { PersonId = 7, PostId = 9 };
        for (var n = 0; n < 5000; n++) refused.Count(actor, "10.0.0." + n % 200, RefusedAccess.NotOpened, $"/{new string('x', 400)}{n}/\u0007{n}");
        time.Forward(RefusedAccess.Together);
        var taken = refused.Take(all: false);
        Assert.Equal(RefusedAccess.MostStrangers + 2, taken.Count);
        Assert.Equal(10_000, taken.Sum(t => t.Total));
        Assert.All(taken, t => Assert.True(t.Words.Length < 2000 && t.Places.Length < 4000 && !t.Places.Contains('\u0007')));
        Assert.Empty(refused.Take(all: true));
        refused.Count(null, "198.51.0.1", RefusedAccess.TooOften, "/");
        Assert.Equal("198.51.0.1", refused.Take(all: true).Single().From);
    }
}
