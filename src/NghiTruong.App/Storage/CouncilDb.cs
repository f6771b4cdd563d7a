using Microsoft.EntityFrameworkCore;

namespace NghiTruong.App.Storage;

/// <summary>The one database. It knows no room: each room brings its tables as entity configurations.</summary>
public sealed class CouncilDb(DbContextOptions<CouncilDb> options) : DbContext(options)
{
    /// <summary>What the write under way changed so far; null outside a write.</summary>
    public ChangeNotes? Notes { get; set; }

    /// <summary>Whether it is the day's work alone, and which work it changed; null outside a write.</summary>
    public DaysWork? DaysWork { get; set; }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Notes is null || DaysWork is null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        ChangeTracker.DetectChanges();
        var changed = DaysWork.Before(ChangeTracker);
        var written = Notes.Before(ChangeTracker);
        var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        changed();
        written();
        return count;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CouncilDb).Assembly);
        Conventions.Apply(modelBuilder, Database.IsSqlite());
    }
}
