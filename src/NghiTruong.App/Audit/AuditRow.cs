using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;

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
}

/// <summary>A form that was written, and where its result is: a repeat is sent there.</summary>
public sealed class WrittenForm
{
    public required Guid FormId { get; set; }
    public long CouncilId { get; set; }
    public required long PersonId { get; set; }
    public required string Address { get; set; }
    public required DateTimeOffset At { get; set; }
}

sealed class AuditTables : IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<WrittenForm>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit_rows");
        builder.Property(x => x.Act).HasMaxLength(60);
        builder.Property(x => x.TargetKind).HasMaxLength(40);
        builder.HasIndex(x => new { x.CouncilId, x.TargetKind, x.TargetId });
    }

    public void Configure(EntityTypeBuilder<WrittenForm> builder)
    {
        builder.ToTable("written_forms");
        builder.HasKey(x => x.FormId);
        builder.Property(x => x.FormId).ValueGeneratedNever();
    }
}

public static class AuditSets
{
    extension(CouncilDb db)
    {
        public DbSet<AuditRow> AuditRows => db.Set<AuditRow>();
        public DbSet<WrittenForm> WrittenForms => db.Set<WrittenForm>();
    }
}
