using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NghiTruong.App.Storage;

/// <summary>
/// Which rows are the day's work and which are the frame in which it is done (bodies, posts, rights, what is owed and its words). A room says so of its tables; what
/// says nothing is frame. What depends on the frame alone is then not asked again after every report.
/// </summary>
public static class DailyRows
{
    const string Table = "NghiTruong:Daily", Column = "NghiTruong:Frame";

    extension<T>(EntityTypeBuilder<T> table) where T : class
    {
        /// <summary>Rows that come and change all day.</summary>
        public EntityTypeBuilder<T> IsDaily() => table.HasAnnotation(Table, "rows");

        /// <summary>Rows whose changes are the day's work, but for some columns; that one comes or goes is not.</summary>
        public EntityTypeBuilder<T> ChangesDaily(params string[] butFor)
        {
            foreach (var column in butFor) table.Property(column).HasAnnotation(Column, true);
            return table.HasAnnotation(Table, "changes");
        }
    }

    /// <summary>Is it a row whose changes are the day's work?</summary>
    internal static bool ChangesDaily(EntityEntry entry) => entry.Metadata.FindAnnotation(Table)?.Value is "changes";

    internal static long IdOf(EntityEntry entry) => (long)entry.Property(entry.Metadata.FindPrimaryKey()!.Properties.Single().Name).CurrentValue!;

    /// <summary>Does this change touch more than the day's work?</summary>
    internal static bool TouchesFrame(EntityEntry entry) => entry.Metadata.FindAnnotation(Table)?.Value switch
    {
        "rows" => false,
        "changes" when entry.State == EntityState.Modified => entry.Properties.Any(p => p.IsModified && p.Metadata.FindAnnotation(Column) is not null && !Equals(p.OriginalValue, p.CurrentValue)),
        _ => true,
    };
}
