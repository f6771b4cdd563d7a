using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NghiTruong.App.Tests.Shell;

/// <summary>What every page keeps: strict headers, no inline script or style, one heading, labels, the way in.</summary>
public sealed partial class PageTests
{
    static readonly string[] Pages =
    [
        "/", "/nhiem-vu", "/nhiem-vu?chi=qua-han", "/nhiem-vu?tu=khong-co-gi-het", "/nhiem-vu/1", "/nhiem-vu/20", "/phien-hop", "/phien-hop/1", "/phien-hop/nhap", "/danh-ba", "/danh-ba/co-quan/2",
        "/danh-ba/nguoi/1", "/kieu-mau", "/dang-nhap", "/tai-khoan", "/tai-khoan/mat-khau", "/tai-khoan/hai-buoc", "/viec-cua-toi", "/nhiem-vu/them", "/nhiem-vu/4/tach", "/nhiem-vu/43", "/nhiem-vu/nhap-bang", "/nhiem-vu?ngay=2026-09-30", "/phien-hop/6/ra-soat",
        "/phien-hop/6/ra-soat?muc=16", "/phien-hop/6/bao-cao-ket-qua", "/phien-hop/6/thong-bao", "/phien-hop/6/bien-ban", "/phien-hop/6/giay-moi", "/chuong-trinh", "/danh-ba/sap-xep",
        "/danh-ba/sap-xep?kieu=Split&co-quan=13&ten=A%0AB&ngay=2026-11-01&quyet-dinh=1", "/danh-ba/nguoi/8/ban-giao", "/cai-dat",
        "/thoi-han", "/thoi-han?chu-de=elections&hieu-luc=tat-ca", "/thoi-han?tu=khong-co-gi-het", "/thoi-han/QUE-03?moc=2026-08-12", "/thoi-han/SES-11?moc=2026-07-07&ky-hop=Regular", "/thoi-han/VOT-02?tong=85&phieu=42", "/thoi-han/quy-dinh-rieng",
        "/lich", "/lich?xem=tuan", "/lich?xem=danh-sach", "/lich/ngay-nghi?nam=2027", "/lich/dang-ky", "/lich-mau/ky-hop", "/lich-mau/thang", "/moc", "/nhat-ky", "/cong-khai", "/phien-hop/2/thong-bao",
    ];

    // On both stores: PostgreSQL answers later than the first rendering of a page asks, SQLite at once.
    [Theory, BothStores]
    public async Task Pages_carry_no_inline_script_or_style_one_heading_and_a_label_for_every_field(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        foreach (var path in Pages) await Check(head, path);
    }

