using System.Diagnostics;
using System.Text.Json;

namespace NghiTruong.App.Tests.Commands;

/// <summary>The program as started at a command line: what it prints, how it ends.</summary>
public sealed class CommandTests
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "nghitruong.dll");

    [Fact]
    public void Reading_a_text_prints_its_record_as_json_alone()
    {
        var file = Temporary("bao-chi.txt", "Sáng 24/2/2021, đồng chí Trần Văn An, Chủ tịch HĐND tỉnh, chủ trì phiên họp thường kỳ tháng 2/2021 của Thường trực HĐND tỉnh.");
        var (code, output, error) = Run("read", file, "--json");
        Assert.Equal((0, ""), (code, error));
        using var record = JsonDocument.Parse(output);
        Assert.Equal("Trần Văn An", record.RootElement.GetProperty("chairs")[0].GetString());
        Assert.False(record.RootElement.TryGetProperty("text", out _));
    }

    [Fact]
    public void A_rich_text_carries_the_text_its_places_refer_to()
    {
        var (_, output, _) = Run("read", Temporary("bao.html", "<html><body><nav>Menu</nav><p>Ngày 5/3/2026, ông Lê Văn Bình chủ trì cuộc họp.</p></body></html>"), "--json");
        using var record = JsonDocument.Parse(output);
        var person = record.RootElement.GetProperty("people")[0];
        Assert.Equal("Lê Văn Bình", record.RootElement.GetProperty("text").GetString()!.Substring(person.GetProperty("start").GetInt32(), person.GetProperty("length").GetInt32()));
    }

    [Fact]
    public void A_given_day_lends_its_year_to_days_without_one()
    {
        var (_, output, _) = Run("read", Temporary("a.txt", "Sáng 24/2, ông Lê Văn Bình chủ trì cuộc họp."), "--json", "--date", "2021-02-24");
        Assert.Contains("\"2021-02-24\"", output);
    }

    [Fact]
    public void Without_json_it_speaks_to_people() => Assert.Contains("Người (1)", Run("read", Temporary("a.txt", "Ông Lê Văn Bình, Chủ tịch HĐND tỉnh chủ trì cuộc họp.")).Output);

    [Theory]
    [InlineData("khong-co.txt", null, "Không có tệp")]
    [InlineData("rong.txt", "", "rong.txt")]
    [InlineData("mat.txt", "TUYỆT MẬT\n\nBiên bản họp", "mat.txt")]
    [InlineData("a.txt", "Sáng 24/2", "2021-13-45")]
    public void What_cannot_be_read_ends_with_2_and_one_line(string name, string? content, string words)
    {
        var file = content is null ? Path.Combine(Path.GetTempPath(), name) : Temporary(name, content);
        var (code, output, error) = name == "a.txt" ? Run("read", file, "--date", "2021-13-45") : Run("read", file, "--json");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(words, error);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("mạng dạng 10.0.0.0/8", "--office-network", "10.0.0.0/8;văn phòng")]
    [InlineData("phải là địa chỉ https", "--oidc-authority", "http://id.example.vn", "--oidc-client", "x")]
    [InlineData("cần kèm --oidc-client", "--oidc-authority", "https://id.example.vn")]
    [InlineData("không có tệp", "--oidc-authority", "https://id.example.vn", "--oidc-client", "x", "--oidc-secret-file", "/khong/co")]
    public void A_wrong_word_about_signing_in_is_told_in_one_line(string words, params string[] options)
    {
        var (code, _, error) = Run(["--data", Directory.CreateTempSubdirectory("nt-serve-").FullName, .. options]);
        Assert.Equal(2, code);
        Assert.Contains(words, error);
    }

    [Theory]
    [InlineData("“bogus”", "nghitruong --help", "bogus")]
    [InlineData("“--bogus”", "nghitruong --help", "--bogus")]
    [InlineData("“--nay”", "nghitruong audit verify --help", "audit", "verify", "--nay")]
    [InlineData("Thiếu", "nghitruong audit --help", "audit")]
    [InlineData("Thiếu", "nghitruong account unlock --help", "account", "unlock")]
    [InlineData("Không có cơ sở dữ liệu", "", "rebuild")]
    public void What_is_not_understood_is_told_in_one_line_that_names_what_exists(string words, string hint, params string[] args)
    {
        var empty = Directory.CreateTempSubdirectory("nt-empty-").FullName;
        var (code, output, error) = Run([.. args, "--data", empty]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(words, error);
        Assert.Contains(hint, error);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Empty(Directory.GetFiles(empty, "*.db"));
    }

    [Fact]
    public async Task Acts_at_the_machine_stand_in_the_record_with_who_did_them()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        await council.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, Run("rebuild", "--write", "--data", council.Settings.DataFolder).Code);
        Assert.Equal(0, Run("keys", "reset", "--data", council.Settings.DataFolder).Code);
        Assert.Equal(2, Run("backup", Path.Combine(council.Settings.DataFolder, "không-có", "a.zip"), "--data", council.Settings.DataFolder).Code);
        await using var db = new NghiTruong.App.Storage.CouncilDb((Microsoft.EntityFrameworkCore.DbContextOptions<NghiTruong.App.Storage.CouncilDb>)new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder<NghiTruong.App.Storage.CouncilDb>().UseCouncil(council.Settings).Options);
        var acts = db.Set<NghiTruong.App.Audit.AuditRow>().Where(r => r.ActorTitle.StartsWith("Lệnh tại máy chủ (")).OrderBy(r => r.Id).Select(r => r.Act).ToList();
        Assert.Equal(["keys.reset", "rebuild.done"], acts.Distinct().Order());
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_told_so()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        using var held = App.Storage.Sqlite.FolderLock.Take(council.Settings.DataFolder, TimeSpan.Zero);
        var (code, _, error) = Run("--data", council.Settings.DataFolder, "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, code);
        Assert.Contains("đang được một tiến trình Nghị Trường khác sử dụng", error);
    }

    [Fact]
    public async Task Rebuilding_finds_a_column_that_was_changed_behind_the_rules_and_mends_it()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        Assert.Equal((0, "72 nhiệm vụ, 0 lệch."), Rebuild(council));
        await council.Db(db => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "UPDATE obligations SET state = 'Confirmed' WHERE id = 4"));
        Assert.Equal((1, "72 nhiệm vụ, 1 lệch: 4."), Rebuild(council));
        Assert.Equal((0, "72 nhiệm vụ, 1 lệch: 4 (đã ghi lại)."), Rebuild(council, "--write"));
        Assert.Equal((0, "72 nhiệm vụ, 0 lệch."), Rebuild(council));
    }

    static (int, string) Rebuild(TestCouncil council, params string[] more)
    {
        var (code, output, _) = Run(["rebuild", "--data", council.Settings.DataFolder, .. more]);
        return (code, output.Trim());
    }

    internal static string Temporary(string name, string content)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("nt-cmd-").FullName, name);
        File.WriteAllText(file, content);
        return file;
    }

    internal static (int Code, string Output, string Error) Run(params string[] args) => Run([], args);

    static (int Code, string Output, string Error) Run(Dictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(30_000), "it did not end");
        return (process.ExitCode, output, error.Result);
    }
}
