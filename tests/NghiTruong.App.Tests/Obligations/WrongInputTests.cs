using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Obligations;
using NghiTruong.App.Tests.Deadlines;
using NghiTruong.Rules;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>What a card of work is told that cannot be so: refused in words that say what is wrong and what to do, and nothing is written.</summary>
public sealed class WrongInputTests
{
    [Theory, BothStores]
    public async Task A_code_that_was_merged_or_split_away_is_told_where_it_lives_on(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var (first, second, third, fourth) = (await Enter(head, "lập danh mục hồ chứa xuống cấp"), await Enter(head, "kiểm tra đập đầu mối hồ Ia Mơr"), await Enter(head, "sửa kênh chính Ia Lâu"), await Enter(head, "mua máy bơm; lắp trạm điện"));
        await Record(head, first, ObligationEventKind.MergedInto, new() { ["other"] = $"{second}" });
        await Record(head, second, ObligationEventKind.MergedInto, new() { ["other"] = $"{third}" });

        var fifth = await Enter(head, "nạo vét kênh mương nội đồng");
        await Record(head, fifth, ObligationEventKind.Replaced, new() { ["words"] = "thay", ["other"] = $"{first}" }, "merged-away");
        Assert.Contains($"Nhiệm vụ {first} đã gộp vào nhiệm vụ {third}; hãy ghi mã {third}.", head.Refusal);
        Assert.NotNull(head.Page.QuerySelector($"#ghi-su-viec a[href='/nhiem-vu/{third}']"));
        await Record(head, third, ObligationEventKind.MergedInto, new() { ["other"] = $"{first}" }, "merged-away");
        Assert.Contains("đã gộp vào chính nhiệm vụ này", head.Refusal);
        await Record(head, fifth, ObligationEventKind.MergedInto, new() { ["other"] = $"{fifth}" }, "same-work");

        await head.Get($"/nhiem-vu/{fourth}/tach");
        await head.Send(head.Form("split"), []);
        await Record(head, fifth, ObligationEventKind.MergedInto, new() { ["other"] = $"{fourth}" }, "split-away");
        await Record(head, fifth, ObligationEventKind.MergedInto, new() { ["other"] = "999999" }, "no-such-work");
        Assert.Equal(1, await Events(council, fifth));
    }

    [Theory, BothStores]
    public async Task A_correction_that_changes_nothing_writes_nothing(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var id = await Enter(head, "đo đạc lại đất rừng phòng hộ");
        await head.Get($"/nhiem-vu/{id}");
        await head.Send(head.Form("correct"), new() { ["reason"] = "rà lại" });
        Assert.Equal("nothing-changed", head.Rule);
        Assert.Contains("hãy sửa ô bị sai", head.Refusal);
        Assert.Equal(1, await Events(council, id));
        await head.Get($"/nhiem-vu/{id}");
        await head.Send(head.Form("correct"), new() { ["reason"] = "rà lại", ["expected"] = "Bản đồ" });
        Assert.Equal("", head.Refusal);
        Assert.Equal(2, await Events(council, id));
    }

    [Theory, BothStores]
    public async Task A_choice_that_is_none_is_named_and_takes_no_time_from_the_work(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var id = await Enter(head, "thẩm định giá đất khu tái định cư");
        (string Field, string Value, string Rule, string Called)[] forged =
        [
            ("occasion", "999999", "no-such-occasion", "Theo mốc"), ("occasion", "ky-hop", "no-such-choice", "Theo mốc"), ("kind-of", "Wish", "no-such-choice", "Loại"), ("lead", "so-y-te", "no-such-choice", "Chủ trì"),
            ("confirmer", "9", "no-such-choice", "Ai công nhận"), ("watcher", "x", "no-such-choice", "Cơ quan theo dõi"),
        ];
        foreach (var (field, value, rule, called) in forged)
        {
            await head.Get($"/nhiem-vu/{id}");
            await head.Send(head.Form("correct"), new() { ["reason"] = "ghi nhầm", [field] = value });
            Assert.Equal((field, rule), (field, head.Rule));
            Assert.Contains(called + ":", head.Refusal);
            Assert.NotNull(head.Page.QuerySelector($".field-wrong [name={field}]"));
        }
        var work = await council.Db(db => db.Obligations.Where(o => o.Id == id).Select(o => new { o.DueOn, o.Version, o.LeadBodyId, o.Kind }).SingleAsync());
        Assert.Equal((new DateOnly(2026, 12, 25), 1, true, ObligationKind.Task), (work.DueOn, work.Version, work.LeadBodyId is not null, work.Kind));

        var occasion = $"{await head.OpensSession()}";
        foreach (var (field, value) in new[] { ("occasion", "999999"), ("each", "huyen"), ("occasion-side", "Beside"), ("occasion-unit", "Week"), ("occasion-point", "Middle"), ("occasion-days", "401") })
        {
            await head.Get("/nhiem-vu/them");
            var fill = new Dictionary<string, string> { ["work"] = "việc giả mạo mẫu", ["is-new"] = "yes", ["occasion"] = occasion };
            fill[field] = value;
            await head.Send(head.Form("enter"), fill);
            Assert.True(head.Rule is "no-such-occasion" or "no-such-choice" or "too-many-days", $"{field}: {head.Rule}");
            Assert.NotNull(head.Page.QuerySelector($".field-wrong [name={field}]"));
        }
    }

