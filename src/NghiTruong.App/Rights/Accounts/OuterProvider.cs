using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NghiTruong.Rules;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>A provider of identities (nhà cung cấp định danh) that an installation names.</summary>
public sealed record OuterSettings(string Authority, string Client, string? Secret, string Name);

/// <summary>
/// Talks with the provider (OpenID Connect, authorization code with PKCE). Its keys are read once a day, and once more when a token names one that is not
/// known: a provider may change them at any time.
/// </summary>
public sealed class OuterProvider(AccountSettings settings, CouncilClock clock)
{
    static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(1), Skew = TimeSpan.FromMinutes(2), NotAgainWithin = TimeSpan.FromSeconds(10);

    readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024 };
    readonly SemaphoreSlim one = new(1, 1);
    (OpenIdConnectConfiguration Told, DateTimeOffset At)? known;

    public OuterSettings? Settings => settings.Outer;

    /// <summary>Who the token says this is; <c>IsStrong</c>: the provider asked for two factors.</summary>
    public sealed record Person(string Issuer, string Subject, bool IsStrong);

    public async Task<string> AuthorizeAddress(string callback, string state, string nonce, string verifier)
    {
        var told = await Told();
        return QueryHelpers.AddQueryString(told.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code", ["client_id"] = settings.Outer!.Client, ["redirect_uri"] = callback, ["scope"] = "openid", ["state"] = state, ["nonce"] = nonce,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), ["code_challenge_method"] = "S256",
        });
    }

    /// <summary>Where the provider lets go of its own session; null where it does not say.</summary>
    public async Task<string?> LeaveAddress(string back) => (await Told()).EndSessionEndpoint is { Length: > 0 } end
        ? QueryHelpers.AddQueryString(end, new Dictionary<string, string?> { ["client_id"] = settings.Outer!.Client, ["post_logout_redirect_uri"] = back })
        : null;

    /// <summary>Changes the code for a token and checks it; null and the reason for the log where anything does not fit.</summary>
    public async Task<(Person? Person, string Why)> Redeem(string code, string callback, string nonce, string verifier)
    {
        if (await Token(code, callback, verifier) is not { } token) return (null, "the provider gave no token for the code");
        try
        {
            return await Read(token, nonce);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException or JsonException)
        {
            return (null, "the token cannot be read");
        }
    }

    async Task<(Person? Person, string Why)> Read(string token, string nonce)
    {
        var told = await Told();
        if (KeyNamedIn(token) is { } key && told.SigningKeys.All(k => k.KeyId != key)) told = await Told(anew: true);
        var result = await Check(token, told);
        if (!result.IsValid) return (null, result.Exception?.GetType().Name ?? "the token is not valid");
        var read = (JsonWebToken)result.SecurityToken;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Claim(read, "nonce")), Encoding.UTF8.GetBytes(nonce))) return (null, "the token answers another question (nonce)");
        if (read.Audiences.Count() > 1 && Claim(read, "azp") != settings.Outer!.Client) return (null, "the token is another client's (azp)");
        return read.Subject is { Length: > 0 and <= 255 } subject ? (new Person(told.Issuer.TrimEnd('/'), subject, read.Claims.Any(c => c is { Type: "amr", Value: "mfa" })), "") : (null, "the token names nobody");
    }

    static string? KeyNamedIn(string token) => new JsonWebTokenHandler() is var handler && handler.CanReadToken(token) ? handler.ReadJsonWebToken(token).Kid : null;

    static string Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : "";

    Task<TokenValidationResult> Check(string token, OpenIdConnectConfiguration told) => new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = told.Issuer, ValidAudience = settings.Outer!.Client, IssuerSigningKeys = told.SigningKeys, ValidAlgorithms = Algorithms, RequireSignedTokens = true, RequireExpirationTime = true, TryAllIssuerSigningKeys = false,
        LifetimeValidator = (from, until, _, _) => until is { } end && clock.Now.UtcDateTime < end + Skew && (from is null || from - Skew <= clock.Now.UtcDateTime),
    });

    async Task<string?> Token(string code, string callback, string verifier)
    {
        var told = await Told();
        var (outer, fields) = (settings.Outer!, new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = callback, ["code_verifier"] = verifier });
        using var request = new HttpRequestMessage(HttpMethod.Post, told.TokenEndpoint);
        if (outer.Secret is null) fields["client_id"] = outer.Client;
        else request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(outer.Client)}:{Uri.EscapeDataString(outer.Secret)}")));
        request.Content = new FormUrlEncodedContent(fields);
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) return null;
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
    }

    async Task<OpenIdConnectConfiguration> Told(bool anew = false)
    {
        await one.WaitAsync();
        try
        {
            var age = known is { } k ? clock.Now - k.At : TimeSpan.MaxValue;
            if (known is { } fresh && age < (anew ? NotAgainWithin : KeptFor)) return fresh.Told;
            var authority = settings.Outer!.Authority.TrimEnd('/');
            var told = await Described(authority);
            if (told.Issuer?.TrimEnd('/') != authority) throw new InvalidOperationException("The provider's issuer is not its address.");
            if (string.IsNullOrEmpty(told.AuthorizationEndpoint) || string.IsNullOrEmpty(told.TokenEndpoint) || told.SigningKeys.Count == 0) throw new InvalidOperationException("The provider's description lacks an address or its keys.");
            known = (told, clock.Now);
            return told;
        }
        finally
        {
            one.Release();
        }
    }

    async Task<OpenIdConnectConfiguration> Described(string authority)
    {
        try
        {
            return await OpenIdConnectConfigurationRetriever.GetAsync(authority + "/.well-known/openid-configuration", new HttpDocumentRetriever(http) { RequireHttps = !new Uri(authority).IsLoopback }, default);
        }
        catch (Exception e) when (e is ArgumentException or JsonException or FormatException or SecurityTokenException or CryptographicException)
        {
            throw new InvalidOperationException("The provider's description or its keys cannot be read.", e);
        }
    }
}
