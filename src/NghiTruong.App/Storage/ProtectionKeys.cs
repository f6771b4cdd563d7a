using System.Data.Common;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NghiTruong.App.Storage;

/// <summary>A key of cookies and form tokens, encrypted; one row shows whether a key file is the right one.</summary>
public sealed class ProtectionKey
{
    public required string Name { get; set; }
    public required string Xml { get; set; }
}

sealed class ProtectionKeyTable : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("protection_keys");
        builder.HasKey(x => x.Name);
        builder.Property(x => x.Name).HasMaxLength(100);
        builder.Property(x => x.Xml).HasAnnotation(ChangeNotes.Secret, true);
    }
}

/// <summary>The key file is not the one that the keys in the database were encrypted with.</summary>
public sealed class WrongProtectionKey(string file) : InvalidOperationException($"Tệp khóa bảo vệ “{file}” thiếu hoặc không mở được các khóa trong cơ sở dữ liệu; chép đúng tệp về (hoặc chỉ bằng --protection-key). Nếu đã mất hẳn: nghitruong keys reset, mọi người đăng nhập lại.");

/// <summary>The keys of cookies and form tokens, in the database for all nodes, under a key file that lies outside it.</summary>
sealed class ProtectionKeys(IDbContextFactory<CouncilDb> databases, StorageSettings settings) : IXmlRepository
{
    const string Probe = "probe";
    static readonly XNamespace Framework = "http://schemas.asp.net/2015/03/dataProtection";

    public static string FileOf(StorageSettings settings) => settings.ProtectionKeyFile ?? Path.Combine(settings.KeysFolder, "protection.key");

    public static byte[] Secret(StorageSettings settings) => KeyFile.Read(FileOf(settings), make: false) ?? throw new WrongProtectionKey(FileOf(settings));

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("NghiTruong");
        services.AddOptions<KeyManagementOptions>().Configure<IDbContextFactory<CouncilDb>, StorageSettings>((keys, databases, settings) =>
        {
            keys.XmlRepository = new ProtectionKeys(databases, settings);
            keys.XmlEncryptor = new ProtectionCipher(() => Secret(settings)); // asked for when the first key is made: the file may not be there yet
        });
    }

    /// <summary>At a start: makes the key file where nothing was encrypted yet, and holds it against what was; then takes over the keys that older releases kept in a folder.</summary>
    /// <exception cref="WrongProtectionKey">Starting all the same, this node and the others would not read each other's cookies.</exception>
    public static async Task Settle(CouncilDb db, StorageSettings settings)
    {
        var isFirst = !await db.Set<ProtectionKey>().AnyAsync();
        var secret = KeyFile.Read(FileOf(settings), make: isFirst) ?? throw new WrongProtectionKey(FileOf(settings));
        var cipher = new ProtectionCipher(() => secret);
        if (isFirst) await Put(db, Probe, Encrypted(cipher, new XElement("probe")));
        if (!await Opens(db, settings)) throw new WrongProtectionKey(FileOf(settings));
        foreach (var file in Directory.Exists(settings.KeysFolder) ? Directory.GetFiles(settings.KeysFolder, "*.xml") : [])
        {
            var key = XElement.Load(file);
            foreach (var part in key.DescendantsAndSelf().Where(e => (bool?)e.Attribute(Framework + "requiresEncryption") == true).ToList()) part.ReplaceWith(Encrypted(cipher, part));
            await Put(db, Path.GetFileNameWithoutExtension(file), key);
            File.Delete(file);
        }
    }

    /// <summary>Whether the key file opens what is in the database; true where there is nothing.</summary>
    public static async Task<bool> Opens(CouncilDb db, StorageSettings settings)
    {
        if (await db.Set<ProtectionKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Name == Probe) is not { } probe) return !await db.Set<ProtectionKey>().AnyAsync();
        return Opens(probe.Xml, settings);
    }

    /// <summary>Whether there is nothing for <see cref="Settle"/> to do: the key file opens what is in the database, and no folder holds older keys.</summary>
    public static async Task<bool> AreSettled(DbConnection connection, StorageSettings settings, CancellationToken ct) =>
        await StoredTables.Scalar(connection, $"SELECT xml FROM protection_keys WHERE name = '{Probe}'", ct) is string probe && Opens(probe, settings)
        && (!Directory.Exists(settings.KeysFolder) || Directory.GetFiles(settings.KeysFolder, "*.xml").Length == 0);

    static bool Opens(string probe, StorageSettings settings)
    {
        try
        {
            new ProtectionCipher(() => Secret(settings)).Decrypt(XElement.Parse(probe).Elements().Single());
            return true;
        }
        catch (Exception e) when (e is CryptographicException or InvalidDataException or WrongProtectionKey)
        {
            return false;
        }
    }

    /// <summary>Lets all keys go: everyone signs in again.</summary>
    public static Task<int> Forget(CouncilDb db) => db.Set<ProtectionKey>().ExecuteDeleteAsync();

    /// <summary>Also the first page's token needs these: asked without waiting for EF.</summary>
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(async () =>
    {
        await using var connection = await StoredTables.Open(settings, CancellationToken.None);
        return (IReadOnlyCollection<XElement>)(connection is null ? [] : [.. (await StoredTables.Column(connection, $"SELECT xml FROM protection_keys WHERE name <> '{Probe}' ORDER BY name", CancellationToken.None)).Select(XElement.Parse)]);
    }).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }

    static XElement Encrypted(ProtectionCipher cipher, XElement secret)
    {
        var made = cipher.Encrypt(secret);
        return new XElement(Framework + "encryptedSecret", new XAttribute("decryptorType", made.DecryptorType.AssemblyQualifiedName!), made.EncryptedElement);
    }

    /// <summary>Another node may be first: then its row stands.</summary>
    static async Task Put(CouncilDb db, string name, XElement element)
    {
        if (await db.Set<ProtectionKey>().AnyAsync(k => k.Name == name)) return;
        try
        {
            db.Add(new ProtectionKey { Name = name, Xml = element.ToString(SaveOptions.DisableFormatting) });
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Set<ProtectionKey>().AnyAsync(k => k.Name == name)) throw;
        }
    }
}
