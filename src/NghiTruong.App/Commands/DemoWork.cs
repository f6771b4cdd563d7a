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
sealed class DemoWork(CouncilDb db, DemoPeople people, DemoHands hands, DateOnly today)
{
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
        var month = new DateOnly(today.Year, today.Month, 1);
        for (var back = 6; back >= 1; back--) await SeedMeeting(month.AddMonths(-back), 6 - back);
    }

    async Task SeedMeeting(DateOnly month, int order)
    {
        var held = month.AddDays(22);
        while (held.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) held = held.AddDays(1);
        var title = $"Phiên họp thường kỳ tháng {month.Month}/{month.Year} của Thường trực HĐND tỉnh";
        var meeting = new Meeting
        {
            CouncilId = people.Province.Id, Uid = Guid.CreateVersion7(), Kind = MeetingKind.Monthly, Title = title, TitleFolded = " " + Folding.Fold(title), Number = order + 3,
            Period = $"{month:yyyy-MM}", HeldOn = held, Place = "Phòng họp số 2, trụ sở Đoàn ĐBQH và HĐND tỉnh", RecordedAt = DemoHands.At(held),
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
        return Obligation.Give(hands[Cast.Secretary], meeting.AsReference(), 0, 0, terms, held, DemoHands.At(held));
    }

    /// <summary>What became of it: older work is mostly done, newer work stands at every stage, some of it late.</summary>
    void Follow(Obligation obligation, Template template, DateOnly held, int order, int n)
    {
        if (template.Kind is ObligationKind.Guidance or ObligationKind.StandingDuty) return;
        var lead = hands.LeadOf(template.Lead);
        var stage = order switch { 0 or 1 => n == 3 ? 4 : 7, 2 => n is 1 or 4 ? 3 : n == 3 ? 8 : n == 6 ? 9 : 7, 3 => n + 1, 4 => n, _ => n % 3 };
        var late = n % 3 == 1 ? 9 : 0;
        if (stage >= 1) hands.Then(obligation, lead, ObligationEventKind.Accepted, held.AddDays(2), "");
        if (stage == 8)
        {
            hands.Then(obligation, lead, ObligationEventKind.Returned, held.AddDays(4), "Nội dung thuộc thẩm quyền của UBND cấp xã, đề nghị Thường trực HĐND tỉnh xem xét giao lại.");
            return;
        }
        if (stage == 9)
        {
            hands.Then(obligation, Judge(template), ObligationEventKind.Withdrawn, held.AddDays(5), "Đã đưa vào chương trình giám sát chuyên đề của HĐND tỉnh.");
            return;
        }
        if (stage >= 2) hands.Then(obligation, lead, ObligationEventKind.Answered, held.AddDays(6), "Đã giao phòng chuyên môn thực hiện.", number: $"{40 + order * 9 + n}/{Symbol(template.Lead)}");
        if (stage >= 3) hands.Then(obligation, lead, ObligationEventKind.Roadmap, held.AddDays(8), "", promised: held.AddDays(Math.Max(template.Days, 14) + late));
        if (stage >= 4) hands.Then(obligation, lead, ObligationEventKind.Progress, held.AddDays(12), "Đã hoàn thành khoảng một nửa khối lượng; còn chờ số liệu của các xã.");
        if (stage >= 5) hands.Then(obligation, lead, ObligationEventKind.ReportedDone, held.AddDays(Math.Max(template.Days, 14) + late - 1), "Đã hoàn thành, có báo cáo kèm theo.", number: $"{120 + order * 9 + n}/BC-{Symbol(template.Lead)}");
        if (stage == 6)
        {
            hands.Then(obligation, Judge(template), ObligationEventKind.SentBack, held.AddDays(Math.Max(template.Days, 14) + late + 2), "Báo cáo chưa nêu kết quả của 3 đơn vị; đề nghị bổ sung.");
            return;
        }
        if (stage >= 7) hands.Then(obligation, Judge(template), ObligationEventKind.Confirmed, held.AddDays(Math.Max(template.Days, 14) + late + 3), "Kết quả đúng yêu cầu.");
    }

    Actor Judge(Template template) => template.Lead.StartsWith("Văn phòng", StringComparison.Ordinal) ? hands[Cast.StandingViceChair] : hands[Cast.OfficeHead];

    static string Symbol(string lead) => lead switch { "UBND tỉnh" => "UBND", "Sở XD" => "SXD", "Sở Y tế" => "SYT", "Sở Tài chính" => "STC", _ => "VP" };
}
