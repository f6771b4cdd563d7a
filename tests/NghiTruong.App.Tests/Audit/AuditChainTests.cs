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
    public async Task What_is_sealed_while_it_is_proved_breaks_nothing(Store store)
    {
        await using var council = await Written(store, 3);
        var sealer = council.App.Services.GetRequiredService<AuditSealer>();
        await sealer.StopAsync(default);
        await Act(council, 7);
        var meanwhile = new AfterTheHead(async () => Assert.True(await sealer.Run() > 0));
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncil(council.Settings).AddInterceptors(meanwhile);
        await using var db = new CouncilDb(options.Options);
        var proof = await VerifyAudit.Prove(db, new AuditChain(AuditKey.Read(council.Settings, make: false)!), await ProvinceId(council), default);
        Assert.True(meanwhile.Came);
        Assert.True(proof.Holds, proof.Broken?.Why);
        Assert.Empty(Province(await Prove(council)).Unsealed);
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

    [Theory, BothStores]
    public async Task A_chain_taken_away_is_missed_and_does_not_begin_anew_by_itself(Store store)
    {
        await using var council = await Written(store, 4);
        var (id, sealer) = (await ProvinceId(council), council.App.Services.GetRequiredService<AuditSealer>());
        Assert.True((await ProveAll(council)).All(p => p.Holds));
        foreach (var table in new[] { "audit_seals", "audit_heads" }) await Sql(council, $"DELETE FROM {table} WHERE council_id = {id}");
        await Sql(council, $"UPDATE audit_rows SET target_title = 'khác' WHERE council_id = {id}");
        await Act(council, 50);
        Assert.Equal(0, await sealer.Run());
        Assert.Contains("từng niêm", (await ProveAll(council)).Single(p => p.CouncilId == id).Broken!.Value.Why, StringComparison.Ordinal);
        var (code, output, _) = await TheProgram.Run(["audit", "verify", .. TheProgram.On(council.Settings)]);
        Assert.True(code == 1 && output.Contains("từng niêm", StringComparison.Ordinal), output);
        (code, output, _) = await TheProgram.Run(["check", .. TheProgram.On(council.Settings)]);
        Assert.True(code == 1 && output.Contains("từng niêm", StringComparison.Ordinal), output);

        await Sql(council, $"DELETE FROM audit_rows WHERE council_id = {id}");
        Assert.False((await ProveAll(council)).Single(p => p.CouncilId == id).Holds);
        Assert.Equal(1, (await TheProgram.Run(["audit", "verify", .. TheProgram.On(council.Settings)])).Code);

        // Whoever stands at the machine begins it again, on the record.
        var begun = await TheProgram.Run(["audit", "begin", "--council", $"{id}", .. TheProgram.On(council.Settings)]);
        Assert.True(begun.Code == 0, begun.Error);
        Assert.Equal(2, (await TheProgram.Run(["audit", "begin", "--council", $"{id}", .. TheProgram.On(council.Settings)])).Code);
        await sealer.Run();
        Assert.True((await ProveAll(council)).Single(p => p.CouncilId == id) is { Holds: true, Sealed: 1, Unsealed: [] });
        Assert.Equal("audit.begun", await council.Db(db => db.AuditRows.Where(a => a.CouncilId == id).Select(a => a.Act).SingleAsync()));
    }

    [Theory, BothStores]
    public async Task An_entry_kept_out_of_the_chain_is_found(Store store)
    {
        foreach (var stray in new long[] { 0, -7 })
        {
            await using var council = await Written(store, 3);
            var like = await Entry(council, 2);
            await Sql(council, $"INSERT INTO audit_rows (id, council_id, at, person_id, post_id, actor_title, act, target_kind, target_id, target_title) SELECT {stray}, council_id, at, person_id, post_id, actor_title, act, target_kind, target_id, 'chèn vào' FROM audit_rows WHERE id = {like}");
            await Act(council, 50);
            await council.App.Services.GetRequiredService<AuditSealer>().Run();
            Assert.Contains($"mục nhật ký {stray} nằm ngoài chuỗi", Province(await Prove(council)).Broken?.Why, StringComparison.Ordinal);
        }
    }

    [Theory, BothStores]
    public async Task An_entry_that_the_sealer_passed_by_is_found(Store store)
    {
        await using var council = await Written(store, 3);
        var sealer = council.App.Services.GetRequiredService<AuditSealer>();
        council.Time.Forward(TimeSpan.FromHours(1));
        await Act(council, 50);
        await sealer.Run();
        council.Time.Forward(TimeSpan.FromHours(1));
        await Act(council, 51);
        await sealer.Run();
        Assert.True(Province(await Prove(council)).Holds);
        var settled = await council.Db(db => db.AuditHeads.OrderBy(h => h.CouncilId).Select(h => h.BelowId).FirstAsync());
        Assert.True(settled > 0);
        await Sql(council, $"DELETE FROM audit_rows WHERE id = {settled}");
        Assert.False(Province(await Prove(council)).Holds);
    }

    [Theory, BothStores]
    public async Task A_head_that_says_that_more_is_sealed_than_is_does_not_hold_and_stops_the_sealing(Store store)
    {
        await using var council = await Written(store, 3);
        var sealer = council.App.Services.GetRequiredService<AuditSealer>();
        await Sql(council, $"UPDATE audit_heads SET below_id = 1000000 WHERE council_id = {await ProvinceId(council)}");
        Assert.Contains("khóa niêm", Province(await Prove(council)).Broken?.Why, StringComparison.Ordinal);
        await Act(council, 50);
        Assert.Equal(0, await sealer.Run());
        Assert.False(Province(await Prove(council)).Holds);
    }

    [Theory, BothStores]
    public async Task A_head_of_an_earlier_release_holds_and_is_sealed_anew_without_what_it_did_not_seal(Store store)
    {
        await using var council = await Written(store, 3);
        var (id, sealer) = (await ProvinceId(council), council.App.Services.GetRequiredService<AuditSealer>());
        await sealer.StopAsync(default);
        var head = await council.Db(db => db.AuditHeads.AsNoTracking().SingleAsync(h => h.CouncilId == id));
        var older = Older(AuditKey.Read(council.Settings, make: false)!, head);
        await council.Db(db => db.AuditHeads.Where(h => h.CouncilId == id).ExecuteUpdateAsync(h => h.SetProperty(x => x.Mac, older).SetProperty(x => x.BelowId, 1_000_000)));
        Assert.True(Province(await Prove(council)).Holds);
        await Act(council, 50);
        Assert.True(await sealer.Run() > 0);
        var proof = Province(await Prove(council));
        Assert.True(proof.Holds && proof.Unsealed.Count == 0, proof.Broken?.Why);
        Assert.True(await council.Db(db => db.AuditHeads.Where(h => h.CouncilId == id).Select(h => h.BelowId).SingleAsync()) < 1_000_000);
    }

    static byte[] Older(byte[] key, AuditHead head)
    {
        var place = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(place, head.CouncilId);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(8), head.Number);
        return System.Security.Cryptography.HMACSHA256.HashData(key, (byte[])[.. "head"u8, .. place, .. head.Hash]);
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
    static Task<IReadOnlyList<AuditProof>> ProveAll(TestCouncil council) => council.Db(async db =>
        await VerifyAudit.Run(db, new AuditChain(AuditKey.Read(council.Settings, make: false)!), default, new(await db.Councils.Select(c => c.Id).ToListAsync(), AuditRoll.Read(council.Settings), council.Time.Now)));
    static Task<long> Entry(TestCouncil council, long number) => council.Db(async db => { var id = await ProvinceId(council); return await db.AuditSeals.Where(s => s.CouncilId == id && s.Number == number).Select(s => s.AuditRowId).SingleAsync(); });
    static Task<int> Sql(TestCouncil council, string sql) => council.Db(db => db.Database.ExecuteSqlRawAsync(sql));

    static async Task Swap(TestCouncil council, long one, long other)
    {
        var (a, b, id) = (await Entry(council, one), await Entry(council, other), await ProvinceId(council));
        await Sql(council, $"UPDATE audit_seals SET number = -1 WHERE audit_row_id = {a} AND council_id = {id}");
        await Sql(council, $"UPDATE audit_seals SET number = {one} WHERE audit_row_id = {b}");
        await Sql(council, $"UPDATE audit_seals SET number = {other} WHERE audit_row_id = {a}");
    }

    /// <summary>Does something of others' once the head of a chain was read.</summary>
    sealed class AfterTheHead(Func<Task> act) : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
    {
        public bool Came { get; private set; }

        public override async ValueTask<System.Data.Common.DbDataReader> ReaderExecutedAsync(System.Data.Common.DbCommand command, Microsoft.EntityFrameworkCore.Diagnostics.CommandExecutedEventData eventData, System.Data.Common.DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (!Came && command.CommandText.Contains("audit_heads", StringComparison.Ordinal))
            {
                Came = true;
                await act();
            }
            return result;
        }
    }
}
