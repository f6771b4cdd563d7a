using System.Net;
using Microsoft.EntityFrameworkCore;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Tests.Desk;

/// <summary>What anyone may read of the council's own people, and that of others nothing is said.</summary>
public sealed class PublicPersonTests
{
    [Theory, BothStores]
    public async Task A_deputys_page_is_open_and_others_are_answered_like_nobody(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var anyone = council.Nobody();
        Task<Guid> Of(string name) => council.Db(db => db.Set<Person>().Where(p => p.Name == name).Select(p => p.Uid).SingleAsync());
        await anyone.Get($"/nguoi/{await Of(Cast.Deputy)}");
        Assert.Equal(HttpStatusCode.OK, anyone.Status);
        Assert.Contains("Đại biểu HĐND tỉnh Lam Giang", anyone.Html);
        Assert.Null(anyone.Page.QuerySelector(".who"));
        await anyone.Get($"/nguoi/{Guid.NewGuid()}");
        var unknown = (anyone.Status, anyone.Page.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, anyone.Status);
        foreach (var name in new[] { Cast.Director, Cast.FrontOfficer, Cast.Administrator, Cast.Auditor, Cast.PeoplesCommitteeOfficer })
        {
            await anyone.Get($"/nguoi/{await Of(name)}");
            Assert.Equal(unknown, (anyone.Status, anyone.Page.QuerySelector("main")!.TextContent));
        }
    }
}
