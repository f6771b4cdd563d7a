using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Audit;
using NghiTruong.App.Deadlines;
using NghiTruong.App.Files;
using NghiTruong.App.Live;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Rights.Accounts;
using NghiTruong.App.Shell.Parts;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Tests.Rights;

/// <summary>Every address and every form of the house, walked by everyone of the cast and held against the table of rights.</summary>
public sealed partial class RouteWalkTests
{
    /// <summary>A parameter that stands for a kind of thing; a new one fails the walk until it is told how to fill it.</summary>
    static readonly Dictionary<string, Func<CouncilDb, long, Task<IReadOnlyList<string>>>> Fillers = new()
    {
        ["/nhiem-vu/{Id:long}"] = async (db, c) => [.. (await db.Obligations.Where(o => o.CouncilId == c && o.State != ObligationState.Annulled).OrderBy(o => o.Id).Select(o => o.Id).Take(40).ToListAsync()).Select(id => $"/nhiem-vu/{id}")],
        ["/nhiem-vu/{Id:long}/tach"] = async (db, c) => [.. (await db.Obligations.Where(o => o.CouncilId == c && o.IsOpen && o.EachOf == null && o.Comes == null).OrderBy(o => o.Id).Select(o => o.Id).Take(2).ToListAsync()).Select(id => $"/nhiem-vu/{id}/tach")],
        ["/nhiem-vu/{Id:long}/chuyen"] = async (db, c) => [.. (await db.Obligations.Where(o => o.CouncilId == c && o.IsOpen).OrderBy(o => o.Id).Select(o => o.Id).Take(2).ToListAsync()).Select(id => $"/nhiem-vu/{id}/chuyen")],
        ["/nhiem-vu/{id:long}/tep/{file:long}"] = async (db, c) => [.. (await db.EventFiles.Where(f => f.CouncilId == c).OrderBy(f => f.Id).Join(db.Set<ObligationEvent>(), f => f.EventId, e => e.Id, (f, e) => new { e.ObligationId, f.Id }).Take(5).ToListAsync()).Select(f => $"/nhiem-vu/{f.ObligationId}/tep/{f.Id}")],
        ["/nhiem-vu/{Id:long}/du-thao/{DraftId:long}"] = async (db, c) => [.. (await db.AnswerDrafts.Where(d => d.CouncilId == c).OrderBy(d => d.Id).Take(3).ToListAsync()).Select(d => $"/nhiem-vu/{d.ObligationId}/du-thao/{d.Id}")],
        ["/nhiem-vu/{id:long}/du-thao/{draft:long}/tep/{file:long}"] = async (db, c) => [.. (await db.AnswerDrafts.Where(d => d.CouncilId == c).SelectMany(d => d.Files, (d, f) => new { d.ObligationId, d.Id, File = f.Id }).Take(3).ToListAsync()).Select(d => $"/nhiem-vu/{d.ObligationId}/du-thao/{d.Id}/tep/{d.File}")],
        ["/nhiem-vu/nhap-bang/{Id:long}"] = async (db, c) => [.. (await db.SheetImports.Where(i => i.CouncilId == c).Select(i => i.Id).Take(2).ToListAsync()).Select(id => $"/nhiem-vu/nhap-bang/{id}")],
        ["/nhiem-vu/nhap-bang/{id:long}/tep"] = async (db, c) => [.. (await db.SheetImports.Where(i => i.CouncilId == c).Select(i => i.Id).Take(2).ToListAsync()).Select(id => $"/nhiem-vu/nhap-bang/{id}/tep")],
        ["/chuyen/{Id:long}"] = async (db, c) => [.. (await db.Forwardings.Where(f => f.CouncilId == c).Select(f => f.Id).Take(2).ToListAsync()).Select(id => $"/chuyen/{id}")],
        ["/danh-ba/co-quan/{Id:long}"] = async (db, c) => [.. (await db.Bodies.Where(b => b.CouncilId == c).OrderBy(b => b.Id).Select(b => b.Id).Take(3).ToListAsync()).Select(id => $"/danh-ba/co-quan/{id}")],
        ["/danh-ba/co-quan/{Id:long}/dau-moi"] = async (db, c) => [.. (await db.Bodies.Where(b => b.CouncilId == c).OrderBy(b => b.Id).Select(b => b.Id).Take(3).ToListAsync()).Select(id => $"/danh-ba/co-quan/{id}/dau-moi")],
        ["/danh-ba/nguoi/{Id:long}"] = async (db, c) => [.. (await db.Posts.Where(p => p.CouncilId == c).OrderBy(p => p.Id).Select(p => p.PersonId).Take(3).ToListAsync()).Select(id => $"/danh-ba/nguoi/{id}")],
        ["/danh-ba/nguoi/{Id:long}/ban-giao"] = async (db, c) => [.. (await db.Posts.Where(p => p.CouncilId == c).OrderBy(p => p.Id).Select(p => p.PersonId).Take(2).ToListAsync()).Select(id => $"/danh-ba/nguoi/{id}/ban-giao")],
        ["/phien-hop/{Id:long}"] = Of(""),
        ["/phien-hop/{Id:long}/bao-cao-ket-qua"] = Of("/bao-cao-ket-qua"),
        ["/phien-hop/{id:long}/bao-cao-ket-qua.docx"] = Of("/bao-cao-ket-qua.docx"),
        ["/phien-hop/{Id:long}/bien-ban"] = Of("/bien-ban"),
        ["/phien-hop/{id:long}/bien-ban.docx"] = Of("/bien-ban.docx"),
        ["/phien-hop/{Id:long}/giay-moi"] = Of("/giay-moi"),
        ["/phien-hop/{id:long}/giay-moi.docx"] = Of("/giay-moi.docx"),
        ["/phien-hop/{Id:long}/ra-soat"] = Of("/ra-soat"),
        ["/phien-hop/{Id:long}/thong-bao"] = Of("/thong-bao"),
        ["/phien-hop/{Id:long}/gop-y/moi"] = Of("/gop-y/moi"),
        ["/phien-hop/{id:long}/thong-bao/{notice:long}.docx"] = async (db, c) => [.. (await db.Notices.Where(n => n.CouncilId == c).Select(n => new { n.MeetingId, n.Id }).Take(4).ToListAsync()).Select(n => $"/phien-hop/{n.MeetingId}/thong-bao/{n.Id}.docx")],
        ["/phien-hop/{id:long}/tai-lieu/{paper:long}"] = async (db, c) => [.. (await db.PaperVersions.Where(p => p.CouncilId == c).Join(db.Set<AgendaItem>(), p => p.AgendaItemId, a => a.Id, (p, a) => new { a.MeetingId, p.Id }).Take(3).ToListAsync()).Select(p => $"/phien-hop/{p.MeetingId}/tai-lieu/{p.Id}")],
        ["/phien-hop/nhap/{Id:long}"] = async (db, c) => [.. (await db.Imports.Where(i => i.CouncilId == c).Select(i => i.Id).Take(2).ToListAsync()).Select(id => $"/phien-hop/nhap/{id}")],
        ["/phien-hop/nhap/{id:long}/tep"] = async (db, c) => [.. (await db.Imports.Where(i => i.CouncilId == c).Select(i => i.Id).Take(2).ToListAsync()).Select(id => $"/phien-hop/nhap/{id}/tep")],
        ["/phien-hop/{Id:long}/gop-y/{RoundNumber:long}"] = Rounds(""),
        ["/phien-hop/{id:long}/gop-y/{round:long}.docx"] = Rounds(".docx"),
        ["/phien-hop/{id:long}/gop-y/{round:long}/ban/{number:int}"] = Rounds("/ban/1"),
        ["/phien-hop/{id:long}/gop-y/{round:long}/tep/{comment:long}"] = async (db, c) => [.. (await db.CommentRounds.Where(r => r.CouncilId == c).SelectMany(r => r.Comments.Where(x => x.StoredFileId != null), (r, x) => new { r.MeetingId, r.Id, Comment = x.Id }).Take(2).ToListAsync()).Select(r => $"/phien-hop/{r.MeetingId}/gop-y/{r.Id}/tep/{r.Comment}")],
        ["/chuong-trinh/{Period}"] = (_, _) => Same("/chuong-trinh/2026-11", "/chuong-trinh/2026"),
        ["/chuong-trinh/{Period}/ban-in"] = (_, _) => Same("/chuong-trinh/2026-11/ban-in"),
        ["/chuong-trinh/{period}/chuong-trinh.docx"] = (_, _) => Same("/chuong-trinh/2026-11/chuong-trinh.docx"),
        ["/lich-mau/{Which}"] = (_, _) => Same("/lich-mau/thang", "/lich-mau/ky-hop"),
        ["/moc/{Id:long}"] = async (db, c) => [.. (await db.Occasions.Where(o => o.CouncilId == c).Select(o => o.Id).Take(3).ToListAsync()).Select(id => $"/moc/{id}")],
        ["/thoi-han/{Id}"] = (_, _) => Same("/thoi-han/REC-09"),
        ["/lich/{council:long}/{token}.ics"] = (_, c) => Same($"/lich/{c}/0123456789abcdef.ics"),
        ["/tai-len/{id:guid}"] = async (db, c) => [.. (await db.PartUploads.Where(u => u.CouncilId == c).Select(u => u.Uid).Take(1).ToListAsync()).Select(id => $"/tai-len/{id}")],
        ["/quan-tri/tai-khoan/{Id:long}"] = async (db, c) => [.. (await db.Accounts.Where(a => db.Set<Post>().Any(p => p.PersonId == a.PersonId && p.CouncilId == c)).OrderBy(a => a.Id).Select(a => a.Id).Take(2).ToListAsync()).Select(id => $"/quan-tri/tai-khoan/{id}")],
        ["/nguoi/{Uid:guid}"] = async (db, c) => [.. (await db.Persons.Where(x => db.Set<Deputy>().Any(d => d.PersonId == x.Id && d.CouncilId == c)).OrderBy(x => x.Id).Select(x => x.Uid).Take(2).ToListAsync()).Select(id => $"/nguoi/{id}")],
        ["/cong-khai/{Uid:guid}"] = async (db, c) => [.. (await db.Notices.Where(n => n.CouncilId == c && n.PublicSince != null).OrderBy(n => n.Id).Select(n => n.Uid).Take(2).ToListAsync()).Select(id => $"/cong-khai/{id}")],
        ["/bat-dau/{Token}"] = (_, _) => Same("/bat-dau/0123456789abcdef"),
        ["/tai-san/{hash}/{**name}"] = (_, _) => Same("/tai-san/x/app.css"),
    };

