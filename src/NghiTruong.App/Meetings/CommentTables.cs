using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

sealed class CommentTables : IEntityTypeConfiguration<CommentRound>, IEntityTypeConfiguration<CommentRequest>, IEntityTypeConfiguration<Comment>, IEntityTypeConfiguration<EarlierVerdict>
{
    public void Configure(EntityTypeBuilder<CommentRound> builder)
    {
        builder.ToTable("comment_rounds");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.MeetingId });
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.PaperName).HasMaxLength(260);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(x => x.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Requests).WithOne().HasForeignKey(x => x.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Comments).WithOne().HasForeignKey(x => x.RoundId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CommentRequest> builder)
    {
        builder.ToTable("comment_requests");
        builder.HasIndex(x => new { x.CouncilId, x.RoundId, x.BodyId }).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.BodyId });
    }

    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments");
        builder.Property(x => x.FileName).HasMaxLength(260);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.StoredFileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Earlier).WithOne().HasForeignKey(x => x.CommentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EarlierVerdict> builder) => builder.ToTable("earlier_verdicts");
}

public static class CommentSets
{
    extension(CouncilDb db)
    {
        public DbSet<CommentRound> CommentRounds => db.Set<CommentRound>();
        public DbSet<Comment> Comments => db.Set<Comment>();
    }
}
