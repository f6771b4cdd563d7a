namespace NghiTruong.Rules.Rights;

/// <summary>One person's account (tài khoản): how one proves to be that person. What one may do comes from the posts held today, never from here.</summary>
public sealed class Account
{
    public long Id { get; set; }
    public required long PersonId { get; set; }
    /// <summary>Lower case, without accents: <c>nguyen.mai.anh</c>.</summary>
    public required string Name { get; set; }
    public required string PasswordHash { get; set; }
    public required DateTimeOffset PasswordChangedAt { get; set; }
    /// <summary>The password was given by another: the first thing to do is to choose one's own.</summary>
    public bool MustChangePassword { get; set; }
    /// <summary>The key of the codes (TOTP), protected by a key outside the database; in force once <see cref="HasCodes"/>.</summary>
    public string? CodeSecret { get; set; }
    public DateTimeOffset? CodesSince { get; set; }
    /// <summary>The time step of the last code taken: no code is taken twice.</summary>
    public long CodeStep { get; set; }
    public int WrongTries { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? SignedInAt { get; set; }
    /// <summary>Since when idleness is counted: made, signed in, woken.</summary>
    public required DateTimeOffset AwakeSince { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
    public string? DisabledBecause { get; set; }
    /// <summary>The provider and its name for this person, where one signs in through it (OIDC).</summary>
    public string? OuterIssuer { get; set; }
    public string? OuterSubject { get; set; }
    public int Version { get; set; }

    /// <summary>Why an account is disabled that nobody used for the whole period.</summary>
    public const string Slept = "không dùng trong thời gian dài";

    public bool IsDisabled => DisabledAt is not null;
    public bool IsAsleep => IsDisabled && DisabledBecause == Slept;
    public bool HasCodes => CodesSince is not null;
    public bool IsLockedAt(DateTimeOffset now) => now < LockedUntil;

    /// <summary>How long one waits after so many wrong tries in a row.</summary>
    public static TimeSpan WaitAfter(int wrongTries) => wrongTries switch
    {
        < 5 => TimeSpan.Zero,
        5 => TimeSpan.FromMinutes(1),
        6 => TimeSpan.FromMinutes(5),
        7 => TimeSpan.FromMinutes(15),
        8 => TimeSpan.FromHours(1),
        _ => TimeSpan.FromHours(4),
    };

    /// <summary>Idle for so long that nobody may use it until it is woken.</summary>
    public bool SleepsAt(DateTimeOffset now, int? idleDays) => idleDays is { } days && AwakeSince.AddDays(days) <= now;

    /// <summary>When it falls asleep if nobody uses it.</summary>
    public DateTimeOffset? SleepsFrom(int? idleDays) => idleDays is { } days ? AwakeSince.AddDays(days) : null;

    /// <summary>An administrator's password is good for two months.</summary>
    public bool IsPasswordOldFor(bool isAdministrator, DateTimeOffset now) => isAdministrator && PasswordGoodUntil <= now;

    public DateTimeOffset PasswordGoodUntil => PasswordChangedAt.AddMonths(2);
}
