using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

sealed class ObligationTables :
    IEntityTypeConfiguration<Obligation>, IEntityTypeConfiguration<ObligationBody>, IEntityTypeConfiguration<ObligationEvent>,
    IEntityTypeConfiguration<EventFile>, IEntityTypeConfiguration<ObligationSpan>, IEntityTypeConfiguration<ObligationTurn>, IEntityTypeConfiguration<Origin>, IEntityTypeConfiguration<ObligationSettings>,
    IEntityTypeConfiguration<AnswerDraft>, IEntityTypeConfiguration<AnswerDraftFile>, IEntityTypeConfiguration<AnswerDraftStep>
{
    public void Configure(EntityTypeBuilder<AnswerDraft> builder)
    {
        builder.ToTable("answer_drafts");
        builder.IsDaily();
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.BodyId, x.State });
        builder.HasIndex(x => x.ObligationId);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.DocumentNumber).HasMaxLength(60);
        builder.HasOne<Obligation>().WithMany().HasForeignKey(x => x.ObligationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.DraftId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Steps).WithOne().HasForeignKey(x => x.DraftId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AnswerDraftFile> builder)
    {
        builder.ToTable("answer_draft_files");
        builder.IsDaily();
        builder.Property(x => x.Name).HasMaxLength(260);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.StoredFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AnswerDraftStep> builder) => builder.ToTable("answer_draft_steps").IsDaily();

    public void Configure(EntityTypeBuilder<Obligation> builder)
    {
        builder.ToTable("obligations");
        builder.ChangesDaily(nameof(Obligation.Work), nameof(Obligation.WorkFolded), nameof(Obligation.Giver), nameof(Obligation.Origin), nameof(Obligation.WatcherPostId), nameof(Obligation.ParentId), nameof(Obligation.Tie), nameof(Obligation.IsPart));
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.IsPart, x.IsOpen, x.DueOn });
        builder.HasIndex(x => new { x.CouncilId, x.LeadBodyId, x.IsOpen, x.DueOn });
        builder.HasIndex(x => new { x.CouncilId, x.ParentId, x.Period }).IsUnique();
        // How far a whole is, read from the index alone.
        builder.HasIndex(x => new { x.ParentId, x.Tie, x.State, x.IsOpen });
        builder.HasIndex(x => new { x.CouncilId, x.SourceKind, x.SourceId });
        // A page of every body's part, by due day.
        builder.HasIndex(x => new { x.CouncilId, x.IsOpen, x.DueOn });
        // What is counted of ended work, read from the index alone.
        builder.HasIndex(x => new { x.CouncilId, x.IsOpen, x.State, x.Origin, x.IsPart, x.TimesRepeated, x.TimesReturned, x.Kind, x.LeadBodyId });
        // Twelve months of the overview, and how each body keeps its days, read from the index alone.
        builder.HasIndex(x => new { x.CouncilId, x.GivenOn, x.IsPart, x.Kind, x.State, x.IsOpen, x.LeadBodyId, x.DueOn, x.OriginalDueOn, x.ReportedDoneOn });
        builder.HasIndex(x => new { x.CouncilId, x.ConfirmedOn, x.IsPart, x.State });
        builder.HasIndex(x => new { x.CouncilId, x.WatcherPostId, x.IsOpen });
        // What changed since a ledger was read, from the index alone.
        builder.HasIndex(x => new { x.CouncilId, x.Id, x.Version });
        // Few follow another; without those that do not, SQLite sees that.
        builder.HasIndex(x => x.FoldedWith);
        builder.HasIndex(x => x.FollowsId).HasFilter("follows_id IS NOT NULL");
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.SourceKind).HasMaxLength(40);
        builder.Property(x => x.Origin).HasMaxLength(40);
        builder.Property(x => x.Period).HasMaxLength(10);
        builder.Property(x => x.Missing).HasConversion<int>();
        builder.HasOne<Obligation>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Bodies).WithOne().HasForeignKey(x => x.ObligationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.ObligationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Spans).WithOne().HasForeignKey(x => x.ObligationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Turns).WithOne().HasForeignKey(x => x.ObligationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ObligationBody> builder)
    {
        builder.ToTable("obligation_bodies");
        builder.HasIndex(x => new { x.CouncilId, x.BodyId, x.To });
    }

    public void Configure(EntityTypeBuilder<ObligationEvent> builder)
    {
        builder.ToTable("obligation_events");
        builder.IsDaily();
        builder.Property(x => x.Terms).HasConversion(
            terms => JsonSerializer.Serialize(terms, Json),
            kept => JsonSerializer.Deserialize<ObligationTerms>(kept, Json)!);
        builder.Property(x => x.AboutKind).HasMaxLength(40);
        builder.HasIndex(x => new { x.CouncilId, x.AboutKind, x.AboutId });
        builder.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.EventId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EventFile> builder)
    {
        builder.ToTable("event_files");
        builder.IsDaily();
        builder.Property(x => x.Name).HasMaxLength(260);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.StoredFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ObligationSpan> builder)
    {
        builder.ToTable("obligation_spans");
        builder.IsDaily();
        builder.Property(x => x.Missing).HasConversion<int>();
        builder.HasIndex(x => new { x.CouncilId, x.IsPart, x.From, x.To, x.IsOpen });
        builder.HasIndex(x => new { x.ObligationId, x.From, x.To, x.IsOpen });
        builder.HasIndex(x => new { x.CouncilId, x.LeadBodyId, x.From, x.To });
        // A past day of the wholes: small, because the hundred times as many parts are not in it.
        builder.HasIndex(x => new { x.CouncilId, x.From, x.To, x.IsOpen, x.State, x.Kind, x.LeadBodyId, x.DueOn, x.AnsweredOn, x.Missing, x.WatcherPostId, x.WatcherBodyId, x.TimesRepeated, x.TimesReturned, x.ObligationId }).HasFilter("NOT is_part");
    }

    public void Configure(EntityTypeBuilder<ObligationTurn> builder)
    {
        builder.ToTable("obligation_turns");
        builder.IsDaily();
        builder.HasIndex(x => new { x.CouncilId, x.BodyId, x.Kind });
    }

    public void Configure(EntityTypeBuilder<Origin> builder)
    {
        builder.ToTable("origins");
        builder.HasIndex(x => new { x.CouncilId, x.Key }).IsUnique();
        builder.Property(x => x.Key).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<ObligationSettings> builder)
    {
        builder.ToTable("obligation_settings");
        builder.HasKey(x => x.CouncilId);
        builder.Property(x => x.CouncilId).ValueGeneratedNever();
        builder.Property(x => x.Asked).HasConversion<int>();
    }

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

public static class ObligationSets
{
    extension(CouncilDb db)
    {
        public DbSet<Obligation> Obligations => db.Set<Obligation>();
        public DbSet<ObligationEvent> ObligationEvents => db.Set<ObligationEvent>();
        public DbSet<ObligationSpan> ObligationSpans => db.Set<ObligationSpan>();
        public DbSet<EventFile> EventFiles => db.Set<EventFile>();
        public DbSet<ObligationTurn> ObligationTurns => db.Set<ObligationTurn>();
        public DbSet<Origin> Origins => db.Set<Origin>();
        public DbSet<ObligationSettings> ObligationSettings => db.Set<ObligationSettings>();
        public DbSet<AnswerDraft> AnswerDrafts => db.Set<AnswerDraft>();
    }
}
