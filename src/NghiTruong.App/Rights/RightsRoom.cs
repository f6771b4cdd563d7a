namespace NghiTruong.App.Rights;

/// <summary>What a post may see and do.</summary>
static class RightsRoom
{
    public static IServiceCollection AddRights(this IServiceCollection services) => services.AddScoped<NameContact>().AddScoped<ChangeRights>();
}
