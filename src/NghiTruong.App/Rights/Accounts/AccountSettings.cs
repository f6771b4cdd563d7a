using System.Net;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>What an installation decides about signing in. The times are the product's own; an operator names networks and a provider.</summary>
public sealed record AccountSettings
{
    /// <summary>The demo province may lie unused for months and still opens with one click.</summary>
    public static readonly AccountSettings OfTheDemo = new() { SleepsAfterDays = null };

    /// <summary>Rounds of PBKDF2-HMAC-SHA-512; only tests take fewer.</summary>
    public int PasswordRounds { get; init; } = 210_000;

    /// <summary>A session ends when nobody used it for so long.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(8);
    public TimeSpan AdministratorIdle { get; init; } = TimeSpan.FromMinutes(30);
    /// <summary>A session ends after so long in any case.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(14);

    /// <summary>An account nobody signed in to for so many days is disabled by itself (QCVN 12:2026/BCA); null: never, as in the demo province.</summary>
    public int? SleepsAfterDays { get; init; } = 45;
    public const int WarnedDaysBefore = 7;

    /// <summary>The office's networks; from anywhere else a second factor is needed. None named: it is needed of administrators only.</summary>
    public IReadOnlyList<IPNetwork> OfficeNetworks { get; init; } = [];

    /// <summary>A provider of identities by which people may sign in too; null: none.</summary>
    public OuterSettings? Outer { get; init; }

    public bool IsOutside(IPAddress? address)
    {
        if (OfficeNetworks.Count == 0) return false;
        if (address is null) return true;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !OfficeNetworks.Any(n => n.Contains(plain));
    }
}
