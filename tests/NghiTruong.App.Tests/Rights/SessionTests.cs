using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Tests.Rights;

/// <summary>How long a sign-in lasts, and how it ends.</summary>
public sealed class SessionTests
{
    static readonly AccountSettings AsInLife = new() { PasswordRounds = 10, SleepsAfterDays = null };

    [Theory, BothStores]
    public async Task A_session_ends_after_eight_idle_hours_or_fourteen_days_and_an_administrators_after_half_an_hour(Store store)
    {
        await using var council = await TestCouncil.Open(store, AsInLife);
        using var secretary = await council.As(Cast.Secretary);
        using var administrator = await council.As(Cast.Administrator);
        council.Time.Forward(TimeSpan.FromMinutes(25));
        Assert.Equal("/tai-khoan", (await administrator.Get("/tai-khoan")).Here);
        council.Time.Forward(TimeSpan.FromMinutes(31));
        Assert.StartsWith("/dang-nhap", (await administrator.Get("/tai-khoan")).Here);
        Assert.Contains("account.session-expired", await council.Acts((await council.Account(Cast.Administrator)).Id));

        for (var hours = 1; hours < 14 * 24; hours += 7)
        {
            Assert.Equal("/nhiem-vu", (await secretary.Get("/nhiem-vu")).Here);
            council.Time.Forward(TimeSpan.FromHours(7));
        }
        Assert.StartsWith("/dang-nhap", (await secretary.Get("/nhiem-vu")).Here);
        using var again = await council.As(Cast.Secretary);
        council.Time.Forward(TimeSpan.FromHours(8));
        Assert.StartsWith("/dang-nhap", (await again.Get("/nhiem-vu")).Here);
    }

    [Theory, BothStores]
    public async Task One_sees_ones_own_sessions_and_ends_one_or_all_others(Store store)
    {
        await using var council = await TestCouncil.Open(store, AsInLife);
        using var here = await council.As(Cast.Secretary);
        using var there = await council.As(Cast.Secretary);
        using var elsewhere = await council.As(Cast.Secretary);
        using var another = await council.As(Cast.OfficeHead);
        await here.Get("/tai-khoan");
        Assert.Equal(3, here.Page.QuerySelectorAll("section[aria-labelledby=h-phien] tbody tr").Length);
        var second = await council.Db(db => db.AccountSessions.OrderBy(s => s.Id).Skip(1).Select(s => s.Id).FirstAsync());
        await here.Send(here.Form("sessions", ("session", $"{second}")), []);
        Assert.StartsWith("/dang-nhap", (await there.Get("/nhiem-vu")).Here);
        Assert.Equal("/nhiem-vu", (await elsewhere.Get("/nhiem-vu")).Here);

        // Another's session does not exist for one.
        await here.Get("/tai-khoan");
        var foreign = await council.Db(db => db.AccountSessions.OrderByDescending(s => s.Id).Select(s => s.Id).FirstAsync());
        await here.Send(here.Form("sessions", ("session", $"{second + 1}")), new() { ["session"] = $"{foreign}" });
        Assert.Equal("/nhiem-vu", (await another.Get("/nhiem-vu")).Here);

        await here.Get("/tai-khoan");
        await here.Send(here.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>("form").Single(f => f.TextContent.Contains("mọi phiên khác", StringComparison.Ordinal)), []);
        Assert.StartsWith("/dang-nhap", (await elsewhere.Get("/nhiem-vu")).Here);
        Assert.Equal("/nhiem-vu", (await here.Get("/nhiem-vu")).Here);
    }

