using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules;
using NghiTruong.Rules.Meetings;
using NghiTruong.Rules.Obligations;
using NghiTruong.Rules.People;

namespace NghiTruong.App.Commands;

/// <summary>Work that takes a turn: given to each commune; assigned by the People's Committee; extended; said again; ended in each of its ways; and the periods of the standing duties.</summary>
sealed class DemoTurns(CouncilDb db, DemoPeople people, DemoHands hands, DateOnly today)
{
    public async Task Seed()
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
            hands.Then(part, hands[Cast.Secretary], ObligationEventKind.ReportedDone, fourth.HeldOn!.Value.AddDays(30 + n), "Đã báo cáo đủ số liệu.", number: $"{60 + n}/BC-UBND");
            if (n < 2) hands.Then(part, hands[Cast.OfficeHead], ObligationEventKind.Confirmed, fourth.HeldOn!.Value.AddDays(34 + n), "Số liệu đủ, đúng biểu.");
        }

        var fifth = meetings[4];
        var assigned = await Add(fifth, shared with { Work = "kiểm tra việc cấp giấy chứng nhận quyền sử dụng đất tại các khu tái định cư", Bodies = [new BodyPart(people.Bodies["UBND tỉnh"].Id, BodyRole.Lead)], Due = Until(fifth, 45), ConfirmedBy = Confirmer.MonthlyMeeting });
        var toDepartment = assigned.CurrentTerms() with { Bodies = [.. assigned.CurrentTerms().Bodies, new BodyPart(people.Bodies["Sở XD"].Id, BodyRole.Delegate)] };
        hands.Then(assigned, hands.LeadOf("UBND tỉnh"), ObligationEventKind.Delegated, fifth.HeldOn!.Value.AddDays(3), "Sở Xây dựng thực hiện, báo cáo UBND tỉnh trước ngày 10 hằng tháng.", number: "812/UBND-NC", terms: toDepartment);
        hands.Then(assigned, hands[Cast.Director], ObligationEventKind.InternalReport, fifth.HeldOn!.Value.AddDays(12), "Đã kiểm tra 5/8 khu.", number: "77/BC-SXD");

        var extended = await Add(fifth, shared with { Work = "hoàn thành quy hoạch chi tiết khu trung tâm hành chính xã Nậm Lúa", Bodies = [new BodyPart(people.Bodies["Sở XD"].Id, BodyRole.Lead)], Due = Until(fifth, 20) });
        hands.Then(extended, hands[Cast.Director], ObligationEventKind.ExtensionAsked, fifth.HeldOn!.Value.AddDays(15), "Chờ kết quả khảo sát địa chất bổ sung.", number: "81/SXD-QH", promised: fifth.HeldOn!.Value.AddDays(60));
        await Add(fifth, shared with { Work = "trả lời cử tri phường Bến Lam về tuyến kè đã hứa tại Kỳ họp thứ 2", Origin = "da-hua", Bodies = [new BodyPart(people.Bodies["Sở Nông nghiệp và Môi trường"].Id, BodyRole.Lead)], Due = Until(fifth, 50), WatcherBodyId = null, WatcherPostId = null });
        foreach (var repeated in await db.Obligations.Include(o => o.Bodies).Include(o => o.Events).Include(o => o.Spans).Where(o => o.IsOpen && o.SourceId == meetings[2].Id && o.Kind == ObligationKind.Task && o.ParentId == null).Take(1).ToListAsync())
            hands.Then(repeated, hands[Cast.OfficeHead], ObligationEventKind.Repeated, meetings[5].HeldOn!.Value, "Đề nghị báo cáo dứt điểm trong tháng.", about: meetings[5].AsReference());
        await SeedEndings(meetings[1], shared);
        foreach (var duty in await db.Obligations.Include(o => o.Events).Where(o => o.Comes != null).OrderBy(o => o.Id).ToListAsync())
            foreach (var (period, n) in Instalment.Begun(duty.Comes!.Value, duty.DayOfPeriod, duty.GivenOn, today).Select((p, n) => (p, n)))
            {
                var instalment = duty.InstalmentFor(hands[Cast.Secretary], period, DemoHands.At(period.From > duty.GivenOn ? period.From : duty.GivenOn));
                db.Obligations.Add(instalment);
                if (n % 3 == 1 || period.DueOn > today) continue;
                hands.Then(instalment, hands.LeadOf("UBND tỉnh"), ObligationEventKind.ReportedDone, period.DueOn.AddDays(n == 2 ? 4 : -1), "Đã công khai trên cổng thông tin điện tử.", number: $"{300 + n}/BC-UBND");
                hands.Then(instalment, hands[Cast.OfficeHead], ObligationEventKind.Confirmed, period.DueOn.AddDays(6), "");
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
            if (kind == ObligationEventKind.PartlyDone) hands.Then(given, hands.LeadOf(lead), ObligationEventKind.ReportedDone, held.AddDays(25), "Báo cáo kết quả mua sắm.", number: "45/BC-SYT");
            hands.Then(given, hands[Cast.OfficeHead], kind, held.AddDays(28), words);
        }
        var first = await db.Obligations.Where(o => o.IsOpen && o.Kind == ObligationKind.Task && o.ParentId == null && o.SourceId == meeting.Id).OrderBy(o => o.Id).FirstAsync();
        var again = await Add(meeting, shared with { Work = first.Work, Bodies = [new BodyPart(first.LeadBodyId!.Value, BodyRole.Lead)], Due = Until(meeting, 30) });
        hands.Then(again, hands[Cast.OfficeHead], ObligationEventKind.MergedInto, held.AddDays(9), "Trùng với nhiệm vụ đã giao.", about: first.AsReference());
    }

    static DueTime Until(Meeting meeting, int days) => DueTime.OnDay(meeting.HeldOn!.Value.AddDays(days));

    async Task<Obligation> Add(Meeting meeting, ObligationTerms terms)
    {
        var held = meeting.HeldOn!.Value;
        var given = Obligation.Give(hands[Cast.Secretary], meeting.AsReference(), 0, 0, terms, held, DemoHands.At(held));
        db.Obligations.Add(given);
        await db.SaveChangesAsync();
        foreach (var body in people.Bodies.Values.Where(b => terms.EachOf is not null && b.CouncilId == people.Province.Id && terms.EachKinds.Contains(b.Kind) && b.ExistsOn(held)).OrderBy(b => b.Id))
            db.Obligations.Add(given.PartFor(hands[Cast.Secretary], body.Id, held, DemoHands.At(held)));
        meeting.Conclusions.Add(new Conclusion { CouncilId = meeting.CouncilId, Position = 100 + (int)given.Id, Words = terms.Work, ToWords = terms.EachOf ?? "", ObligationId = given.Id });
        await db.SaveChangesAsync();
        return given;
    }
}
