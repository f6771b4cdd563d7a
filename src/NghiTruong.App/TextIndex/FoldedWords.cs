using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NghiTruong.Text;

namespace NghiTruong.App.TextIndex;

/// <summary>Search without accents: every word asked for must begin a word of the folded column (which starts with a space).</summary>
public static class FoldedWords
{
    /// <param name="or">Rows that are found without these words.</param>
    public static IQueryable<T> WithWords<T>(this IQueryable<T> rows, Expression<Func<T, string>> foldedColumn, string? asked, Expression<Func<T, bool>>? or = null)
    {
        Expression? all = null;
        foreach (var word in Folding.Fold(asked ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(12))
        {
            var pattern = "% " + word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            var like = Expression.Call(typeof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like), null,
                Expression.Property(null, typeof(EF), nameof(EF.Functions)), foldedColumn.Body, Expression.Constant(pattern), Expression.Constant("\\"));
            all = all is null ? like : Expression.AndAlso(all, like);
        }
        if (all is null) return rows;
        if (or is not null) all = Expression.OrElse(all, new Renamed(or.Parameters[0], foldedColumn.Parameters[0]).Visit(or.Body));
        return rows.Where(Expression.Lambda<Func<T, bool>>(all, foldedColumn.Parameters));
    }

    sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
