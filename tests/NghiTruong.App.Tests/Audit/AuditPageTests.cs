using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.Live;

namespace NghiTruong.App.Tests.Audit;

/// <summary>The record of acts is read by those who may, searched by person, act, thing and day; who read it is in it.</summary>
public sealed class AuditPageTests
{
    [Theory, BothStores]
    public async Task It_shows_before_and_after_and_the_head_to_be_written_down(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/cai-dat");
        await secretary.Send(secretary.Form("clears"), new() { ["asked"] = "Six" });
        using var head = await council.As(Cast.OfficeHead);
        await council.App.Services.GetRequiredService<AuditSealer>().Run();
        // Before the page is read: that is sealed too, a moment later.
        var sealing = await council.Db(db => db.AuditHeads.OrderBy(h => h.CouncilId).FirstAsync());

        await head.Get("/nhat-ky?viec=settings.");
        var row = Assert.Single(head.Page.QuerySelectorAll("tbody tr"));
        Assert.Contains(Cast.Secretary, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("obligation_settings", row.QuerySelector(".changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(sealing.Mac), head.Page.QuerySelector(".audit-head")!.TextContent);
    }

    [Theory, BothStores]
    public async Task Reading_it_is_recorded_and_others_do_not_see_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/nhat-ky?nguoi=1&viec=x%00y&tu=0001-01-01&den=9999-12-31&truoc=-5&loai=" + new string('a', 300));
        Assert.Equal(HttpStatusCode.OK, head.Status);
        Assert.Equal("audit.read", await council.Db(db => db.AuditRows.OrderByDescending(a => a.Id).Select(a => a.Act).FirstAsync()));
        foreach (var name in new[] { Cast.Secretary, Cast.Director, Cast.PeoplesCommitteeOfficer })
        {
            using var other = await council.As(name);
            await other.Get("/nhat-ky");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
        using var commune = await council.As(Cast.CommuneSecretary);
        await commune.Get("/nhat-ky");
        Assert.DoesNotContain(Cast.Secretary, commune.Html, StringComparison.Ordinal);
    }

    [Theory, BothStores]
    public async Task One_thing_and_one_person_are_followed_page_by_page(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        for (var n = 0; n < 60; n++) await head.Get("/nhat-ky?viec=nothing");
        await head.Get("/nhat-ky?viec=audit.read");
        Assert.Equal(50, head.Page.QuerySelectorAll("tbody tr").Length);
        var older = head.Page.QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith("Cũ hơn", StringComparison.Ordinal)).GetAttribute("href")!;
        var person = head.Page.QuerySelectorAll("#nguoi option").Single(o => o.TextContent.Contains(Cast.OfficeHead, StringComparison.Ordinal)).GetAttribute("value");
        await head.Get(new Uri(council.Address, older).PathAndQuery);
        Assert.InRange(head.Page.QuerySelectorAll("tbody tr").Length, 10, 12);
        await head.Get($"/nhat-ky?nguoi={person}&loai=audit&ma=1");
        Assert.Equal(50, head.Page.QuerySelectorAll("tbody tr").Length);
    }
}
