using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Files;

/// <summary>A kept file: what it is called, how big, where its bytes are. Rights are those of the row that points here.</summary>
public sealed class StoredFile
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    public required string Name { get; set; }
    public required string ContentType { get; set; }
    public required long Size { get; set; }
    public required string Sha256 { get; set; }
    /// <summary>Random name of the bytes in the store: nothing can be learnt from it.</summary>
    public required Guid StoreKey { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
}

/// <summary>A piece of a file's bytes, where files live in the database.</summary>
public sealed class FileChunk
{
    public required Guid StoreKey { get; set; }
    public required int Position { get; set; }
    public required byte[] Bytes { get; set; }
    public required DateTimeOffset AddedAt { get; set; }
}

sealed class StoredFileTable : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<FileChunk>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("stored_files");
        builder.IsDaily();
        builder.Property(x => x.Name).HasMaxLength(260);
        builder.Property(x => x.ContentType).HasMaxLength(120);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.HasIndex(x => x.StoreKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FileChunk> builder)
    {
        builder.ToTable("file_chunks");
        builder.HasKey(x => new { x.StoreKey, x.Position });
    }
}

public static class FileTables
{
    extension(CouncilDb db)
    {
        public DbSet<StoredFile> StoredFiles => db.Set<StoredFile>();
        public DbSet<FileChunk> FileChunks => db.Set<FileChunk>();
    }
}
