using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Storage;

namespace NghiTruong.App.TextIndex;

/// <summary>
/// Words of a folded column found in an index, as in <see cref="FoldedWords"/>: a word stands between spaces, and once more without the signs around it; the last one asked for only begins one.
/// SQLite keeps an FTS5 table by triggers, PostgreSQL an index over <c>folded_words(column)</c>; both are made by migrations and follow every write by themselves.
/// </summary>
public static class WordIndex
{
    /// <summary>What every whole says in the index besides its words; a character of no script.</summary>
    public const char Whole = '\uE000';

    /// <summary>The ids of the obligations that say these words, of every council: to be joined with what an actor may see. Null where nothing is asked.</summary>
    /// <param name="withParts">Else parts may be left out, and those who ask leave them out themselves.</param>
    public static IQueryable<long>? ObligationsWithWords(this CouncilDb db, string? asked, bool withParts)
    {
        var words = FoldedWords.Of(asked?.Replace(Whole, ' '));
        if (words.Count == 0) return null;
        if (db.Database.IsNpgsql())
        {
            var query = string.Join(" & ", words.Select((w, n) => $"'{w.Replace("\\", "\\\\").Replace("'", "''")}'{(n == words.Count - 1 ? ":*" : "")}"));
            return db.Database.SqlQuery<long>($"SELECT id AS \"Value\" FROM obligations WHERE folded_words(work_folded) @@ {query}::tsquery");
        }
        var match = string.Join(' ', words.Select((w, n) => $"\"{w.Replace("\"", "\"\"")}\"{(n == words.Count - 1 ? " *" : "")}")) + (withParts ? "" : $" \"{Whole}\"");
        return db.Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM obligation_words WHERE obligation_words MATCH {match}");
    }
}
