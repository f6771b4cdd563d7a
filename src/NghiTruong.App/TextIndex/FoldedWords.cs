using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NghiTruong.Text;

namespace NghiTruong.App.TextIndex;

/// <summary>Search without accents in a folded column (which starts with a space): every word asked for stands there, of the last one its beginning. Signs around a word are no part of it.</summary>
public static class FoldedWords
{
    const int Most = 12;

    /// <summary>Signs that stand around a word: what the index leaves out too (<see cref="WordIndex"/>).</summary>
    static readonly char[] Around = [',', '.', ';', ':', ')', '(', '“', '”', '‘', '’', '"', '?', '!', '…', '-', '–', '/'];

    /// <summary>What may follow a whole word.</summary>
    static readonly char[] After = [' ', ',', '.', ';', ':', ')', '”', '-', '/'];

    /// <summary>For tables of a council's own size; what grows by the hundred thousand has a <see cref="WordIndex"/>.</summary>
    public static IQueryable<T> WithWords<T>(this IQueryable<T> rows, Expression<Func<T, string>> foldedColumn, string? asked)
    {
        var words = Of(asked);
        if (words.Count == 0) return rows;
        var ended = Expression.Add(foldedColumn.Body, Expression.Constant(" "), typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)]));
        var all = words.Select((word, n) => n == words.Count - 1
            ? Like(foldedColumn.Body, $"% {Escaped(word)}%")
            : After.Select(sign => (Expression)Like(ended, $"% {Escaped(word)}{sign}%")).Aggregate(Expression.OrElse)).Aggregate(Expression.AndAlso);
        return rows.Where(Expression.Lambda<Func<T, bool>>(all, foldedColumn.Parameters));
    }

    /// <summary>The words asked for, folded and without signs around them; a sign by itself is no word.</summary>
    public static IReadOnlyList<string> Of(string? asked) =>
        [.. Folding.Fold(asked ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(c => char.IsLetter(c) || char.IsNumber(c))).Select(word => word.Trim(Around)).Take(Most)];

    // A member, not a constant: the query is translated once, whatever is asked.
    static MethodCallExpression Like(Expression column, string pattern) => Expression.Call(typeof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like), null,
        Expression.Property(null, typeof(EF), nameof(EF.Functions)), column, Expression.Property(Expression.Constant(new Pattern(pattern)), nameof(Pattern.Text)), Expression.Constant("\\"));

    static string Escaped(string word) => word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");

    sealed record Pattern(string Text);
}
