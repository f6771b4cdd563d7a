using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.Rights.Accounts;

namespace NghiTruong.App.Tests.Rights;

/// <summary>What nobody uses for 45 days sleeps; the Office wakes it in one act.</summary>
public sealed class SleepingTests
{
    static readonly AccountSettings AsInLife = new() { PasswordRounds = 10 };

    [Theory, BothStores]
    public async Task An_account_sleeps_after_45_idle_days_is_warned_before_and_woken_by_the_office(Store store)
    {
        await using var council = await TestCouncil.Open(store, AsInLife);
        using (await council.As(Cast.OfficeHead)) { }
        council.Time.Forward(TimeSpan.FromDays(39));
        using var head = await council.As(Cast.OfficeHead);
        using var administrator = await council.As(Cast.Administrator);
        await head.Get("/");
        Assert.Contains("tài khoản sẽ tự khóa trong 7 ngày tới", head.Html);
        await administrator.Get("/quan-tri/tai-khoan");
        Assert.Contains("tài khoản sẽ tự khóa trong 7 ngày tới", administrator.Html);
        await administrator.Get("/quan-tri/tai-khoan?loc=sap-khoa");
        Assert.Contains(Cast.Deputy, administrator.Page.QuerySelector("table")!.TextContent);
        Assert.DoesNotContain(Cast.OfficeHead, administrator.Page.QuerySelector("table")!.TextContent);

        council.Time.Forward(TimeSpan.FromDays(7));
        using var deputy = council.Nobody();
        await deputy.Types("vu.hoang.yen", NghiTruong.App.Shell.Cast.Password);
        Assert.Equal("account-asleep", deputy.Rule);
        var rounds = council.App.Services.GetRequiredService<SleepRounds>();
        Assert.True(await rounds.Run(default) > 10);
        Assert.Equal(0, await rounds.Run(default));
        Assert.Contains("account.slept", await council.Acts((await council.Account(Cast.Deputy)).Id));
        Assert.Equal("account-asleep", (await deputy.Types("vu.hoang.yen", NghiTruong.App.Shell.Cast.Password)).Rule);

        using var office = await council.As(Cast.OfficeHead);
        await office.Get("/quan-tri/tai-khoan-ngu");
        Assert.Contains(Cast.Deputy, office.Html);
        await office.Send(office.Form("wake"), []);
        Assert.Equal("/", (await deputy.Types("vu.hoang.yen", NghiTruong.App.Shell.Cast.Password)).Here);
        Assert.Equal(1, await council.Db(db => db.Set<AuditRow>().CountAsync(r => r.Act == "account.woken")));
        // One act on many is found from each of them, and from no other.
        var (one, other) = ((await council.Account(Cast.Deputy)).Id, (await council.Account(Cast.OfficeHead)).Id);
        await office.Get($"/nhat-ky?loai=account&ma={one}");
        Assert.Contains("account.woken", office.Html);
        await office.Get($"/nhat-ky?loai=account&ma={other}");
        Assert.DoesNotContain("account.woken", office.Html);
        Assert.Contains("(tự khóa vì không dùng)", await council.Db(db => db.Set<AuditRow>().Where(r => r.Act == "account.not-let-in" && r.TargetId == one).Select(r => r.TargetTitle).FirstAsync()));
        await office.Get("/quan-tri/tai-khoan-ngu");
        Assert.DoesNotContain(Cast.Deputy, office.Html);
    }

    [Theory, BothStores]
    public async Task What_an_administrator_stopped_is_not_woken_and_an_own_page_tells_in_time(Store store)
    {
        await using var council = await TestCouncil.Open(store, AsInLife with { Idle = TimeSpan.FromDays(100), Longest = TimeSpan.FromDays(100) });
        using var deputy = await council.As(Cast.Deputy);
        await council.Db(db => db.Accounts.Where(a => a.Name == "lo.van.phong").ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, council.Time.Now).SetProperty(x => x.DisabledBecause, "nghỉ")));
        council.Time.Forward(TimeSpan.FromDays(44));
        // Only reading by itself is no use: the account still says that it will sleep.
        var own = await deputy.Raw(new HttpRequestMessage(HttpMethod.Get, "/tai-khoan") { Headers = { { "Sec-Fetch-Mode", "cors" } } });
        Assert.Contains("sẽ khóa ngày", await own.Content.ReadAsStringAsync());
        await deputy.Get("/tai-khoan");
        using var again = await council.As(Cast.OfficeHead);
        await again.Get("/quan-tri/tai-khoan-ngu");
        Assert.DoesNotContain(Cast.SecondDeputy, again.Html);
    }
}
