using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;

namespace NghiTruong.App.Live;

/// <summary>The last number given out on a council's stream; its row is taken by every write, so numbers follow commits.</summary>
public sealed class LiveStream
{
    /// <summary>A number grows by so much where rows were written anew past every write (a rebuild): whoever follows versions of rows reads all of them again.</summary>
    public const long Generation = 1L << 40;

    public required long CouncilId { get; set; }
    public required long Number { get; set; }

    /// <summary>How many of the numbers went to the day's work (<see cref="Writing.Save"/>): the rest touched the frame in which work is done.</summary>
    public long Daily { get; set; }

    /// <summary>How many of the numbers came with the ids of the work they changed (<see cref="LiveChange"/>), be it none: those of the day's work, and every other write whose rows were tracked.</summary>
    public long Told { get; set; }
}

/// <summary>A piece of work that a write changed, by the number of the write: whoever follows versions of rows reads these alone. Kept for the last <see cref="Kept"/> numbers.</summary>
public sealed class LiveChange
{
    public const int Kept = 1000;

    /// <summary>The most of one write: of a larger one nothing is told.</summary>
    public const int Most = 2000;

    public required long CouncilId { get; set; }
    public required long Number { get; set; }
    public required long RowId { get; set; }
}

/// <summary>A hint to open pages: something of this kind changed. Rights are asked again when the page fetches its part.</summary>
public sealed record LiveHint(long CouncilId, long Number, string Kind, long Id);

sealed class LiveTables : IEntityTypeConfiguration<LiveStream>, IEntityTypeConfiguration<LiveChange>
{
    public void Configure(EntityTypeBuilder<LiveChange> builder)
    {
        builder.ToTable("live_changes");
        builder.HasKey(x => new { x.CouncilId, x.Number, x.RowId });
        builder.IsDaily();
    }

    public void Configure(EntityTypeBuilder<LiveStream> builder)
    {
        builder.ToTable("live_streams");
        builder.HasKey(x => x.CouncilId);
        builder.Property(x => x.CouncilId).ValueGeneratedNever();
    }
}

public static class LiveSets
{
    extension(CouncilDb db)
    {
        public DbSet<LiveStream> LiveStreams => db.Set<LiveStream>();
        public DbSet<LiveChange> LiveChanges => db.Set<LiveChange>();
    }
}

/// <summary>The open pages of this node.</summary>
public sealed class LiveHub
{
    readonly Lock gate = new();
    readonly HashSet<Channel<LiveHint>> open = [];

    public void Publish(LiveHint hint)
    {
        lock (gate)
            foreach (var page in open)
                page.Writer.TryWrite(hint);
    }

    /// <summary>Listens until disposed. A slow page loses the oldest hints: any one of them makes it fetch the present.</summary>
    public (ChannelReader<LiveHint> Hints, IDisposable Leave) Listen()
    {
        var page = Channel.CreateBounded<LiveHint>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate) open.Add(page);
        return (page.Reader, new Leaving(this, page));
    }

    sealed class Leaving(LiveHub hub, Channel<LiveHint> page) : IDisposable
    {
        public void Dispose()
        {
            lock (hub.gate) hub.open.Remove(page);
        }
    }
}
