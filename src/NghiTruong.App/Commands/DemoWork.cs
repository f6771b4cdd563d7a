using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.People;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;
using NghiTruong.Text;

namespace NghiTruong.App.Commands;

/// <summary>Six months of the invented province's meetings, with work in every state, by the rules that hold for everyone.</summary>
sealed class DemoWork(CouncilDb db, DemoPeople people, DateOnly today)
{
    readonly Dictionary<string, Actor> actors = [];
    BodyTree tree = null!;

    /// <summary>One kind of work the province is given again and again.</summary>
    sealed record Template(string Lead, string Work, int Days, string? Expected, string[] With, ObligationKind Kind = ObligationKind.Task, string Verb = "đề nghị", string Said = "");

    static readonly Template[] Templates =
    [
        new("UBND tỉnh", "chỉ đạo các cơ quan soạn thảo hoàn thiện hồ sơ dự thảo nghị quyết trình kỳ họp, gửi các Ban thẩm tra đúng hạn", 25, "Hồ sơ dự thảo nghị quyết", ["Sở Tư pháp"]),
        new("Sở XD", "rà soát 12 dự án giao thông chậm tiến độ, báo cáo rõ nguyên nhân và phương án xử lý từng dự án", 20, "Báo cáo kèm danh mục dự án", ["Sở Tài chính"], Verb: "giao"),
        new("Ban Kinh tế - Ngân sách", "khảo sát tình hình giải ngân vốn đầu tư công, báo cáo Thường trực HĐND tỉnh", 30, "Báo cáo khảo sát", [], Verb: "giao"),
        new("Sở Y tế", "báo cáo việc cung ứng thuốc, vật tư y tế tại các trung tâm y tế khu vực", 15, "Báo cáo bằng văn bản", [], Verb: "yêu cầu"),
        new("Văn phòng HĐND tỉnh", "tham mưu kế hoạch tiếp xúc cử tri trước kỳ họp thường lệ", 12, "Kế hoạch tiếp xúc cử tri", ["Ủy ban MTTQ Việt Nam tỉnh"], Verb: "giao"),
        new("Sở Nông nghiệp và Môi trường", "giải quyết dứt điểm kiến nghị của cử tri xã Nậm Lúa về bãi rác tạm", 35, "Văn bản trả lời và biên bản nghiệm thu", []),
        new("Sở Giáo dục và Đào tạo", "rà soát định mức giáo viên, đề xuất phương án điều chuyển trước năm học mới", 40, null, ["Sở Nội vụ"]),
        new("UBND tỉnh", "công khai tiến độ giải quyết kiến nghị của cử tri trên cổng thông tin điện tử", 0, "Bảng tiến độ công khai", [], ObligationKind.StandingDuty, Said: "hằng tháng"),
        new("Ban Pháp chế", "tiếp tục nâng cao chất lượng thẩm tra, bám sát thực tiễn cơ sở", 0, null, [], ObligationKind.Guidance, "lưu ý"),
        new("Sở Tài chính", "tổng hợp nhu cầu kinh phí sửa chữa trụ sở các xã sau sắp xếp", 28, "Bảng tổng hợp", ["Sở XD"], Verb: "đề nghị"),
        new("Ban Văn hóa - Xã hội", "giám sát việc chi trả trợ cấp người có công tại 4 xã, phường", 45, "Báo cáo giám sát", [], Verb: "giao"),
    ];

    public async Task Seed()
    {
        tree = new BodyTree(await db.BodiesOf(people.Province.Id), today);
        foreach (var (name, (_, post)) in people.People.Where(p => p.Value.Post.CouncilId == people.Province.Id && p.Value.Post.IsHeldOn(today)))
            actors[name] = (await Acting.As(db, today, post.Id))!.Value.Actor;
        var month = new DateOnly(today.Year, today.Month, 1);
        for (var back = 6; back >= 1; back--) await SeedMeeting(month.AddMonths(-back), 6 - back);
        await SeedTurns();
    }

