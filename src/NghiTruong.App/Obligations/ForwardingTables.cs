using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Obligations;

sealed class ForwardingTables : IEntityTypeConfiguration<Forwarding>
{
    public void Configure(EntityTypeBuilder<Forwarding> builder)
    {
        builder.ToTable("forwardings");
        builder.HasIndex(x => x.Uid).IsUnique();
        builder.HasIndex(x => new { x.CouncilId, x.State });
        builder.HasIndex(x => new { x.ToCouncilId, x.State });
        builder.HasIndex(x => x.ObligationId);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.DocumentNumber).HasMaxLength(60);
        builder.Property(x => x.ReceiptNumber).HasMaxLength(60);
        builder.Property(x => x.AnswerNumber).HasMaxLength(60);
        builder.HasOne<Council>().WithMany().HasForeignKey(x => x.ToCouncilId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Obligation>().WithMany().HasForeignKey(x => x.ObligationId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class ForwardingSets
{
    extension(CouncilDb db)
    {
        public DbSet<Forwarding> Forwardings => db.Set<Forwarding>();
    }
}

public static class ForwardingQueries
{
    extension(Visible visible)
    {
        /// <summary>What went out of the council and what came in, for those who see the whole of it: the only thing that stands in two councils.</summary>
        public IQueryable<Forwarding> Forwardings
        {
            get
            {
                var (council, all) = (visible.Actor.CouncilId, visible.Actor.May(Right.SeesAll));
                return visible.Db.Set<Forwarding>().Where(f => all && (f.CouncilId == council || f.ToCouncilId == council));
            }
        }

        /// <summary>Those that still wait, to be received or to be answered: what the sender ended meanwhile does not, and does again once it is reopened.</summary>
        public IQueryable<Forwarding> WaitingForwardings
        {
            get
            {
                var (open, work) = (true, visible.Db.Set<Obligation>()); // a parameter: see Register.WhereOpen
                return visible.Forwardings.Where(f => (f.State == ForwardingState.Sent || f.State == ForwardingState.Received) && work.Any(o => o.Id == f.ObligationId && o.IsOpen == open));
            }
        }

        /// <summary>Of some that are seen, which the sender ended: in what way and when, and nothing else of its register.</summary>
        public async Task<IReadOnlyDictionary<long, ForwardedEnd>> Ends(IReadOnlyCollection<Forwarding> seen)
        {
            var (ids, open, work) = (seen.Select(f => f.Id).ToList(), false, visible.Db.Set<Obligation>());
            return ids.Count == 0
                ? new Dictionary<long, ForwardedEnd>()
                : await visible.Forwardings.Where(f => ids.Contains(f.Id)).Join(work.Where(o => o.IsOpen == open && o.EndedOn != null), f => f.ObligationId, o => o.Id, (f, o) => new { f.Id, o.State, o.EndedOn })
                    .ToDictionaryAsync(e => e.Id, e => new ForwardedEnd(e.State, e.EndedOn!.Value));
        }
    }
}