    /// <summary>Nonsense in an address is named with what and where; a list that was not filtered does not look as if it was.</summary>
    [Theory, BothStores]
    public async Task What_of_an_address_cannot_be_read_is_said_in_words(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var (address, words) in new[]
        {
            ("/nhiem-vu?co-quan=abc&giao-tu=31/02/2026", "cơ quan “abc”; giao từ ngày “31/02/2026”"), ("/nhiem-vu?trang-thai=Sai", "trạng thái “Sai”"), ("/nhiem-vu?ngay=2026-02-31", "“2026-02-31” không phải ngày hợp lệ"),
            ("/nhiem-vu?ngay=1999-01-01", "ngày 01 tháng 01 năm 1999, sổ chưa có nhiệm vụ nào"), ("/nhiem-vu/1?ngay=31-02-2026", "“31-02-2026” không phải ngày hợp lệ"), ("/nhiem-vu/1?ngay=2020-01-01", "Ngày 01/01/2020 nhiệm vụ chưa được giao"), ("/nhiem-vu/1?ngay=2199-01-01", "Ngày 01/01/2199 chưa tới: đang xem như hôm nay"), ("/nhiem-vu/1?ngay=1900-01-01", "Ngày 01/01/1900 nằm ngoài khoảng nhận được"),
            ("/lich?ngay=30/02/2026", "“30/02/2026” không phải ngày hợp lệ"), ("/lich?ngay=1950-01-01", "từ năm 1991"), ("/danh-ba?ngay=2026-02-31", "“2026-02-31” không phải ngày hợp lệ"),
            ("/nhiem-vu/xuat.xlsx?co-quan=abc", "cơ quan “abc”"), ("/nhiem-vu?xep=ten&gom=xa", "sắp xếp “ten”; cách tính phần việc “xa”"), ("/nhiem-vu?xep=moi&sau=1.20261201.4", "trang “1.20261201.4”"), ("/nhiem-vu/xuat.xlsx?xep=ten", "sắp xếp “ten”"),
        })
        {
            await secretary.Get(address);
            Assert.True(secretary.Page.QuerySelector("main")?.TextContent.Contains(words, StringComparison.Ordinal) == true, $"{address}: {secretary.Status} {secretary.Page.QuerySelector(".note, .wrong")?.TextContent}");
        }
        foreach (var address in new[] { "/nhiem-vu?ngay=30/9/2026&trong=7&xep=han&gom=", "/nhiem-vu?ngay=30/9/2026&xep=moi&gom=tung-noi", "/nhiem-vu?ngay=30/9/2026&xep=co-quan&gom=ca-viec&sau=" })
        {
            await secretary.Get(address);
            Assert.Contains("ngày 30 tháng 9 năm 2026", secretary.Html);
            Assert.DoesNotContain("chưa lọc theo", secretary.Html);
        }
    }

    [Fact]
    public async Task Pages_of_papers_and_programmes_keep_the_same_once_they_hold_something()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/6/thong-bao");
        await secretary.Send(secretary.Form("draft"), []);
        await secretary.Get("/phien-hop/6");
        await secretary.Send(secretary.Form("paper"), [], ("files", "Dự thảo.txt", "Mức chi là 500.000 đồng."u8.ToArray()));
        var ask = secretary.Page.QuerySelectorAll("#chuong-trinh a").Single(a => a.TextContent.StartsWith("Xin ý kiến", StringComparison.Ordinal)).GetAttribute("href")!;
        await secretary.Get(ask);
        await secretary.Send(secretary.Form("open"), new() { ["DueOn"] = "2026-11-20", ["bodies"] = "3" });
        var round = secretary.Here;
        await secretary.Send(secretary.Form("answer"), new() { ["Who"] = "Một chuyên gia", ["Words"] = "Nên nâng mức chi" });
        await secretary.Get("/chuong-trinh");
        await secretary.Send(secretary.Form("open"), new() { ["Period"] = "2026-11" });
        for (var n = 0; n < 30; n++) await secretary.Send(secretary.Form("add"), new() { ["Work"] = $"việc {n}" });

        foreach (var path in new[] { "/phien-hop/6/thong-bao", ask, round, "/phien-hop", "/phien-hop/6", "/phien-hop/6/bien-ban", "/phien-hop/6/giay-moi", "/chuong-trinh", "/chuong-trinh/2026-11", "/chuong-trinh/2026-11/ban-in" })
            await Check(secretary, path);
        await secretary.Get("/chuong-trinh/2026-11");
        await secretary.Send(secretary.Form("adopt"), []);
        await Check(secretary, "/chuong-trinh/2026-11");
    }

    [Fact]
    public async Task The_working_pages_of_the_whole_province_stay_light()
    {
        await using var council = await TestCouncil.Whole(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var path in new[]
        {
            "/", "/viec-cua-toi", "/nhiem-vu", "/nhiem-vu/4", "/nhiem-vu/43", "/nhiem-vu/them", "/nhiem-vu/nhap-bang", "/nhiem-vu/4/tach", "/phien-hop", "/phien-hop/6", "/phien-hop/6/ra-soat", "/phien-hop/6/bao-cao-ket-qua",
            "/phien-hop/6/thong-bao", "/phien-hop/5/thong-bao", "/phien-hop/6/gop-y/1?tu=1&den=2", "/phien-hop/6/gop-y/2", "/phien-hop/6/bien-ban", "/chuong-trinh", "/chuong-trinh/2026", "/chuong-trinh/2026-11", "/danh-ba", "/danh-ba/sap-xep", "/danh-ba/nguoi/8/ban-giao", "/cai-dat",
            "/lich?ngay=2026-12-01", "/lich?xem=danh-sach&ngay=2026-11-16", "/moc", "/moc/1", "/moc/2", "/lich/ngay-nghi?nam=2027",
        })
            await Check(secretary, path);

        var assets = 0;
        foreach (var address in secretary.Page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            assets += (await (await secretary.Raw(new HttpRequestMessage(HttpMethod.Get, address))).Content.ReadAsByteArrayAsync()).Length;
        Assert.InRange(assets, 10_000, 40_000); // styles and script of the whole house, not compressed
    }

    static async Task Check(Browser secretary, string path)
    {
        await secretary.Get(path);
        Assert.True(secretary.Status == HttpStatusCode.OK, $"{path}: {secretary.Status}");
        Assert.DoesNotMatch(Inline(), secretary.Html);
        Assert.Empty(secretary.Page.QuerySelectorAll("script:not([src]), style"));
        Assert.True(secretary.Page.QuerySelectorAll("h1").Length == 1, $"{path} has {secretary.Page.QuerySelectorAll("h1").Length} h1");
        foreach (var field in secretary.Page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
            Assert.True(field.HasAttribute("aria-label") || field.Closest("label") is not null || (field.Id is { Length: > 0 } id && secretary.Page.QuerySelector($"label[for='{id}']") is not null), $"{path}: {field.OuterHtml} has no label");
        Assert.True(secretary.Page.QuerySelectorAll("[id]").Select(e => e.Id).GroupBy(i => i).All(g => g.Count() == 1), $"{path} repeats an id");
        var weighs = Encoding.UTF8.GetByteCount(secretary.Html);
        Assert.True(weighs <= 100_000, $"{path} weighs {weighs}");
    }

    [Fact]
    public async Task Every_answer_carries_the_strict_headers_and_head_works()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var answer = await secretary.Raw(new HttpRequestMessage(method, "/nhiem-vu"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.DoesNotContain("unsafe", policy);
            Assert.DoesNotContain("*", policy);
            Assert.DoesNotContain("data:", policy);
            foreach (var (header, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin") })
                Assert.Equal(value, answer.Headers.GetValues(header).Single());
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single());
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task A_stranger_is_shown_the_way_in_and_comes_back_to_the_page_asked_for()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var stranger = council.Nobody();
        await stranger.Get("/nhiem-vu?chi=qua-han");
        Assert.StartsWith("/dang-nhap", stranger.Here);
        var form = stranger.Page.QuerySelectorAll<IHtmlFormElement>(".cast form").First();
        await stranger.Send(form, []);
        Assert.Equal("/nhiem-vu?chi=qua-han", stranger.Here);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_never_leads_away_from_the_house(string back)
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var stranger = council.Nobody();
        await stranger.Get("/dang-nhap?ve=" + Uri.EscapeDataString(back));
        await stranger.Send(stranger.Page.QuerySelectorAll<IHtmlFormElement>(".cast form").First(), []);
        Assert.Equal("/", stranger.Here);
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_taken()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/nhiem-vu/1");
        var answer = await secretary.Raw(new HttpRequestMessage(HttpMethod.Post, "/nhiem-vu/1") { Content = new FormUrlEncodedContent([new("_handler", "fact"), new("kind", "Withdrawn"), new("words", "x")]) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Biểu mẫu không gửi được", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_far_too_large_is_told_so()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/1");
        var file = new byte[33 * 1024 * 1024];
        try
        {
            await secretary.Send(secretary.Form("paper"), [], ("files", "lon.bin", file));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, secretary.Status);
            Assert.Contains("lớn hơn 32 MB", secretary.Html);
        }
        catch (HttpRequestException)
        {
            // The server may close before all is sent: then the browser itself says so.
        }
        await secretary.Get("/phien-hop/1");
        Assert.Empty(secretary.Page.QuerySelectorAll("#chuong-trinh .files a"));
    }

    static readonly string[] OddAddresses =
    [
        "/nhiem-vu?trang=-5&xep=x&loai=99&trang-thai=%00&ngay=2026-99-99&co-quan=abc&phien=zz&tu=%25%5F%5C",
        "/nhiem-vu?tu=%F0%9F%98%80%CC%81%CC%81",
        "/danh-ba?ngay=hôm-nay&tu=%25",
        "/nhiem-vu?sau=1.20260101.x&giao-tu=0001-01-01&giao-den=9999-12-31&xong-tu=1-1-1&bi-tra-boi=-1&giao-lai-tu=99999999999999999999&thuoc=9223372036854775807&trong=999999&gom=x&nguon=%27",
        "/nhiem-vu?sau=1.99991231.9223372036854775807&ngay=0001-01-01",
        "/nhiem-vu?xep=moi&sau=20260101.5&chi=dung-han-goc&ngay=9999-12-31",
        "/nhiem-vu/4?lam=Khong&ngay=9999-12-31",
        "/nhiem-vu/4?lam=Annulled",
        "/nhiem-vu/xuat.xlsx?sau=%00&ngay=x&tu=%0B%08",
        "/phien-hop/6/ra-soat?muc=abc&trang=-4",
        "/phien-hop/6/ra-soat?muc=99999999&trang=999",
        "/danh-ba/sap-xep?kieu=99&co-quan=-1&nhan=x&ngay=x&ten=%00%0A%0A&quyet-dinh=%25",
        "/chuong-trinh/9999-99",
        "/danh-ba/nguoi/9223372036854775807/ban-giao",
        "/phien-hop?loai=Khong&tu=%5C%25",
        "/nhiem-vu?tu=%00&nguoi-giao=%00&nguon=%00", "/nhiem-vu?nguoi-giao=%ED%A0%80", "/danh-ba?tu=%00",
        "/moc/1?trang=-9", "/moc/1?trang=99999999999", "/lich?ngay=0001-01-01&xem=%00", "/lich?co-quan=%27&loai=99&ngay=9999-12-31", "/lich/ngay-nghi?nam=9999", "/lich/ngay-nghi?nam=%00", "/lich-mau/%27", "/thoi-han/%27?moc=9999-12-31",
    ];

    [Theory, BothStores]
    public async Task Odd_addresses_are_answered_calmly(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        foreach (var path in OddAddresses)
        {
            await secretary.Get(path);
            Assert.True(secretary.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{path}: {secretary.Status}");
            Assert.DoesNotContain("   at ", secretary.Html);
        }
    }

    [GeneratedRegex(@"<[^>]+\s(on[a-z]+|style)=", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