    /// <summary>Given to each commune; assigned by the People's Committee; extended; said again; and the periods of the standing duties.</summary>
    async Task SeedTurns()
    {
        var meetings = await db.Meetings.OrderBy(m => m.HeldOn).ToListAsync();
        var (office, watcher) = (people.Bodies["Văn phòng HĐND tỉnh"].Id, people.People[Cast.Secretary].Post.Id);
        var shared = new ObligationTerms
        {
            Work = "", Kind = ObligationKind.Task, Status = SourceStatus.Binding, Giver = Cast.Chair, Capacity = "Chủ tịch HĐND tỉnh", Verb = "yêu cầu", Bodies = [], Due = DueTime.None,
            WatcherBodyId = office, WatcherPostId = watcher, ExpectedResult = "Báo cáo bằng văn bản",
        };

        var fourth = meetings[3];
        var each = await Add(fourth, shared with { Work = "báo cáo tình hình đất ở, đất sản xuất của đồng bào sau sắp xếp đơn vị hành chính", EachOf = "các xã, phường", EachKinds = [BodyKind.Commune], Due = Until(fourth, 40) });
        foreach (var (part, n) in (await db.Obligations.Include(o => o.Bodies).Include(o => o.Events).Include(o => o.Spans).Where(o => o.ParentId == each.Id).OrderBy(o => o.Id).ToListAsync()).Select((o, n) => (o, n)))
        {
            if (n == 3) continue;
            Then(part, actors[Cast.Secretary], ObligationEventKind.ReportedDone, fourth.HeldOn!.Value.AddDays(30 + n), "Đã báo cáo đủ số liệu.", number: $"{60 + n}/BC-UBND");
            if (n < 2) Then(part, actors[Cast.OfficeHead], ObligationEventKind.Confirmed, fourth.HeldOn!.Value.AddDays(34 + n), "Số liệu đủ, đúng biểu.");
        }

        var fifth = meetings[4];
        var assigned = await Add(fifth, shared with { Work = "kiểm tra việc cấp giấy chứng nhận quyền sử dụng đất tại các khu tái định cư", Bodies = [new BodyPart(people.Bodies["UBND tỉnh"].Id, BodyRole.Lead)], Due = Until(fifth, 45), ConfirmedBy = Confirmer.MonthlyMeeting });
        var toDepartment = assigned.CurrentTerms() with { Bodies = [.. assigned.CurrentTerms().Bodies, new BodyPart(people.Bodies["Sở XD"].Id, BodyRole.Delegate)] };
        Then(assigned, LeadActor("UBND tỉnh"), ObligationEventKind.Delegated, fifth.HeldOn!.Value.AddDays(3), "Sở Xây dựng thực hiện, báo cáo UBND tỉnh trước ngày 10 hằng tháng.", number: "812/UBND-NC", terms: toDepartment);
        Then(assigned, actors[Cast.Director], ObligationEventKind.InternalReport, fifth.HeldOn!.Value.AddDays(12), "Đã kiểm tra 5/8 khu.", number: "77/BC-SXD");

        var extended = await Add(fifth, shared with { Work = "hoàn thành quy hoạch chi tiết khu trung tâm hành chính xã Nậm Lúa", Bodies = [new BodyPart(people.Bodies["Sở XD"].Id, BodyRole.Lead)], Due = Until(fifth, 20) });
        Then(extended, actors[Cast.Director], ObligationEventKind.ExtensionAsked, fifth.HeldOn!.Value.AddDays(15), "Chờ kết quả khảo sát địa chất bổ sung.", number: "81/SXD-QH", promised: fifth.HeldOn!.Value.AddDays(60));
        await Add(fifth, shared with { Work = "trả lời cử tri phường Bến Lam về tuyến kè đã hứa tại Kỳ họp thứ 2", Origin = "da-hua", Bodies = [new BodyPart(people.Bodies["Sở Nông nghiệp và Môi trường"].Id, BodyRole.Lead)], Due = Until(fifth, 50), WatcherBodyId = null, WatcherPostId = null });
        foreach (var repeated in await db.Obligations.Include(o => o.Bodies).Include(o => o.Events).Include(o => o.Spans).Where(o => o.IsOpen && o.SourceId == meetings[2].Id && o.Kind == ObligationKind.Task && o.ParentId == null).Take(1).ToListAsync())
            Then(repeated, actors[Cast.OfficeHead], ObligationEventKind.Repeated, meetings[5].HeldOn!.Value, "Đề nghị báo cáo dứt điểm trong tháng.", about: meetings[5].AsReference());
        await SeedEndings(meetings[1], shared);
        foreach (var duty in await db.Obligations.Include(o => o.Events).Where(o => o.Comes != null).OrderBy(o => o.Id).ToListAsync())
            foreach (var (period, n) in Instalment.Begun(duty.Comes!.Value, duty.DayOfPeriod, duty.GivenOn, today).Select((p, n) => (p, n)))
            {
                var instalment = duty.InstalmentFor(actors[Cast.Secretary], period, At(period.From > duty.GivenOn ? period.From : duty.GivenOn));
                db.Obligations.Add(instalment);
                if (n % 3 == 1 || period.DueOn > today) continue;
                Then(instalment, LeadActor("UBND tỉnh"), ObligationEventKind.ReportedDone, period.DueOn.AddDays(n == 2 ? 4 : -1), "Đã công khai trên cổng thông tin điện tử.", number: $"{300 + n}/BC-UBND");
                Then(instalment, actors[Cast.OfficeHead], ObligationEventKind.Confirmed, period.DueOn.AddDays(6), "");
            }
        await db.SaveChangesAsync();
    }

