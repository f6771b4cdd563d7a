using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Shell;

/// <summary>Sees what was answered with "not here" or "too often", and writes of it one entry a person in ten minutes, and what is left at the end.</summary>
public sealed class RefusedAccessEntries(RefusedAccess refused, IServiceScopeFactory scopes, TimeProvider time, ILogger<RefusedAccessEntries> log) : BackgroundService
{
    public const string Act = "access.refused";

    /// <summary>Whoever is not signed in may ask for what there is not as often as the measure lets; browsers ask for pictures of theirs by themselves.</summary>
    public static async Task Watch(HttpContext http, RequestDelegate next)
    {
        var place = http.Request.Path.Value ?? "/";
        await next(http);
        if (RateLimits.IsTelling(http)) return;
        var why = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden => RefusedAccess.NotOpened,
            StatusCodes.Status429TooManyRequests => RefusedAccess.TooOften,
            _ => null,
        };
        var who = http.RequestServices.GetRequiredService<SignedIn>();
        if (why is null || (!who.IsKnown && why == RefusedAccess.NotOpened) || IsOfBrowsers(place)) return;
        var context = http.RequestServices.GetRequiredService<ActorContext>();
        var actor = context.IsKnown ? context.Actor : who.IsKnown ? who.Actor : null;
        http.RequestServices.GetRequiredService<RefusedAccess>().Count(actor, actor is null ? RateLimits.Address(http) : actor.CameFrom, why, place);
    }

    static bool IsOfBrowsers(string place) =>
        place.StartsWith("/favicon", StringComparison.Ordinal) || place.StartsWith("/apple-touch-icon", StringComparison.Ordinal) || place.StartsWith("/.well-known/", StringComparison.Ordinal) || place.StartsWith("/tai-san/", StringComparison.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Write(all: false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write(all: true);
    }

    async Task Write(bool all)
    {
        if (refused.Take(all) is not { Count: > 0 } tallies) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CouncilDb>();
            foreach (var tally in tallies)
            {
                var actor = tally.Actor is { } known ? known with { CameFrom = tally.From } : PostsOf.Stranger(await PostsOf.CouncilOf(db, null), tally.From);
                await db.Note(actor, Act, new("access", actor.PersonId, tally.Words, ""), tally.Places);
            }
        }
        catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException)
        {
            log.LogError("Refusals ({Count}) could not be recorded: {Reason}", tallies.Sum(t => t.Total), e.GetType().Name);
        }
    }
}
