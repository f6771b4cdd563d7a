using Microsoft.EntityFrameworkCore;

namespace NghiTruong.App.Storage;

/// <summary>
/// A question to a little model of its own: what EF loads and compiles for its first question is then there when the first real one is asked. It touches no database of ours.
/// </summary>
static class QueryWarmth
{
    public static async Task Make(bool isPostgres)
    {
        await using var little = new LittleDb(isPostgres);
        var (rows, name) = (little.Set<Row>(), "a");
        var question = rows.AsNoTracking().Where(r => r.Name == name && r.OtherId == null).OrderBy(r => r.Id).Select(r => new { r.Id, r.Name, Others = rows.Count(o => o.OtherId == r.Id) });
        if (isPostgres)
        {
            _ = question.ToQueryString(); // put into words; nobody is asked
            return;
        }
        await little.Database.OpenConnectionAsync();
        await little.Database.ExecuteSqlRawAsync("CREATE TABLE rows (id integer PRIMARY KEY, name text NOT NULL, other_id integer)");
        little.Add(new Row { Name = name });
        await little.SaveChangesAsync();
        _ = await question.ToListAsync();
    }

    sealed class LittleDb(bool isPostgres) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) => _ = isPostgres ? options.UseNpgsql("Host=localhost") : (DbContextOptionsBuilder)options.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder model) => model.Entity<Row>(row =>
        {
            row.ToTable("rows");
            row.Property(r => r.Id).HasColumnName("id");
            row.Property(r => r.Name).HasColumnName("name");
            row.Property(r => r.OtherId).HasColumnName("other_id");
        });
    }

    sealed class Row
    {
        public long Id { get; set; }
        public string Name { get; set; } = "";
        public long? OtherId { get; set; }
    }
}
