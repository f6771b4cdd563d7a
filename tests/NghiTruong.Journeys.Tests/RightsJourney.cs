using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.Journeys.Tests;

/// <summary>Who may what, and until when: a contact and her head, a commune's secretary, a deputy whose post ends today.</summary>
[Collection("Chromium")]
public sealed class RightsJourney(Chromium chromium)
{
    [Fact]
    public async Task The_head_of_a_department_approves_what_her_contact_drafted()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var contact = await chromium.Open(council, Cast.Contact);
        await contact.GetByRole(AriaRole.Link, new() { Name = "Nhiệm vụ", Exact = true }).ClickAsync();
        await contact.Locator("tbody tr", new() { HasText = "đang thực hiện" }).Locator("a.work").First.ClickAsync();
        var work = new Uri(contact.Url).AbsolutePath;
        var act = contact.Locator("#lam-answered");
        await Expect(act.Locator("summary")).ToContainTextAsync("(soạn)");
        await act.Locator("summary").ClickAsync();
        await act.GetByLabel("Số, ký hiệu văn bản").FillAsync("88/SXD-VP");
        await act.GetByLabel("Nội dung trả lời").FillAsync("Sở đã phân công hai phòng.");
        await act.GetByRole(AriaRole.Button, new() { Name = "Trình lãnh đạo duyệt" }).ClickAsync();
        await Expect(contact.Locator(".badges").First).ToContainTextAsync("chờ lãnh đạo duyệt");
        await Expect(contact.GetByRole(AriaRole.Button, new() { Name = "Duyệt và gửi" })).ToHaveCountAsync(0);

        var head = await chromium.Open(council, Cast.Director, 820);
        await head.GetByRole(AriaRole.Link, new() { Name = "Việc của tôi" }).ClickAsync();
        await head.Locator("#viec-cua-toi .desk a.work", new() { HasText = "Trả lời" }).First.ClickAsync();
        await head.Locator("form:has(button[value=back])").GetByLabel("Nội dung cần sửa").FillAsync("Ghi rõ tên hai phòng.");
        await head.GetByRole(AriaRole.Button, new() { Name = "Yêu cầu sửa" }).ClickAsync();
        await Expect(head.Locator(".badges").First).ToContainTextAsync("yêu cầu sửa");

        await contact.ReloadAsync();
        await Expect(contact.Locator(".timeline").First).ToContainTextAsync("Ghi rõ tên hai phòng.");
        await contact.GetByLabel("Nội dung trả lời").FillAsync("Sở đã phân công Phòng Kế hoạch và Phòng Quản lý nhà.");
        await contact.GetByRole(AriaRole.Button, new() { Name = "Trình lãnh đạo duyệt" }).ClickAsync();
        await Expect(contact.Locator(".badges").First).ToContainTextAsync("chờ lãnh đạo duyệt");

        await head.ReloadAsync();
        await head.GetByRole(AriaRole.Button, new() { Name = "Duyệt và gửi" }).ClickAsync();
        await Expect(head).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(work + "$"));
        await Expect(head.Locator(".timeline").First).ToContainTextAsync("soạn: " + Cast.Contact);

        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync(work);
        await Expect(secretary.Locator(".timeline").First).ToContainTextAsync("Phòng Quản lý nhà");
        Assert.Equal(1, await council.Db(db => db.Set<ObligationEvent>().CountAsync(e => e.DocumentNumber == "88/SXD-VP")));
    }

    [Fact]
    public async Task A_communes_secretary_sees_her_own_council_and_nothing_of_the_province()
    {
        await using var council = await TestCouncil.Whole(Store.Sqlite);
        var commune = await chromium.Open(council, Cast.CommuneSecretary, 820);
        await Expect(commune.Locator(".brand")).ToContainTextAsync("HĐND xã Thượng Sơn");
        foreach (var page in new[] { "/", "/viec-cua-toi", "/nhiem-vu", "/phien-hop", "/lich", "/danh-ba", "/chuong-trinh", "/moc", "/chuyen" })
        {
            await commune.GotoAsync(page);
            var shown = await commune.Locator("main").InnerTextAsync();
            Assert.DoesNotContain(Cast.Secretary, shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Sở Xây dựng", shown, StringComparison.Ordinal);
        }
        foreach (var page in new[] { "/nhiem-vu/4", "/phien-hop/1", "/danh-ba/co-quan/1", "/danh-ba/nguoi/1", "/moc/1", "/nhiem-vu/987654321" })
        {
            await commune.GotoAsync(page);
            await Expect(commune.Locator("h1")).ToHaveTextAsync("Không tìm thấy");
        }

        // Her own work, with her own numbers, from a sentence of her own.
        await commune.GotoAsync("/nhiem-vu/them");
        await commune.GetByLabel("Nội dung").First.FillAsync("Rà soát hộ nghèo của xã");
        await commune.GetByRole(AriaRole.Button, new() { Name = "Thêm nhiệm vụ" }).ClickAsync();
        await Expect(commune.Locator("h1")).ToContainTextAsync("Rà soát hộ nghèo của xã");
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync(new Uri(commune.Url).AbsolutePath);
        await Expect(secretary.Locator("h1")).ToHaveTextAsync("Không tìm thấy");
    }

    [Fact]
    public async Task A_deputy_whose_post_ends_today_reads_today_and_finds_nothing_tomorrow()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var deputy = await chromium.Open(council, Cast.Deputy, 820);
        await deputy.GotoAsync("/nhiem-vu");
        await Expect(deputy.Locator("#so-nhiem-vu tbody tr").First).ToBeVisibleAsync();

        var person = await council.Db(db => db.Persons.Where(p => p.Name == Cast.Deputy).Select(p => p.Id).SingleAsync());
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync($"/danh-ba/nguoi/{person}");
        await secretary.Locator("details.act summary", new() { HasText = "Sửa" }).First.ClickAsync();
        await secretary.GetByLabel("Ngày cuối cùng giữ chức vụ").First.FillAsync("2026-11-16");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Thôi giữ chức vụ" }).First.ClickAsync();
        await Expect(secretary.Locator("table").First).ToContainTextAsync("16/11/2026");

        await deputy.ReloadAsync();
        await Expect(deputy.Locator("#so-nhiem-vu tbody tr").First).ToBeVisibleAsync();
        council.Time.Forward(TimeSpan.FromHours(20));
        await deputy.GotoAsync("/nhiem-vu");
        await Expect(deputy.Locator("#so-nhiem-vu")).ToHaveCountAsync(0);
        await Expect(deputy.Locator("main")).Not.ToContainTextAsync("dự án");
        Assert.Equal(0, await council.Db(db => db.Posts.CountAsync(p => p.PersonId == person && (p.To == null || p.To > new DateOnly(2026, 11, 17)) && p.AnnulledBecause == null)));
    }
}
