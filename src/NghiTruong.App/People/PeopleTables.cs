using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules.People;

namespace NghiTruong.App.People;

sealed class PeopleTables :
    IEntityTypeConfiguration<Council>, IEntityTypeConfiguration<Term>, IEntityTypeConfiguration<Body>, IEntityTypeConfiguration<BodyNaming>,
    IEntityTypeConfiguration<BodyParent>, IEntityTypeConfiguration<BodySuccession>, IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Post>,
    IEntityTypeConfiguration<Deputy>, IEntityTypeConfiguration<PeopleEvent>, IEntityTypeConfiguration<RememberedMatch>
{
    public void Configure(EntityTypeBuilder<Council> builder)
    {
        builder.ToTable("councils");
        builder.HasIndex(x => x.Uid).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Term> builder)
    {
        builder.ToTable("terms");
        builder.HasIndex(x => new { x.CouncilId, x.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Body> builder)
    {
        builder.ToTable("bodies");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.Kind });
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasMany(x => x.Names).WithOne().HasForeignKey(x => x.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Parents).WithOne().HasForeignKey(x => x.BodyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BodyNaming> builder)
    {
        builder.ToTable("body_names");
        builder.HasIndex(x => new { x.CouncilId, x.Key });
    }

    public void Configure(EntityTypeBuilder<BodyParent> builder) => builder.ToTable("body_parents");

    public void Configure(EntityTypeBuilder<BodySuccession> builder)
    {
        builder.ToTable("body_successions");
        builder.HasIndex(x => new { x.CouncilId, x.FromBodyId });
    }

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("persons");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => x.Key);
        builder.Property(x => x.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("posts");
        builder.HasIndex(x => new { x.CouncilId, x.BodyId });
        builder.HasIndex(x => x.PersonId);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(x => x.BodyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Deputy> builder)
    {
        builder.ToTable("deputies");
        builder.HasIndex(x => new { x.CouncilId, x.TermId, x.PersonId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PeopleEvent> builder)
    {
        builder.ToTable("people_events");
        builder.HasIndex(x => new { x.CouncilId, x.BodyId });
        builder.HasIndex(x => new { x.CouncilId, x.PersonId });
    }

    public void Configure(EntityTypeBuilder<RememberedMatch> builder)
    {
        builder.ToTable("remembered_matches");
        builder.HasIndex(x => new { x.CouncilId, x.Kind, x.Words }).IsUnique();
    }
}

public static class PeopleSets
{
    extension(CouncilDb db)
    {
        public DbSet<Council> Councils => db.Set<Council>();
        public DbSet<Term> Terms => db.Set<Term>();
        public DbSet<Body> Bodies => db.Set<Body>();
        public DbSet<BodyNaming> BodyNames => db.Set<BodyNaming>();
        public DbSet<BodySuccession> BodySuccessions => db.Set<BodySuccession>();
        public DbSet<Person> Persons => db.Set<Person>();
        public DbSet<Post> Posts => db.Set<Post>();
        public DbSet<Deputy> Deputies => db.Set<Deputy>();
        public DbSet<PeopleEvent> PeopleEvents => db.Set<PeopleEvent>();
        public DbSet<RememberedMatch> RememberedMatches => db.Set<RememberedMatch>();
    }
}
