using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>What a card of work is told that cannot be so: refused in words that say what is wrong and what to do, and nothing is written.</summary>
public sealed class WrongInputTests
{
    [Theory, BothStores]
    public async Task A_code_that_was_merged_or_split_away_is_told_where_it_lives_on(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var (first, second, third, fourth) = (await Enter(head, "lập danh mục hồ chứa xuống cấp"), await Enter(head, "kiểm tra đập đầu mối hồ Ia Mơr"), await Enter(head, "sửa kênh chính Ia Lâu"), await Enter(head, "mua máy bơm; lắp trạm điện"));
        await Record(head, first, ObligationEventKind.MergedInto, new() { ["other"] = $"{second}" });
        await Record(head, second, ObligationEventKind.MergedInto, new() { ["other"] = $"{third}" });

        var fifth = await Enter(head, "nạo vét kênh mương nội đồng");
        await Record(head, fifth, ObligationEventKind.Replaced, new() { ["words"] = "thay", ["other"] = $"{first}" }, "merged-away");
        Assert.Contains($"Nhiệm vụ {first} đã gộp vào nhiệm vụ {third}; hãy ghi mã {third}.", head.Refusal);
        Assert.NotNull(head.Page.QuerySelector($"#ghi-su-viec a[href='/nhiem-vu/{third}']"));
        await Record(head, third, ObligationEventKind.MergedInto, new() { ["other"] = $"{first}" }, "merged-away");
        Assert.Contains("đã gộp vào chính nhiệm vụ này", head.Refusal);
        await Record(head, fifth, ObligationEventKind.MergedInto, new() { ["other"] = $"{fifth}" }, "same-work");

        await head.Get($"/nhiem-vu/{fourth}/tach");
        await head.Send(head.Form("split"), []);
        await Record(head, fifth, ObligationEventKind.MergedInto, new() { ["other"] = $"{fourth}" }, "split-away");
        await Record(head, fifth, ObligationEventKind.MergedInto, new() { ["other"] = "999999" }, "no-such-work");
        Assert.Equal(1, await Events(council, fifth));
    }

    [Theory, BothStores]
    public async Task A_correction_that_changes_nothing_writes_nothing(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var id = await Enter(head, "đo đạc lại đất rừng phòng hộ");
        await head.Get($"/nhiem-vu/{id}");
        await head.Send(head.Form("correct"), new() { ["reason"] = "rà lại" });
        Assert.Equal("nothing-changed", head.Rule);
        Assert.Contains("hãy sửa ô bị sai", head.Refusal);
        Assert.Equal(1, await Events(council, id));
        await head.Get($"/nhiem-vu/{id}");
        await head.Send(head.Form("correct"), new() { ["reason"] = "rà lại", ["expected"] = "Bản đồ" });
        Assert.Equal("", head.Refusal);
        Assert.Equal(2, await Events(council, id));
    }

    static async Task<long> Enter(Browser office, string work, string? lead = null, string due = "2026-12-25")
    {
        await office.Get("/nhiem-vu/them");
        var chosen = office.Page.QuerySelectorAll("select#lead option").First(o => lead is null ? o.GetAttribute("value") is { Length: > 0 } : o.TextContent == lead).GetAttribute("value")!;
        await office.Send(office.Form("enter"), new() { ["work"] = work, ["is-new"] = "yes", ["due"] = due, ["lead"] = chosen });
        Assert.Equal("", office.Refusal);
        return long.Parse(office.Here["/nhiem-vu/".Length..]);
    }

    static async Task Record(Browser person, long id, ObligationEventKind kind, Dictionary<string, string> fields, string? refused = null)
    {
        await person.Get($"/nhiem-vu/{id}");
        await person.Send(person.Form("fact", ("kind", kind.ToString())), fields);
        Assert.Equal(refused, person.Rule);
    }

    static Task<int> Events(TestCouncil council, long id) => council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == id));
}
