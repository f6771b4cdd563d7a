using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Commands;
using NghiTruong.App.Storage;
using NghiTruong.App.Tests.Files;

namespace NghiTruong.App.Tests.Storage;

/// <summary>Keys of cookies and form tokens lie in the database, encrypted under a file outside it, and are good on every node that has this file.</summary>
public sealed class ProtectionKeyTests
{
    [Theory, BothStores]
    public async Task Neither_the_database_nor_an_archive_holds_a_usable_key(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var secrets = council.App.Services.GetRequiredService<IKeyManager>().GetAllKeys().Select(k => k.Descriptor.ExportToXml().SerializedDescriptorElement.Descendants("value").Single().Value).ToList();
        Assert.NotEmpty(secrets);
        var stored = await council.Db(db => db.Set<ProtectionKey>().Select(k => k.Xml).ToListAsync());
        Assert.Equal(secrets.Count + 1, stored.Count);
        Assert.All(stored, xml => Assert.Contains("<sealed", xml));

        using var zip = ZipFile.OpenRead(await RestoreDrillTests.Backup(council));
        var whole = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            whole.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        var (archive, file) = (whole.ToString(), Path.Combine(council.Settings.KeysFolder, "protection.key"));
        Assert.Contains(XElement.Parse(stored[0]).Descendants("sealed").Single().Value, archive);
        Assert.All(secrets.Append(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)), secret => Assert.DoesNotContain(secret, string.Concat(stored) + archive, StringComparison.OrdinalIgnoreCase));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Two_nodes_with_folders_of_their_own_share_cookies_and_form_tokens_by_one_key_file()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres);
        var other = council.Settings with { DataFolder = Directory.CreateTempSubdirectory("nt-node-").FullName, ProtectionKeyFile = Path.Combine(council.Settings.KeysFolder, "protection.key"), AuditKeyFile = Path.Combine(council.Settings.KeysFolder, "audit.key") };
        await using var second = Server.Build(other, "http://127.0.0.1:0", council.Time);
        await second.StartAsync(TestContext.Current.CancellationToken);

        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/nhiem-vu/4");
        var form = secretary.Form("fact", ("kind", "Progress"));
        form.SetAttribute("action", new Uri(new Uri(second.Urls.First()), "/nhiem-vu/4").ToString());
        await secretary.Send(form, new() { ["words"] = "Gửi sang nút kia.", ["number"] = "12/BC-SXD" });
        Assert.Equal("", secretary.Refusal);
        Assert.Contains("Gửi sang nút kia.", secretary.Html);
        Assert.Empty(Directory.GetFiles(other.DataFolder, "*.xml", SearchOption.AllDirectories));
    }

    [Theory, BothStores]
    public async Task Another_key_file_stops_the_start_until_the_right_one_is_back_or_the_keys_are_let_go(Store store)
    {
        var settings = await Stopped(store);
        var other = settings with { ProtectionKeyFile = Path.Combine(settings.DataFolder, "khac.key") };
        string[] serve = ["--urls", "http://127.0.0.1:0", "--protection-key", other.ProtectionKeyFile, .. TheProgram.On(settings)];
        foreach (var content in new[] { null, new string('a', 64), "không phải khóa" })
        {
            if (content is not null) await File.WriteAllTextAsync(other.ProtectionKeyFile, content, TestContext.Current.CancellationToken);
            var (code, _, error) = await TheProgram.Run(serve);
            Assert.Equal(2, code);
            Assert.Contains(other.ProtectionKeyFile, error);
            Assert.Contains((await new Examination(other).Run(default)).Findings, f => f.Code == "protection-key-wrong");
        }
        await File.WriteAllTextAsync(other.ProtectionKeyFile, new string('a', 64), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await TheProgram.Run(["keys", "reset", .. TheProgram.On(settings)])).Code);
        await using var server = Server.Build(other, "http://127.0.0.1:0");
        await server.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("còn đọc được", Read(server.Services, Write(server.Services)));
    }

    [Theory, BothStores]
    public async Task Keys_that_an_older_release_kept_in_a_folder_are_taken_over(Store store)
    {
        var settings = await TestCouncil.Empty(store);
        using var older = new ServiceCollection().AddDataProtection().SetApplicationName("NghiTruong").PersistKeysToFileSystem(Directory.CreateDirectory(settings.KeysFolder)).Services.BuildServiceProvider();
        var written = Write(older);
        Assert.Single(Directory.GetFiles(settings.KeysFolder, "*.xml"));

        await using var server = Server.Build(settings, "http://127.0.0.1:0");
        await server.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("còn đọc được", Read(server.Services, written));
        Assert.Empty(Directory.GetFiles(settings.KeysFolder, "*.xml"));
        Assert.Equal("còn đọc được", Read(older, Write(server.Services))); // it is the key in use, and no second one was made
    }

    [Theory, BothStores]
    public async Task Restored_where_there_is_no_key_file_a_place_opens_and_everyone_signs_in_again(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var (file, fresh) = (await RestoreDrillTests.Backup(council), await TestCouncil.Empty(store));
        var (_, output, error) = await TheProgram.Run(["restore", file, "--audit-key", Path.Combine(council.Settings.KeysFolder, "audit.key"), .. TheProgram.On(fresh)]);
        Assert.True(output.Contains("mọi người đăng nhập lại", StringComparison.Ordinal), output + error);
        await using var server = Server.Build(fresh, "http://127.0.0.1:0");
        await server.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("còn đọc được", Read(server.Services, Write(server.Services)));
    }

    static async Task<StorageSettings> Stopped(Store store)
    {
        var council = await TestCouncil.Open(store);
        await council.App.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return council.Settings;
    }

    static string Write(IServiceProvider node) => node.GetDataProtectionProvider().CreateProtector("thử").Protect("còn đọc được");
    static string Read(IServiceProvider node, string written) => node.GetDataProtectionProvider().CreateProtector("thử").Unprotect(written);
}