    /// <summary>The same address whatever the council: what it shows is one's own council's.</summary>
    static readonly HashSet<string> OfNoCouncil = ["/chuong-trinh/{Period}", "/chuong-trinh/{Period}/ban-in", "/chuong-trinh/{period}/chuong-trinh.docx", "/lich-mau/{Which}", "/thoi-han/{Id}", "/lich/{council:long}/{token}.ics", "/bat-dau/{Token}", "/nguoi/{Uid:guid}", "/tai-san/{hash}/{**name}"];

    [Fact]
    public async Task Every_address_says_whom_it_lets_in_and_the_walk_knows_how_to_go_there()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        foreach (var route in Routes(council))
        {
            var says = new object?[] { route.Metadata.GetMetadata<NeedsAttribute>(), route.Metadata.GetMetadata<ForAnyPostAttribute>(), route.Metadata.GetMetadata<OpenToAllAttribute>(), route.Metadata.GetMetadata<ForAnyAccountAttribute>() };
            Assert.True(says.Count(s => s is not null) == 1, $"{Pattern(route)} says {says.Count(s => s is not null)} times whom it lets in");
            if (Pattern(route).Contains('{') && IsRead(route)) Assert.True(Fillers.ContainsKey(Pattern(route)), $"The walk does not know how to fill {Pattern(route)}");
        }
    }

    [Theory, BothStores]
    public async Task Everyone_reads_what_the_table_lets_and_the_rest_is_answered_like_what_does_not_exist(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        await Prepare(council);
        var province = await council.Db(db => db.Set<Council>().Where(c => c.ParentId == null).Select(c => c.Id).SingleAsync());
        var addresses = new List<(RouteEndpoint Route, string Address)>();
        foreach (var route in Routes(council).Where(IsRead))
            foreach (var address in Pattern(route).Contains('{') ? await council.Db(db => Fillers[Pattern(route)](db, province)) : [Pattern(route)])
                addresses.Add((route, address));
        foreach (var pattern in Fillers.Keys) Assert.True(addresses.Any(a => Pattern(a.Route) == pattern), $"The province has nothing to fill {pattern} with");

        var wrong = new List<string>();
        foreach (var name in Cast.Everyone)
        {
            using var person = await Enter(council, name);
            var actor = await ActorOf(council, name);
            var party = await council.Db(db => db.Visible(actor).Obligations.Select(o => o.Id).ToListAsync());
            var missing = await Missing(person);
            foreach (var (route, address) in addresses.Where(a => a.Address is not ("/luong" or "/loi" or "/khong-tim-thay")))
            {
                var (status, body) = await Ask(person, address);
                var may = Opens(route, actor);
                if ((int)status >= 500) wrong.Add($"{name} {address}: {status}");
                // Another council's thing, and one that nobody has: answered alike, word for word.
                if (address.Any(char.IsAsciiDigit) && !OfNoCouncil.Contains(Pattern(route)) && route.Metadata.GetMetadata<OpenToAllAttribute>() is null)
                {
                    if (actor.CouncilId != province && !(Pattern(route) == "/chuyen/{Id:long}"))
                        if (status != HttpStatusCode.NotFound || body != missing) wrong.Add($"{name} {address}: of another council, yet {status}");
                    var (unknown, unknownBody) = await Ask(person, NumberRun().Replace(address, "987654321"));
                    if (unknown != HttpStatusCode.NotFound || unknownBody != missing) wrong.Add($"{name} {address}: with an id that does not exist, yet {unknown}");
                }
                if (!may && (status != HttpStatusCode.NotFound || body != missing)) wrong.Add($"{name} {address}: not let in, yet {status}");
                if (may && actor.CouncilId == province && Expected(Pattern(route), address, actor, party) is { } expected && (status is HttpStatusCode.OK or HttpStatusCode.Found) != expected) wrong.Add($"{name} {address}: {status}, expected {(expected ? "to be shown" : "not to exist")}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)) + $"\n{wrong.Count}");

        using var nobody = new Browser(council.Address, follow: false);
        foreach (var (route, address) in addresses.Where(a => a.Route.Metadata.GetMetadata<OpenToAllAttribute>() is null))
        {
            await nobody.Get(address);
            Assert.True(nobody.Status == HttpStatusCode.Found && nobody.Last.Headers.Location!.ToString().StartsWith("/dang-nhap", StringComparison.Ordinal), $"Nobody {address}: {nobody.Status}");
        }
    }

    [Theory, BothStores]
    public async Task A_form_someone_may_send_writes_nothing_when_another_sends_it_who_may_not(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        await Prepare(council);
        var province = await council.Db(db => db.Set<Council>().Where(c => c.ParentId == null).Select(c => c.Id).SingleAsync());
        var forms = new Dictionary<string, (string Address, Dictionary<string, string> Fields)>();
        foreach (var name in new[] { Cast.OfficeHead, Cast.Director, Cast.Contact, Cast.Administrator })
        {
            using var person = await Enter(council, name);
            foreach (var route in Routes(council).Where(r => IsRead(r) && r.Metadata.GetMetadata<OpenToAllAttribute>() is null && r.Metadata.GetMetadata<ForAnyAccountAttribute>() is null))
                foreach (var address in Pattern(route).Contains('{') ? (await council.Db(db => Fillers[Pattern(route)](db, province))).Take(2) : [Pattern(route)])
                {
                    if (address is "/luong" || address.EndsWith(".docx", StringComparison.Ordinal) || address.EndsWith(".xlsx", StringComparison.Ordinal)) continue;
                    await person.Get(address);
                    foreach (var form in person.Page.QuerySelectorAll<IHtmlFormElement>("main form").Where(f => f.Method == "post"))
                        // Also a button that stands elsewhere on the page and names its form.
                        foreach (var (press, value) in form.Elements.OfType<IHtmlButtonElement>().Where(b => b.Name is { Length: > 0 }).Select(b => (b.Name!, b.Value)).DefaultIfEmpty(("", "")))
                            forms.TryAdd($"{Pattern(route)} {Hidden(form, "_handler")} {Hidden(form, "kind")} {(press == "do" ? value : press)}", (address, Fields(form, press, value)));
                }
        }
        Assert.True(forms.Count > 60, $"only {forms.Count} forms were found");

        foreach (var name in Cast.Everyone)
        {
            using var person = await Enter(council, name);
            var actor = await ActorOf(council, name);
            await person.Get("/tai-khoan");
            var token = person.Page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
            var (last, before) = (await council.Db(db => db.AuditRows.MaxAsync(r => r.Id)), await Fingerprint(council, province));
            // What an administrator does to accounts would put the others out; that is told by other tests.
            foreach (var (key, (address, fields)) in forms.Where(f => name != Cast.Administrator || !f.Value.Address.StartsWith("/quan-tri/", StringComparison.Ordinal)))
            {
                var content = new MultipartFormDataContent();
                foreach (var (field, value) in fields) content.Add(new StringContent(field switch { "__RequestVerificationToken" => token, "form" => Guid.NewGuid().ToString(), _ => value }), field);
                var answer = await person.Raw(new(HttpMethod.Post, address) { Content = content });
                Assert.True((int)answer.StatusCode < 500, $"{name} {key}: {answer.StatusCode}");
            }
            var rows = await council.Db(db => db.AuditRows.Where(r => r.Id > last && r.PersonId == actor.PersonId).ToListAsync());
            var beyond = rows.Where(r => !r.Act.StartsWith("account.", StringComparison.Ordinal) && !r.Act.StartsWith("read.", StringComparison.Ordinal) && !actor.MayAny(Acts.AnyOf(r.Act))).Select(r => r.Act).Distinct().ToList();
            Assert.True(beyond.Count == 0, $"{name} wrote {string.Join(", ", beyond)}");
            if (actor.CouncilId != province || actor.Rights == (Right.ManagesAccounts | Right.ManagesRights) || actor.Rank == PostRank.Auditor)
            {
                var after = await Fingerprint(council, province);
                foreach (var (table, was) in before) Assert.True(after[table] == was, $"{name} changed {table} of the province");
            }
        }
    }

    /// <summary>What the table and the rows together say of a thing of the province; null where a rule of its own decides that other tests keep.</summary>
    static bool? Expected(string pattern, string address, Actor actor, List<long> party)
    {
        if (pattern is "/nhiem-vu/{Id:long}") return party.Contains(long.Parse(NumberRun().Match(address).Value));
        if (pattern is "/nhiem-vu/{id:long}/tep/{file:long}" or "/tai-len/{id:guid}") return party.Contains(long.Parse("0" + NumberRun().Match(address).Value)) && pattern[1] == 'n' ? null : pattern[1] == 'n' ? false : null;
        if (pattern.Contains("/du-thao/", StringComparison.Ordinal)) return actor.PersonName is Cast.Director or Cast.Contact;
        if (pattern.StartsWith("/phien-hop/{", StringComparison.Ordinal) || pattern.StartsWith("/chuong-trinh", StringComparison.Ordinal)) return null;
        if (pattern.StartsWith("/moc/", StringComparison.Ordinal) || pattern.EndsWith(".ics", StringComparison.Ordinal) || pattern.StartsWith("/bat-dau", StringComparison.Ordinal)) return null;
        return true;
    }

    static bool Opens(RouteEndpoint route, Actor actor) =>
        route.Metadata.GetMetadata<NeedsAttribute>() is not { } needs || actor.MayAny(needs.AnyOf);

    /// <summary>Things of every kind, so that no address goes untried.</summary>
    static async Task Prepare(TestCouncil council)
    {
        using var contact = await council.As(Cast.Contact);
        var work = await council.Db(async db =>
        {
            var body = await db.BodyNames.Where(n => n.Name == "Sở Xây dựng" && n.To == null).Select(n => n.BodyId).SingleAsync();
            return await db.Obligations.Where(o => o.IsOpen && o.LeadBodyId == body && o.State != ObligationState.ReportedDone && o.State != ObligationState.Returned && o.Comes == null && o.EachOf == null && o.Kind == ObligationKind.Task).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync();
        });
        await contact.Get($"/nhiem-vu/{work}");
        await contact.Send(contact.Form("fact", ("kind", nameof(ObligationEventKind.Progress))), new() { ["words"] = "Bản soạn của sở.", ["do"] = "submit" }, ("files", "soan.txt", "x"u8.ToArray()));
        Assert.Contains("/du-thao/", contact.Here);

        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get($"/nhiem-vu/{work}");
        await secretary.Send(secretary.Form("fact", ("kind", nameof(ObligationEventKind.Progress))), new() { ["words"] = "Nhập thay." }, ("files", "ban-chup.pdf", "%PDF-1.7"u8.ToArray()));
        await secretary.Get($"/nhiem-vu/{work}/chuyen");
        var to = secretary.Page.QuerySelector("#council option:last-child")!.GetAttribute("value")!;
        await secretary.Send(secretary.Form("forward"), new() { ["council"] = to });
        Assert.StartsWith("/chuyen/", secretary.Here);
        await secretary.Get("/phien-hop/nhap");
        await secretary.Send(secretary.Form("import"), new() { ["pasted"] = "Sáng 9/11/2026, Thường trực HĐND tỉnh họp phiên thường kỳ. Đồng chí Trần Minh Khánh, Chủ tịch HĐND tỉnh chủ trì. Kết luận: giao Sở Y tế báo cáo trước ngày 20/11." });
        Assert.StartsWith("/phien-hop/nhap/", secretary.Here);
        await secretary.Get("/nhiem-vu/nhap-bang");
        await secretary.Send(secretary.Page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.QuerySelector("input[type=file]") is not null), [], ("file", "bang.csv", "STT,Nội dung,Chủ trì,Thời hạn\n1,Việc cũ,Sở Y tế,20/12/2026\n"u8.ToArray()));
        await council.Db(async db =>
        {
            var file = await db.StoredFiles.OrderBy(f => f.Id).Select(f => f.Id).FirstAsync();
            return await db.Comments.OrderBy(x => x.Id).Take(1).ExecuteUpdateAsync(x => x.SetProperty(y => y.StoredFileId, file).SetProperty(y => y.FileName, "góp ý.docx"));
        });
        await council.Write<TakeUpload, (Refusal?, Guid)>(async take => await take.Start(await ActorOf(council, Cast.Secretary), "a.bin", 10));
    }

    static async Task<Browser> Enter(TestCouncil council, string name)
    {
        var person = await council.As(name);
        // With a phone at hand; how that goes is told by other tests.
        if (name == Cast.Administrator) await council.Db(db => db.Set<AccountSession>().ExecuteUpdateAsync(s => s.SetProperty(x => x.HasSecondFactor, true)));
        return person;
    }

    internal static Task<Actor> ActorOf(TestCouncil council, string name) => council.Db(async db =>
    {
        var today = CouncilClock.DayOf(council.Time.Now);
        var post = await (from p in db.Posts join who in db.Set<Person>() on p.PersonId equals who.Id where who.Name == name && p.AnnulledBecause == null && p.From <= today && (p.To == null || p.To > today) orderby p.Id select p.Id).FirstAsync();
        return (await Acting.As(db, today, post))!.Value.Actor;
    });

    static async Task<(HttpStatusCode Status, string Body)> Ask(Browser person, string address)
    {
        var answer = await person.Raw(new(HttpMethod.Get, address));
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.NotFound ? Plain(await answer.Content.ReadAsStringAsync()) : "");
    }

    static async Task<string> Missing(Browser person) => (await Ask(person, "/khong-co/987654321")).Body;

    /// <summary>Without what differs from page to page by itself: form ids and tokens, and where in the menu the address itself lies.</summary>
    static string Plain(string html) => Secrets().Replace(html, "value=\"\"").Replace(" aria-current=\"page\"", "", StringComparison.Ordinal);

    // What the framework adds says nothing of whom it lets in, and so lets in nobody.
    static IEnumerable<RouteEndpoint> Routes(TestCouncil council) =>
        council.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(r => !Pattern(r).StartsWith("/_framework/", StringComparison.Ordinal));

    static bool IsRead(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET");

    static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    static Func<CouncilDb, long, Task<IReadOnlyList<string>>> Of(string rest) => async (db, c) =>
        [.. (await db.Meetings.Where(m => m.CouncilId == c).OrderBy(m => m.Id).Select(m => m.Id).Take(3).ToListAsync()).Select(id => $"/phien-hop/{id}{rest}")];

    static Func<CouncilDb, long, Task<IReadOnlyList<string>>> Rounds(string rest) => async (db, c) =>
        [.. (await db.CommentRounds.Where(r => r.CouncilId == c).OrderBy(r => r.Id).Select(r => new { r.MeetingId, r.Id }).Take(2).ToListAsync()).Select(r => $"/phien-hop/{r.MeetingId}/gop-y/{r.Id}{rest}")];

    static Task<IReadOnlyList<string>> Same(params string[] addresses) => Task.FromResult<IReadOnlyList<string>>(addresses);

    static Dictionary<string, string> Fields(IHtmlFormElement form, string button, string pressed)
    {
        var fields = new Dictionary<string, string>();
        foreach (var e in form.Elements)
            switch (e)
            {
                case IHtmlInputElement { Name.Length: > 0, Type: not ("file" or "submit" or "checkbox") } input: fields[input.Name!] = input.Value is { Length: > 0 } v ? v : input.Type switch { "date" => "2026-11-16", "number" => "1", _ => "Thử 12/BC" }; break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area: fields[area.Name!] = area.Value is { Length: > 0 } w ? w : "Thử ghi."; break;
                case IHtmlSelectElement { Name.Length: > 0 } select: fields[select.Name!] = select.Value is { Length: > 0 } s ? s : select.Options.Select(o => o.Value).FirstOrDefault(o => o.Length > 0) ?? ""; break;
            }
        if (button.Length > 0) fields[button] = pressed;
        return fields;
    }

    static string Hidden(IHtmlFormElement form, string name) => form.QuerySelector<IHtmlInputElement>($"input[name='{name}']")?.Value ?? "";

    /// <summary>Of each table the rows of a council and the sum of their versions.</summary>
    static Task<Dictionary<string, string>> Fingerprint(TestCouncil council, long of) => council.Db(async db =>
    {
        var found = new Dictionary<string, string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Where(e => e.FindProperty("CouncilId") is not null && e.GetTableName() is not ("audit_rows" or "audit_seals" or "audit_heads" or "written_forms" or "live_streams" or "stored_files" or "part_uploads" or "upload_pieces" or "own_rights" or "calendar_addresses")))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT count(*){(table.FindProperty("Version") is null ? "" : ", sum(version)")} FROM {table.GetTableName()} WHERE council_id = {of}";
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            found[table.GetTableName()!] = string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(n => reader.GetValue(n)));
        }
        return found;
    });

    [GeneratedRegex("""value="[0-9A-Za-z_-]{20,}" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Secrets();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex NumberRun();
}
