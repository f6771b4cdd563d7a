using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

sealed class ProgrammeTables : IEntityTypeConfiguration<WorkProgramme>, IEntityTypeConfiguration<ProgrammeItem>
{
    public void Configure(EntityTypeBuilder<WorkProgramme> builder)
    {
        builder.ToTable("work_programmes");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.Period }).IsUnique();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Period).HasMaxLength(7);
        builder.Ignore(x => x.When);
        builder.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProgrammeItem> builder)
    {
        builder.ToTable("programme_items");
        builder.HasIndex(x => new { x.CouncilId, x.BodyId });
        builder.Property(x => x.AboutKind).HasMaxLength(40);
        foreach (var period in new[] { nameof(ProgrammeItem.CarriedFrom), nameof(ProgrammeItem.CarriedTo), nameof(ProgrammeItem.FirstPeriod), nameof(ProgrammeItem.PlacedIn), nameof(ProgrammeItem.PostponedTo) })
            builder.Property(period).HasMaxLength(7);
    }
}

public static class ProgrammeSets
{
    extension(CouncilDb db)
    {
        public DbSet<WorkProgramme> Programmes => db.Set<WorkProgramme>();
        public DbSet<ProgrammeItem> ProgrammeItems => db.Set<ProgrammeItem>();
    }
}
