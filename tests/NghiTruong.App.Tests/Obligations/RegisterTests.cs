using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Rights;
using NghiTruong.App.Storage;
using NghiTruong.Bench;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>Lists, pages and counts of the register against a plain count over everything, today and on past days.</summary>
public sealed class RegisterTests
{
    [Theory, BothStores]
    public async Task Whatever_is_asked_rows_pages_and_counts_are_what_a_plain_count_finds(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var today = CouncilClock.DayOf(council.Time.Now);
        await council.Db(async db =>
        {
            var visible = db.Visible(await council.OfficeHead(db));
            var all = await visible.Obligations.AsNoTracking().Include(o => o.Bodies).Include(o => o.Spans).Include(o => o.Turns).AsSplitQuery().ToListAsync();
            var bodies = await db.BodiesOf(visible.Actor.CouncilId);
            var posts = await db.Posts.AsNoTracking().ToListAsync();
            var dice = new Dice(20261122);
            var known = council.App.Services.GetRequiredService<KnownFigures>();
            Assert.NotNull(await council.LedgerOf(db, visible.Actor.CouncilId));
            var found = 0;
            for (var n = 0; n < 150; n++)
            {
                var filter = Ask(dice, all, bodies, today);
                var day = filter.OnDay ?? today;
                var expected = Plain(all, posts, bodies, filter, today);
                var walked = await Walk(visible, filter, today, 1 + dice.Below(8));
                Assert.Equal(expected.Order(), walked.Order());
                Assert.Equal(walked.Count, walked.Distinct().Count());
                Assert.Equal(walked, await Register.Sorted(Register.Rows(visible, filter, today), filter.Sort).Select(r => r.Id).ToListAsync());

                var ofLedger = await Walk(known, visible, filter, today, 1 + dice.Below(8));
                Assert.True(walked.SequenceEqual(ofLedger.Ids), $"{filter}: {string.Join(' ', walked)} in the database, {string.Join(' ', ofLedger.Ids)} in the ledger");
                foreach (var (only, _) in RegisterFilter.Onlys.Where(o => o.Value != "xin-gia-han" || filter.OnDay is null))
                    Assert.True(Plain(all, posts, bodies, filter with { Only = only }, today).Count == ofLedger.Facets.Of(only), $"{filter with { Only = only }}: {ofLedger.Facets.Of(only)} counted in the ledger");
                Assert.Equal(Plain(all, posts, bodies, filter with { Only = null }, today).Count, ofLedger.Facets.Total);

                var facets = await RegisterFacets.Of(Register.Rows(visible, filter with { Only = null }, today), filter.IsOpenByState, filter.IsNarrow, day, filter.Within, Clears.Five, await db.EmptyWatches(visible.Actor.CouncilId, day));
                Assert.Equal(Plain(all, posts, bodies, filter with { Only = null }, today).Count, facets.Total);
                foreach (var (only, _) in RegisterFilter.Onlys.Where(o => o.Value != "xin-gia-han" || filter.OnDay is null))
                    Assert.True(Plain(all, posts, bodies, filter with { Only = only }, today).Count == facets.Of(only), $"{filter with { Only = only }}: {facets.Of(only)} counted");
                foreach (var (lead, open, late) in facets.ByLead)
                {
                    var opened = filter with { Lead = lead ?? 0, WholesOnly = !filter.ShowsParts };
                    if (filter.Lead is not null && filter.Lead != opened.Lead) continue;
                    Assert.Equal(open, Plain(all, posts, bodies, opened with { Only = "dang-lam" }, today).Count);
                    Assert.Equal(late, Plain(all, posts, bodies, opened with { Only = "qua-han" }, today).Count);
                }
                found += expected.Count;
            }
            Assert.True(found > 1000, $"{found} rows in all: the questions find too little to prove anything");
            return found;
        });
    }

