using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.Obligations;

namespace NghiTruong.App.Tests.Live;

/// <summary>A report is the day's work; what changes bodies, people, rights, what is owed or its words is not, and is asked anew with the next page.</summary>
public sealed class FrameTests
{
    [Theory, BothStores]
    public async Task A_report_leaves_the_frame_as_it_was(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var before = await At(council);
        await secretary.Get("/nhiem-vu/4");
        await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Đã làm một nửa.", ["number"] = "12/BC-SXD" });
        Assert.Equal("", secretary.Refusal);
        var after = await At(council);
        Assert.Equal((before.Number + 1, before.Frame), (after.Number, after.Frame));
    }

    [Theory, BothStores]
    public async Task New_work_and_new_words_and_a_new_name_change_it(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        var before = await At(council);

        await secretary.Get("/nhiem-vu/them");
        var lead = secretary.Page.QuerySelectorAll("select#lead option").Select(o => o.GetAttribute("value")).First(v => v is { Length: > 0 })!;
        await secretary.Send(secretary.Form("enter"), new() { ["work"] = "kiểm tra hồ chứa Suối Vàng", ["is-new"] = "yes", ["due"] = "2026-12-25", ["lead"] = lead });
        Assert.Equal("", secretary.Refusal);
        var entered = await At(council);
        Assert.True(entered.Frame > before.Frame);
        await secretary.Get("/nhiem-vu?tu=suoi+vang");
        Assert.Contains("kiểm tra hồ chứa Suối Vàng", secretary.Html);

        var id = await council.Db(db => db.Set<NghiTruong.Rules.Obligations.Obligation>().Where(o => o.Work == "kiểm tra hồ chứa Suối Vàng").Select(o => o.Id).SingleAsync());
        await secretary.Get($"/nhiem-vu/{id}");
        await secretary.Send(secretary.Form("correct"), new() { ["work"] = "kiểm tra hồ chứa Đá Bàn", ["reason"] = "Ghi nhầm tên hồ." });
        Assert.Equal("", secretary.Refusal);
        Assert.True((await At(council)).Frame > entered.Frame);
        await secretary.Get("/nhiem-vu?tu=da+ban");
        Assert.Contains("kiểm tra hồ chứa Đá Bàn", secretary.Html);
        await secretary.Get("/nhiem-vu?tu=suoi+vang");
        Assert.DoesNotContain("kiểm tra hồ chứa", secretary.Html);
    }

    /// <summary>Whatever its door says of it: what a statement past the tracker changed nobody knows.</summary>
    [Theory, BothStores]
    public async Task A_write_by_statement_is_never_the_days_work(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var before = await At(council);
        await council.Db(async db =>
        {
            var actor = await council.OfficeHead(db);
            foreach (var byStatement in new[] { false, true })
            {
                await using var writing = await db.BeginWriting();
                if (byStatement) await db.Set<NghiTruong.Rules.People.Body>().Where(b => b.Id == actor.BodyId).ExecuteUpdateAsync(b => b.SetProperty(x => x.IsOutside, false));
                Assert.Null(await writing.Save(actor, null, "obligation.Progress", () => new("obligation", 4, "việc", "/nhiem-vu/4"), isDaily: true));
                var after = await At(council);
                Assert.Equal((before.Number + 1, byStatement ? before.Frame + 1 : before.Frame), (after.Number, after.Frame));
                before = after;
            }
            return 0;
        });
    }

    static Task<StreamAt> At(TestCouncil council) => council.Db(async db =>
    {
        CouncilNumber.Forget(db);
        return await CouncilNumber.At(db, 1);
    });
}
