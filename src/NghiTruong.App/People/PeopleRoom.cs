namespace NghiTruong.App.People;

/// <summary>Councils, bodies, people and the posts they hold.</summary>
static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services) =>
        services.AddScoped<AddBody>().AddScoped<AddPost>().AddScoped<ChangePost>().AddScoped<ChangeBody>().AddScoped<KeepTerm>();
}
