using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Audit;

/// <summary>Who did what, in which post, when: added in the write's own transaction, never changed.</summary>
public sealed class AuditRow
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required DateTimeOffset At { get; set; }
    public required long PersonId { get; set; }
    public required long PostId { get; set; }
    public required string ActorTitle { get; set; }
    /// <summary>Stable text: <c>obligation.confirmed</c>.</summary>
    public required string Act { get; set; }
    public required string TargetKind { get; set; }
    public required long TargetId { get; set; }
    public required string TargetTitle { get; set; }
    public Guid? FormId { get; set; }
    /// <summary>The address from which it was done; null for jobs and commands.</summary>
    public string? CameFrom { get; set; }
    /// <summary>What it changed, before and after (<see cref="ChangeNotes"/>).</summary>
    public string? Changes { get; set; }
}

/// <summary>An entry's place in its council's chain.</summary>
public sealed class AuditSeal
{
    public required long AuditRowId { get; set; }
    public long CouncilId { get; set; }
    public required long Number { get; set; }
    public required byte[] Hash { get; set; }
}

/// <summary>The end of a council's chain, under a seal of its own.</summary>
public sealed class AuditHead
{
    public required long CouncilId { get; set; }
    public required long Number { get; set; }
    public required byte[] Hash { get; set; }
    public required byte[] Mac { get; set; }
    public required DateTimeOffset SealedAt { get; set; }
    /// <summary>All entries up to this id are sealed; later ones may have committed out of order. The head's own seal covers it.</summary>
    public long BelowId { get; set; }

    /// <summary>A transaction that took its id earlier than others has committed by then.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    public int Version { get; set; }
}

/// <summary>A form that was written, and where its result is: a repeat is sent there.</summary>
public sealed class WrittenForm
{
    public required Guid FormId { get; set; }
    public long CouncilId { get; set; }
    public required long PersonId { get; set; }
    public required string Address { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Digests of what it said (<see cref="FormContent"/>); null of a form written before they were kept.</summary>
    public string? Words { get; set; }
    public string? Files { get; set; }

    public FormContent? Content => Words is null || Files is null ? null : new(Words, Files);
}

sealed class AuditTables : IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<WrittenForm>, IEntityTypeConfiguration<AuditSeal>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit_rows");
        builder.IsDaily();
        builder.Property(x => x.Act).HasMaxLength(60);
        builder.Property(x => x.TargetKind).HasMaxLength(40);
        builder.Property(x => x.CameFrom).HasMaxLength(64);
        builder.HasIndex(x => new { x.CouncilId, x.PersonId });
        builder.HasIndex(x => new { x.CouncilId, x.TargetKind, x.TargetId });
    }

    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("audit_seals");
        builder.HasKey(x => x.AuditRowId);
        builder.Property(x => x.AuditRowId).ValueGeneratedNever();
        builder.HasIndex(x => new { x.CouncilId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_heads");
        builder.HasKey(x => x.CouncilId);
        builder.Property(x => x.CouncilId).ValueGeneratedNever();
        builder.Property(x => x.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<WrittenForm> builder)
    {
        builder.ToTable("written_forms");
        builder.IsDaily();
        builder.HasKey(x => x.FormId);
        builder.Property(x => x.FormId).ValueGeneratedNever();
        builder.Ignore(x => x.Content);
    }
}

public static class AuditSets
{
    extension(CouncilDb db)
    {
        public DbSet<AuditRow> AuditRows => db.Set<AuditRow>();
        public DbSet<AuditSeal> AuditSeals => db.Set<AuditSeal>();
        public DbSet<AuditHead> AuditHeads => db.Set<AuditHead>();
        public DbSet<WrittenForm> WrittenForms => db.Set<WrittenForm>();
    }
}
