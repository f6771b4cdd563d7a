namespace NghiTruong.App.Desk;

/// <summary>What gathers from many rooms: overview, one's own work, the calendar.</summary>
static class DeskRoom
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services.AddScoped<CalendarAddresses>().AddScoped<KeepRetention>();
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapCalendar();
        routes.MapAuditExports();
    }
}
