using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.Commands;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.Documents;
using NghiTruong.Rules;

namespace NghiTruong.App.Tests.Audit;

/// <summary>Entries leave the database with their proof, and what stays is proved on.</summary>
public sealed class AuditArchiveTests
{
    [Theory, BothStores]
    public async Task What_is_exported_is_proved_without_the_database_and_a_change_in_it_is_found(Store store)
    {
        await using var council = await Acted(store, 6);
        var id = await ProvinceId(council);
        var file = Path.Combine(Directory.CreateTempSubdirectory("nt-audit-").FullName, "a.jsonl");
        Assert.Equal(2, (await TheProgram.Run(["audit", "export", file, .. TheProgram.On(council.Settings)])).Code); // which of two councils?
        var (code, output, error) = await TheProgram.Run(["audit", "export", file, "--council", $"{id}", .. TheProgram.On(council.Settings)]);
        Assert.True(code == 0, output + error);
        var (proved, words, _) = await TheProgram.Run("audit", "prove", file, "--audit-key", AuditKey.FileOf(council.Settings));
        Assert.True(proved == 0 && words.Contains("liền nhau", StringComparison.Ordinal) && !words.Contains("không liền", StringComparison.Ordinal), words);
        await ConfidentialReadTests.Noted(council, "audit.exported", 1);

        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        var chain = Chain(council);
        foreach (var (changed, found) in new (string[], bool)[]
        {
            (lines, false),
            ([.. lines.Select(l => l.Replace("việc 3", "việc khác", StringComparison.Ordinal))], true),
            ([.. lines.Select((l, n) => n == 3 ? l.Replace("\"person_id\":0", "\"person_id\":7", StringComparison.Ordinal) : l)], true),
            ([.. lines, lines[^1]], true),
            ([lines[0], .. lines[1..].Reverse()], false), // another order of lines is no other record
            (["{}", .. lines[1..]], true),
            ([.. lines[..2], "không phải JSON"], true),
        })
        {
            using var from = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', changed)));
            Assert.Equal(found, (await AuditFile.Prove(from, chain, default)).Broken is not null);
        }
        foreach (var (what, changed, line) in new (string, string[], int)[]
        {
            ("the last lines cut", lines[..^3], lines.Length - 2),
            ("the first lines cut", [lines[0], .. lines[4..]], 2),
            ("one in the middle taken out", [.. lines[..4], .. lines[5..]], 5),
            ("a forged one put in without a seal", [.. lines[..4], Unsealed(lines[4]), .. lines[4..]], 5),
            ("one changed and its seal taken off", [.. lines.Select((l, n) => n == 4 ? Unsealed(l).Replace("việc", "chuyện", StringComparison.Ordinal) : l)], 5),
            ("nothing but the first line", lines[..1], 2),
        })
        {
            using var from = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', changed)));
            Assert.Equal((what, (long?)line), (what, (await AuditFile.Prove(from, chain, default)).Broken?.Line));
        }
        using var gap = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines.Where((_, n) => n != 3))));
        Assert.False((await AuditFile.Prove(gap, chain, default)).IsWhole);
    }

    [Theory, BothStores]
    public async Task Old_entries_go_into_an_archive_and_the_rest_is_proved_from_its_anchor(Store store)
    {
        await using var council = await Acted(store, 5);
        council.Time.Forward(TimeSpan.FromDays(800));
        for (var n = 10; n < 14; n++) await Act(council, n);
        await council.App.Services.GetRequiredService<AuditSealer>().Run();
        var (id, folder, clock) = (await ProvinceId(council), Directory.CreateTempSubdirectory("nt-audit-").FullName, new CouncilClock(council.Time));
        var total = (await Prove(council, id)).Sealed;

        Task<(AuditAnchor? Anchor, Refusal? Refusal)> Archive(DateOnly before, string name) => council.Write<NghiTruong.App.Storage.CouncilDb, (AuditAnchor?, Refusal?)>(db => ArchiveAudit.Run(db, Chain(council), id, before, Path.Combine(folder, name), clock, default));
        Assert.Equal("too-young", (await Archive(clock.Today.AddMonths(-23), "a.jsonl")).Refusal!.Rule);
        Assert.Equal("nothing-old", (await Archive(new(2020, 1, 1), "a.jsonl")).Refusal!.Rule);
        Assert.Empty(Directory.GetFiles(folder));
        var (anchor, no) = await Archive(clock.Today.AddMonths(-24), "a.jsonl");
        Assert.Null(no);
        Assert.Equal(total - 4, anchor!.Number);

        await council.App.Services.GetRequiredService<AuditSealer>().Run();
        var proof = await Prove(council, id);
        Assert.True(proof.Holds, proof.Broken?.Why);
        Assert.Equal((total + 1, "a.jsonl"), (proof.Sealed, proof.Anchor!.FileName));
        Assert.Equal(5, await council.Db(db => db.AuditRows.CountAsync(a => a.CouncilId == id)));
        await using (var from = File.OpenRead(Path.Combine(folder, "a.jsonl")))
        {
            var archived = await AuditFile.Prove(from, Chain(council), default);
            Assert.True(archived is { Broken: null, IsWhole: true, First: 1 } && archived.Last == anchor.Number);
        }
        var (code, output, _) = await TheProgram.Run(["audit", "verify", .. TheProgram.On(council.Settings)]);
        Assert.True(code == 0 && output.Contains("a.jsonl", StringComparison.Ordinal) && output.Contains(anchor.Sha256, StringComparison.Ordinal), output);

        // Another end of the archive than was sealed, an anchor forged or taken away, an entry removed after it: all are found.
        foreach (var harm in new[] { $"UPDATE audit_anchors SET file_name = 'b.jsonl'", "UPDATE audit_anchors SET number = number + 1", "DELETE FROM audit_anchors", $"DELETE FROM audit_seals WHERE council_id = {id} AND number = {anchor.Number + 1}" })
        {
            await using var transactionless = await council.App.Services.GetRequiredService<IDbContextFactory<NghiTruong.App.Storage.CouncilDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
            await using var undone = await transactionless.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await transactionless.Database.ExecuteSqlRawAsync(harm, TestContext.Current.CancellationToken);
            Assert.False((await VerifyAudit.Prove(transactionless, Chain(council), id, default)).Holds, harm);
            await undone.RollbackAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory, BothStores]
    public async Task The_page_gives_what_is_filtered_says_what_is_archived_and_keeps_a_year_at_least(Store store)
    {
        await using var council = await Acted(store, 3);
        using var head = await council.As(Cast.OfficeHead);
        await head.Get("/nhat-ky?viec=test.");
        Assert.Equal(3, head.Page.QuerySelectorAll("tbody tr").Length);
        await head.Get("/nhat-ky/xuat.jsonl?viec=test.");
        using (var from = new MemoryStream(await head.Last.Content.ReadAsByteArrayAsync()))
            Assert.True(await AuditFile.Prove(from, Chain(council), default) is { Broken: null, Entries: 3, Sealed: 3, IsComplete: false });
        await head.Get("/nhat-ky/xuat.xlsx?viec=test.");
        Assert.True(SheetInput.Read(await head.Last.Content.ReadAsByteArrayAsync(), "a.xlsx") is ReadSheets { Sheets: [{ } sheet] } && sheet.ToString() is not null);
        await ConfidentialReadTests.Noted(council, "audit.exported", 2);
        using (var secretary = await council.As(Cast.Secretary))
        {
            await secretary.Get("/nhat-ky/xuat.jsonl");
            Assert.Equal(System.Net.HttpStatusCode.NotFound, secretary.Status);
        }

        await head.Get("/nhat-ky");
        Assert.Contains("Ai đã xem nhật ký", head.Html);
        await head.Send(head.Form("retention"), new() { ["months"] = "6" });
        Assert.Equal("retention-bounds", head.Rule);
        await head.Get("/nhat-ky");
        await head.Send(head.Form("retention"), new() { ["months"] = "36" });
        Assert.Equal("36", head.Page.QuerySelector("#months")!.GetAttribute("value"));
        Assert.Equal(36, await council.Db(async db => await db.AuditKeptMonths(await db.Councils.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync())));
    }

    [Theory, BothStores]
    public async Task A_person_a_body_work_and_a_meeting_lead_to_their_entries_for_those_who_may(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/nhiem-vu/4");
        await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Để lại một mục.", ["number"] = "12/BC-SXD" });
        Assert.Equal("", secretary.Refusal);
        foreach (var (page, count) in new[] { ("/nhiem-vu/4", 1), ("/phien-hop/6", 0), ("/danh-ba/nguoi/1", 0), ("/danh-ba/co-quan/2", 0) })
        {
            await secretary.Get(page);
            Assert.Empty(secretary.Page.QuerySelectorAll(".record-link"));
            await head.Get(page);
            var links = head.Page.QuerySelectorAll(".record-link a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.NotEmpty(links);
            await head.Get(links[^1]);
            Assert.Equal(count, head.Page.QuerySelectorAll("tbody tr").Length);
            if (count == 0) Assert.Contains("Không có mục nào khớp", head.Html);
        }
    }

    [Theory, BothStores]
    public async Task A_row_that_came_is_readable_but_what_opens_something_is_not_written_out(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/nhiem-vu/4");
        await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = "Lời này đọc được trong nhật ký.", ["number"] = "12/BC-SXD" });
        Assert.Contains("Lời này đọc được trong nhật ký.", await council.Db(db => db.AuditRows.OrderByDescending(a => a.Id).Where(a => a.TargetKind == "obligation").Select(a => a.Changes).FirstAsync()));

        await secretary.Get("/lich/dang-ky");
        await secretary.Send(secretary.Form("make"), new() { ["body"] = "" });
        var token = await council.Db(db => db.Set<NghiTruong.App.Desk.CalendarAddress>().Select(a => a.Token).SingleAsync());
        var changes = await council.Db(db => db.AuditRows.OrderByDescending(a => a.Id).Where(a => a.Changes != null).Select(a => a.Changes).FirstAsync());
        Assert.Contains("\"token\":\"•\"", changes);
        Assert.Equal(0, await council.Db(db => db.AuditRows.CountAsync(a => a.Changes!.Contains(token))));
    }

    static string Unsealed(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\"number\":\\d+,\"before\":\"[0-9a-f]+\",\"seal\":\"[0-9a-f]+\"", "\"number\":null,\"before\":null,\"seal\":null");

    static async Task<TestCouncil> Acted(Store store, int entries)
    {
        var council = await TestCouncil.Open(store);
        for (var n = 0; n < entries; n++) await Act(council, n);
        await council.App.Services.GetRequiredService<AuditSealer>().Run();
        return council;
    }

    static async Task Act(TestCouncil council, int n)
    {
        var id = await ProvinceId(council);
        await council.Write<NghiTruong.App.Storage.CouncilDb, Refusal?>(db => db.Save(Actor.System(id), FormId.New(), "test.act", () => new("test", n, $"việc {n}", "/")));
    }

    static Task<long> ProvinceId(TestCouncil council) => council.Db(db => db.Councils.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
    static AuditChain Chain(TestCouncil council) => new(AuditKey.Read(council.Settings, make: false)!);
    static Task<AuditProof> Prove(TestCouncil council, long id) => council.Db(db => VerifyAudit.Prove(db, Chain(council), id, default));
}
