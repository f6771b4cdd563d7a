using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Tests.Rights;

/// <summary>Communes come into the installation by its pages, each with people of its own; a council's term and its deputies are entered at once.</summary>
public sealed class OpenCouncilTests
{
    [Theory, BothStores]
    public async Task A_communes_council_is_opened_and_keeps_its_own_accounts(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var administrator = await council.As(Cast.Administrator);
        await administrator.Get(OpenCouncil.Address);
        var form = administrator.Form("open");
        await administrator.Send(form, new() { ["place"] = "xã Ia Dom", ["administrator"] = "Rơ Châm Hlơi" });
        Assert.Equal("", administrator.Refusal);
        var codes = administrator.Page.QuerySelectorAll(".slip code").Select(c => c.TextContent).ToList();
        var (name, password) = (codes[1], codes[2]);
        Assert.Equal(1, await council.Db(db => db.Councils.CountAsync(c => c.Place == "xã Ia Dom" && c.ParentId == 1)));
        // Sent again it is not opened twice.
        await administrator.Send(form, new() { ["place"] = "xã Ia Dom", ["administrator"] = "Rơ Châm Hlơi" });
        Assert.Equal(1, await council.Db(db => db.Councils.CountAsync(c => c.Place == "xã Ia Dom")));
        await administrator.Get(OpenCouncil.Address);
        await administrator.Send(administrator.Form("open"), new() { ["place"] = "Xã ia dom", ["administrator"] = "Ai Đó" });
        Assert.Equal("council-exists", administrator.Rule);

        using var theirs = council.Nobody();
        await theirs.Types(name, password);
        Assert.StartsWith(WayIn.Codes, theirs.Here);
        // The province's administrator neither sees nor changes the account it handed over.
        var account = await council.Account("Rơ Châm Hlơi");
        await administrator.Get($"{KeepAccounts.ManagedAddress}/{account.Id}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, administrator.Status);
        await administrator.Get(KeepAccounts.ManagedAddress);
        Assert.DoesNotContain("Rơ Châm Hlơi", administrator.Html);
    }

    [Theory, BothStores]
    public async Task A_commune_without_an_administrator_gets_one_and_only_one(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var administrator = await council.As(Cast.Administrator);
        var commune = await council.Db(db => db.Councils.Where(c => c.ParentId == 1).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        await administrator.Get(OpenCouncil.Address);
        var form = administrator.Form("name", ("council", $"{commune}"));
        await administrator.Send(form, new() { ["administrator"] = "Siu" });
        Assert.Equal("person-needed", administrator.Rule);
        await administrator.Send(form, new() { ["administrator"] = "Siu Thanh Hà" });
        Assert.Single(administrator.Page.QuerySelectorAll(".slip"));
        await administrator.Get(OpenCouncil.Address);
        Assert.False(administrator.HasForm("name", ("council", $"{commune}")));
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get(OpenCouncil.Address);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, secretary.Status);
    }

    [Theory, BothStores]
    public async Task A_term_and_its_deputies_are_entered_at_once_and_their_accounts_made_together(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get(KeepTerm.Address);
        Assert.Contains("60 đại biểu", secretary.Html);
        await secretary.Send(secretary.Form("begin-term"), new() { ["number"] = "III", ["years"] = "2026 - 2031", ["from"] = "2026-01-01" });
        Assert.Equal("term-before-the-last", secretary.Rule);
        Assert.Equal("III", secretary.Page.QuerySelector("#number")!.GetAttribute("value"));
        await secretary.Send(secretary.Form("begin-term"), new() { ["number"] = "III", ["years"] = "2026 - 2031", ["from"] = "2026-11-10" });
        Assert.Equal("", secretary.Refusal);
        Assert.Equal(0, await council.Db(db => db.Deputies.CountAsync(d => d.To == null)));

        await secretary.Send(secretary.Form("seat"), new() { ["names"] = "Ksor H'Nhan\nRah Lan Bình\n- " + Cast.Deputy });
        Assert.Equal("", secretary.Refusal);
        var term = await council.Db(db => db.Terms.OrderByDescending(t => t.Id).Select(t => t.Id).FirstAsync());
        Assert.Equal(3, await council.Db(db => db.Deputies.CountAsync(d => d.TermId == term)));
        Assert.Equal(1, await council.Db(db => db.Persons.CountAsync(p => p.Name == Cast.Deputy)));
        await secretary.Send(secretary.Form("seat"), new() { ["names"] = "Rah Lan Bình" });
        Assert.Equal("seated-already", secretary.Rule);
        await secretary.Send(secretary.Form("seat"), new() { ["names"] = "Siu\nKsor Phong" });
        Assert.Equal("name-not-whole", secretary.Rule);
        Assert.Contains("Ksor Phong", secretary.Page.QuerySelector("#names")!.TextContent);

        using var administrator = await council.As(Cast.Administrator);
        await administrator.Get($"/quan-tri/tai-khoan/lap?khoa={term}");
        Assert.Equal(2, administrator.Page.QuerySelectorAll("input[name=person]").Length);

        var seat = await council.Db(db => db.Deputies.Where(d => d.TermId == term).OrderBy(d => d.Id).Select(d => d.Id).FirstAsync());
        await secretary.Get($"{KeepTerm.Address}?khoa={term}");
        await secretary.Send(secretary.Form("end-seat", ("seat", $"{seat}")), new() { ["last"] = "2026-11-15", ["because"] = "chuyển công tác" });
        Assert.Equal("", secretary.Refusal);
        Assert.Contains("chuyển công tác", secretary.Html);
        Assert.Equal(0, await council.Db(db => (from p in db.Posts where p.To == null join x in db.Persons on p.PersonId equals x.Id where x.Name == "Ksor H'Nhan" select p).CountAsync()));
    }

    /// <summary>Who is at home in another council is nobody here: neither given a post nor invited by an id.</summary>
    [Theory, BothStores]
    public async Task A_person_of_another_council_is_not_reached_by_an_id(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var foreign = await council.Db(db => db.Persons.Where(p => p.Name == Cast.CommuneSecretary).Select(p => p.Id).SingleAsync());
        var office = await council.Db(db => db.Bodies.Where(b => b.CouncilId == 1 && b.Kind == BodyKind.CouncilOffice).Select(b => b.Id).FirstAsync());
        foreach (var id in new[] { foreign, 999_999 })
        {
            await secretary.Get($"/danh-ba/co-quan/{office}");
            await secretary.Send(secretary.Form("add-post"), new() { ["person"] = $"{id}", ["title"] = "Cộng tác viên", ["from"] = "2026-11-16" });
            Assert.Equal(System.Net.HttpStatusCode.NotFound, secretary.Status);
            await secretary.Get("/phien-hop/6");
            await secretary.Send(secretary.Form("invite"), new() { ["person"] = $"{id}" });
            Assert.Equal(System.Net.HttpStatusCode.NotFound, secretary.Status);
        }
    }
}
