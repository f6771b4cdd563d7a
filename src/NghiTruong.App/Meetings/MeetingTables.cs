using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Meetings;

sealed class MeetingTables :
    IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<MeetingPerson>, IEntityTypeConfiguration<MeetingBody>, IEntityTypeConfiguration<MeetingGroup>,
    IEntityTypeConfiguration<AgendaItem>, IEntityTypeConfiguration<PaperVersion>, IEntityTypeConfiguration<Conclusion>, IEntityTypeConfiguration<MeetingDocument>,
    IEntityTypeConfiguration<MeetingSource>, IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportItem>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meetings");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.HeldOn });
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasMany(x => x.People).WithOne().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Bodies).WithOne().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Groups).WithOne().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Agenda).WithOne().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Conclusions).WithOne().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Documents).WithOne().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Sources).WithOne().HasForeignKey(x => x.MeetingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MeetingPerson> builder)
    {
        builder.ToTable("meeting_people");
        builder.HasIndex(x => new { x.CouncilId, x.PersonId });
    }

    public void Configure(EntityTypeBuilder<MeetingBody> builder) => builder.ToTable("meeting_bodies");

    public void Configure(EntityTypeBuilder<MeetingGroup> builder) => builder.ToTable("meeting_groups");

    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("agenda_items");
        builder.HasMany(x => x.Papers).WithOne().HasForeignKey(x => x.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PaperVersion> builder)
    {
        builder.ToTable("paper_versions");
        builder.Property(x => x.Name).HasMaxLength(260);
        builder.HasIndex(x => new { x.CouncilId, x.AgendaItemId, x.Name, x.Number }).IsUnique();
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.StoredFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Conclusion> builder) => builder.ToTable("conclusions");

    public void Configure(EntityTypeBuilder<MeetingDocument> builder) => builder.ToTable("meeting_documents");

    public void Configure(EntityTypeBuilder<MeetingSource> builder) => builder.ToTable("meeting_sources");

    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("imports");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.Fingerprint });
        builder.Property(x => x.Fingerprint).HasMaxLength(64);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportItem> builder)
    {
        builder.ToTable("import_items");
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Fields).HasConversion(
            fields => JsonSerializer.Serialize(fields, Json),
            kept => JsonSerializer.Deserialize<ItemFields>(kept, Json)!);
    }

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

public static class MeetingSets
{
    extension(CouncilDb db)
    {
        public DbSet<Meeting> Meetings => db.Set<Meeting>();
        public DbSet<MeetingPerson> MeetingPeople => db.Set<MeetingPerson>();
        public DbSet<Conclusion> Conclusions => db.Set<Conclusion>();
        public DbSet<AgendaItem> AgendaItems => db.Set<AgendaItem>();
        public DbSet<PaperVersion> PaperVersions => db.Set<PaperVersion>();
        public DbSet<MeetingSource> MeetingSources => db.Set<MeetingSource>();
        public DbSet<Import> Imports => db.Set<Import>();
        public DbSet<ImportItem> ImportItems => db.Set<ImportItem>();
    }
}
