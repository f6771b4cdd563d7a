using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Deadlines;

namespace NghiTruong.App.Deadlines;

sealed class DeadlineTables :
    IEntityTypeConfiguration<Occasion>, IEntityTypeConfiguration<OccasionMove>, IEntityTypeConfiguration<KeptDeadline>, IEntityTypeConfiguration<DeadlineMove>,
    IEntityTypeConfiguration<KeptDecision>, IEntityTypeConfiguration<KeptOneOff>
{
    public void Configure(EntityTypeBuilder<Occasion> builder)
    {
        builder.ToTable("occasions");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.StartsOn });
        builder.HasIndex(x => new { x.CouncilId, x.OfKind, x.OfId }).IsUnique();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Period).HasMaxLength(7);
        builder.Property(x => x.OfKind).HasMaxLength(40);
        builder.HasMany(x => x.Moves).WithOne().HasForeignKey(x => x.OccasionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OccasionMove> builder) => builder.ToTable("occasion_moves");

    public void Configure(EntityTypeBuilder<KeptDeadline> builder)
    {
        builder.ToTable("kept_deadlines");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.OccasionId, x.IsClosed });
        builder.HasIndex(x => new { x.CouncilId, x.OwnerKind, x.OwnerId });
        builder.HasIndex(x => new { x.CouncilId, x.Due });
        builder.HasIndex(x => new { x.CouncilId, x.RuleId });
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.RuleId).HasMaxLength(20);
        builder.Property(x => x.OwnerKind).HasMaxLength(40);
        builder.Ignore(x => x.Rule);
        builder.HasOne<Occasion>().WithMany().HasForeignKey(x => x.OccasionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Moves).WithOne().HasForeignKey(x => x.DeadlineId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DeadlineMove> builder) => builder.ToTable("deadline_moves");

    public void Configure(EntityTypeBuilder<KeptDecision> builder)
    {
        builder.ToTable("calendar_decisions");
        builder.HasIndex(x => new { x.CouncilId, x.Year });
        builder.Ignore(x => x.Decision);
        builder.Property(x => x.Off).HasConversion(off => JsonSerializer.Serialize(off, Json), kept => JsonSerializer.Deserialize<IReadOnlyList<DaysOff>>(kept, Json)!);
        builder.Property(x => x.Swaps).HasConversion(swaps => JsonSerializer.Serialize(swaps, Json), kept => JsonSerializer.Deserialize<IReadOnlyList<Swap>>(kept, Json)!);
    }

    public void Configure(EntityTypeBuilder<KeptOneOff> builder)
    {
        builder.ToTable("calendar_one_offs");
        builder.HasIndex(x => new { x.CouncilId, x.Day });
        builder.Ignore(x => x.OneOff);
    }

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

public static class DeadlineSets
{
    extension(CouncilDb db)
    {
        public DbSet<Occasion> Occasions => db.Set<Occasion>();
        public DbSet<OccasionMove> OccasionMoves => db.Set<OccasionMove>();
        public DbSet<KeptDeadline> KeptDeadlines => db.Set<KeptDeadline>();
        public DbSet<DeadlineMove> DeadlineMoves => db.Set<DeadlineMove>();
        public DbSet<KeptDecision> CalendarDecisions => db.Set<KeptDecision>();
        public DbSet<KeptOneOff> CalendarOneOffs => db.Set<KeptOneOff>();
    }
}
