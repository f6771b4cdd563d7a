using NghiTruong.App.Meetings;
using NghiTruong.App.Shell;
using NghiTruong.App.Storage;
using NghiTruong.Rules.Meetings;

namespace NghiTruong.App.Commands;

/// <summary>The invented province's work programmes: of this year, of last month, and of this month with what last month left undone.</summary>
sealed class DemoProgrammes(CouncilDb db, DemoPeople people, DemoHands hands, DateOnly today)
{
    readonly DateOnly thisMonth = new(today.Year, today.Month, 1);

    public async Task Seed()
    {
        var lastMonth = thisMonth.AddMonths(-1);
        var year = await Make(new(today.Year, null), [], new DateOnly(today.Year, 1, 1),
        [
            ("giám sát chuyên đề việc sắp xếp, xử lý trụ sở công sau sắp xếp đơn vị hành chính", "Ban Pháp chế", "Ban Kinh tế - Ngân sách", new(today.Year, 12, 31)),
            ("phiên giải trình về tiến độ giải ngân vốn đầu tư công", "Ban Kinh tế - Ngân sách", "Sở Tài chính, Sở Xây dựng", new(today.Year, 12, 31)),
            ("khảo sát việc dạy và học tiếng dân tộc thiểu số", "Ban Văn hóa - Xã hội", "Sở Giáo dục và Đào tạo", new(today.Year, 12, 31)),
            ("tổng kết việc thực hiện quy chế phối hợp giữa Thường trực HĐND, UBND và Ủy ban MTTQ Việt Nam tỉnh", "Văn phòng HĐND tỉnh", "Văn phòng UBND tỉnh", new(today.Year, 12, 31)),
        ]);
        var placed = year.Items.Single(i => i.Position == 2);
        placed.PlacedIn = ProgrammePeriod.MonthOf(today).Text;

        var last = await Make(ProgrammePeriod.MonthOf(lastMonth), [], lastMonth,
        [
            ("thẩm tra các dự thảo nghị quyết trình kỳ họp", "Ban Pháp chế", "Sở Tư pháp", lastMonth.AddDays(19)),
            ("khảo sát tiến độ các khu tái định cư", "Ban Kinh tế - Ngân sách", "Sở Xây dựng", lastMonth.AddDays(17)),
            ("làm việc với Bảo hiểm xã hội tỉnh về thẻ bảo hiểm y tế của hộ cận nghèo", "Ban Văn hóa - Xã hội", "Sở Y tế", lastMonth.AddDays(24)),
            ("chuẩn bị phiên họp thường kỳ của Thường trực HĐND tỉnh", "Văn phòng HĐND tỉnh", "", lastMonth.AddDays(20)),
        ]);
        Done(last, 1, lastMonth.AddDays(18), "Báo cáo thẩm tra số 41/BC-BPC");
        Done(last, 4, lastMonth.AddDays(19), "Giấy mời, tài liệu đã gửi đủ");
        DemoHands.Must(last.Postpone(hands[Cast.Secretary], last.Items.Single(i => i.Position == 2).Id, "đường vào các khu tái định cư bị sạt lở, chờ thông xe", null, today));

        var month = await Make(ProgrammePeriod.MonthOf(today), [last], thisMonth,
        [
            ("tổng hợp kiến nghị của cử tri trước kỳ họp thường lệ", "Văn phòng HĐND tỉnh", "Ủy ban MTTQ Việt Nam tỉnh", thisMonth.AddDays(14)),
            ("giám sát việc giải quyết kiến nghị về bãi rác tạm xã Nậm Lúa", "Ban Kinh tế - Ngân sách", "Sở Nông nghiệp và Môi trường", thisMonth.AddDays(24)),
        ], placed);
        Done(month, 3, thisMonth.AddDays(today.Day - 1), "Báo cáo tổng hợp 126 kiến nghị");
        await db.SaveChangesAsync();
    }

    async Task<WorkProgramme> Make(ProgrammePeriod period, WorkProgramme[] earlier, DateOnly on, (string Work, string Body, string With, DateOnly Due)[] items, ProgrammeItem? placed = null)
    {
        var secretary = hands[Cast.Secretary];
        var programme = new WorkProgramme { CouncilId = people.Province.Id, Uid = Guid.CreateVersion7(), Period = period.Text, CreatedAt = DemoHands.At(on) };
        foreach (var one in earlier) programme.CarryFrom(one, new HashSet<long>());
        foreach (var (work, body, with, due) in items)
            DemoHands.Must(programme.Add(secretary, new ProgrammeItem { Work = work, BodyId = people.Bodies[body].Id, WithWords = with, DueOn = due }));
        if (placed is not null) programme.Place(placed);
        var carried = programme.Items.Select(i => i.CarriedFromId).ToHashSet();
        DemoHands.Must(programme.Adopt(hands[Cast.OfficeHead], DemoHands.At(on), earlier.SelectMany(p => p.Items).Where(i => carried.Contains(i.Id))));
        db.Programmes.Add(programme);
        await db.SaveChangesAsync();
        return programme;
    }

    void Done(WorkProgramme programme, int position, DateOnly on, string result) =>
        DemoHands.Must(programme.Complete(hands[Cast.Secretary], programme.Items.Single(i => i.Position == position).Id, on, result, DemoHands.At(on)));
}
