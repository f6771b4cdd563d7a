using Microsoft.EntityFrameworkCore;
using NghiTruong.App.People;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Desk;

/// <summary>Who could not get in on a day to come, deputies first.</summary>
static class SleepingAccounts
{
    public static async Task<IReadOnlyList<(ManagedPerson Person, bool IsDeputy, DateOnly Sleeps, bool IsAsleep)>> Of(CouncilDb db, long council, DateOnly today, DateOnly? session, DateTimeOffset now, AccountSettings settings)
    {
        if (settings.SleepsAfterDays is null) return [];
        var until = session ?? today.AddDays(30);
        var deputies = await db.Deputies.Where(d => d.CouncilId == council && d.From <= today && (d.To == null || today < d.To)).Select(d => d.PersonId).ToHashSetAsync();
        return [.. (await ManagedAccounts.Of(db, council, today)).Where(p => p is { IsHeldToday: true, Account: { } account } && (account.IsAsleep || !account.IsDisabled))
            .Select(p => (p, deputies.Contains(p.PersonId), CouncilClock.DayOf(p.Account!.SleepsFrom(settings.SleepsAfterDays)!.Value), p.StateAt(now, settings) == AccountState.Asleep))
            .Where(r => r.Item4 || r.Item3 <= until).OrderByDescending(r => r.Item2)];
    }

    /// <summary>How many of a council fall asleep within the week: who is away cannot be told, so those who can wake or call them are.</summary>
    public static async Task<int> Soon(CouncilDb db, long council, DateOnly today, DateTimeOffset now, AccountSettings settings)
    {
        if (settings.SleepsAfterDays is not { } days) return 0;
        var (slept, soon, held) = (now.AddDays(-days), now.AddDays(AccountSettings.WarnedDaysBefore - days), PostsOf.Held(db, today).Where(p => p.CouncilId == council));
        return await db.Accounts.CountAsync(a => a.DisabledAt == null && a.AwakeSince > slept && a.AwakeSince <= soon && held.Any(h => h.PersonId == a.PersonId));
    }
}
