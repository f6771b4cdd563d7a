using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Tests.Rights;

/// <summary>The administrator keeps the accounts of the own council, and can shut out neither himself nor the last of his kind.</summary>
public sealed class KeepAccountsTests
{
    [Theory, BothStores]
    public async Task Accounts_of_a_terms_deputies_are_made_at_once_with_slips_shown_once(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var administrator = await council.As(Cast.Administrator);
        var term = await council.Db(db => db.Set<Term>().Where(t => t.To == null).OrderBy(t => t.Id).Select(t => t.Id).FirstAsync());
        await administrator.Get($"/quan-tri/tai-khoan/lap?khoa={term}");
        var form = administrator.Form("create");
        var chosen = administrator.Page.QuerySelectorAll("input[name=person]").Length;
        Assert.True(chosen > 40);
        await administrator.Send(form, []);
        var slips = administrator.Page.QuerySelectorAll(".slip");
        Assert.Equal(chosen, slips.Length);
        await administrator.Send(form, []);
        Assert.Equal("/quan-tri/tai-khoan", administrator.Here);
        Assert.Equal(1, await council.Db(db => db.Set<AuditRow>().CountAsync(r => r.Act == "account.created")));

        var (name, password) = (slips[3].QuerySelectorAll("code")[1].TextContent, slips[3].QuerySelectorAll("code")[2].TextContent);
        using var deputy = council.Nobody();
        await deputy.Types(name, password);
        Assert.StartsWith("/tai-khoan/mat-khau", deputy.Here);
        await deputy.Send(deputy.Form("password"), new() { ["current"] = password, ["new"] = "Sông-Lam-chảy-7", ["again"] = "Sông-Lam-chảy-7" });
        Assert.Equal("/", deputy.Here);
        Assert.Empty(await council.Db(db => db.Set<AuditRow>().Where(r => r.Changes!.Contains(password)).ToListAsync()));
    }

    [Theory, BothStores]
    public async Task A_password_is_given_anew_a_phone_is_lost_and_a_lock_is_opened(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var administrator = await council.As(Cast.Administrator);
        using var head = await council.As(Cast.OfficeHead);
        var id = (await council.Account(Cast.OfficeHead)).Id;
        await head.Get("/tai-khoan/hai-buoc");
        await head.Send(head.Form("begin"), new() { ["code"] = council.CodeNow(head.Key()), ["password"] = Cast.Password });

        await Do(administrator, id, "factors");
        Assert.Equal("", administrator.Refusal);
        Assert.StartsWith("/dang-nhap", (await head.Get("/")).Here);
        Assert.Equal("/", (await head.Types("do.van.thanh", Cast.Password)).Here);

        for (var n = 0; n < 5; n++) await council.Nobody().Types("do.van.thanh", "Sai-1-sai");
        Assert.Equal("sign-in", (await council.Nobody().Types("do.van.thanh", Cast.Password)).Rule);
        await Do(administrator, id, "unlock");
        Assert.Equal("/", (await council.Nobody().Types("do.van.thanh", Cast.Password)).Here);

        await Do(administrator, id, "reset");
        var given = administrator.Page.QuerySelectorAll(".slip code")[2].TextContent;
        Assert.Equal("sign-in", (await council.Nobody().Types("do.van.thanh", Cast.Password)).Rule);
        Assert.StartsWith("/tai-khoan/mat-khau", (await council.Nobody().Types("do.van.thanh", given)).Here);
        foreach (var act in new[] { "account.codes-reset", "account.unlocked", "account.password-reset" })
            Assert.True(await council.Db(db => db.Set<AuditRow>().AnyAsync(r => r.Act == act && r.ActorTitle == "Hoàng Kim Ngân, Quản trị hệ thống" && r.CameFrom == "127.0.0.1")));
    }

    [Theory, BothStores]
    public async Task An_account_is_stopped_with_a_reason_and_taken_up_again_but_not_ones_own_nor_the_last_administrators(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var administrator = await council.As(Cast.Administrator);
        using var head = await council.As(Cast.OfficeHead);
        var (id, own) = ((await council.Account(Cast.OfficeHead)).Id, (await council.Account(Cast.Administrator)).Id);
        await Do(administrator, id, "disable");
        Assert.Equal("reason-needed", administrator.Rule);
        await Do(administrator, id, "disable", "nghỉ chế độ");
        Assert.StartsWith("/dang-nhap", (await head.Get("/")).Here);
        Assert.Equal("account-disabled", (await head.Types("do.van.thanh", Cast.Password)).Rule);
        await Do(administrator, id, "enable");
        Assert.Equal("/", (await head.Types("do.van.thanh", Cast.Password)).Here);
        await Do(administrator, own, "disable", "thử");
        Assert.Equal("own-account", administrator.Rule);
    }

