using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

// A small provider of identities (OpenID Connect) in a process of its own, for tests: authorization code with PKCE, keys that change, and on demand every wrong answer.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
var (codes, keys, fault, who) = (new ConcurrentDictionary<string, Granted>(), new List<(string Id, RSA Key)> { Fresh() }, "", "can-bo-1");

app.MapGet("/.well-known/openid-configuration", (HttpRequest r) => Results.Json(new
{
    issuer = Issuer(r),
    authorization_endpoint = fault == "no-endpoint" ? null : Issuer(r) + "/authorize",
    token_endpoint = Issuer(r) + "/token",
    jwks_uri = Issuer(r) + "/keys",
    end_session_endpoint = Issuer(r) + "/leave",
    response_types_supported = new[] { "code" },
    subject_types_supported = new[] { "public" },
    id_token_signing_alg_values_supported = new[] { "RS256" },
    code_challenge_methods_supported = new[] { "S256" },
}));
app.MapGet("/keys", () => fault == "keys" ? Results.Text("<html>busy</html>", "text/html") : Results.Json(new
{
    keys = keys.Select(k => k.Key.ExportParameters(false) is var p ? new { kty = "RSA", use = "sig", alg = "RS256", kid = k.Id, n = WebEncoders.Base64UrlEncode(p.Modulus!), e = WebEncoders.Base64UrlEncode(p.Exponent!) } : null),
}));

// Says yes at once: whoever comes is the person last named at /control.
app.MapGet("/authorize", (string client_id, string redirect_uri, string state, string nonce, string code_challenge, string code_challenge_method, string response_type) =>
{
    if (client_id != "nghi-truong" || response_type != "code" || code_challenge_method != "S256") return Results.BadRequest();
    var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
    if (fault == "cancelled") return Results.Redirect(QueryHelpers.AddQueryString(redirect_uri, new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = state }));
    codes[code] = new Granted(redirect_uri, nonce, code_challenge, who);
    return Results.Redirect(QueryHelpers.AddQueryString(redirect_uri, new Dictionary<string, string?> { ["code"] = code, ["state"] = fault == "state" ? "another" : state }));
});
app.MapPost("/token", async (HttpRequest r) =>
{
    var form = await r.ReadFormAsync();
    var client = Encoding.UTF8.GetString(Convert.FromBase64String(r.Headers.Authorization.ToString()["Basic ".Length..]));
    if (client != "nghi-truong:bi-mat" || form["grant_type"] != "authorization_code") return Results.Json(new { error = "invalid_client" }, statusCode: 401);
    if (!codes.TryRemove(form["code"].ToString(), out var granted) || granted.RedirectUri != form["redirect_uri"] || granted.Challenge != WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))))
        return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
    var now = TimeProvider.System.GetUtcNow();
    return Results.Json(new
    {
        access_token = "x",
        token_type = "Bearer",
        id_token = Token(new Dictionary<string, object>
        {
            ["iss"] = fault == "issuer" ? "https://evil.example" : Issuer(r), ["aud"] = fault == "audience" ? "another-client" : "nghi-truong", ["sub"] = granted.Subject, ["nonce"] = fault == "nonce" ? "another" : granted.Nonce,
            ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = (fault == "expired" ? now.AddHours(-1) : now.AddMinutes(5)).ToUnixTimeSeconds(), ["amr"] = fault == "password-only" ? new[] { "pwd" } : ["pwd", "mfa"],
        })
    });
});
app.MapGet("/leave", () => "left");
app.MapPost("/control", (string? fault_, string? sub, bool? rotate) =>
{
    (fault, who) = (fault_ ?? "", sub ?? who);
    if (rotate == true) keys[0] = Fresh();
    return "ok";
});
await app.StartAsync();
Console.WriteLine(app.Urls.First());
await app.WaitForShutdownAsync();

static string Issuer(HttpRequest r) => $"{r.Scheme}://{r.Host}";

static (string, RSA) Fresh() => (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), RSA.Create(2048));

string Token(Dictionary<string, object> claims)
{
    if (fault == "broken-token") return "eyJ.not.a-token";
    var head = fault == "alg-none" ? """{"alg":"none"}""" : JsonSerializer.Serialize(new { alg = "RS256", typ = "JWT", kid = keys[0].Id });
    var body = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(head)) + "." + WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(claims));
    if (fault == "alg-none") return body + ".";
    using var foreign = fault == "signature" ? RSA.Create(2048) : null;
    return body + "." + WebEncoders.Base64UrlEncode((foreign ?? keys[0].Key).SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
}

sealed record Granted(string RedirectUri, string Nonce, string Challenge, string Subject);
