using AngleSharp.Dom;

namespace NghiTruong.App.Tests.Desk;

/// <summary>What a desk offers, the work behind it really takes.</summary>
public sealed class MyWorkTests
{
    [Theory, BothStores]
    public async Task No_button_leads_to_work_that_has_no_such_form(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var offered = 0;
        foreach (var name in new[] { Cast.Deputy, Cast.CommitteeHead, Cast.Director, Cast.Contact, Cast.PeoplesCommitteeOfficer, Cast.Secretary, Cast.Chair })
        {
            using var person = await council.As(name);
            await person.Get("/viec-cua-toi");
            foreach (var address in person.Page.QuerySelectorAll(".desk-acts a").Select(a => a.GetAttribute("href")!).DistinctBy(a => a.Split('#')[1]).ToList())
            {
                await person.Get(address.Split('#')[0]);
                Assert.True(person.Page.GetElementById(address.Split('#')[1]) is not null, $"{name}: {address}");
                offered++;
            }
        }
        Assert.True(offered > 20, $"only {offered} were offered");
    }

    [Theory, BothStores]
    public async Task Who_only_reads_sees_the_work_of_his_group_and_no_button(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get("/viec-cua-toi");
        Assert.NotEmpty(deputy.Page.QuerySelectorAll(".desk a.work"));
        Assert.Empty(deputy.Page.QuerySelectorAll(".desk-acts a"));
    }
}
