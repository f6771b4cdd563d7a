using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NghiTruong.Text;

namespace NghiTruong.App.TextIndex;

/// <summary>Search without accents: every word asked for must begin a word of the folded column (which starts with a space).</summary>
public static class FoldedWords
{
    const int Most = 12;

    /// <summary>For tables of a council's own size; what grows by the hundred thousand has a <see cref="WordIndex"/>.</summary>
    public static IQueryable<T> WithWords<T>(this IQueryable<T> rows, Expression<Func<T, string>> foldedColumn, string? asked)
    {
        Expression? all = null;
        foreach (var word in Of(asked))
        {
            // A member, not a constant: the query is translated once, whatever is asked.
            var pattern = Expression.Property(Expression.Constant(new Pattern("% " + word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%")), nameof(Pattern.Text));
            var like = Expression.Call(typeof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like), null,
                Expression.Property(null, typeof(EF), nameof(EF.Functions)), foldedColumn.Body, pattern, Expression.Constant("\\"));
            all = all is null ? like : Expression.AndAlso(all, like);
        }
        return all is null ? rows : rows.Where(Expression.Lambda<Func<T, bool>>(all, foldedColumn.Parameters));
    }

    /// <summary>The words asked for, folded.</summary>
    public static IReadOnlyList<string> Of(string? asked) => [.. Folding.Fold(asked ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Most)];

    sealed record Pattern(string Text);
}
