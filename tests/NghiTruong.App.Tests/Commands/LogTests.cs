using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Desk;

namespace NghiTruong.App.Tests.Commands;

/// <summary>What the server prints over a working day, with everything that goes wrong in it, names nobody and opens nothing.</summary>
public sealed class LogTests
{
    const string Words = "Lời rất riêng của buổi sáng", Looked = "từ-khóa-tìm-kiếm-riêng", FileName = "ho-so-rieng.pdf";

    [Theory, BothStores]
    public async Task A_working_day_leaves_no_secrets_and_no_personal_data_in_the_log(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await council.App.StopAsync(TestContext.Current.CancellationToken);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var kind in new[] { "json", "text" })
        {
            using var server = await ServerProcess.Start(council.Settings, "--log", kind, "--rate-forms", "3", "--behind-proxy", "127.0.0.1");
            using var secretary = new Browser(server.Address).Says("X-Forwarded-For", "198.51.100.77").Says("Origin", server.Address.GetLeftPart(UriPartial.Authority));
            await secretary.SignIn(Cast.Secretary);
            await secretary.Get($"/nhiem-vu?tim={Looked}&tu={Looked}");
            await secretary.Get("/nhiem-vu/4");
            var form = secretary.Form("fact", ("kind", "Progress"));
            await secretary.Send(form, new() { ["words"] = Words, ["number"] = "12/BC-SXD" }, ("files", FileName, "%PDF-1.7"u8.ToArray()));
            await secretary.Get(secretary.Page.QuerySelector(".files a")!.GetAttribute("href")!);
            await secretary.Get("/lich/dang-ky");
            await secretary.Send(secretary.Form("make"), new() { ["body"] = "" });
            await secretary.Get("/nhiem-vu/4");
            form = secretary.Form("fact", ("kind", "Progress"));
            var token = form.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value!;
            await secretary.Send(form, new() { ["words"] = Words, ["number"] = "12/BC-SXD", ["__RequestVerificationToken"] = "sai" });
            foreach (var odd in new[] { $"/khong-co/{Looked}", "/nhiem-vu/999999", "/nhiem-vu?trang=%00&tu=%ED%A0%80", $"/lich/1/{Looked}.ics" }) await secretary.Get(odd);
            await secretary.Raw(new(HttpMethod.Put, $"/tai-len/{Guid.NewGuid()}?tu=x") { Content = new StringContent(Words) });

            // Something that should never happen, in the middle of a write.
            await council.Db(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE written_forms RENAME TO written_forms_gone"));
            await secretary.Get("/nhiem-vu/4");
            await secretary.Send(secretary.Form("fact", ("kind", "Progress")), new() { ["words"] = Words, ["number"] = "12/BC-SXD" });
            Assert.Equal(HttpStatusCode.InternalServerError, secretary.Status);
            Assert.DoesNotContain("   at ", secretary.Page.QuerySelector("main")?.TextContent ?? "");
            await council.Db(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE written_forms_gone RENAME TO written_forms"));
            await Task.Delay(1500, TestContext.Current.CancellationToken); // the sealer's round
            server.Kill();

            Assert.Contains("Exception", server.Said);
            var secrets = new List<string> { Words, Looked, FileName, token, Cast.Secretary, Cast.Deputy, "198.51.100.77", "nghitruong-vao=", "nghitruong-form=" };
            secrets.AddRange(await council.Db(db => db.Set<CalendarAddress>().Select(a => a.Token).ToListAsync()));
            foreach (var key in Directory.GetFiles(council.Settings.KeysFolder)) secrets.Add((await File.ReadAllTextAsync(key, TestContext.Current.CancellationToken)).Trim());
            // The welcome of the demo province names whom to choose; it is no log.
            var log = string.Join('\n', server.Said.Split('\n').Where(l => !l.Contains("Bản trình diễn", StringComparison.Ordinal)));
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
        }
    }
}
