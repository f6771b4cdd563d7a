using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>
/// A word before a comma or within brackets stands in the index with them and without: only so can a whole word be asked for. What it was before and why:
/// <see cref="WordsOfWorkAreFoundInAnIndex"/>; the same warning about triggers holds.
/// </summary>
[DbContext(typeof(CouncilDb)), Migration("202611301800_words_are_found_without_the_signs_around_them")]
sealed class WordsAreFoundWithoutTheSignsAroundThem : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        if (m.IsPostgres())
        {
            m.Sql("DROP INDEX ix_obligations_folded_words");
            m.Sql($"""
                CREATE OR REPLACE FUNCTION folded_words(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                    SELECT array_to_tsvector(ARRAY(SELECT DISTINCT left(word, 400) FROM unnest(string_to_array(folded || {Bare("folded")}, ' ')) AS word WHERE word <> ''))
                $$
                """);
            m.Sql("CREATE INDEX ix_obligations_folded_words ON obligations USING gin (folded_words(work_folded))");
            m.Sql("ANALYZE obligations");
            return;
        }
        foreach (var trigger in (string[])["added", "removed", "changed"]) m.Sql($"DROP TRIGGER obligation_words_{trigger}");
        m.Sql("DROP TABLE obligation_words");
        m.Sql("CREATE VIRTUAL TABLE obligation_words USING fts5(said, content='', detail='none', tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")");
        m.Sql($"CREATE TRIGGER obligation_words_added AFTER INSERT ON obligations BEGIN {Add("new")}; END");
        m.Sql($"CREATE TRIGGER obligation_words_removed AFTER DELETE ON obligations BEGIN {Remove("old")}; END");
        m.Sql($"CREATE TRIGGER obligation_words_changed AFTER UPDATE OF work_folded, is_part ON obligations WHEN old.work_folded <> new.work_folded OR old.is_part <> new.is_part BEGIN {Remove("old")}; {Add("new")}; END");
        m.Sql($"INSERT INTO obligation_words(rowid, said) SELECT id, {Said("obligations")} FROM obligations");
    }

    static string Add(string row) => $"INSERT INTO obligation_words(rowid, said) VALUES ({row}.id, {Said(row)})";

    static string Remove(string row) => $"INSERT INTO obligation_words(obligation_words, rowid, said) VALUES ('delete', {row}.id, {Said(row)})";

    static string Said(string row) => $"{row}.work_folded || {Bare($"{row}.work_folded")} || CASE WHEN {row}.is_part THEN '' ELSE ' \uE000' END";

    /// <summary>The same words without the signs around them, in what both databases can say.</summary>
    static string Bare(string words)
    {
        string[] stops = [",", ".", ";", ":"], ends = [")", "”", "’", "\"", "?", "!", "…"], begins = ["(", "“", "‘", "\""];
        var sql = $"' ' || {words} || ' '";
        foreach (var sign in stops.Concat(ends).Concat(stops)) sql = $"replace({sql}, '{sign} ', ' ')";
        foreach (var sign in begins) sql = $"replace({sql}, ' {sign}', ' ')";
        return sql;
    }
}
