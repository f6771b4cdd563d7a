using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace NghiTruong.App.Storage;

/// <summary>Encrypts the keys of cookies and form tokens (AES-256-GCM) before they go into the database.</summary>
sealed class ProtectionCipher(Func<byte[]> secret) : IXmlEncryptor
{
    static readonly byte[] Purpose = "nghitruong protection key 1"u8.ToArray();

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var kept = new byte[12 + plain.Length + 16];
        RandomNumberGenerator.Fill(kept.AsSpan(0, 12));
        using var aes = new AesGcm(secret(), 16);
        aes.Encrypt(kept.AsSpan(0, 12), plain, kept.AsSpan(12, plain.Length), kept.AsSpan(12 + plain.Length), Purpose);
        CryptographicOperations.ZeroMemory(plain);
        return new(new XElement("sealed", Convert.ToBase64String(kept)), typeof(ProtectionDecryptor));
    }

    /// <exception cref="CryptographicException">It was encrypted under another key file, or changed.</exception>
    public XElement Decrypt(XElement encrypted)
    {
        var kept = Convert.FromBase64String(encrypted.Value);
        if (kept.Length < 28) throw new CryptographicException("Too short.");
        var plain = new byte[kept.Length - 28];
        using var aes = new AesGcm(secret(), 16);
        aes.Decrypt(kept.AsSpan(0, 12), kept.AsSpan(12, plain.Length), kept.AsSpan(12 + plain.Length), plain, Purpose);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}

/// <summary>Named in the stored keys: the framework makes one when it reads them.</summary>
sealed class ProtectionDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => new ProtectionCipher(() => ProtectionKeys.Secret(services.GetRequiredService<StorageSettings>())).Decrypt(encryptedElement);
}
