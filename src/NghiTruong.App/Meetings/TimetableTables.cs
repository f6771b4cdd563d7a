using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

sealed class TimetableTables : IEntityTypeConfiguration<TimetableTemplate>, IEntityTypeConfiguration<TimetableLine>, IEntityTypeConfiguration<Timetable>, IEntityTypeConfiguration<TimetableItem>
{
    public void Configure(EntityTypeBuilder<TimetableTemplate> builder)
    {
        builder.ToTable("timetable_templates");
        builder.HasIndex(x => new { x.CouncilId, x.Kind });
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.InOrder);
        builder.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.TemplateId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TimetableLine> builder)
    {
        builder.ToTable("timetable_lines");
        builder.Property(x => x.RuleId).HasMaxLength(20);
        builder.Property(x => x.EachOf).HasMaxLength(10);
        builder.Ignore(x => x.Rule);
    }

    public void Configure(EntityTypeBuilder<Timetable> builder)
    {
        builder.ToTable("timetables");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.OccasionId, x.TemplateId }).IsUnique();
        builder.HasOne<TimetableTemplate>().WithMany().HasForeignKey(x => x.TemplateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.TimetableId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TimetableItem> builder)
    {
        builder.ToTable("timetable_items");
        builder.Property(x => x.EachOf).HasMaxLength(10);
        builder.HasIndex(x => new { x.CouncilId, x.ObligationId });
    }
}

public static class TimetableSets
{
    extension(CouncilDb db)
    {
        public DbSet<TimetableTemplate> TimetableTemplates => db.Set<TimetableTemplate>();
        public DbSet<Timetable> Timetables => db.Set<Timetable>();
        public DbSet<TimetableItem> TimetableItems => db.Set<TimetableItem>();
    }
}
