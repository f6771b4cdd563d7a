using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>One sign-in on one browser, acting in one post. The browser holds the random token, the row only its hash.</summary>
public sealed class AccountSession
{
    public long Id { get; set; }
    public required long AccountId { get; set; }
    public required byte[] TokenHash { get; set; }
    public long? PostId { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    /// <summary>Written every few minutes at most.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }
    public string? CameFrom { get; set; }
    public string? Browser { get; set; }
    /// <summary>By what it was opened: password, passkey, provider.</summary>
    public required string Way { get; set; }
    public bool HasSecondFactor { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndedBecause { get; set; }
}

/// <summary>A passkey (khóa truy cập) of a device or a security key.</summary>
public sealed class AccountPasskey
{
    public long Id { get; set; }
    public required long AccountId { get; set; }
    public required string Name { get; set; }
    public required byte[] CredentialId { get; set; }
    public required byte[] PublicKey { get; set; }
    public required long SignCount { get; set; }
    public required string Transports { get; set; }
    public required bool IsBackupEligible { get; set; }
    public required bool IsBackedUp { get; set; }
    public required byte[] Attestation { get; set; }
    public required byte[] ClientData { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A password once used: an administrator does not take it again.</summary>
public sealed class FormerPassword
{
    public long Id { get; set; }
    public required long AccountId { get; set; }
    public required string Hash { get; set; }
    public required DateTimeOffset SetAt { get; set; }
}

/// <summary>A code on paper that replaces the phone once (mã dự phòng).</summary>
public sealed class RecoveryCode
{
    public long Id { get; set; }
    public required long AccountId { get; set; }
    public required byte[] Hash { get; set; }
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Length of an unsalted hash, as older releases kept codes.</summary>
    public const int OlderLength = 32;

    public bool IsOfOlderRelease => Hash.Length == OlderLength;
}

/// <summary>The one-time link by which the first administrator comes in.</summary>
public sealed class FirstLink
{
    public long Id { get; set; }
    public required byte[] TokenHash { get; set; }
    public required DateTimeOffset Until { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}

sealed class AccountTables : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<AccountSession>, IEntityTypeConfiguration<AccountPasskey>,
    IEntityTypeConfiguration<FormerPassword>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<FirstLink>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasIndex(x => x.Name).IsUnique();
        builder.HasIndex(x => x.PersonId).IsUnique();
        builder.HasIndex(x => new { x.OuterIssuer, x.OuterSubject }).IsUnique();
        builder.Property(x => x.Name).HasMaxLength(AccountName.Longest);
        builder.Property(x => x.PasswordHash).HasAnnotation(ChangeNotes.Secret, true);
        builder.Property(x => x.CodeSecret).HasAnnotation(ChangeNotes.Secret, true);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("account_sessions");
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.Property(x => x.TokenHash).HasAnnotation(ChangeNotes.Secret, true);
        builder.HasIndex(x => new { x.AccountId, x.EndedAt });
        builder.Property(x => x.CameFrom).HasMaxLength(64);
        builder.Property(x => x.Browser).HasMaxLength(200);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccountPasskey> builder)
    {
        builder.ToTable("account_passkeys");
        builder.HasIndex(x => x.CredentialId).IsUnique();
        builder.HasIndex(x => x.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FormerPassword> builder)
    {
        builder.ToTable("former_passwords");
        builder.HasIndex(x => x.AccountId);
        builder.Property(x => x.Hash).HasAnnotation(ChangeNotes.Secret, true);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.Property(x => x.Hash).HasAnnotation(ChangeNotes.Secret, true);
        builder.HasIndex(x => x.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FirstLink> builder)
    {
        builder.ToTable("first_links");
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.Property(x => x.TokenHash).HasAnnotation(ChangeNotes.Secret, true);
    }
}

public static class AccountSets
{
    extension(CouncilDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<AccountSession> AccountSessions => db.Set<AccountSession>();
        public DbSet<AccountPasskey> AccountPasskeys => db.Set<AccountPasskey>();
        public DbSet<FormerPassword> FormerPasswords => db.Set<FormerPassword>();
        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
        public DbSet<FirstLink> FirstLinks => db.Set<FirstLink>();
    }
}
