using System.Net;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;

namespace NghiTruong.App.Tests.People;

/// <summary>The directory over time: added to, ended, corrected with dates; old names find.</summary>
public sealed class DirectoryTests
{
    [Theory, BothStores]
    public async Task A_body_is_found_by_the_name_it_once_bore(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/danh-ba?tu=giao+thong");
        var link = secretary.Page.QuerySelectorAll("a").Single(a => a.TextContent == "Sở Giao thông vận tải");
        await secretary.Get(link.GetAttribute("href")!);
        Assert.Contains("sáp nhập vào", secretary.Html);
        Assert.Contains("không còn từ 01/03/2025", secretary.Html);
    }

    [Theory, BothStores]
    public async Task A_person_takes_up_a_post_gives_it_up_and_the_record_says_so(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/danh-ba/co-quan/5");
        await secretary.Send(secretary.Form("add-post"), new() { ["new-name"] = "Đào Thị Ánh", ["title"] = "Phó Trưởng Ban", ["rank"] = "DeputyHead", ["from"] = "2026-06-01" });
        Assert.Contains("Đào Thị Ánh", secretary.Html);
        var person = await council.Db(db => db.Persons.Where(p => p.Name == "Đào Thị Ánh").Select(p => p.Id).SingleAsync());

        await secretary.Get($"/danh-ba/nguoi/{person}");
        await secretary.Send(secretary.Form("post"), new() { ["do"] = "end", ["last-day"] = "2026-05-01" });
        Assert.Equal("post-ends-before-it-begins", secretary.Rule);
        await secretary.Send(secretary.Form("post"), new() { ["do"] = "end", ["last-day"] = "2026-10-31", ["words"] = "nghỉ hưu" });
        Assert.Contains("Thôi giữ chức vụ Phó Trưởng Ban: nghỉ hưu", secretary.Html);

        var correct = secretary.Page.QuerySelectorAll("form").First(f => f.QuerySelector("[name=reason]") is not null);
        await secretary.Send((AngleSharp.Html.Dom.IHtmlFormElement)correct, new() { ["do"] = "correct", ["title"] = "Phó Trưởng Ban chuyên trách", ["reason"] = "ghi thiếu" });
        Assert.Contains("Phó Trưởng Ban chuyên trách", secretary.Page.QuerySelector("tbody")!.TextContent);
        await secretary.Get("/danh-ba?tu=dao+thi+anh");
        Assert.DoesNotContain("Đào Thị Ánh", secretary.Page.QuerySelector("main")!.TextContent);
        await secretary.Get("/danh-ba?tu=dao+thi+anh&ngay=2026-08-01");
        Assert.Contains("Đào Thị Ánh", secretary.Page.QuerySelector("main")!.TextContent);
    }

    [Theory, BothStores]
    public async Task A_body_outside_the_system_is_added_and_a_second_of_its_name_refused(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var rule in new[] { null, "body-exists" })
        {
            await secretary.Get("/danh-ba");
            await secretary.Send(secretary.Form("add-body"), new() { ["name"] = "Công ty Cổ phần Cấp nước Lam Giang", ["kind"] = "Organisation", ["outside"] = "1", ["from"] = "2020-01-01" });
            Assert.Equal(rule, secretary.Rule);
        }
        await secretary.Get("/danh-ba?tu=cap+nuoc");
        Assert.Contains("ngoài hệ thống", secretary.Html);
    }

    [Theory, BothStores]
    public async Task A_body_takes_a_new_name_from_a_day_and_ends_when_nobody_holds_a_post_in_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var id = await council.Db(db => db.BodyNames.Where(n => n.Name == "Sở Tư pháp").Select(n => n.BodyId).SingleAsync());
        await secretary.Get($"/danh-ba/co-quan/{id}");
        await secretary.Send(secretary.Form("change-body"), new() { ["do"] = "rename", ["name"] = "Sở Tư pháp và Hộ tịch", ["from"] = "2026-10-01", ["reason"] = "Quyết định số 9" });
        Assert.Equal("Sở Tư pháp và Hộ tịch", secretary.Page.QuerySelector("h1")!.TextContent);
        await secretary.Get("/danh-ba?tu=so+tu+phap&ngay=2026-09-30");
        Assert.Contains(secretary.Page.QuerySelectorAll("a"), a => a.TextContent == "Sở Tư pháp");

        await secretary.Get($"/danh-ba/co-quan/{id}");
        await secretary.Send(secretary.Form("add-post"), new() { ["new-name"] = "Phan Thị Nhàn", ["title"] = "Giám đốc", ["rank"] = "Head", ["from"] = "2026-10-01" });
        await secretary.Send(secretary.Form("change-body"), new() { ["do"] = "end", ["last-day"] = "2026-11-15" });
        Assert.Equal("posts-held", secretary.Rule);
    }

    [Fact]
    public async Task People_stand_in_vietnamese_order_by_given_name()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/danh-ba");
        var given = secretary.Page.QuerySelectorAll(".columns a").Select(a => a.TextContent.Split(' ')[^1]).ToList();
        var compare = System.Globalization.CultureInfo.GetCultureInfo("vi-VN").CompareInfo;
        Assert.True(given.Count > 50);
        Assert.Equal(given.Order(Comparer<string>.Create((a, b) => compare.Compare(a, b))), given);
    }

    [Fact]
    public async Task Only_the_office_keeps_the_directory()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/danh-ba/co-quan/5");
        using var deputy = await council.As(Cast.Deputy);
        await deputy.Get("/danh-ba/co-quan/5");
        Assert.False(deputy.HasForm("add-post"));
        await deputy.Get("/danh-ba/co-quan/999999");
        Assert.Equal(HttpStatusCode.NotFound, deputy.Status);
    }
}
