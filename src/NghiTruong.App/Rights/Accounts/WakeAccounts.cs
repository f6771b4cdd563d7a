using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>The Office wakes accounts that slept because nobody used them: a fresh period, the same password. What an administrator stopped stays stopped.</summary>
public sealed class WakeAccounts(CouncilDb db, CouncilClock clock)
{
    public async Task<Refusal?> Run(Actor actor, FormId? form, IReadOnlyList<long> ids, string onward)
    {
        if (!actor.MayAny(Right.KeepsDirectory | Right.ManagesAccounts)) return Refusal.NotFound;
        if (await db.WrittenBefore(actor, form) is { } before) return before;
        if (ids.Count == 0) return new("account-needed", "Hãy chọn ít nhất một tài khoản.");
        var own = (await ManagedAccounts.Of(db, actor.CouncilId, clock.Today)).Where(p => p.Account is not null && ids.Contains(p.Account.Id)).Select(p => p.Account!.Id).ToList();
        if (own.Count != ids.Count) return Refusal.NotFound;
        await using var writing = await db.BeginWriting();
        var accounts = await db.Accounts.Where(a => own.Contains(a.Id)).ToListAsync();
        foreach (var account in accounts.Where(a => !a.IsDisabled || a.IsAsleep))
        {
            (account.DisabledAt, account.DisabledBecause, account.AwakeSince) = (null, null, clock.Now);
            account.Version++;
        }
        return await writing.Save(actor, form, "account.woken", () => accounts is [var only] ? only.AsTarget() with { Address = onward } : new("account", 0, $"{accounts.Count} tài khoản: {string.Join(", ", accounts.Select(a => a.Name))}", onward));
    }
}

/// <summary>Once an hour, on whichever node comes first: what nobody used for the whole period is put to sleep, each once and on the record.</summary>
public sealed class SleepRounds(IServiceScopeFactory scopes, AccountSettings settings, ModelBeside model, ILogger<SleepRounds> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await model.Built;
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        do
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException)
            {
                log.LogWarning("Could not look for accounts that nobody uses: {Reason}", e.Message);
            }
        }
        while (await hourly.WaitForNextTickAsync(stoppingToken));
    }

    public async Task<int> Run(CancellationToken ct)
    {
        if (settings.SleepsAfterDays is not { } days) return 0;
        await using var scope = scopes.CreateAsyncScope();
        var (db, clock, slept) = (scope.ServiceProvider.GetRequiredService<CouncilDb>(), scope.ServiceProvider.GetRequiredService<CouncilClock>(), 0);
        var (now, since) = (clock.Now, clock.Now.AddDays(-days));
        foreach (var account in await db.Accounts.AsNoTracking().Where(a => a.DisabledAt == null && a.AwakeSince <= since).ToListAsync(ct))
        {
            var council = await PostsOf.CouncilOf(db, account.PersonId);
            await using var writing = await db.BeginWriting();
            if (await db.Accounts.Where(a => a.Id == account.Id && a.DisabledAt == null && a.AwakeSince <= since)
                    .ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, now).SetProperty(x => x.DisabledBecause, Account.Slept).SetProperty(x => x.Version, x => x.Version + 1), ct) == 0) continue;
            await ChangePassword.EndOthers(db, clock, account.Id, null, Account.Slept);
            await writing.Record(Actor.System(council), "account.slept", account.AsTarget);
            slept++;
        }
        return slept;
    }
}