    [Theory, BothStores]
    public async Task A_day_more_than_ten_years_ahead_is_refused_with_the_last_that_may_be_set(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var last = CouncilClock.DayOf(council.Time.Now).AddYears(10);
        var (most, over) = ($"muộn nhất là {last:dd/MM/yyyy}", last.AddDays(1).ToString("yyyy-MM-dd"));
        async Task Refused(string handler, Dictionary<string, string> fields)
        {
            await head.Send(head.Form(handler), fields);
            Assert.Equal("too-far-ahead", head.Rule);
            Assert.Contains(most, head.Refusal);
            Assert.NotNull(head.Page.QuerySelector(".field-wrong"));
        }
        await head.Get("/nhiem-vu/them");
        await Refused("enter", new() { ["work"] = "việc của thế kỷ sau", ["is-new"] = "yes", ["due"] = over });
        await head.Get("/nhiem-vu/them");
        await Refused("enter", new() { ["work"] = "việc của thế kỷ sau", ["is-new"] = "yes", ["due-words"] = "trước ngày 31/12/2199" });

        var id = await Enter(head, "xây cầu Ia Ly; làm đường dẫn");
        await head.Get($"/nhiem-vu/{id}");
        await Refused("correct", new() { ["due"] = over, ["reason"] = "ghi nhầm" });
        await head.Get($"/nhiem-vu/{id}/tach");
        await Refused("split", new() { ["due-1"] = over });
        await head.Get($"/nhiem-vu/{id}/chuyen");
        await Refused("forward", new() { ["council"] = head.Page.QuerySelectorAll("#council option")[^1].GetAttribute("value")!, ["due"] = over });
        await Record(head, id, ObligationEventKind.ExtensionGranted, new() { ["promised"] = over, ["number"] = "9/TB" }, "too-far-ahead");
        Assert.Equal(1, await Events(council, id));

        await head.Get("/phien-hop/1");
        await head.Send(head.Form("conclude"), new() { ["work"] = "việc của thế kỷ sau", ["due"] = "2199-12-31" });
        Assert.Equal("too-far-ahead", head.Rule);
        await head.Get($"/nhiem-vu/{id}");
        await head.Send(head.Form("correct"), new() { ["due"] = last.ToString("yyyy-MM-dd"), ["reason"] = "dự án dài" });
        Assert.Equal("", head.Refusal);
    }

