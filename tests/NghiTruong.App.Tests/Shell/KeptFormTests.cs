using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Shell.Parts;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Shell;

/// <summary>A form whose token is too old or another sign-in's keeps its words; nothing is written before the person says so.</summary>
public sealed class KeptFormTests
{
    const string Words = "Một buổi sáng mới viết xong đoạn này.";

    [Theory, BothStores]
    public async Task The_words_of_a_form_too_old_are_there_to_be_sent_again(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = (await council.As(Cast.Secretary)).Says("Origin", council.Address.GetLeftPart(UriPartial.Authority));
        await secretary.Get("/nhiem-vu/4");
        var form = secretary.Form("fact", ("kind", "Progress"));
        await secretary.Send(form, new() { ["words"] = Words, ["number"] = "12/BC-SXD", ["__RequestVerificationToken"] = "quá-hạn" }, ("files", "ảnh.png", Encoding.UTF8.GetBytes("png")));

        Assert.Equal(HttpStatusCode.BadRequest, secretary.Status);
        Assert.Contains("chưa ghi gì", secretary.Html);
        Assert.Contains("Chọn lại tệp: ảnh.png", secretary.Page.Body!.TextContent);
        Assert.Equal(0, await Written(council));
        var again = secretary.Page.QuerySelectorAll<IHtmlFormElement>("form").Single(f => f.GetAttribute("action") == "/nhiem-vu/4");
        Assert.Equal(Words, again.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);
        Assert.Empty(secretary.Page.QuerySelectorAll("script:not([src])"));

        await secretary.Send(again, [], ("files", "ảnh.png", Encoding.UTF8.GetBytes("png")));
        Assert.Equal("", secretary.Refusal);
        Assert.Equal(1, await Written(council));
        Assert.Contains("ảnh.png", secretary.Page.Body!.TextContent);
        await secretary.Send(again, []); // twice is once
        Assert.Equal(1, await Written(council));
    }

    [Theory, BothStores]
    public async Task A_form_opened_in_one_name_is_not_sent_in_another_unseen(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var person = (await council.As(Cast.Secretary)).Says("Origin", council.Address.GetLeftPart(UriPartial.Authority));
        await person.Get("/nhiem-vu/4");
        var form = person.Form("fact", ("kind", "Progress"));
        await person.SignIn(Cast.OfficeHead);
        form.SetAttribute("action", "/nhiem-vu/4");
        await person.Send(form, new() { ["words"] = Words, ["number"] = "12/BC-SXD" });
        Assert.Equal(HttpStatusCode.BadRequest, person.Status);
        Assert.Contains($"gửi với tư cách {Cast.OfficeHead}", person.Html);
        Assert.Equal(0, await Written(council));
        await person.Send(person.Page.QuerySelectorAll<IHtmlFormElement>("form").Single(f => f.GetAttribute("action") == "/nhiem-vu/4"), []);
        Assert.Equal(1, await Written(council));
    }

    [Theory, BothStores]
    public async Task Words_sent_after_the_session_ended_wait_for_the_sign_in(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var signedIn = await council.As(Cast.Secretary);
        await signedIn.Get("/nhiem-vu/4");
        var form = signedIn.Form("fact", ("kind", "Progress"));
        form.SetAttribute("action", "/nhiem-vu/4");
        using var person = council.Nobody().Says("Origin", council.Address.GetLeftPart(UriPartial.Authority));
        await person.Send(form, new() { ["words"] = Words, ["number"] = "12/BC-SXD" });
        Assert.Equal(HttpStatusCode.Unauthorized, person.Status);
        Assert.Contains("đăng nhập ở thẻ khác", person.Html);
        for (var n = 0; n < 2; n++)
        {
            var kept = person.Page.QuerySelectorAll<IHtmlFormElement>("form").Single(f => f.GetAttribute("action") == "/nhiem-vu/4");
            if (n == 0) await person.SignIn(Cast.Secretary);
            await person.Send(kept, []); // the first time with the token of nobody: seen once more, then sent
        }
        Assert.Equal("", person.Refusal);
        Assert.Equal(1, await Written(council));
    }

    [Fact]
    public async Task Words_of_another_house_and_secrets_are_never_shown()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/nhiem-vu/4");
        var form = secretary.Form("fact", ("kind", "Progress"));
        Dictionary<string, string> fill = new() { ["words"] = Words, ["number"] = "12/BC-SXD", ["__RequestVerificationToken"] = "quá-hạn", ["Password"] = "rất bí mật đấy", ["mat-khau-moi"] = "rất bí mật đấy", ["current"] = "rất bí mật đấy", ["New"] = "rất bí mật đấy", ["again"] = "rất bí mật đấy", ["credential"] = "{ rất bí mật đấy }" };
        await secretary.Says("Origin", "https://evil.example").Send(form, fill);
        Assert.Equal(HttpStatusCode.BadRequest, secretary.Status);
        Assert.DoesNotContain(Words, secretary.Html);
        form.SetAttribute("action", "/nhiem-vu/4");
        await secretary.Says("Origin", council.Address.GetLeftPart(UriPartial.Authority)).Send(form, fill);
        Assert.Contains(Words, secretary.Html);
        Assert.DoesNotContain("bí mật", secretary.Html);
    }

    [Fact]
    public void Every_field_of_a_password_bears_a_name_that_is_never_kept_and_no_other_field_does()
    {
        var (passwords, others, source) = (0, 0, new DirectoryInfo(AppContext.BaseDirectory));
        while (!File.Exists(Path.Combine(source.FullName, "NghiTruong.slnx"))) source = source.Parent!;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(source.FullName, "src"), "*.razor", SearchOption.AllDirectories))
            foreach (Match field in Regex.Matches(File.ReadAllText(file), "<(input|textarea|select)\\b[^>]*\\bname=\"(?<name>[^\"]+)\"[^>]*>"))
            {
                var isPassword = field.Value.Contains("type=\"password\"", StringComparison.Ordinal) || field.Value.Contains("Cast.Password", StringComparison.Ordinal);
                Assert.True(isPassword == PostedForm.Passwords.Contains(field.Groups["name"].Value), $"{Path.GetFileName(file)}: {field.Value}");
                if (isPassword) passwords++;
                else others++;
            }
        Assert.True(passwords >= 11 && others > 50, $"{passwords}, {others}");
    }

    static Task<int> Written(TestCouncil council) => council.Db(db => db.Set<ObligationEvent>().CountAsync(e => e.Words == Words));
}