    /// <summary>What a body asked for and then reported done waits for nobody to decide on its day; sent back, it waits again.</summary>
    [Theory, BothStores]
    public async Task A_request_for_more_time_rests_while_the_work_is_reported_done(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        using var director = await council.As(Cast.Director);
        await head.Get("/nhiem-vu/them");
        string Value(string field, string words) => head.Page.QuerySelectorAll($"select[name={field}] option").First(o => o.TextContent == words).GetAttribute("value")!;
        await head.Send(head.Form("enter"), new()
        {
            ["work"] = "lát lại vỉa hè phố Hàng Gai", ["is-new"] = "yes", ["due"] = "2026-12-25", ["lead"] = Value("lead", "Sở Xây dựng"),
            ["watcher-post"] = head.Page.QuerySelectorAll("select[name=watcher-post] option").First(o => o.TextContent.StartsWith(Cast.OfficeHead, StringComparison.Ordinal)).GetAttribute("value")!,
        });
        Assert.Equal("", head.Refusal);
        var id = long.Parse(head.Here["/nhiem-vu/".Length..]);
        await Stands(false);
        await Tell(director, id, ObligationEventKind.ExtensionAsked, new() { ["promised"] = "2027-01-20", ["words"] = "mưa kéo dài" });
        await Stands(true);
        Assert.True(head.HasForm("fact", ("kind", "ExtensionRefused")));
        var old = head.Form("fact", ("kind", "ExtensionRefused"));
        await Tell(director, id, ObligationEventKind.ReportedDone, new() { ["number"] = "5/BC" });
        await Stands(false);
        Assert.False(head.HasForm("fact", ("kind", "ExtensionRefused")));
        Assert.False(head.HasForm("fact", ("kind", "ExtensionGranted")));
        var events = await council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == id));
        await head.Send(old, new() { ["words"] = "không gia hạn", ["seen"] = $"{events}" });
        Assert.Equal("waiting-for-confirmation", head.Rule);
        await Tell(head, id, ObligationEventKind.SentBack, new() { ["words"] = "thiếu biên bản nghiệm thu" });
        await Stands(true);
        await Tell(head, id, ObligationEventKind.ExtensionGranted, []);
        Assert.Equal(new DateOnly(2027, 1, 20), await council.Db(db => db.Obligations.Where(o => o.Id == id).Select(o => o.DueOn).SingleAsync()));
        await Stands(false);
        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);

        async Task Stands(bool isAsked)
        {
            await head.Get("/nhiem-vu?tu=via+he+hang+gai");
            Assert.Equal(isAsked ? "1" : "0", head.Page.QuerySelector(".counts a[href*='xin-gia-han'] strong")!.TextContent);
            Assert.Equal(isAsked, head.Page.QuerySelector("table.data tbody")!.TextContent.Contains("đang xin ý kiến", StringComparison.Ordinal));
            await head.Get("/nhiem-vu?tu=via+he+hang+gai&chi=xin-gia-han");
            Assert.Equal(isAsked ? 1 : 0, head.Page.QuerySelectorAll("table.data tbody a.work").Length);
            Assert.Equal(isAsked ? 1 : 0, await council.Db(async db => await Register.Rows(db.Visible(await council.OfficeHead(db)), new RegisterFilter { Words = "via he hang gai", Only = "xin-gia-han" }, CouncilClock.DayOf(council.Time.Now)).CountAsync()));
            await head.Get("/viec-cua-toi");
            var asking = head.Page.QuerySelectorAll("section").FirstOrDefault(s => s.QuerySelector("h2")?.TextContent.StartsWith("Xin gia hạn", StringComparison.Ordinal) == true);
            Assert.Equal(isAsked, asking?.QuerySelector($"a[href^='/nhiem-vu/{id}']") is not null);
            await head.Get($"/nhiem-vu/{id}");
            Assert.Equal(isAsked, head.Html.Contains("Đang xin gia hạn đến", StringComparison.Ordinal));
        }

        static async Task Tell(Browser person, long id, ObligationEventKind kind, Dictionary<string, string> fields)
        {
            await person.Get($"/nhiem-vu/{id}");
            await person.Send(person.Form("fact", ("kind", kind.ToString())), fields);
            Assert.Equal("", person.Refusal);
        }
    }

    static async Task<List<long>> Walk(Visible visible, RegisterFilter filter, DateOnly today, int size)
    {
        var (walked, at) = (new List<long>(), filter);
        while (true)
        {
            var page = await Register.Page(Register.Rows(visible, at, today), at, size);
            walked.AddRange(page.Select(r => r.Id));
            if (page.Count < size) return walked;
            at = at with { After = RegisterCursor.Of(page[^1], at.Sort) };
        }
    }

    static async Task<(List<long> Ids, RegisterFacets Facets)> Walk(KnownFigures known, Visible visible, RegisterFilter filter, DateOnly today, int size)
    {
        var (walked, at) = (new List<long>(), filter);
        while (true)
        {
            var (page, facets) = await known.Page(visible, at, size, today, Clears.Five);
            walked.AddRange(page.Select(r => r.Id));
            if (page.Count < size) return (walked, facets);
            at = at with { After = RegisterCursor.Of(page[^1], at.Sort) };
        }
    }

    static RegisterFilter Ask(Dice dice, List<Obligation> all, List<Body> bodies, DateOnly today)
    {
        var some = all[dice.Below(all.Count)];
        T? Maybe<T>(T value, int oneIn = 6) where T : struct => dice.Below(oneIn) == 0 ? value : null;
        return new RegisterFilter
        {
            Words = dice.Below(6) == 0 ? Folding.Fold(some.Work).Split(' ')[dice.Below(2)] : null, Body = Maybe(some.Bodies.Count > 0 ? some.Bodies[0].BodyId : bodies[0].Id), Lead = Maybe(some.LeadBodyId ?? 0), Watcher = Maybe(some.WatcherBodyId ?? 0, 12),
            Giver = dice.Below(12) == 0 ? some.Giver : null, Origin = dice.Below(8) == 0 ? some.Origin : null, State = Maybe(some.State), Kind = Maybe(some.Kind, 8), Status = Maybe(some.Status, 10),
            Only = dice.Below(2) == 0 ? RegisterFilter.Onlys[dice.Below(RegisterFilter.Onlys.Count)].Value : null, Within = dice.Below(3) == 0 ? 30 : 7, EachPart = dice.Below(3) == 0, WholesOnly = dice.Below(8) == 0,
            OnDay = dice.Below(3) == 0 ? today.AddDays(-1 - dice.Below(200)) : null, GivenFrom = Maybe(some.GivenOn, 10), GivenTo = Maybe(some.GivenOn.AddDays(40), 10),
            ConfirmedFrom = Maybe((some.ConfirmedOn ?? today).AddDays(-20), 8), ConfirmedTo = Maybe((some.ConfirmedOn ?? today).AddDays(20), 10), Sort = dice.Below(3) switch { 0 => "moi", 1 => "co-quan", _ => "han" },
        } is var filter && filter is { OnDay: not null, Only: "xin-gia-han" } ? filter with { Only = null } : filter;
    }

    /// <summary>What the words of the filter mean, said once more without a database.</summary>
    static List<long> Plain(List<Obligation> all, List<Post> posts, List<Body> bodies, RegisterFilter filter, DateOnly today)
    {
        var day = filter.OnDay ?? today;
        return [.. all.Where(o =>
        {
            if (o.IsPart && !filter.ShowsParts) return false;
            if (filter is { EachPart: true, WholesOnly: false } && o.EachOf is not null) return false;
            var span = o.Spans.SingleOrDefault(s => s.From <= day && (s.To is null || day < s.To));
            if (filter.OnDay is not null && span is null) return false;
            var (state, isOpen, kind, status, lead, watcher, post) = filter.OnDay is null
                ? (o.State, o.IsOpen, o.Kind, o.Status, o.LeadBodyId, o.WatcherBodyId, o.WatcherPostId)
                : (span!.State, span.IsOpen, span.Kind, span.Status, span.LeadBodyId, span.WatcherBodyId, span.WatcherPostId);
            var (due, answered, missing, repeated, returned) = filter.OnDay is null ? (o.DueOn, o.AnsweredOn, o.Missing, o.TimesRepeated, o.TimesReturned) : (span!.DueOn, span.AnsweredOn, span.Missing, span.TimesRepeated, span.TimesReturned);
            if (filter.Words is { } words && !(" " + Folding.Fold(o.Work)).Contains(" " + words, StringComparison.Ordinal)
                && !o.Bodies.Any(b => b.To is null && bodies.Single(x => x.Id == b.BodyId).Names.Any(x => (" " + x.Key).Contains(" " + BodyName.Key(words), StringComparison.Ordinal)))) return false;
            if (filter.Body is { } body && !o.Bodies.Any(b => b.BodyId == body && (filter.OnDay is null ? b.To is null : b.From <= day && (b.To is null || day < b.To)))) return false;
            if (filter.Lead is { } asked && (asked == 0 ? lead is not null : lead != asked)) return false;
            if (filter.Watcher is { } watching && watcher != watching) return false;
            if (filter.Giver is { } giver && o.Giver != giver) return false;
            if (filter.Origin is { } origin && o.Origin != origin) return false;
            if (filter.State is { } inState && state != inState) return false;
            if (filter.State is null && state is ObligationState.Merged or ObligationState.Split) return false;
            if (filter.Kind is { } ofKind && kind != ofKind) return false;
            if (filter.Status is { } ofStatus && status != ofStatus) return false;
            if (o.GivenOn < filter.GivenFrom || o.GivenOn > filter.GivenTo) return false;
            if (filter is not { ConfirmedFrom: null, ConfirmedTo: null } && (o.ConfirmedOn is not { } done || done < filter.ConfirmedFrom || done > filter.ConfirmedTo || (filter.OnDay is not null && done > day))) return false;
            var open = isOpen && kind != ObligationKind.Guidance;
            return filter.Only switch
            {
                "dang-lam" => open,
                "qua-han" => open && due < day && state != ObligationState.ReportedDone,
                "sap-den" => open && due >= day && due <= day.AddDays(filter.Within),
                "cho-xac-nhan" => state == ObligationState.ReportedDone,
                "tra-loi-chua-xong" => open && answered is not null,
                "xin-gia-han" => open && ((o.AskedExtensionTo is not null && o.State != ObligationState.ReportedDone) || o.IsExplained),
                "thieu" => open && (missing & Clears.Five) != 0,
                "khong-theo-doi" => open && (post is { } held ? !posts.Exists(p => p.Id == held && p.IsHeldOn(day)) : watcher is null),
                "nhac-lai" => repeated > 0,
                "tra-lai" => returned > 0,
                _ => true,
            };
        }).Select(o => o.Id)];
    }
}
