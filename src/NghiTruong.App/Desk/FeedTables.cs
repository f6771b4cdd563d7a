using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Desk;

/// <summary>An address from which a phone or a mail program reads a body's calendar; whoever knows it reads it, until it is revoked.</summary>
public sealed class CalendarAddress
{
    public long Id { get; set; }
    public long CouncilId { get; set; }
    /// <summary>192 random bits as 32 letters; the only key to the address.</summary>
    public required string Token { get; set; }
    public required string Name { get; set; }
    /// <summary>The body whose days it tells; null tells what is open to the whole council.</summary>
    public long? BodyId { get; set; }
    public required long PersonId { get; set; }
    public required string MadeBy { get; set; }
    public required DateTimeOffset MadeAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

sealed class FeedTables : IEntityTypeConfiguration<CalendarAddress>
{
    public void Configure(EntityTypeBuilder<CalendarAddress> builder)
    {
        builder.ToTable("calendar_addresses");
        builder.HasIndex(x => new { x.CouncilId, x.Token }).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.BodyId });
        builder.Property(x => x.Token).HasMaxLength(40).HasAnnotation(ChangeNotes.Secret, true);
    }
}
