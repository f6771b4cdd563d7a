using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using NghiTruong.App.Shell.Parts;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>Accounts, sessions and the door: what they register and which addresses are no pages.</summary>
public static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, AccountSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<Passwords>().AddSingleton<KnownSessions>();
        services.AddScoped<SignedIn>().AddScoped<SignInSessions>().AddScoped<SecondFactor>().AddScoped<SignIn>().AddScoped<SwitchPost>().AddScoped<ChangePassword>().AddScoped<KeepCodes>().AddScoped<KeepPasskeys>();
        services.AddScoped<IOwnNotices, AccountNotices>();
        services.AddScoped<KeepAccounts>().AddScoped<OpenCouncil>().AddScoped<WakeAccounts>().AddScoped<FirstAdministrator>().AddSingleton<OuterProvider>().AddScoped<OuterSignIn>();
        services.AddSingleton<SleepRounds>().AddHostedService(s => s.GetRequiredService<SleepRounds>());
        // Of Identity the hashing of passwords and the passkeys; its own tables, cookies and pages are not used (decision 0015).
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(p =>
        {
            p.UserVerificationRequirement = "required";
            p.ResidentKeyRequirement = "required";
        });
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(WayIn.Leave, SignOut).OpenToAll();
        if (routes.ServiceProvider.GetRequiredService<AccountSettings>().Outer is not null) MapOuter(routes);
        routes.MapPost("/dang-nhap/khoa", async (HttpContext http, IAntiforgery antiforgery, KeepPasskeys keys) =>
            await antiforgery.IsRequestValidAsync(http) ? Results.Text(await keys.AskForAny(http), "application/json") : Results.BadRequest()).OpenToAll();
        routes.MapPost("/tai-khoan/khoa", async (HttpContext http, IAntiforgery antiforgery, KeepPasskeys keys, SignedIn who) =>
            await antiforgery.IsRequestValidAsync(http) ? Results.Text(await keys.AskForNew(who, http), "application/json") : Results.BadRequest()).ForAnyAccount();
    }

    static void MapOuter(IEndpointRouteBuilder routes)
    {
        routes.MapGet(OuterSignIn.Start, async (HttpContext http, OuterSignIn outer, string? ve) => Results.Redirect(await outer.To(http, WayIn.Onward(ve)))).OpenToAll();
        routes.MapGet(OuterSignIn.Callback, async (HttpContext http, OuterSignIn outer, SignedIn who, string? code, string? state, string? error) => Results.Redirect(await outer.Back(http, who, code, state, error))).OpenToAll();
        routes.MapGet(OuterSignIn.Leave, async (HttpContext http, OuterSignIn outer) => Results.Redirect(await outer.LeaveTo(http))).OpenToAll();
    }

    static async Task<IResult> SignOut(HttpContext http, IAntiforgery antiforgery, SignedIn who, SignInSessions sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        if (who.IsKnown) await sessions.End(who.Actor, who.Account!, [who.Session.Id], "đăng xuất", "account.signed-out");
        SessionCookie.Remove(http);
        // The provider's own session is ended from the next page: a form may not lead out of the house.
        return Results.Redirect(who.IsKnown && who.Session.Way == OuterSignIn.Way ? WayIn.Address + "?ra=1" : WayIn.Address);
    }
}
