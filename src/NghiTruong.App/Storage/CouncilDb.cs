using Microsoft.EntityFrameworkCore;

namespace NghiTruong.App.Storage;

/// <summary>The one database. It knows no room: each room brings its tables as entity configurations.</summary>
public sealed class CouncilDb(DbContextOptions<CouncilDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CouncilDb).Assembly);
        Conventions.Apply(modelBuilder, Database.IsSqlite());
    }
}