    /// <summary>One of each way in which work ends or goes on as other work.</summary>
    async Task SeedEndings(Meeting meeting, ObligationTerms shared)
    {
        var held = meeting.HeldOn!.Value;
        foreach (var (lead, work, kind, words) in new[]
        {
            ("Sở Y tế", "mua sắm thiết bị cho 12 trạm y tế xã", ObligationEventKind.PartlyDone, "Đã xong 9/12 trạm; còn 3 trạm chờ bàn giao mặt bằng."),
            ("Sở Giáo dục và Đào tạo", "tuyển đủ giáo viên tiếng Anh cấp tiểu học trong năm 2026", ObligationEventKind.ExplanationAccepted, "Không có nguồn tuyển; đã báo cáo Bộ, có phương án dạy liên trường."),
            ("Sở Tài chính", "đề xuất miễn tiền thuê đất cho hợp tác xã vùng lũ", ObligationEventKind.PassedOn, "Thuộc thẩm quyền của Chính phủ; đã có văn bản kiến nghị Bộ Tài chính."),
            ("Sở XD", "sửa cầu tạm thôn Nà Lúa", ObligationEventKind.Replaced, "Thay bằng dự án cầu kiên cố trong kế hoạch đầu tư công 2027."),
            ("Sở Nông nghiệp và Môi trường", "xử lý ô nhiễm suối Lam đoạn qua chợ", ObligationEventKind.SplitInto, "Tách thành hai việc: thu gom rác và xử lý nước thải."),
        })
        {
            var given = await Add(meeting, shared with { Work = work, Bodies = [new BodyPart(people.Bodies[lead].Id, BodyRole.Lead)], Due = Until(meeting, 30) });
            if (kind == ObligationEventKind.PartlyDone) Then(given, LeadActor(lead), ObligationEventKind.ReportedDone, held.AddDays(25), "Báo cáo kết quả mua sắm.", number: "45/BC-SYT");
            Then(given, actors[Cast.OfficeHead], kind, held.AddDays(28), words);
        }
        var first = await db.Obligations.Where(o => o.IsOpen && o.Kind == ObligationKind.Task && o.ParentId == null && o.SourceId == meeting.Id).OrderBy(o => o.Id).FirstAsync();
        var again = await Add(meeting, shared with { Work = first.Work, Bodies = [new BodyPart(first.LeadBodyId!.Value, BodyRole.Lead)], Due = Until(meeting, 30) });
        Then(again, actors[Cast.OfficeHead], ObligationEventKind.MergedInto, held.AddDays(9), "Trùng với nhiệm vụ đã giao.", about: first.AsReference());
    }

    static DueTime Until(Meeting meeting, int days) => DueTime.OnDay(meeting.HeldOn!.Value.AddDays(days));

    async Task<Obligation> Add(Meeting meeting, ObligationTerms terms)
    {
        var held = meeting.HeldOn!.Value;
        var given = Obligation.Give(actors[Cast.Secretary], meeting.AsReference(), 0, 0, terms, held, At(held));
        db.Obligations.Add(given);
        await db.SaveChangesAsync();
        foreach (var body in people.Bodies.Values.Where(b => terms.EachOf is not null && b.CouncilId == people.Province.Id && terms.EachKinds.Contains(b.Kind) && b.ExistsOn(held)).OrderBy(b => b.Id))
            db.Obligations.Add(given.PartFor(actors[Cast.Secretary], body.Id, held, At(held)));
        meeting.Conclusions.Add(new Conclusion { CouncilId = meeting.CouncilId, Position = 100 + (int)given.Id, Words = terms.Work, ToWords = terms.EachOf ?? "", ObligationId = given.Id });
        await db.SaveChangesAsync();
        return given;
    }

