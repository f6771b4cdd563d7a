using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Rights;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.Rules;

namespace NghiTruong.App.Tests.Rights;

/// <summary>The table of rights: read by everyone, changed by an administrator within what a cell may be, and in force at once.</summary>
public sealed class RightsPageTests
{
    [Theory, BothStores]
    public async Task An_administrator_changes_a_cell_and_the_right_is_there_and_gone_at_once(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var officer = await council.As(Cast.CommitteeHead);
        await officer.Get("/nhiem-vu/them");
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        using var administrator = await Administrator(council);

        await Change(administrator, "head-committee", [Right.KeepsWork]);
        Assert.Equal("", administrator.Refusal);
        Assert.Contains("ghi sổ nhiệm vụ", administrator.Page.QuerySelector("#head-committee")!.TextContent);
        await officer.Get("/nhiem-vu/them");
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        using var reader = await council.As(Cast.Deputy);
        await reader.Get("/quyen");
        Assert.Contains("HĐND sửa ngày 16/11/2026", reader.Html);
        Assert.False(reader.HasForm("rights"));

        await Change(administrator, "head-committee", null);
        await officer.Get("/nhiem-vu/them");
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        Assert.Equal(2, await council.Db(db => db.Set<AuditRow>().CountAsync(r => r.Act == "rights.changed")));
    }

    [Theory, BothStores]
    public async Task What_a_cell_may_not_be_is_refused_and_a_commune_keeps_its_own_table(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var administrator = await Administrator(council);
        await Change(administrator, "head-department", [Right.Settles]);
        Assert.Equal("beyond-the-cell", administrator.Rule);
        Assert.Contains("công nhận", administrator.Refusal);
        Assert.Equal(0, await council.Db(db => db.OwnCells.CountAsync()));

        await administrator.Get("/quyen?sua=officer-councilofice");
        await administrator.Get("/quyen?sua=officer-counciloffice");
        var old = Form(administrator);
        await Change(administrator, "officer-counciloffice", []);
        await administrator.Send(old, []);
        Assert.Equal("stale", administrator.Rule);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/nhiem-vu/them");
        Assert.Equal(HttpStatusCode.NotFound, secretary.Status);
        using var commune = await council.As(Cast.CommuneSecretary);
        await commune.Get("/nhiem-vu/them");
        Assert.Equal(HttpStatusCode.OK, commune.Status);
        await commune.Get("/quyen");
        Assert.DoesNotContain("HĐND sửa ngày", commune.Html);
    }

    static async Task<Browser> Administrator(TestCouncil council)
    {
        var administrator = await council.As(Cast.Administrator);
        await council.Db(db => db.Set<AccountSession>().ExecuteUpdateAsync(s => s.SetProperty(x => x.HasSecondFactor, true)));
        return administrator;
    }

    static async Task Change(Browser administrator, string cell, Right[]? rights)
    {
        await administrator.Get($"/quyen?sua={cell}");
        var form = Form(administrator);
        foreach (var box in form.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]")) box.Remove();
        var fill = new Dictionary<string, string>();
        if (rights is null) fill["do"] = "first";
        else if (rights.Length > 0) fill["right"] = $"{(int)rights[0]}";
        await administrator.Send(form, fill);
    }

    static IHtmlFormElement Form(Browser administrator) => administrator.Page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.QuerySelector("[name=cell]") is not null);
}
