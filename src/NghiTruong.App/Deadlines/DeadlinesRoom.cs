using NghiTruong.App.Rulebook;

namespace NghiTruong.App.Deadlines;

/// <summary>Occasions, the working calendar, and the days that hang on them.</summary>
static class DeadlinesRoom
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services) =>
        services.AddScoped<Following>().AddScoped<KeepOccasion>().AddScoped<DecideCalendar>()
            .AddScoped<CheckRule>().AddScoped<KeepCouncilRule>().AddScoped<RuleUse>();
}