    async Task SeedMeeting(DateOnly month, int order)
    {
        var held = month.AddDays(22);
        while (held.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) held = held.AddDays(1);
        var title = $"Phiên họp thường kỳ tháng {month.Month}/{month.Year} của Thường trực HĐND tỉnh";
        var meeting = new Meeting
        {
            CouncilId = people.Province.Id, Uid = Guid.CreateVersion7(), Kind = MeetingKind.Monthly, Title = title, TitleFolded = " " + Folding.Fold(title), Number = order + 3,
            Period = $"{month:yyyy-MM}", HeldOn = held, Place = "Phòng họp số 2, trụ sở Đoàn ĐBQH và HĐND tỉnh", RecordedAt = At(held),
        };
        meeting.Bodies.Add(new MeetingBody { CouncilId = meeting.CouncilId, BodyId = people.Bodies["Thường trực HĐND tỉnh"].Id });
        foreach (var (name, role) in new[]
        {
            (Cast.Chair, MeetingRole.Chair), (Cast.StandingViceChair, MeetingRole.Presenter), ("Ngô Thanh Sơn", MeetingRole.Attendee), (Cast.CommitteeHead, MeetingRole.Speaker),
            ("Trịnh Thị Hồng Vân", MeetingRole.Attendee), ("Đinh Công Tráng", MeetingRole.Attendee), ("Tạ Hữu Phước", MeetingRole.Speaker), (Cast.OfficeHead, MeetingRole.Attendee),
        })
            meeting.People.Add(new MeetingPerson
            {
                CouncilId = meeting.CouncilId, PersonId = people.People[name].Person.Id, Name = name, Posts = people.People[name].Post.Title, Role = role,
                Attendance = name == "Đinh Công Tráng" && order % 3 == 1 ? Attendance.Excused : Attendance.Present, Excuse = name == "Đinh Công Tráng" && order % 3 == 1 ? "đi công tác theo đoàn giám sát" : null,
            });
        meeting.Groups.Add(new MeetingGroup { CouncilId = meeting.CouncilId, Words = "lãnh đạo Ủy ban MTTQ Việt Nam tỉnh; lãnh đạo các sở, ngành liên quan" });
        foreach (var (item, n) in new[] { ($"Báo cáo kết quả công tác tháng {month.Month}, nhiệm vụ tháng {month.AddMonths(1).Month}", 1), ("Tình hình giải quyết kiến nghị của cử tri", 2), ("Cho ý kiến về các dự thảo nghị quyết trình kỳ họp", 3) })
            meeting.Agenda.Add(new AgendaItem { CouncilId = meeting.CouncilId, Position = n, Title = item, Presenter = n == 2 ? "Tạ Hữu Phước" : n == 1 ? Cast.StandingViceChair : null });
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync();

        for (var n = 0; n < 7; n++)
        {
            var template = Templates[(order * 7 + n) % Templates.Length];
            var obligation = Give(meeting, template, held, isBinding: order < 5);
            Follow(obligation, template, held, order, n);
            db.Obligations.Add(obligation);
            await db.SaveChangesAsync();
            meeting.Conclusions.Add(new Conclusion
            {
                CouncilId = meeting.CouncilId, Position = n, Words = template.Work, ToWords = template.Lead, ObligationId = obligation.Id,
            });
        }
        await db.SaveChangesAsync();
    }

    Obligation Give(Meeting meeting, Template template, DateOnly held, bool isBinding)
    {
        var due = template.Days == 0 ? null : (DateOnly?)held.AddDays(template.Days);
        var terms = new ObligationTerms
        {
            Work = template.Work, Kind = template.Kind, Status = isBinding ? SourceStatus.Binding : SourceStatus.Tentative, Giver = Cast.Chair, Capacity = "Chủ tịch HĐND tỉnh", Verb = template.Verb,
            Bodies = [new BodyPart(people.Bodies[template.Lead].Id, BodyRole.Lead), .. template.With.Select(w => new BodyPart(people.Bodies[w].Id, BodyRole.Coordinating))],
            Due = due is { } on ? new DueTime(DueKind.Day, on, $"trước ngày {on.AddDays(1).Day}/{on.AddDays(1).Month}", $"hết ngày {on:dd/MM/yyyy}")
                : template.Said.Length > 0 ? new DueTime(DueKind.Rhythm, null, template.Said, template.Said) : DueTime.None,
            WatcherBodyId = people.Bodies["Văn phòng HĐND tỉnh"].Id, ExpectedResult = template.Expected,
        };
        return Obligation.Give(actors[Cast.Secretary], meeting.AsReference(), 0, 0, terms, held, At(held));
    }

