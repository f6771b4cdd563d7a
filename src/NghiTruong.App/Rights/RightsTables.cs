using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights;

sealed class RightsTables : IEntityTypeConfiguration<OwnCell>, IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<OwnCell> builder)
    {
        builder.ToTable("own_rights");
        builder.HasIndex(x => new { x.CouncilId, x.Post, x.Body }).IsUnique();
        builder.Property(x => x.Rights).HasConversion<int>();
        builder.Property(x => x.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts");
        builder.HasIndex(x => new { x.CouncilId, x.BodyId });
        builder.HasIndex(x => x.PostId);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasOne<Body>().WithMany().HasForeignKey(x => x.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class RightsSets
{
    extension(CouncilDb db)
    {
        public DbSet<OwnCell> OwnCells => db.Set<OwnCell>();
        public DbSet<Contact> Contacts => db.Set<Contact>();
    }
}
