using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

/// <summary>
/// What the databases keep beside the model, for <c>TextIndex/WordIndex</c>. Words stand between spaces and nothing else parts them.
/// A later migration that makes the table anew on SQLite must make the triggers anew: <c>WordIndexTests</c> sees that they are missing.
/// </summary>
[DbContext(typeof(CouncilDb)), Migration("202611221700_words_of_work_are_found_in_an_index")]
sealed class WordsOfWorkAreFoundInAnIndex : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        if (m.IsPostgres())
        {
            // A lexeme holds at most 2,046 bytes; whoever asks does so in 200 characters.
            m.Sql("""
                CREATE FUNCTION folded_words(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                    SELECT array_to_tsvector(ARRAY(SELECT DISTINCT left(word, 400) FROM unnest(string_to_array(folded, ' ')) AS word WHERE word <> ''))
                $$
                """);
            m.Sql("CREATE INDEX ix_obligations_folded_words ON obligations USING gin (folded_words(work_folded))");
            m.Sql("ANALYZE obligations"); // what it knows of an expression it learns here
            return;
        }
        // A whole says one word more that nobody types: searched for with it, the many parts of the same words are not read.
        m.Sql("CREATE VIRTUAL TABLE obligation_words USING fts5(said, content='', detail='none', tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")");
        m.Sql($"CREATE TRIGGER obligation_words_added AFTER INSERT ON obligations BEGIN {Add("new")}; END");
        m.Sql($"CREATE TRIGGER obligation_words_removed AFTER DELETE ON obligations BEGIN {Remove("old")}; END");
        m.Sql($"CREATE TRIGGER obligation_words_changed AFTER UPDATE OF work_folded, is_part ON obligations WHEN old.work_folded <> new.work_folded OR old.is_part <> new.is_part BEGIN {Remove("old")}; {Add("new")}; END");
        m.Sql($"INSERT INTO obligation_words(rowid, said) SELECT id, {Said("obligations")} FROM obligations");
    }

    static string Add(string row) => $"INSERT INTO obligation_words(rowid, said) VALUES ({row}.id, {Said(row)})";

    static string Remove(string row) => $"INSERT INTO obligation_words(obligation_words, rowid, said) VALUES ('delete', {row}.id, {Said(row)})";

    static string Said(string row) => $"{row}.work_folded || CASE WHEN {row}.is_part THEN '' ELSE ' \uE000' END";
}