    [Fact]
    public async Task Signing_out_everywhere_works_at_once_on_another_node()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres, AsInLife);
        await using WebApplication other = await council.AnotherNode();
        using var here = await council.As(Cast.Secretary);
        using var there = new Browser(new Uri(other.Urls.First()));
        await there.SignIn(Cast.Secretary);
        await here.Get("/tai-khoan");
        await here.Send(here.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>("form").Single(f => f.TextContent.Contains("mọi phiên khác", StringComparison.Ordinal)), []);
        Assert.StartsWith("/dang-nhap", (await there.Get("/nhiem-vu")).Here);
        await other.StopAsync();
    }

    /// <summary>A hand at the database, or a node that knows nothing of this one's memory.</summary>
    [Theory, BothStores]
    public async Task Who_comes_is_remembered_and_a_change_by_whatever_statement_is_seen_by_the_next_request(Store store)
    {
        await using var council = await TestCouncil.Open(store, AsInLife);
        using var secretary = await council.As(Cast.Secretary);
        var account = (await council.Account(Cast.Secretary)).Id;
        var person = await council.Db(db => db.Accounts.Where(a => a.Id == account).Select(a => a.PersonId).SingleAsync());
        for (var n = 0; n < 3; n++) Assert.Equal("/nhiem-vu", (await secretary.Get("/nhiem-vu")).Here);

        await council.Db(db => db.Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, "Nguyễn Thị Mai An")));
        Assert.Contains("Nguyễn Thị Mai An<", (await secretary.Get("/nhiem-vu")).Html);
        await council.Db(db => db.Set<Post>().Where(p => p.PersonId == person).ExecuteUpdateAsync(p => p.SetProperty(x => x.Title, "Phó trưởng phòng")));
        Assert.Contains("Phó trưởng phòng", (await secretary.Get("/nhiem-vu")).Page.QuerySelector(".who")!.TextContent);
        await council.Db(db => db.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(a => a.SetProperty(x => x.MustChangePassword, true)));
        Assert.StartsWith("/tai-khoan/mat-khau", (await secretary.Get("/nhiem-vu")).Here);
        await council.Db(db => db.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(a => a.SetProperty(x => x.MustChangePassword, false)));
        Assert.Equal("/nhiem-vu", (await secretary.Get("/nhiem-vu")).Here);
        await council.Db(db => db.AccountSessions.Where(s => s.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, council.Time.Now)));
        Assert.StartsWith("/dang-nhap", (await secretary.Get("/nhiem-vu")).Here);
    }

    [Theory, BothStores]
    public async Task The_number_of_who_comes_is_raised_by_every_change_but_being_used(Store store)
    {
        await using var council = await TestCouncil.Open(store, AsInLife);
        using var secretary = await council.As(Cast.Secretary);
        var account = (await council.Account(Cast.Secretary)).Id;
        // A column that changes while a session is open must raise it: these are set once, or told every few minutes.
        var still = new[] { "id", "account_id", "token_hash", "created_at", "came_from", "browser", "way", "last_seen_at" };
        Assert.Equal(still.Concat(NghiTruong.App.Storage.Migrations.WhoComesIsRememberedUntilItChanges.OfSessions).Order(),
            await council.Db(db => Task.FromResult(db.Model.FindEntityType(typeof(AccountSession))!.GetProperties().Select(p => p.GetColumnName()).Order().ToList())));

        Task<long> Number() => council.Db(db => db.Set<SignInNumber>().Select(n => n.Number).SingleAsync());
        var before = await Number();
        council.Time.Forward(TimeSpan.FromMinutes(5));
        await secretary.Get("/nhiem-vu");
        Assert.Equal(before, await Number());
        foreach (var change in new Func<NghiTruong.App.Storage.CouncilDb, Task<int>>[]
                 {
                     db => db.AccountSessions.Where(s => s.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(x => x.HasSecondFactor, true)),
                     db => db.AccountSessions.Where(s => s.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(x => x.PostId, (long?)null)),
                     db => db.Set<Post>().Where(p => p.Id == 3).ExecuteUpdateAsync(p => p.SetProperty(x => x.To, new DateOnly(2026, 12, 1))),
                     db => db.AccountSessions.Where(s => s.AccountId == account).ExecuteDeleteAsync(),
                 })
        {
            Assert.True(await council.Db(change) > 0);
            Assert.True(await Number() > before);
            before = await Number();
        }
    }

    /// <summary>One enters a code (session, then account) while another try at the same account is counted (account alone).</summary>
    [Fact]
    public async Task Two_who_change_the_same_account_in_another_order_do_not_wait_for_each_other()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres, AsInLife);
        using var secretary = await council.As(Cast.Secretary);
        var account = (await council.Account(Cast.Secretary)).Id;
        var before = await council.Db(db => db.Set<SignInNumber>().Select(n => n.Number).SingleAsync());
        await council.Db(first => council.Db(async second =>
        {
            await using var one = await first.Database.BeginTransactionAsync();
            await using var two = await second.Database.BeginTransactionAsync();
            await first.AccountSessions.Where(s => s.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(x => x.HasSecondFactor, true));
            await second.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(a => a.SetProperty(x => x.WrongTries, 1)).WaitAsync(TimeSpan.FromSeconds(20));
            var waiting = first.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(a => a.SetProperty(x => x.WrongTries, 0));
            await two.CommitAsync();
            await waiting.WaitAsync(TimeSpan.FromSeconds(20));
            await one.CommitAsync();
            return 0;
        }));
        Assert.Equal(before + 2, await council.Db(db => db.Set<SignInNumber>().Select(n => n.Number).SingleAsync()));
    }

    [Theory, BothStores]
    public async Task Rights_end_with_the_post_and_another_post_takes_its_place(Store store)
    {
        await using var council = await TestCouncil.Open(store, AsInLife);
        using var head = await council.As(Cast.CommitteeHead);
        using var director = await council.As(Cast.Director);
        var today = NghiTruong.Rules.CouncilClock.DayOf(council.Time.Now);
        await council.Db(async db =>
        {
            // The one also sits in a deputy group from now on, the other holds nothing else.
            var (post, group) = (await db.Set<Post>().SingleAsync(p => p.Title == "Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh" && p.To == null), await db.Set<Body>().FirstAsync(b => b.Kind == BodyKind.DeputyGroup));
            db.Add(new Post { CouncilId = post.CouncilId, PersonId = post.PersonId, BodyId = group.Id, Title = "Đại biểu HĐND tỉnh", Key = "dai bieu", Rank = PostRank.Member, From = today });
            post.To = today;
            (await db.Set<Post>().SingleAsync(p => p.Title == "Giám đốc Sở Xây dựng" && p.To == null)).To = today;
            return await db.SaveChangesAsync();
        });
        await head.Get("/");
        Assert.Contains("Đại biểu HĐND tỉnh", head.Page.QuerySelector(".who")!.TextContent);
        await director.Get("/nhiem-vu");
        Assert.Equal("/tai-khoan", director.Here);
        Assert.Contains("không giữ chức vụ nào", director.Html);
        using var again = council.Nobody();
        await again.Types("hoang.duc.viet", Cast.Password);
        Assert.Equal("no-post", again.Rule);
    }

    [Theory, BothStores]
    public async Task Who_holds_several_posts_chooses_in_which_to_act(Store store)
    {
        await using var council = await TestCouncil.Open(store, AsInLife);
        using var officer = await council.As(Cast.Secretary);
        var second = await council.Db(async db =>
        {
            var own = await db.Set<Post>().SingleAsync(p => p.Title == "Chuyên viên Văn phòng Đoàn ĐBQH và HĐND tỉnh");
            var post = new Post { CouncilId = own.CouncilId, PersonId = own.PersonId, BodyId = (await db.Set<Body>().FirstAsync(b => b.Kind == BodyKind.Committee)).Id, Title = "Thành viên Ban Pháp chế", Key = "tv", Rank = PostRank.Member, From = own.From };
            db.Add(post);
            await db.SaveChangesAsync();
            return post.Id;
        });
        await officer.Get("/tai-khoan");
        await officer.Send(officer.Form("post", ("post", $"{second}")), []);
        Assert.Contains("Thành viên Ban Pháp chế", officer.Page.QuerySelector(".who")!.TextContent);
        using var later = await council.As(Cast.Secretary);
        Assert.Contains("Thành viên Ban Pháp chế", later.Page.QuerySelector(".who")!.TextContent);

        var foreign = await council.Db(db => db.Set<Post>().Where(p => p.Title == "Giám đốc Sở Xây dựng").Select(p => p.Id).FirstAsync());
        await officer.Get("/tai-khoan");
        var mine = officer.Page.QuerySelector("form:has(input[name=post]) input[name=post]")!.GetAttribute("value")!;
        await officer.Send(officer.Form("post", ("post", mine)), new() { ["post"] = $"{foreign}" });
        Assert.Equal(System.Net.HttpStatusCode.NotFound, officer.Status);
    }

    [Fact]
    public async Task An_open_stream_ends_with_the_session()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite, AsInLife);
        using var listener = await council.As(Cast.Secretary);
        using var here = await council.As(Cast.Secretary);
        using var stream = await listener.Raw(new HttpRequestMessage(HttpMethod.Get, "/luong"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        await here.Get("/tai-khoan");
        await here.Send(here.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlFormElement>("form").Single(f => f.TextContent.Contains("mọi phiên khác", StringComparison.Ordinal)), []);
        while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is not null) { }
    }
}
