using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

sealed class SheetTables : IEntityTypeConfiguration<SheetImport>
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Configure(EntityTypeBuilder<SheetImport> builder)
    {
        builder.ToTable("sheet_imports");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.Fingerprint });
        builder.HasIndex(x => new { x.CouncilId, x.Signature });
        builder.Property(x => x.FileName).HasMaxLength(260);
        builder.Property(x => x.Fingerprint).HasMaxLength(64);
        builder.Property(x => x.Signature).HasMaxLength(64);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Choices).HasConversion(
            choices => JsonSerializer.Serialize(choices, Json),
            kept => JsonSerializer.Deserialize<SheetChoices>(kept, Json)!);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.StoredFileId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class SheetSets
{
    extension(CouncilDb db)
    {
        public DbSet<SheetImport> SheetImports => db.Set<SheetImport>();
    }
}

public static class SheetQueries
{
    extension(Visible visible)
    {
        /// <summary>Old tables belong to those who work on drafts and stand on the giver's side.</summary>
        public IQueryable<SheetImport> SheetImports => visible.Db.Set<SheetImport>()
            .Where(i => i.CouncilId == visible.Actor.CouncilId && visible.Actor.May(Right.KeepsWork) && visible.Actor.May(Right.ActsForCouncil));
    }

    public static Reference AsReference(this SheetImport import) => new("sheet", import.Id, import.FileName, $"/nhiem-vu/nhap-bang/{import.Id}");
}
