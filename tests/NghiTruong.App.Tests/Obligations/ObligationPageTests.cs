using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Audit;
using NghiTruong.App.Obligations;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>Work is followed through its real page: by the department that owes it and the Office that asked.</summary>
public sealed class ObligationPageTests
{
    [Theory, BothStores]
    public async Task Work_goes_from_given_to_confirmed_and_every_day_stays_as_it_was(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var id = await Fresh(council, "Sở Xây dựng");
        using var director = await council.As(Cast.Director);

        await Tell(director, id, ObligationEventKind.Accepted, []);
        await Tell(director, id, ObligationEventKind.Answered, new() { ["number"] = "88/SXD-KH", ["words"] = "Đã phân công phòng Kế hoạch." });
        council.Time.Forward(TimeSpan.FromDays(2));
        await Tell(director, id, ObligationEventKind.Roadmap, new() { ["promised"] = "2026-11-30" });
        await Tell(director, id, ObligationEventKind.ReportedDone, new() { ["words"] = "Xong 12 dự án." }, ("files", "bao-cao.pdf", Encoding.UTF8.GetBytes("%PDF-1.7 minh chứng")));
        Assert.Contains("báo cáo hoàn thành, chờ xác nhận", director.Html);
        Assert.False(director.HasForm("fact", ("kind", nameof(ObligationEventKind.Confirmed))));

        using var secretary = await council.As(Cast.Secretary);
        await Tell(secretary, id, ObligationEventKind.SentBack, new() { ["words"] = "Thiếu phụ lục." });
        await Tell(director, id, ObligationEventKind.ReportedDone, new() { ["number"] = "90/BC-SXD" });
        council.Time.Forward(TimeSpan.FromDays(1));
        await Tell(secretary, id, ObligationEventKind.ConfirmationProposed, new() { ["words"] = "Đủ phụ lục." });
        Assert.False(secretary.HasForm("fact", ("kind", nameof(ObligationEventKind.Confirmed))));
        using var head = await council.As(Cast.OfficeHead);
        await Tell(head, id, ObligationEventKind.Confirmed, []);
        Assert.Contains("xác nhận hoàn thành", head.Html);
        Assert.False(head.HasForm("fact", ("kind", nameof(ObligationEventKind.Progress))));

        var was = await secretary.Get($"/nhiem-vu/{id}?ngay=2026-11-17");
        Assert.Contains("đã trả lời", was.Page.QuerySelector(".badges")!.TextContent);
        Assert.DoesNotContain("90/BC-SXD", was.Html);
        await secretary.Get("/nhiem-vu?trang-thai=Answered&ngay=2026-11-17");
        Assert.Contains($"/nhiem-vu/{id}?ngay=2026-11-17", secretary.Html);
        await secretary.Get("/nhiem-vu?trang-thai=Answered");
        Assert.DoesNotContain($"\"/nhiem-vu/{id}\"", secretary.Html);

        Assert.Empty((await council.Db(db => Rebuilding.Compare(db, false, default))).Different);
    }

