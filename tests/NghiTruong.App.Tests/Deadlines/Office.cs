using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Obligations;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Deadlines;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.Rulebook;

namespace NghiTruong.App.Tests.Deadlines;

/// <summary>What the Office does with sessions and days, as its tests say it.</summary>
static class Office
{
    public static readonly DateOnly Opening = new(2027, 3, 16);

    /// <summary>Opens a session and answers its id.</summary>
    public static async Task<long> OpensSession(this Browser office, int number = 23, string starts = "2027-03-16", string ends = "2027-03-18", bool isFirm = true)
    {
        await office.Get("/moc");
        var fill = new Dictionary<string, string> { ["title"] = $"Kỳ họp thứ {number}", ["kind"] = "Session", ["session-kind"] = "Regular", ["number"] = $"{number}", ["starts"] = starts, ["ends"] = ends };
        if (isFirm) fill["firm"] = "yes";
        await office.Send(office.Form("open"), fill);
        Assert.Equal("", office.Refusal);
        return long.Parse(office.Here["/moc/".Length..]);
    }

    public static async Task Lays(this Browser office, long occasion)
    {
        await office.Get($"/moc/{occasion}");
        await office.Send(office.Form("lay"), []);
        Assert.Equal("", office.Refusal);
    }

    /// <summary>Moves it; <paramref name="rule"/> is the refusal expected.</summary>
    public static async Task Moves(this Browser office, long occasion, string starts, string ends, string because, string? rule = null, bool preview = false)
    {
        await office.Get($"/moc/{occasion}");
        var fill = new Dictionary<string, string> { ["starts"] = starts, ["ends"] = ends, ["because"] = because };
        if (preview) fill["go"] = "preview";
        await office.Send(office.Form("move"), fill);
        Assert.Equal(rule, office.Rule);
    }

    public static async Task<long> Enters(this Browser office, Dictionary<string, string> fields, string? rule = null)
    {
        await office.Get("/nhiem-vu/them");
        await office.Send(office.Form("enter"), fields);
        Assert.Equal(rule, office.Rule);
        return rule is null ? long.Parse(office.Here["/nhiem-vu/".Length..]) : 0;
    }

    /// <summary>Work due some days before the opening of an occasion, by the fields of the form.</summary>
    public static Task<long> EntersBefore(this Browser office, long occasion, int days, string work, Dictionary<string, string>? more = null) => office.Enters(new(more ?? [])
    {
        ["work"] = work, ["occasion"] = $"{occasion}", ["occasion-days"] = $"{days}", ["is-new"] = "yes",
    });

    public static async Task Records(this Browser person, long id, ObligationEventKind kind, Dictionary<string, string> fields)
    {
        await person.Get($"/nhiem-vu/{id}");
        await person.Send(person.Form("fact", ("kind", kind.ToString())), fields);
        Assert.Equal("", person.Refusal);
    }

    public static Task<List<KeptDeadline>> KeptDays(this TestCouncil council, long occasion) => council.Db(db => db.KeptDeadlines.AsNoTracking().Include(d => d.Moves).Where(d => d.OccasionId == occasion).OrderBy(d => d.Id).ToListAsync());

    public static Task<Obligation> Work(this TestCouncil council, long id) => council.Db(db => db.Obligations.AsNoTracking().Include(o => o.Events).SingleAsync(o => o.Id == id));

    public static Task<DateOnly?> Due(this TestCouncil council, long id) => council.Db(db => db.Obligations.Where(o => o.Id == id).Select(o => o.DueOn).SingleAsync());

    public static async Task IsRebuiltTheSame(this TestCouncil council) => Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);

    /// <summary>The rows of a table under a caption, each as its cells.</summary>
    public static IReadOnlyList<string[]> Rows(this Browser browser, string caption) =>
        browser.Page.QuerySelectorAll("table").Where(t => t.QuerySelector("caption")?.TextContent.Trim() == caption)
            .SelectMany(t => t.QuerySelectorAll("tbody tr")).Select(r => r.Children.Select(c => c.TextContent.Trim()).ToArray()).ToArray();

    public static string Short(DateOnly? day) => day is { } on ? $"{on:dd/MM/yyyy}" : "chưa có";
}
