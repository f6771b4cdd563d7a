using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

sealed class NoticeTables : IEntityTypeConfiguration<ConclusionNotice>, IEntityTypeConfiguration<NoticeItem>, IEntityTypeConfiguration<NoticeEvent>
{
    public void Configure(EntityTypeBuilder<ConclusionNotice> builder)
    {
        builder.ToTable("conclusion_notices");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.MeetingId });
        builder.HasIndex(x => new { x.CouncilId, x.Year, x.Number }).IsUnique();
        builder.HasIndex(x => x.PublicSince);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Symbol).HasMaxLength(30);
        builder.Property(x => x.EarlierNumber).HasMaxLength(60);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<NoticeItem> builder) => builder.ToTable("notice_items");

    public void Configure(EntityTypeBuilder<NoticeEvent> builder) => builder.ToTable("notice_events");
}

public static class NoticeSets
{
    extension(CouncilDb db)
    {
        public DbSet<ConclusionNotice> Notices => db.Set<ConclusionNotice>();
        public DbSet<NoticeItem> NoticeItems => db.Set<NoticeItem>();
        public DbSet<NoticeEvent> NoticeEvents => db.Set<NoticeEvent>();
    }
}