    [Theory, BothStores]
    public async Task Another_councils_account_does_not_exist_and_nobody_else_keeps_accounts(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var administrator = await council.As(Cast.Administrator);
        var (commune, own) = ((await council.Account(Cast.CommuneSecretary)).Id, (await council.Account(Cast.Secretary)).Id);
        await administrator.Get("/quan-tri/tai-khoan");
        Assert.DoesNotContain(Cast.CommuneSecretary, administrator.Html);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get($"/quan-tri/tai-khoan/{commune}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get("/quan-tri/tai-khoan/999999")).Status);
        await administrator.Get($"/quan-tri/tai-khoan/{own}");
        var form = administrator.Form("keep");
        var before = await council.Account(Cast.CommuneSecretary);
        var answers = new List<HttpStatusCode>();
        foreach (var id in new[] { commune, 999999 })
        {
            form.SetAttribute("action", $"/quan-tri/tai-khoan/{id}");
            answers.Add((await administrator.Send(form, new() { ["do"] = "reset" })).Status);
        }
        Assert.Single(answers.Distinct());
        Assert.NotEqual(HttpStatusCode.OK, answers[0]);
        Assert.Equal(before.PasswordHash, (await council.Account(Cast.CommuneSecretary)).PasswordHash);
        foreach (var name in new[] { Cast.Secretary, Cast.OfficeHead, Cast.Auditor, Cast.Director, Cast.CommuneSecretary })
        {
            using var other = await council.As(name);
            foreach (var path in new[] { "/quan-tri/tai-khoan", $"/quan-tri/tai-khoan/{own}", "/quan-tri/tai-khoan/lap", "/quan-tri/tai-khoan/ra-soat" })
                Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).Status);
        }
    }

    [Theory, BothStores]
    public async Task Who_also_holds_a_post_in_a_commune_stays_the_provinces_account(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var (commune, person) = await council.Db(async db =>
        {
            var (own, account) = (await db.Set<Post>().FirstAsync(p => p.Title.StartsWith("Công chức Văn phòng HĐND và UBND")), await db.Accounts.SingleAsync(a => a.Name == "do.van.thanh"));
            db.Add(new Post { CouncilId = own.CouncilId, PersonId = account.PersonId, BodyId = own.BodyId, Title = "Kiêm nhiệm", Key = "kiem nhiem", Rank = PostRank.Officer, From = own.From });
            await db.SaveChangesAsync();
            return (own.CouncilId, account.PersonId);
        });
        var today = NghiTruong.Rules.CouncilClock.DayOf(council.Time.Now);
        Assert.DoesNotContain(await council.Db(db => ManagedAccounts.Of(db, commune, today)), p => p.PersonId == person);
        Assert.Contains(await council.Db(db => ManagedAccounts.Of(db, 1, today)), p => p.PersonId == person);
    }

    [Theory, BothStores]
    public async Task Administrators_and_auditors_are_named_by_the_administrator_and_all_others_by_the_office(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        using var administrator = await council.As(Cast.Administrator);
        var office = await council.Db(db => db.Set<Body>().Where(b => b.CouncilId == 1 && b.Kind == BodyKind.CouncilOffice).Select(b => b.Id).SingleAsync());
        await Adds(secretary, office, "Administrator");
        Assert.Equal("not-the-administrator", secretary.Rule);
        await Adds(administrator, office, "Head");
        Assert.NotNull(administrator.Rule);
        await Adds(administrator, office, "Administrator");
        Assert.Null(administrator.Rule);
        Assert.Equal(2, await council.Db(db => db.Set<Post>().CountAsync(p => p.Rank == PostRank.Administrator)));
    }

    static async Task Adds(Browser browser, long body, string rank)
    {
        await browser.Get($"/danh-ba/co-quan/{body}");
        await browser.Send(browser.Form("add-post"), new() { ["new-name"] = "Lục Văn Thử", ["title"] = "Người mới", ["rank"] = rank });
    }

    static async Task Do(Browser administrator, long id, string act, string reason = "")
    {
        await administrator.Get($"/quan-tri/tai-khoan/{id}");
        await administrator.Send(administrator.Form("keep"), new() { ["do"] = act, ["reason"] = reason });
    }
}