    [Theory, BothStores]
    public async Task A_body_that_ended_is_given_no_work_by_an_old_page_of_the_card_or_of_its_pieces(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var id = await Enter(head, "bình ổn giá xăng; dự trữ gạo", "Sở Xây dựng");
        await head.Get($"/nhiem-vu/{id}/tach");
        var (ended, pieces) = (head.Page.QuerySelectorAll("#lead-0 option").Single(o => o.TextContent == "Sở Công Thương").GetAttribute("value")!, head.Form("split"));
        await head.Get($"/nhiem-vu/{id}");
        var (reassign, correct) = (head.Form("fact", ("kind", "Reassigned")), head.Form("correct"));
        var successor = await council.Db(db => db.Set<NghiTruong.Rules.People.Body>().Where(b => b.CouncilId == 1 && b.Names.Any(n => n.Name == "Sở Nội vụ")).Select(b => b.Id).SingleAsync());
        await head.Get($"/danh-ba/sap-xep?kieu=Dissolve&co-quan={ended}&nhan={successor}&ngay=2026-11-10&quyet-dinh=Q%C4%90+9");
        await head.Send(head.Form("reorganise"), []);
        Assert.Equal("", head.Refusal);

        foreach (var (page, form, fill) in new (string, AngleSharp.Html.Dom.IHtmlFormElement, Dictionary<string, string>)[]
        {
            ("", reassign, new() { ["lead"] = ended, ["words"] = "đúng chức năng" }), ("", correct, new() { ["lead"] = ended, ["reason"] = "ghi nhầm" }), ("/tach", pieces, new() { ["lead-1"] = ended }),
        })
        {
            await head.Get($"/nhiem-vu/{id}{page}");
            await head.Send(form, fill);
            Assert.Equal("body-ended", head.Rule);
            Assert.Contains("Sở Công Thương không còn hoạt động từ ngày 10/11/2026", head.Refusal);
        }
        Assert.Equal(1, await Events(council, id));
    }

    [Theory, BothStores]
    public async Task A_piece_with_a_body_or_a_day_and_no_words_is_asked_for_its_words(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var id = await Enter(head, "trồng rừng; làm đường lâm sinh");
        await head.Get($"/nhiem-vu/{id}/tach");
        await head.Send(head.Form("split"), new() { ["due-2"] = "2026-12-30" });
        Assert.Equal("work-needed", head.Rule);
        Assert.NotNull(head.Page.QuerySelector(".field-wrong [name=work-2]"));
        Assert.Equal("2026-12-30", head.Page.QuerySelector("[name=due-2]")!.GetAttribute("value"));
        Assert.Equal(1, await Events(council, id));
    }

    [Theory, BothStores]
    public async Task What_is_reported_done_is_judged_before_it_is_split(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var id = await Enter(head, "sửa trạm bơm; nạo vét bể hút", "Sở Xây dựng");
        await Record(head, id, ObligationEventKind.ReportedDone, new() { ["number"] = "3/BC" });
        await head.Get($"/nhiem-vu/{id}/tach");
        await head.Send(head.Form("split"), []);
        Assert.Equal("waiting-for-confirmation", head.Rule);
        await Record(head, id, ObligationEventKind.SentBack, new() { ["words"] = "mới xong một việc" });
        await head.Get($"/nhiem-vu/{id}/tach");
        await head.Send(head.Form("split"), []);
        Assert.Equal("", head.Refusal);
    }

    [Theory, BothStores]
    public async Task A_fact_of_no_kind_is_no_progress(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var head = await council.As(Cast.OfficeHead);
        var id = await Enter(head, "cắm mốc hành lang hồ thủy lợi");
        await head.Get($"/nhiem-vu/{id}");
        await head.Send(head.Form("fact", ("kind", "Progress")), new() { ["kind"] = "Celebrated", ["words"] = "xong một nửa", ["number"] = "1/BC" });
        Assert.Equal("no-such-choice", head.Rule);
        Assert.Equal(1, await Events(council, id));
    }

    static async Task<long> Enter(Browser office, string work, string? lead = null, string due = "2026-12-25")
    {
        await office.Get("/nhiem-vu/them");
        var chosen = office.Page.QuerySelectorAll("select#lead option").First(o => lead is null ? o.GetAttribute("value") is { Length: > 0 } : o.TextContent == lead).GetAttribute("value")!;
        await office.Send(office.Form("enter"), new() { ["work"] = work, ["is-new"] = "yes", ["due"] = due, ["lead"] = chosen });
        Assert.Equal("", office.Refusal);
        return long.Parse(office.Here["/nhiem-vu/".Length..]);
    }

    static async Task Record(Browser person, long id, ObligationEventKind kind, Dictionary<string, string> fields, string? refused = null)
    {
        await person.Get($"/nhiem-vu/{id}");
        await person.Send(person.Form("fact", ("kind", kind.ToString())), fields);
        Assert.Equal(refused, person.Rule);
    }

    static Task<int> Events(TestCouncil council, long id) => council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == id));
}
