using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.Live;
using NghiTruong.App.People;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Tests.Audit;

/// <summary>The record of acts cannot be quietly changed: every entry is sealed to the one before, under a key outside the database.</summary>
public sealed class AuditChainTests
{
    [Theory, BothStores]
    public async Task What_is_written_is_sealed_in_order_and_proved(Store store)
    {
        await using var council = await Written(store, 5);
        var proof = Province(await Prove(council));
        Assert.True(proof.Holds, proof.Broken?.Why);
        Assert.Empty(proof.Unsealed);
        Assert.True(proof.Sealed >= 5);
        Assert.Equal(64, proof.Head.Length);
        Assert.Equal(Enumerable.Range(1, (int)proof.Sealed).Select(n => (long)n), await council.Db(db => db.AuditSeals.Where(s => s.CouncilId == proof.CouncilId).OrderBy(s => s.Number).Select(s => s.Number).ToListAsync()));
    }

    [Theory, BothStores]
    public async Task An_entry_says_who_from_where_and_what_was_before(Store store)
    {
        await using var council = await Written(store, 1);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/cai-dat");
        await secretary.Send(secretary.Form("clears"), new() { ["asked"] = "Six" });
        await secretary.Get("/cai-dat");
        await secretary.Send(secretary.Form("clears"), new() { ["asked"] = "Five" });
        var row = await council.Db(db => db.AuditRows.OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal("settings.clears", row.Act);
        Assert.Contains(row.CameFrom!, new[] { "127.0.0.1", "::1", "::ffff:127.0.0.1" });
        Assert.StartsWith("~obligation_settings ", row.Changes, StringComparison.Ordinal);
        Assert.Contains("\"asked\":[", row.Changes, StringComparison.Ordinal);
        Assert.Contains(Cast.Secretary, row.ActorTitle, StringComparison.Ordinal);
    }

    [Theory, BothStores]
    public async Task A_changed_field_is_found_at_its_entry(Store store)
    {
        foreach (var change in new[] { "act = 'x'", "target_title = 'khác'", "actor_title = 'khác'", "person_id = person_id + 1", "target_id = 999", "came_from = '10.0.0.9'", "changes = 'không'", "form_id = NULL", store == Store.Sqlite ? "at = at + 1" : "at = at + interval '1 microsecond'" })
        {
            await using var council = await Written(store, 4);
            var third = await Entry(council, 3);
            await Sql(council, $"UPDATE audit_rows SET {change} WHERE id = {third}");
            Assert.Equal((change, 3L), (change, Province(await Prove(council)).Broken?.Number));
        }
    }

    [Theory, BothStores]
    public async Task An_entry_removed_put_in_swapped_or_cut_off_is_found(Store store)
    {
        foreach (var (what, first) in new (Func<TestCouncil, Task>, long)[]
        {
            (async c => await Sql(c, $"DELETE FROM audit_rows WHERE id = {await Entry(c, 2)}"), 2),
            (async c => await Sql(c, $"DELETE FROM audit_seals WHERE audit_row_id = {await Entry(c, 2)}"), 2),
            (async c => await Sql(c, $"DELETE FROM audit_seals WHERE council_id = {await ProvinceId(c)} AND number >= 3"), 3),
            (async c => await Swap(c, 2, 3), 2),
            (async c => { var council = await ProvinceId(c); await Sql(c, $"DELETE FROM audit_seals WHERE council_id = {council} AND number >= 3"); await Sql(c, $"UPDATE audit_heads SET number = 2, hash = (SELECT hash FROM audit_seals WHERE council_id = {council} AND number = 2) WHERE council_id = {council}"); }, 2),
            (async c => await Sql(c, $"INSERT INTO audit_seals (audit_row_id, council_id, number, hash) SELECT id, council_id, (SELECT number + 1 FROM audit_heads h WHERE h.council_id = audit_rows.council_id), (SELECT hash FROM audit_heads h WHERE h.council_id = audit_rows.council_id) FROM audit_rows WHERE id = (SELECT max(id) FROM audit_rows) AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.audit_row_id = audit_rows.id)"), 5),
        })
        {
            await using var council = await Written(store, 4);
            var sealedBefore = Province(await Prove(council)).Sealed;
            if (first == 5)
            {
                // One put in: an entry nobody sealed gets a seal of its own making.
                await council.App.Services.GetRequiredService<AuditSealer>().StopAsync(default);
                await Act(council, 99);
            }
            await what(council);
            var broken = Province(await Prove(council)).Broken;
            Assert.NotNull(broken);
            if (first != 5) Assert.Equal(first, broken.Value.Number);
            else Assert.Equal(sealedBefore + 1, broken.Value.Number);
        }
    }

    [Theory, BothStores]
    public async Task Another_key_proves_nothing_and_nothing_is_sealed_on_top(Store store)
    {
        await using var council = await Written(store, 3);
        var other = new AuditChain(Encoding.UTF8.GetBytes("không phải khóa này, dài ba hai!"));
        Assert.False(Province(await council.Db(db => VerifyAudit.Run(db, other, default))).Holds);
        await Sql(council, "UPDATE audit_heads SET mac = hash");
        await Act(council, 50);
        Assert.Equal(0, await council.App.Services.GetRequiredService<AuditSealer>().Run());
        var proof = Province(await Prove(council));
        Assert.Contains("khóa niêm", proof.Broken!.Value.Why, StringComparison.Ordinal);
        Assert.Single(proof.Unsealed);
    }

    [Fact]
    public async Task Two_nodes_seal_without_gaps_or_double_entries()
    {
        PostgresOnly.IsNeeded();
        await using var council = await Written(Store.Postgres, 1);
        await using var second = await council.AnotherNode();
        var sealers = new[] { council.App, second }.Select(a => a.Services.GetRequiredService<AuditSealer>()).ToArray();
        using var stop = new CancellationTokenSource();
        var sealing = sealers.Select(s => Task.Run(async () => { while (!stop.IsCancellationRequested) await s.Run(); })).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(async () => { for (var i = 0; i < 15; i++) await Act(council, n * 100 + i); })));
        await stop.CancelAsync();
        await Task.WhenAll(sealing);
        await sealers[0].Run();
        var proof = Province(await Prove(council));
        Assert.True(proof.Holds, proof.Broken?.Why);
        Assert.Empty(proof.Unsealed);
        Assert.True(proof.Sealed >= 61);
    }

    [Fact]
    public void No_two_entries_have_one_canonical_text()
    {
        var row = new AuditRow { Id = 1, CouncilId = 2, At = DateTimeOffset.UnixEpoch, PersonId = 3, PostId = 4, ActorTitle = "a", Act = "b", TargetKind = "c", TargetId = 5, TargetTitle = "d" };
        var moved = new AuditRow { Id = 1, CouncilId = 2, At = DateTimeOffset.UnixEpoch, PersonId = 3, PostId = 4, ActorTitle = "a\n1:b", Act = "", TargetKind = "c", TargetId = 5, TargetTitle = "d" };
        Assert.NotEqual(AuditChain.Canonical(row), AuditChain.Canonical(moved));
    }

    static async Task<TestCouncil> Written(Store store, int entries)
    {
        var council = await TestCouncil.Open(store);
        for (var n = 0; n < entries; n++) await Act(council, n);
        await council.App.Services.GetRequiredService<AuditSealer>().Run();
        return council;
    }

    /// <summary>Any write: it leaves its entry.</summary>
    static async Task Act(TestCouncil council, int n)
    {
        await using var scope = council.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CouncilDb>();
        Assert.Null(await db.Save(Actor.System(await ProvinceId(council)), FormId.New(), "test.act", () => new("test", n, $"việc {n}", "/")));
    }

    static Task<long> ProvinceId(TestCouncil council) => council.Db(db => db.Councils.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
    static AuditProof Province(IReadOnlyList<AuditProof> proofs) => proofs.OrderBy(p => p.CouncilId).First();
    static Task<IReadOnlyList<AuditProof>> Prove(TestCouncil council) => council.Db(db => VerifyAudit.Run(db, new AuditChain(AuditKey.Read(council.Settings, make: false)!), default));
    static Task<long> Entry(TestCouncil council, long number) => council.Db(async db => { var id = await ProvinceId(council); return await db.AuditSeals.Where(s => s.CouncilId == id && s.Number == number).Select(s => s.AuditRowId).SingleAsync(); });
    static Task<int> Sql(TestCouncil council, string sql) => council.Db(db => db.Database.ExecuteSqlRawAsync(sql));

    static async Task Swap(TestCouncil council, long one, long other)
    {
        var (a, b, id) = (await Entry(council, one), await Entry(council, other), await ProvinceId(council));
        await Sql(council, $"UPDATE audit_seals SET number = -1 WHERE audit_row_id = {a} AND council_id = {id}");
        await Sql(council, $"UPDATE audit_seals SET number = {one} WHERE audit_row_id = {b}");
        await Sql(council, $"UPDATE audit_seals SET number = {other} WHERE audit_row_id = {a}");
    }
}
