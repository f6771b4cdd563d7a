using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Commands;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Desk;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.App.Storage.Postgres;
using NghiTruong.App.Storage.Sqlite;
using NghiTruong.Rules;

namespace NghiTruong.App;

/// <summary>The running council, put together room by room.</summary>
public static class Server
{
    /// <summary>A debug build with no environment named is a developer's: the demo province and its accounts exist there only.</summary>
    public static bool IsDevelopment => EnvironmentName == Environments.Development;

    static string EnvironmentName =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ??
#if DEBUG
        Environments.Development;
#else
        Environments.Production;
#endif

    /// <summary>Told to stop, it takes nothing new, ends the streams and gives what runs this long.</summary>
    public static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(25);

    public static WebApplication Build(StorageSettings settings, string urls, TimeProvider? time = null, bool logsJson = false, Hosting? hosting = null, AccountSettings? accounts = null)
    {
        hosting ??= new();
        var model = new ModelBeside(ModelOptions(settings), settings.IsPostgres);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = EnvironmentName, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls);
        if (hosting.Hosts.Count > 0) builder.Configuration["AllowedHosts"] = string.Join(';', hosting.Hosts);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 32 * 1024 * 1024;
            kestrel.Limits.MaxResponseBufferSize = 256 * 1024; // a page is done when it is made, however slowly it is read: see PageTurns
        });
        // One object a line. Scopes would carry addresses, and an address may carry the words somebody searched for.
        if (logsJson)
            builder.Logging.ClearProviders().AddJsonConsole(json =>
            {
                json.IncludeScopes = false;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                json.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(model).AddSingleton(time ?? TimeProvider.System).AddSingleton<CouncilClock>();
        services.AddStorage(settings).AddSingleton<Readiness>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopsWithin);
        services.AddHostedService<FirstStart>(); // before whatever else starts: nothing runs on a database not yet brought to this release
        ProtectionKeys.Add(services);
        services.AddSingleton<LiveHub>().AddSingleton<Remembered>().AddHostedService<PostgresListener>().AddHostedService<OrphanCollection>();
        services.AddSingleton<AuditSealer>().AddHostedService(s => s.GetRequiredService<AuditSealer>());
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddPeople().AddRights().AddDeadlines().AddObligations().AddMeetings().AddDesk().AddShell(hosting);
        services.AddAccounts(accounts ?? (IsDevelopment ? AccountSettings.OfTheDemo : new AccountSettings()));

        var app = builder.Build();
        app.UseShell(hosting);
        app.MapShell();
        app.MapAccounts();
        app.MapObligations();
        app.MapMeetings();
        app.MapDesk();
        return app;
    }

    /// <summary>EF takes options for the same only if they were also said in the same order, and a context from the services says first whose services they are.</summary>
    internal static DbContextOptions<CouncilDb> ModelOptions(StorageSettings settings) =>
        (DbContextOptions<CouncilDb>)new DbContextOptionsBuilder<CouncilDb>().UseApplicationServiceProvider(null).UseCouncil(settings).Options;

    /// <summary>The database and the file store, also for commands that run beside a server.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageSettings settings)
    {
        services.AddSingleton<WriteGate>().AddSingleton<RefusedAccess>().AddScoped<KeepFile>();
        services.AddDbContextFactory<CouncilDb>(db => db.UseCouncil(settings));
        if (settings.IsPostgres) services.AddSingleton<IFileStore, DatabaseFileStore>();
        else services.AddSingleton<IFileStore, FolderFileStore>();
        return services;
    }

    public static DbContextOptionsBuilder UseCouncil(this DbContextOptionsBuilder options, StorageSettings settings)
    {
        options.AddInterceptors(DaysWork.Watch.Instance);
        if (settings.IsPostgres) return options.UseNpgsql(PostgresSettings.Planned(settings.PostgresConnection!));
        Directory.CreateDirectory(settings.DataFolder);
        return options.UseCouncilFile(settings.SqliteFile);
    }
}
