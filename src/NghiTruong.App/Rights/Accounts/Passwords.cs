using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>Hashes and compares passwords: Identity's PBKDF2-HMAC-SHA-512. The work is the same whether the account exists, and only so many are weighed at once.</summary>
public sealed class Passwords(AccountSettings settings)
{
    // Two sign-ins at once at most on a small machine: the rest of the council's work goes on beside them.
    readonly SemaphoreSlim room = new(Math.Max(1, Environment.ProcessorCount - 1));
    readonly PasswordHasher<Account> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = settings.PasswordRounds }));
    readonly PasswordHasher<Account> paper = new(Options.Create(new PasswordHasherOptions { IterationCount = Math.Max(1, settings.PasswordRounds / SecondFactor.PaperCodes) }));
    readonly Lazy<string> nobodys = new(() => new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = settings.PasswordRounds })).HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));

    public Task<string> Hash(string password) => Weigh(() => hasher.HashPassword(null!, password));

    /// <summary>Compares; without a hash it works as long and says no. <c>IsWeak</c>: hashed with fewer rounds than today's, so hash it anew.</summary>
    public async Task<(bool IsRight, bool IsWeak)> Compare(string? hash, string password)
    {
        var result = await Weigh(() => hasher.VerifyHashedPassword(null!, hash ?? nobodys.Value, password));
        return (hash is not null && result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded);
    }

    /// <summary>A code for paper, salted and slow as a password is: a whole set together costs what one password does.</summary>
    public Task<byte[]> HashPaper(string code) => Weigh(() => Convert.FromBase64String(paper.HashPassword(null!, code)));

    public Task<bool> IsPaper(byte[] hash, string typed) => Weigh(() => paper.VerifyHashedPassword(null!, Convert.ToBase64String(hash), typed) != PasswordVerificationResult.Failed);

    /// <summary>A password to be used once, easy to read from paper: four classes, nothing that looks like another letter.</summary>
    public static string OneTime()
    {
        static string Some(string of, int count) => RandomNumberGenerator.GetString(of, count);
        const string small = "abcdefghijkmnpqrstuvwxyz", large = "ABCDEFGHJKLMNPQRSTUVWXYZ", digits = "23456789";
        return $"{Some(large, 1)}{Some(small, 4)}-{Some(digits, 4)}-{Some(small, 4)}";
    }

    async Task<T> Weigh<T>(Func<T> work)
    {
        await room.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            room.Release();
        }
    }
}
