using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Files;

/// <summary>A file on its way in pieces, so that a broken connection costs one piece. No record yet: gone after a day.</summary>
public sealed class PartUpload
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required Guid Uid { get; set; }
    public required long PersonId { get; set; }
    public required string Name { get; set; }
    public required long Size { get; set; }
    /// <summary>How many bytes are here: the next piece begins there.</summary>
    public long Received { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public List<UploadPiece> Pieces { get; init; } = [];
}

/// <summary>One piece of a file on its way; its bytes lie in the file store.</summary>
public sealed class UploadPiece
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public long PartUploadId { get; set; }
    public required long Start { get; set; }
    public required Guid StoreKey { get; set; }
}

sealed class PartUploadTables : IEntityTypeConfiguration<PartUpload>, IEntityTypeConfiguration<UploadPiece>
{
    public void Configure(EntityTypeBuilder<PartUpload> builder)
    {
        builder.ToTable("part_uploads");
        builder.Property(x => x.Name).HasMaxLength(260);
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.PersonId });
        builder.Property(x => x.Received).IsConcurrencyToken();
        builder.HasMany(x => x.Pieces).WithOne().HasForeignKey(x => x.PartUploadId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UploadPiece> builder)
    {
        builder.ToTable("upload_pieces");
        builder.HasIndex(x => new { x.CouncilId, x.PartUploadId, x.Start }).IsUnique();
    }
}

public static class PartUploadSets
{
    extension(CouncilDb db)
    {
        public DbSet<PartUpload> PartUploads => db.Set<PartUpload>();
    }
}