    [Theory, BothStores]
    public async Task The_same_form_sent_twice_is_written_once(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var id = await Fresh(council, "Sở Xây dựng");
        using var director = await council.As(Cast.Director);
        await director.Get($"/nhiem-vu/{id}");
        var form = director.Form("fact", ("kind", nameof(ObligationEventKind.Accepted)));

        var both = await Task.WhenAll(director.Post(form, []), director.Post(form, []));

        Assert.All(both, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(2, await council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == id)));
    }

    [Theory, BothStores]
    public async Task A_form_from_before_anothers_change_is_told_what_changed_and_keeps_its_words(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var id = await Fresh(council, "Sở Xây dựng");
        using var director = await council.As(Cast.Director);
        using var secretary = await council.As(Cast.Secretary);
        await director.Get($"/nhiem-vu/{id}");
        var old = director.Form("fact", ("kind", nameof(ObligationEventKind.Progress)));
        await Tell(secretary, id, ObligationEventKind.Accepted, new() { ["number"] = "12/SXD" });

        await director.Send(old, new() { ["words"] = "Đã xong 5 trên 12 dự án." });

        Assert.Equal(HttpStatusCode.Conflict, director.Status);
        Assert.Contains("Tiếp nhận", director.Refusal);
        Assert.Contains(director.Page.QuerySelectorAll("textarea"), t => t.TextContent.Contains("Đã xong 5 trên 12 dự án."));
    }

    [Theory, BothStores]
    public async Task Nobody_confirms_the_work_of_his_own_body(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var id = await Fresh(council, "Ban Kinh tế - Ngân sách HĐND tỉnh");
        using var head = await council.As(Cast.CommitteeHead);
        await Tell(head, id, ObligationEventKind.ReportedDone, new() { ["number"] = "12/BC-KTNS" });

        await head.Get($"/nhiem-vu/{id}");
        Assert.False(head.HasForm("fact", ("kind", nameof(ObligationEventKind.Confirmed))));
        using var secretary = await council.As(Cast.OfficeHead);
        await secretary.Get($"/nhiem-vu/{id}");
        var borrowed = secretary.Form("fact", ("kind", nameof(ObligationEventKind.Confirmed)));
        await head.Get($"/nhiem-vu/{id}");
        await head.Send(head.Form("fact"), new() { ["kind"] = "Confirmed", ["seen"] = borrowed.QuerySelector("input[name=seen]")!.GetAttribute("value")! });
        Assert.Equal("own-work", head.Rule);

        await Tell(secretary, id, ObligationEventKind.Confirmed, []);
        Assert.Equal(ObligationState.Confirmed, await council.Db(db => db.Obligations.Where(o => o.Id == id).Select(o => o.State).SingleAsync()));
    }

    [Theory, BothStores]
    public async Task Returned_work_is_given_anew_and_the_old_words_stay(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var id = await Fresh(council, "Sở Xây dựng");
        using var director = await council.As(Cast.Director);
        await Tell(director, id, ObligationEventKind.Returned, new() { ["words"] = "Không thuộc thẩm quyền." });
        Assert.False(director.HasForm("correct"));
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get($"/nhiem-vu/{id}");
        var lead = secretary.Form("correct").QuerySelectorAll("select[name=lead] option").Single(o => o.TextContent == "Sở Tài chính").GetAttribute("value")!;
        await secretary.Send(secretary.Form("correct"), new() { ["lead"] = lead, ["work"] = "rà soát 15 dự án chậm" });
        Assert.Equal("reason-needed", secretary.Rule);
        await secretary.Send(secretary.Form("correct"), new() { ["lead"] = lead, ["work"] = "rà soát 15 dự án chậm", ["reason"] = "Giao đúng cơ quan" });

        Assert.Equal("rà soát 15 dự án chậm", secretary.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("mới giao", secretary.Page.QuerySelector(".badges")!.TextContent);
        council.Time.Forward(TimeSpan.FromDays(1));
        await secretary.Get($"/nhiem-vu/{id}?ngay=2026-11-15");
        Assert.Equal("rà soát 12 dự án chậm tiến độ", secretary.Page.QuerySelector("h1")!.TextContent);
        await secretary.Get("/nhiem-vu?ngay=2026-11-15&tu=ra+soat+du+an");
        Assert.Contains("rà soát 12 dự án chậm tiến độ", secretary.Html);
    }

    [Theory, BothStores]
    public async Task Evidence_comes_back_as_it_went_in_and_only_to_those_who_see_the_work(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var id = await Fresh(council, "Sở Xây dựng");
        var bytes = new byte[1_300_000];
        for (var n = 0; n < bytes.Length; n++) bytes[n] = (byte)(n * 31 >> 3);
        "%PDF-1.7\n"u8.CopyTo(bytes);
        using var director = await council.As(Cast.Director);
        await Tell(director, id, ObligationEventKind.ReportedDone, new() { ["words"] = "Xong" }, ("files", "Biên bản nghiệm thu.pdf", bytes));
        var address = director.Page.QuerySelector(".files a")!.GetAttribute("href")!;

        await director.Get(address);
        Assert.Equal(bytes, await director.Last.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", director.Last.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", director.Last.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", director.Last.Headers.GetValues("Content-Security-Policy").Single());

        using var front = await council.As(Cast.FrontOfficer);
        await front.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, front.Status);
        await front.Get($"/nhiem-vu/{id}");
        Assert.Equal(HttpStatusCode.NotFound, front.Status);
    }

    [Theory, BothStores]
    public async Task Another_councils_work_does_not_exist(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var id = await Fresh(council, "Sở Xây dựng");
        using var commune = await council.As(Cast.CommuneSecretary);

        foreach (var path in new[] { $"/nhiem-vu/{id}", "/nhiem-vu/999999999", "/phien-hop/1", "/phien-hop/nhap/1", "/danh-ba/co-quan/1", "/danh-ba/nguoi/1", $"/nhiem-vu/{id}/tep/1" })
        {
            await commune.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, commune.Status);
            Assert.DoesNotContain("Lam Giang", commune.Page.QuerySelector("main")!.TextContent);
        }
    }

    [Theory, BothStores]
    public async Task What_is_written_leaves_its_audit_row(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var id = await Fresh(council, "Sở Xây dựng");
        using var director = await council.As(Cast.Director);
        await Tell(director, id, ObligationEventKind.Accepted, []);

        var row = await council.Db(db => db.AuditRows.OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal(("obligation.Accepted", "obligation", id), (row.Act, row.TargetKind, row.TargetId));
        Assert.Contains(Cast.Director, row.ActorTitle);
    }

    [Theory]
    [InlineData(ObligationEventKind.ReportedDone, "words", "Xong", "evidence-needed")]
    [InlineData(ObligationEventKind.Answered, "words", "Xong", "answer-needs-number")]
    [InlineData(ObligationEventKind.Roadmap, "promised", "2026-01-01", "roadmap-in-the-past")]
    [InlineData(ObligationEventKind.Roadmap, "promised", "31/31/2026", "not-a-day")]
    [InlineData(ObligationEventKind.Accepted, "on", "2030-01-01", "in-the-future")]
    [InlineData(ObligationEventKind.Accepted, "on", "", "day-needed")]
    [InlineData(ObligationEventKind.Roadmap, "promised", "2199-12-31", "too-far-ahead")]
    [InlineData(ObligationEventKind.Returned, "words", "", "reason-needed")]
    [InlineData(ObligationEventKind.Accepted, "on", "2020-01-01", "before-given")]
    public async Task Wrong_input_is_answered_in_words_beside_the_form(ObligationEventKind kind, string field, string value, string rule)
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var id = await Fresh(council, "Sở Xây dựng");
        using var director = await council.As(Cast.Director);

        await Tell(director, id, kind, new() { [field] = value });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, director.Status);
        Assert.Equal(rule, director.Rule);
        Assert.Equal(1, await council.Db(db => db.ObligationEvents.CountAsync(e => e.ObligationId == id)));
    }

    static async Task<long> Fresh(TestCouncil council, string lead)
    {
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/1");
        var form = secretary.Form("conclude");
        var body = form.QuerySelectorAll("select[name=lead] option").Single(o => o.TextContent == lead).GetAttribute("value")!;
        await secretary.Send(form, new() { ["work"] = "rà soát 12 dự án chậm tiến độ", ["lead"] = body, ["due-words"] = "trước ngày 15/12", ["expected"] = "Báo cáo" });
        var id = await council.Db(db => db.Obligations.MaxAsync(o => o.Id));
        // The meeting lies in the past; tests speak of today.
        return id;
    }

    static async Task Tell(Browser person, long id, ObligationEventKind kind, Dictionary<string, string> fill, params (string, string, byte[])[] files)
    {
        await person.Get($"/nhiem-vu/{id}");
        await person.Send(person.Form("fact", ("kind", kind.ToString())), fill, files);
    }
}