    /// <summary>What became of it: older work is mostly done, newer work stands at every stage, some of it late.</summary>
    void Follow(Obligation obligation, Template template, DateOnly held, int order, int n)
    {
        if (template.Kind is ObligationKind.Guidance or ObligationKind.StandingDuty) return;
        var lead = LeadActor(template.Lead);
        var stage = order switch { 0 or 1 => n == 3 ? 4 : 7, 2 => n is 1 or 4 ? 3 : n == 3 ? 8 : n == 6 ? 9 : 7, 3 => n + 1, 4 => n, _ => n % 3 };
        var late = n % 3 == 1 ? 9 : 0;
        if (stage >= 1) Then(obligation, lead, ObligationEventKind.Accepted, held.AddDays(2), "");
        if (stage == 8)
        {
            Then(obligation, lead, ObligationEventKind.Returned, held.AddDays(4), "Nội dung thuộc thẩm quyền của UBND cấp xã, đề nghị Thường trực HĐND tỉnh xem xét giao lại.");
            return;
        }
        if (stage == 9)
        {
            Then(obligation, Judge(template), ObligationEventKind.Withdrawn, held.AddDays(5), "Đã đưa vào chương trình giám sát chuyên đề của HĐND tỉnh.");
            return;
        }
        if (stage >= 2) Then(obligation, lead, ObligationEventKind.Answered, held.AddDays(6), "Đã giao phòng chuyên môn thực hiện.", number: $"{40 + order * 9 + n}/{Symbol(template.Lead)}");
        if (stage >= 3) Then(obligation, lead, ObligationEventKind.Roadmap, held.AddDays(8), "", promised: held.AddDays(Math.Max(template.Days, 14) + late));
        if (stage >= 4) Then(obligation, lead, ObligationEventKind.Progress, held.AddDays(12), "Đã hoàn thành khoảng một nửa khối lượng; còn chờ số liệu của các xã.");
        if (stage >= 5) Then(obligation, lead, ObligationEventKind.ReportedDone, held.AddDays(Math.Max(template.Days, 14) + late - 1), "Đã hoàn thành, có báo cáo kèm theo.", number: $"{120 + order * 9 + n}/BC-{Symbol(template.Lead)}");
        if (stage == 6)
        {
            Then(obligation, Judge(template), ObligationEventKind.SentBack, held.AddDays(Math.Max(template.Days, 14) + late + 2), "Báo cáo chưa nêu kết quả của 3 đơn vị; đề nghị bổ sung.");
            return;
        }
        if (stage >= 7) Then(obligation, Judge(template), ObligationEventKind.Confirmed, held.AddDays(Math.Max(template.Days, 14) + late + 3), "Kết quả đúng yêu cầu.");
    }

    void Then(Obligation obligation, Actor actor, ObligationEventKind kind, DateOnly on, string words, string? number = null, DateOnly? promised = null, ObligationTerms? terms = null, Reference? about = null)
    {
        if (on > today) return;
        var fact = new NewFact(kind, on, words) { DocumentNumber = number, PromisedOn = promised, Terms = terms, About = about };
        var posts = people.People.Values.Where(p => p.Person.Id == actor.PersonId).Select(p => p.Post.BodyId).ToList();
        if (obligation.Record(actor, obligation.Version, fact, At(on), posts, tree) is { } refusal && refusal.Rule != "waiting-for-confirmation" && refusal.Rule != "confirm-what-is-reported" && refusal.Rule != "send-back-what-is-reported")
            throw new InvalidOperationException($"The demo province breaks a rule: {refusal.Words}");
    }

    Actor LeadActor(string lead) => actors.Values.FirstOrDefault(a => a.BodyId == people.Bodies[lead].Id) ?? actors[Cast.Secretary];

    Actor Judge(Template template) => template.Lead.StartsWith("Văn phòng", StringComparison.Ordinal) ? actors[Cast.StandingViceChair] : actors[Cast.OfficeHead];

    static string Symbol(string lead) => lead switch { "UBND tỉnh" => "UBND", "Sở XD" => "SXD", "Sở Y tế" => "SYT", "Sở Tài chính" => "STC", _ => "VP" };

    static DateTimeOffset At(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7)).ToUniversalTime();
}
