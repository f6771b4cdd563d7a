using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Live;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Commands;

/// <summary><c>nghitruong account first-link|list|unlock|reset</c>: for whoever stands at the server when the last administrator lost password or phone. Each act is on the record.</summary>
static class AccountCommand
{
    public static Command Build(Option<string> data, Option<string?> database)
    {
        var name = new Argument<string>("NAME") { Description = "Tên đăng nhập." };
        Command Sub(string verb, string words, Func<IServiceProvider, string, Task<int>> run, bool isNamed = true)
        {
            var command = new Command(verb, words);
            if (isNamed) command.Arguments.Add(name);
            command.SetAction((parsed, ct) => Guarding.Run(() => Run(new StorageSettings(parsed.GetValue(data)!, parsed.GetValue(database)), services => run(services, isNamed ? parsed.GetValue(name)! : ""))));
            return command;
        }
        return new Command("account", "Tài khoản, khi không vào được từ trang quản trị.")
        {
            Sub("first-link", "In liên kết một lần để lập người quản trị đầu tiên (khi chưa có tài khoản nào).", FirstLink, isNamed: false),
            Sub("list", "Liệt kê tài khoản và tình trạng.", List, isNamed: false),
            Sub("unlock", "Mở tạm khóa, đánh thức, cho dùng lại một tài khoản.", Unlock),
            Sub("reset", "Cấp mật khẩu dùng một lần và bỏ xác thực hai bước của một tài khoản.", Reset),
        };
    }

    static async Task<int> Run(StorageSettings settings, Func<IServiceProvider, Task<int>> run)
    {
        if (!settings.IsPostgres && !File.Exists(settings.SqliteFile)) return CommandAnswer.Refuse($"Không có cơ sở dữ liệu trong “{settings.DataFolder}”.");
        var services = new ServiceCollection();
        services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton<CouncilClock>().AddSingleton<LiveHub>().AddLogging().AddStorage(settings);
        ProtectionKeys.Add(services);
        services.AddAccounts(new AccountSettings());
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }

    static async Task<int> FirstLink(IServiceProvider services, string _)
    {
        if (await services.GetRequiredService<FirstAdministrator>().NewLink() is not { } token) return CommandAnswer.Refuse("Đã có tài khoản; mất mật khẩu hoặc điện thoại thì dùng: nghitruong account reset TÊN");
        var db = services.GetRequiredService<CouncilDb>();
        // Before the first council there is no record that it could stand in.
        if (await PostsOf.CouncilOf(db, null) is > 0 and var council) await db.NoteByCommand("account.first-link", council, "người quản trị đầu tiên", services.GetRequiredService<CouncilClock>());
        return CommandAnswer.Lines([$"/bat-dau/{token}", "Mở tại địa chỉ của máy chủ, dùng một lần, trong 24 giờ; liên kết in trước đó không còn dùng được."]);
    }

    static async Task<int> List(IServiceProvider services, string _)
    {
        var (db, clock) = (services.GetRequiredService<CouncilDb>(), services.GetRequiredService<CouncilClock>());
        var lines = new List<string>();
        foreach (var a in await db.Accounts.AsNoTracking().OrderBy(a => a.Name).ToListAsync())
        {
            var isAdministrator = await PostsOf.IsAdministrator(db, a.PersonId, clock.Today);
            var state = a.IsDisabled ? $"ngừng: {a.DisabledBecause}" : a.IsLockedAt(clock.Now) ? "tạm khóa" : a.SignedInAt is { } at ? $"đăng nhập lần cuối {CouncilClock.LocalOf(at):dd/MM/yyyy HH:mm}" : "chưa đăng nhập";
            lines.Add($"{a.Name}\t{(isAdministrator ? "quản trị" : "")}\t{state}\t{(a.HasCodes ? "hai bước" : "")}");
        }
        return CommandAnswer.Lines(lines);
    }

    static Task<int> Unlock(IServiceProvider services, string name) => Change(services, name, "account.unlocked", (_, _) => Task.FromResult($"Đã mở tài khoản {AccountName.Of(name)}."));

    static Task<int> Reset(IServiceProvider services, string name) => Change(services, name, "account.password-reset", async (db, account) =>
    {
        var password = Passwords.OneTime();
        await ChangePassword.Put(db, services.GetRequiredService<CouncilClock>(), account, await services.GetRequiredService<Passwords>().Hash(password), mustChange: true);
        await KeepCodes.Forget(db, account);
        await db.AccountPasskeys.Where(p => p.AccountId == account.Id).ExecuteDeleteAsync();
        await ChangePassword.EndOthers(db, services.GetRequiredService<CouncilClock>(), account.Id, null, "cấp lại tại máy chủ");
        return $"Mật khẩu dùng một lần của {account.Name}: {password}\nXác thực hai bước đã bỏ; mọi phiên đăng nhập đã kết thúc.";
    });

    static async Task<int> Change(IServiceProvider services, string name, string act, Func<CouncilDb, Account, Task<string>> change)
    {
        var (db, clock, known) = (services.GetRequiredService<CouncilDb>(), services.GetRequiredService<CouncilClock>(), AccountName.Of(name));
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Name == known) is not { } account) return CommandAnswer.Refuse($"Không có tài khoản “{name}”; xem: nghitruong account list");
        await using var writing = await db.BeginWriting();
        (account.WrongTries, account.LockedUntil, account.DisabledAt, account.DisabledBecause, account.AwakeSince) = (0, null, null, null, clock.Now);
        account.Version++;
        var words = await change(db, account);
        var refusal = await writing.Record(CommandActor.Of(await PostsOf.CouncilOf(db, account.PersonId)), act, account.AsTarget);
        return refusal is null ? CommandAnswer.Lines(words.Split('\n')) : CommandAnswer.Refuse(refusal.Words);
    }
}
