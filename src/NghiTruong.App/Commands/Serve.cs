using Microsoft.Data.Sqlite;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Sqlite;
using Npgsql;

namespace NghiTruong.App.Commands;

/// <summary>Serves the council's pages.</summary>
static class Serve
{
    public static async Task<int> Run(StorageSettings settings, string urls, bool logsJson, Hosting hosting, AccountSettings accounts, CancellationToken ct)
    {
        FolderLock? taken;
        try
        {
            taken = settings.IsPostgres ? null : FolderLock.Take(settings.DataFolder, TimeSpan.FromSeconds(2));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            Console.Error.WriteLine($"Không ghi được vào thư mục dữ liệu “{settings.DataFolder}”: {e.Message}");
            return 2;
        }
        using var held = taken;
        if (held is null && !settings.IsPostgres)
        {
            Console.Error.WriteLine($"Thư mục dữ liệu “{settings.DataFolder}” đang được một tiến trình Nghị Trường khác sử dụng.");
            return 2;
        }
        if (Directory.Exists(settings.RestoringFolder) && !settings.IsPostgres) return CommandAnswer.Refuse(new RestoreUnfinished().Message);
        WebApplication? app = null;
        try
        {
            app = Server.Build(settings, urls, logsJson: logsJson, hosting: hosting, accounts: accounts);
            await app.StartAsync(ct);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            Console.Error.WriteLine($"Địa chỉ {urls} đang được dùng; chọn địa chỉ khác bằng --urls.");
            return 2;
        }
        catch (Exception e) when (WhyNot(e, settings) is { } words)
        {
            Console.Error.WriteLine(words);
            return 2;
        }
        if (logsJson) app.Logger.LogInformation("Serving at {Addresses}; data in {Store}.", string.Join(' ', app.Urls), settings.IsPostgres ? "PostgreSQL" : "SQLite");
        else Welcome(app.Urls, settings);
        if (!Server.IsDevelopment) await TellFirstLink(app);
        await using (app) await app.WaitForShutdownAsync(ct);
        return 0;
    }

    /// <summary>Nobody has an account yet: whoever stands at the server gets the one link that lets in.</summary>
    static async Task TellFirstLink(WebApplication app)
    {
        await app.Services.GetRequiredService<ModelBeside>().Built;
        await using var scope = app.Services.CreateAsyncScope();
        Console.WriteLine(await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().NewLink() is not { } token ? "Đã sẵn sàng." : $"Chưa có tài khoản nào. Mở liên kết này (dùng một lần, trong 24 giờ) để lập người quản trị hệ thống:\n{app.Urls.First()}/bat-dau/{token}");
    }

    /// <summary>What an operator can mend, in words; anything else is ours and keeps its trace.</summary>
    static string? WhyNot(Exception e, StorageSettings settings) => (e, e.InnerException) switch
    {
        (RestoreUnfinished unfinished, _) => unfinished.Message,
        (WrongProtectionKey or InvalidDataException, _) => e.Message,
        (NpgsqlException npgsql, _) => $"Không dùng được PostgreSQL theo --database: {npgsql.Message}",
        (_, NpgsqlException npgsql) => $"Không dùng được PostgreSQL theo --database: {npgsql.Message}",
        (SqliteException sqlite, _) => $"Không dùng được tệp {settings.SqliteFile}: {sqlite.Message}",
        (UnauthorizedAccessException, _) => $"Không có quyền ghi vào thư mục “{settings.DataFolder}”.",
        (FormatException or ArgumentOutOfRangeException, _) => "Địa chỉ ở --urls không đúng dạng, ví dụ http://localhost:5080.",
        (ArgumentException argument, _) when settings.IsPostgres => $"Chuỗi kết nối ở --database không đúng: {argument.Message}",
        _ => null,
    };

    static void Welcome(ICollection<string> urls, StorageSettings settings)
    {
        var address = urls.FirstOrDefault();
        Console.WriteLine($"""

            Nghị Trường đang chạy tại {address}
            Dữ liệu: {(settings.IsPostgres ? "PostgreSQL" : Path.GetFullPath(settings.SqliteFile))}
            {(Server.IsDevelopment
                ? $"Bản trình diễn: mở {address}/dang-nhap và bấm “Nguyễn Thị Mai Anh, chuyên viên Văn phòng” (sống trong phần mềm cả ngày),\nhoặc một người khác; rồi vào Phiên họp → Nhập văn bản. Mật khẩu chung: {Shell.Cast.Password}"
                : "Người dùng đăng nhập bằng tài khoản do người quản trị cấp.")}
            Dừng: Ctrl+C.

            """);
    }
}
