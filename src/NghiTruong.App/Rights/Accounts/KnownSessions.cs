using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Live;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>One row for the installation, raised by the database itself (triggers) in the same transaction as any change of a session, an account, a post or a person.</summary>
public sealed class SignInNumber
{
    public const long Only = 1;

    public required long Id { get; set; }
    public required long Number { get; set; }
}

sealed class SignInNumberTable : IEntityTypeConfiguration<SignInNumber>
{
    public void Configure(EntityTypeBuilder<SignInNumber> builder)
    {
        builder.ToTable("sign_in_numbers");
        builder.Property(x => x.Id).ValueGeneratedNever();
    }
}

/// <summary>
/// Who comes, kept between requests. Each request still asks the database for its number, beside its council's, and what is kept counts only where the number is the same:
/// a session ended on one node has ended on every node with its next request. For reading only.
/// </summary>
public sealed class KnownSessions
{
    /// <summary>The most that are kept; then all are let go, and asked anew as they come.</summary>
    const int Most = 4_000;

    readonly Lock gate = new();
    readonly Dictionary<string, (DateOnly Day, SessionRow Row)> known = [];

    /// <summary>The row of a token on a day, and where its council's stream stands now.</summary>
    internal async Task<SessionRow?> Of(CouncilDb db, byte[] tokenHash, DateOnly today)
    {
        var key = Convert.ToHexString(tokenHash);
        (DateOnly Day, SessionRow Row) kept;
        lock (gate) kept = known.GetValueOrDefault(key);
        if (kept.Row?.Post is { } post && kept.Day == today && await SessionRow.StandingOf(db, post.CouncilId) is { } standing && standing.SignIns == kept.Row.Standing.SignIns)
        {
            CouncilNumber.Tell(db, post.CouncilId, standing.Stream);
            return kept.Row;
        }
        var row = await SessionRow.Of(db, tokenHash, today);
        if (row?.Post is null)
        {
            Forget(tokenHash);
            return row;
        }
        CouncilNumber.Tell(db, row.Post.CouncilId, row.Standing.Stream);
        lock (gate)
        {
            if (known.Count >= Most) known.Clear();
            known[key] = (today, row);
        }
        return row;
    }

    /// <summary>The next request with this token asks the database for all of it.</summary>
    public void Forget(byte[] tokenHash)
    {
        lock (gate) known.Remove(Convert.ToHexString(tokenHash));
    }
}
