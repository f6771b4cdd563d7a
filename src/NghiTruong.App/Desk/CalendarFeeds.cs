using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Documents;
using NghiTruong.Rules;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Desk;

/// <summary>A body's calendar as iCalendar, for whoever knows its address.</summary>
static class CalendarFeeds
{
    /// <summary>How far back and ahead a feed tells.</summary>
    const int DaysBack = 120, DaysAhead = 550;

    public static void MapCalendar(this IEndpointRouteBuilder routes) => routes.MapGet("/lich/{council:long}/{token}.ics", Feed).OpenToAll();

    static async Task<IResult> Feed(long council, string token, CouncilDb db, CouncilClock clock, HttpContext http, CancellationToken ct)
    {
        var address = token.Length > 40 ? null : await db.Set<CalendarAddress>().AsNoTracking().SingleOrDefaultAsync(a => a.CouncilId == council && a.Token == token && a.RevokedAt == null, ct);
        var today = clock.Today;
        // Whoever made it must still hold a post in this council: an address does not outlive the right to see.
        if (address is null || !await db.Set<Post>().AnyAsync(p => p.CouncilId == council && p.PersonId == address.PersonId && p.AnnulledBecause == null && p.From <= today && (p.To == null || p.To > today), ct)) return Results.NotFound();
        var reader = new Actor(council, address.PersonId, "", 0, "", address.BodyId ?? 0, address.BodyId is { } own ? [own] : [], address.BodyId is null ? Right.SeesOwn | Right.SeesAll : Right.SeesOwn);
        var filter = new CalendarFilter(today.AddDays(-DaysBack), today.AddDays(DaysAhead), address.BodyId);
        var visible = db.Visible(reader);
        // The general calendar tells meetings and sessions; what is owed stands in the calendar of the body that owes it.
        var items = address.BodyId is null
            ? [.. await CalendarItems.Of(visible, filter with { Kind = CalendarItemKind.Meeting }, evenCancelled: true), .. await CalendarItems.Of(visible, filter with { Kind = CalendarItemKind.Occasion }, evenCancelled: true)]
            : await CalendarItems.Of(visible, filter, evenCancelled: true);
        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        var feed = new CalendarFeed(address.Name, items.Count == 0 ? address.MadeAt : items.Max(i => i.Changed)) { Description = "Nghị Trường" };
        http.Response.Headers.CacheControl = "private, max-age=300";
        return Results.Bytes(feed.Bytes(items.Select(i => Event(i, site, http.Request.Host.Host))), CalendarFeed.ContentType, "lich.ics");
    }

    static CalendarEvent Event(CalendarItem item, string site, string host) => new()
    {
        Uid = $"{item.Uid}@{host}",
        Summary = item.Kind == CalendarItemKind.Work ? $"Hạn: {item.Title}" : item.Title,
        When = item.At is { } at ? new CalendarTime.Hours(new DateTimeOffset(item.From.ToDateTime(at), TimeSpan.FromHours(7))) : new CalendarTime.Days(item.From, item.To),
        Modified = item.Changed,
        Sequence = item.Version,
        Status = item.IsCancelled ? CalendarStatus.Cancelled : item.IsProvisional ? CalendarStatus.Tentative : CalendarStatus.Confirmed,
        Location = item.Place,
        Url = new Uri(site + item.Address),
        Categories = [CalendarItems.Words(item.Kind)],
        Reminders = item.Kind is CalendarItemKind.Work or CalendarItemKind.Step && !item.IsDone && !item.IsCancelled ? [TimeSpan.FromHours(16)] : [],
    };
}
