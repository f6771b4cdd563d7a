using System.Text.RegularExpressions;
using NghiTruong.Rules.People;
using NghiTruong.Rules.Rights;

namespace NghiTruong.House.Tests;

/// <summary>What the documents repeat of the code is what the code says.</summary>
public sealed partial class DocumentTests
{
    /// <summary>Every place that sends SQL text of its own, and the test that runs it.</summary>
    static readonly Dictionary<string, string> RawSql = new()
    {
        ["src/NghiTruong.App/Commands/FirstStart.cs"] = "every App test starts with a first start",
        ["src/NghiTruong.App/Files/ChunkReader.cs"] = "RestoreDrillTests",
        ["src/NghiTruong.App/Live/PostgresListener.cs"] = "StreamTests",
        ["src/NghiTruong.App/Live/Saving.cs"] = "ImportTests, StreamTests",
        ["src/NghiTruong.App/Storage/DaysWork.cs"] = "FrameTests",
        ["src/NghiTruong.App/Storage/QueryWarmth.cs"] = "StartTests",
        ["src/NghiTruong.App/Storage/Sqlite/SqliteSetup.cs"] = "MigrationTests",
        ["src/NghiTruong.App/Storage/StartUp.cs"] = "MigrationTests",
        ["src/NghiTruong.App/Storage/StoredTables.cs"] = "RestoreDrillTests, CheckTests",
        ["src/NghiTruong.App/TextIndex/WordIndex.cs"] = "WordIndexTests",
    };

    [Fact]
    public void Every_raw_sql_text_is_listed() =>
        Assert.Equal(RawSql.Keys.Order(), Sources.All().Where(f => RawSqlText().IsMatch(f.Text)).Select(f => f.Path).Order());

    [Fact]
    public void The_licence_table_names_every_package_with_its_version()
    {
        var security = Sources.Read("docs/security.md");
        foreach (Match package in PackageVersion().Matches(Sources.Read("Directory.Packages.props")))
        {
            var (name, version) = (package.Groups[1].Value, package.Groups[2].Value);
            Assert.True(security.Contains(version, StringComparison.Ordinal) && (security.Contains(name, StringComparison.Ordinal) || security.Contains(name[name.LastIndexOf('.')..], StringComparison.Ordinal)), $"{name} {version}");
        }
    }

    [Fact]
    public void Every_requirement_has_its_row_and_every_test_named_there_exists()
    {
        var text = Sources.Read("docs/requirements.md");
        var rows = Regex.Matches(text, @"^\| (\d+) \|", RegexOptions.Multiline).Select(m => int.Parse(m.Groups[1].Value)).ToList();
        Assert.Equal(Enumerable.Range(1, 55), rows);
        var tests = Directory.EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet();
        foreach (Match named in Regex.Matches(text, @"`(\w+(?:Tests|Journey))`")) Assert.Contains(named.Groups[1].Value, tests);
    }

    [Fact]
    public void Every_test_that_the_documents_on_security_name_exists()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).ToList();
        var (classes, text) = (files.Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet(), string.Join('\n', files.Select(File.ReadAllText)));
        foreach (var document in new[] { "docs/security.md", "docs/security/asvs.md", "docs/security/qcvn-12.md" })
        {
            foreach (Match named in Regex.Matches(Sources.Read(document), @"`(\w+(?:Tests|Journey))`")) Assert.True(classes.Contains(named.Groups[1].Value), $"{document}: {named.Groups[1].Value}");
            foreach (Match named in Regex.Matches(Sources.Read(document), "`([A-Z][a-z]*(?:_\\w+)+)…?`")) Assert.True(text.Contains(named.Groups[1].Value, StringComparison.Ordinal), $"{document}: {named.Groups[1].Value}");
        }
    }

    /// <summary>The table that people read in the documents is the one that decides.</summary>
    [Fact]
    public void The_table_of_rights_in_the_documents_is_the_tables_own()
    {
        var lines = RightsTable.Cells
            .GroupBy(c => (c.Body, Rights: RightsTable.First(c.Post, c.Body), Any: c.Post is PostRank.Administrator or PostRank.Auditor)).Select(g => (Body: g.Key.Any ? "mọi cơ quan" : BodyWords.Of(g.Key.Body), Posts: string.Join(", ", g.Select(c => RightWords.Of(c.Post))), g.Key.Rights))
            .GroupBy(l => (l.Posts, l.Rights)).Select(g => $"| {string.Join("; ", g.Select(l => l.Body))} | {g.Key.Posts} | {RightWords.Of(g.Key.Rights)} |").ToList();
        var document = Sources.Read("docs/security.md");
        Assert.True(lines.All(document.Contains), "docs/security.md must hold:\n" + string.Join('\n', lines));
    }

    [Fact]
    public void Every_option_and_command_of_the_program_is_in_the_operators_guide()
    {
        var (commands, guide) = (string.Join("\n", Sources.All().Where(f => f.Path.Contains("/Commands/", StringComparison.Ordinal)).Select(f => f.Text)), Sources.Read("docs/operate.md") + Sources.Read("README.md"));
        foreach (Match option in Regex.Matches(commands, "new Option<[^>]*>\\(\"(--[a-z-]+)\"")) Assert.Contains(option.Groups[1].Value, guide);
        foreach (Match command in Regex.Matches(commands, "new Command\\(\"([a-z]+)\"")) Assert.Contains(command.Groups[1].Value, guide);
    }

    [Fact]
    public void Every_picture_and_page_that_a_document_links_to_is_there()
    {
        foreach (var file in Directory.EnumerateFiles(Sources.Root, "*.md", SearchOption.AllDirectories).Where(f => !f.Contains("artifacts", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal)))
            foreach (Match link in Regex.Matches(File.ReadAllText(file), @"\]\(([^)#:\s]+)\)"))
            {
                var target = Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value);
                Assert.True(File.Exists(target) || Directory.Exists(target), $"{file}: {link.Groups[1].Value}");
            }
    }

    [GeneratedRegex(@"ExecuteSql|CommandText\s*=|new NpgsqlCommand|FromSql|SqlQuery")]
    private static partial Regex RawSqlText();

    [GeneratedRegex("PackageVersion Include=\"([^\"]+)\" Version=\"([^\"]+)\"")]
    private static partial Regex PackageVersion();
}
