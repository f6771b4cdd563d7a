using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using NghiTruong.App.Shell.Parts;

namespace NghiTruong.App.Shell;

/// <summary>Styles, scripts and pictures, carried inside the program. Addresses name the content, so browsers keep them for good.</summary>
static class AssetFiles
{
    const string Prefix = "asset:";

    static readonly FrozenDictionary<string, (byte[] Bytes, string Type)> ByName = Load();

    static readonly FrozenDictionary<string, string> Addresses = ByName.ToFrozenDictionary(
        a => a.Key, a => $"/tai-san/{Convert.ToHexStringLower(SHA256.HashData(a.Value.Bytes))[..12]}/{a.Key}");

    /// <summary>All styles joined: Shell's first, then each part's beside its part.</summary>
    public static string Styles => Addresses["app.css"];

    public static string Address(string name) => Addresses[name];

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/tai-san/{hash}/{**name}", ["GET", "HEAD"], (string hash, string name, HttpContext http) =>
        {
            if (!ByName.TryGetValue(name, out var asset)) return Results.NotFound();
            http.Response.Headers.CacheControl = Addresses[name].Contains(hash, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
            return Results.Bytes(asset.Bytes, asset.Type);
        }).OpenToAll();

    static FrozenDictionary<string, (byte[], string)> Load()
    {
        var assembly = typeof(AssetFiles).Assembly;
        var assets = new Dictionary<string, (byte[], string)>();
        var styles = new StringBuilder();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
                     .OrderBy(n => n != Prefix + "Shell/shell.css").ThenBy(n => n, StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new MemoryStream();
            stream.CopyTo(reader);
            var name = resource[Prefix.Length..].Replace('\\', '/');
            if (name.EndsWith(".css", StringComparison.Ordinal)) styles.Append(Encoding.UTF8.GetString(reader.ToArray()).TrimStart('\uFEFF')).Append('\n');
            else assets[name] = (reader.ToArray(), name.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript; charset=utf-8" : "image/svg+xml");
        }
        assets["app.css"] = (Encoding.UTF8.GetBytes(styles.ToString()), "text/css; charset=utf-8");
        return assets.ToFrozenDictionary();
    }
}
