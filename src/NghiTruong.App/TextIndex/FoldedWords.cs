using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NghiTruong.Text;

namespace NghiTruong.App.TextIndex;

/// <summary>Search without accents: every word asked for must begin a word of the folded column (which starts with a space).</summary>
public static class FoldedWords
{
    public static IQueryable<T> WithWords<T>(this IQueryable<T> rows, Expression<Func<T, string>> foldedColumn, string? asked)
    {
        foreach (var word in Folding.Fold(asked ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(12))
        {
            var pattern = "% " + word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            var like = Expression.Call(typeof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like), null,
                Expression.Property(null, typeof(EF), nameof(EF.Functions)), foldedColumn.Body, Expression.Constant(pattern), Expression.Constant("\\"));
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(like, foldedColumn.Parameters));
        }
        return rows;
    }
}
