using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Rights;

/// <summary>One's own page says which posts one holds from when to when, and what the account must be told.</summary>
public sealed class OwnNoticesTests
{
    [Theory, BothStores]
    public async Task Posts_stand_with_their_days_and_one_that_ends_soon_is_told(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        await director.Get("/tai-khoan");
        Assert.Empty(Told(director));
        Assert.Contains("01/03/2025", Posts(director));
        Assert.Contains("nay", Posts(director));
        Assert.Null(director.Page.QuerySelector("a[href^='/nguoi/']"));

        var today = CouncilClock.DayOf(council.Time.Now);
        await council.Db(db => db.Posts.Where(p => p.Title == "Giám đốc Sở Xây dựng").ExecuteUpdateAsync(p => p.SetProperty(x => x.To, today.AddDays(11))));
        await director.Get("/tai-khoan");
        Assert.Contains($"ngày cuối là {today.AddDays(10):dd/MM/yyyy}", Assert.Single(Told(director)));
        Assert.Contains($"{today.AddDays(10):dd/MM/yyyy}", Posts(director));

        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get("/tai-khoan");
        await deputy.Get(deputy.Page.QuerySelector("a[href^='/nguoi/']")!.GetAttribute("href")!);
        Assert.Equal(Cast.Deputy, deputy.Page.QuerySelector("h1")!.TextContent);
    }

    [Theory, BothStores]
    public async Task A_sign_in_from_where_nobody_came_before_is_told_for_two_weeks(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/tai-khoan");
        Assert.Empty(Told(head));
        using var again = await council.As(Cast.OfficeHead);
        var latest = await council.Db(db => db.AccountSessions.MaxAsync(s => s.Id));
        await council.Db(db => db.AccountSessions.Where(s => s.Id == latest).ExecuteUpdateAsync(s => s.SetProperty(x => x.CameFrom, "203.0.113.9")));
        await head.Get("/tai-khoan");
        Assert.Contains("203.0.113.9", Assert.Single(Told(head)));
        council.Time.Forward(TimeSpan.FromDays(15));
        await head.Get("/tai-khoan");
        Assert.Empty(Told(head));
    }

    [Theory, BothStores]
    public async Task An_administrator_is_told_that_the_password_is_soon_due(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var administrator = await council.As(Cast.Administrator);
        await council.Db(db => db.AccountSessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.HasSecondFactor, true)));
        await administrator.Get("/tai-khoan");
        Assert.DoesNotContain(Told(administrator), t => t.Contains("Mật khẩu", StringComparison.Ordinal));
        council.Time.Forward(TimeSpan.FromDays(50));
        await administrator.Get("/tai-khoan");
        Assert.Contains(Told(administrator), t => t.Contains("Mật khẩu quản trị dùng được đến ngày", StringComparison.Ordinal));
    }

    [Theory, BothStores]
    public async Task The_head_is_told_of_drafts_to_approve_and_the_contact_of_one_sent_back(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var contact = await council.As(Cast.Contact);
        await contact.Get(contact.Here.StartsWith("/viec", StringComparison.Ordinal) ? contact.Here : "/viec-cua-toi");
        var work = contact.Page.QuerySelector(".desk-acts a[href*='lam=Answered']")!.GetAttribute("href")!.Split('?')[0];
        await contact.Get(work);
        await contact.Send(contact.Form("fact", ("kind", nameof(ObligationEventKind.Answered))), new() { ["number"] = "9/SXD-VP", ["words"] = "Đã rà soát.", ["do"] = "submit" });
        var page = contact.Here;
        using var head = await council.As(Cast.Director);
        await head.Get("/tai-khoan");
        Assert.StartsWith("1 bản soạn của cơ quan chờ duyệt và gửi.", Assert.Single(Told(head)));
        await contact.Get("/tai-khoan");
        Assert.Empty(Told(contact));
        await head.Get(page);
        await head.Send(head.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>("main form").First(f => f.QuerySelector("[name=back]") is not null), new() { ["do"] = "back", ["back"] = "Nêu rõ hơn." });
        await contact.Get("/tai-khoan");
        Assert.StartsWith("1 bản soạn bị yêu cầu sửa.", Assert.Single(Told(contact)));
    }

    static List<string> Told(Browser browser) => [.. browser.Page.QuerySelectorAll("section[aria-labelledby=h-bao] li").Select(l => l.TextContent.Trim())];

    static string Posts(Browser browser) => browser.Page.QuerySelector("section[aria-labelledby=h-chuc-vu]")!.TextContent;
}
