using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Audit;

/// <summary>What is left in the chain of entries taken out into an archive: the last one's number and seal, which file holds them, under a seal of its own.</summary>
public sealed class AuditAnchor
{
    public long Id { get; set; }
    public required long CouncilId { get; set; }
    public required long Number { get; set; }
    public required byte[] Hash { get; set; }
    public required string FileName { get; set; }
    public required string Sha256 { get; set; }
    public required byte[] Mac { get; set; }
    public required DateTimeOffset ArchivedAt { get; set; }
}

/// <summary>How long a council keeps its record before entries may be archived.</summary>
public sealed class AuditSetting
{
    /// <summary>QCVN 12:2026/BCA asks for a year at least.</summary>
    public const int LeastMonths = 12, UsualMonths = 24, MostMonths = 1200;

    public required long CouncilId { get; set; }
    public required int KeptMonths { get; set; }
}

sealed class AuditAnchorTables : IEntityTypeConfiguration<AuditAnchor>, IEntityTypeConfiguration<AuditSetting>
{
    public void Configure(EntityTypeBuilder<AuditAnchor> builder)
    {
        builder.ToTable("audit_anchors");
        builder.Property(x => x.FileName).HasMaxLength(260);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.HasIndex(x => new { x.CouncilId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AuditSetting> builder)
    {
        builder.ToTable("audit_settings");
        builder.HasKey(x => x.CouncilId);
        builder.Property(x => x.CouncilId).ValueGeneratedNever();
    }
}

public static class AuditAnchorSets
{
    extension(CouncilDb db)
    {
        public DbSet<AuditAnchor> AuditAnchors => db.Set<AuditAnchor>();

        public async Task<int> AuditKeptMonths(long council) =>
            await db.Set<AuditSetting>().Where(s => s.CouncilId == council).Select(s => (int?)s.KeptMonths).SingleOrDefaultAsync() ?? AuditSetting.UsualMonths;
    }
}
