namespace NghiTruong.Journeys.Tests;

/// <summary>A session is prepared by the office's timetable; its day moves, next year's holidays arrive, and everyone sees what that did.</summary>
[Collection("Chromium")]
public sealed class SessionJourney(Chromium chromium)
{
    [Theory, BothStores]
    public async Task Secretary_plans_a_session_its_day_moves_by_a_week_and_everyone_sees_what_moved_and_why(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var secretary = await chromium.Open(council, Cast.Secretary);

        // She opens the session and lays the timetable; a department gets work due before it.
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Lịch", Exact = true }).ClickAsync();
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Kỳ họp và mốc" }).ClickAsync();
        await OpenSession(secretary, "Kỳ họp thứ 23", "2027-03-16", "2027-03-18");
        var session = secretary.Url;
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Trải lịch của Văn phòng" }).ClickAsync();
        await Expect(secretary.Locator("#han tbody tr")).ToHaveCountAsync(17);
        await secretary.GotoAsync("/nhiem-vu/them");
        await secretary.Locator("#work").FillAsync("gửi dự thảo nghị quyết về giá đất đến Ban Kinh tế - Ngân sách");
        await secretary.Locator("#lead").SelectOptionAsync(new SelectOptionValue { Label = "Sở Xây dựng" });
        await secretary.Locator("#due-words").FillAsync("30 ngày trước Kỳ họp thứ 23");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Thêm nhiệm vụ" }).ClickAsync();
        await Expect(secretary.Locator("main")).ToContainTextAsync("14/02/2027");
        var work = secretary.Url;

        // The National Assembly meets that week: she looks at what would move, then moves it.
        await secretary.GotoAsync(session);
        await secretary.Locator("#starts").FillAsync("2027-03-23");
        await secretary.Locator("#ends").FillAsync("2027-03-25");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(secretary.Locator("#h-xem-truoc")).ToHaveTextAsync("Nếu ghi, 18 hạn sẽ dời");
        await Expect(secretary.Locator("#starts")).ToHaveValueAsync("2027-03-23");
        await secretary.Locator("#because").FillAsync("tránh trùng kỳ họp Quốc hội");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Dời ngày" }).ClickAsync();
        await Expect(secretary.Locator("h1 + p strong")).ToContainTextAsync("23/03/2027");
        await Expect(secretary.Locator("section[aria-labelledby=h-lich-su]")).ToContainTextAsync("16/03/2027 → 23/03/2027: tránh trùng kỳ họp Quốc hội");

        // The department and UBND see their new days, and why.
        var director = await chromium.Open(council, Cast.Director, 820);
        await director.GetByRole(AriaRole.Link, new() { Name = "Việc của tôi" }).ClickAsync();
        await director.GotoAsync(work);
        await Expect(director.Locator("main")).ToContainTextAsync("21/02/2027");
        await Expect(director.Locator(".timeline")).ToContainTextAsync("Hạn từ 14/02/2027 thành 21/02/2027");
        await Expect(director.Locator(".timeline")).ToContainTextAsync("tránh trùng kỳ họp Quốc hội");
        var ubnd = await chromium.Open(council, Cast.PeoplesCommitteeOfficer);
        await ubnd.GotoAsync("/lich?xem=danh-sach&ngay=2027-02-20");
        await ubnd.GetByRole(AriaRole.Link, new() { NameRegex = new("^UBND gửi báo cáo, tờ trình") }).ClickAsync();
        await Expect(ubnd.Locator(".timeline")).ToContainTextAsync("dời từ 16/03/2027 sang 23/03/2027");
        await ubnd.GotoAsync("/lich?ngay=2027-03-01");
        await Expect(ubnd.Locator("table.month td", new() { HasText = "Kỳ họp thứ 23" })).ToHaveCountAsync(3);
    }

    [Theory, BothStores]
    public async Task Next_years_holidays_arrive_and_a_provisional_day_becomes_certain(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync("/moc");
        await OpenSession(secretary, "Kỳ họp thứ 24", "2027-02-17", "2027-02-18");
        var session = secretary.Url;
        await secretary.GotoAsync("/nhiem-vu/them");
        await secretary.Locator("#work").FillAsync("gửi thư mời họp");
        await secretary.Locator("details.act summary", new() { HasText = "đặt hạn theo kỳ họp" }).ClickAsync();
        await secretary.Locator("#occasion").SelectOptionAsync(new SelectOptionValue { Label = "Kỳ họp thứ 24, 17/02/2027" });
        await secretary.Locator("#occasion-days").FillAsync("5");
        await secretary.Locator("#occasion-unit").SelectOptionAsync("WorkingDay");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Thêm nhiệm vụ" }).ClickAsync();
        await Expect(secretary.Locator("main")).ToContainTextAsync("03/02/2027");
        await secretary.GotoAsync(session);
        await Expect(secretary.Locator("#han tbody tr")).ToContainTextAsync("tạm tính");

        // The decision is published: what it would move is shown first.
        await secretary.GotoAsync("/lich?ngay=2027-02-01");
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Nhập quyết định nghỉ lễ, Tết" }).ClickAsync();
        await secretary.Locator("#source").FillAsync("Thông báo số 1/TB-BNV ngày 10/11/2026");
        await secretary.Locator("#off-from-0").FillAsync("2027-02-04");
        await secretary.Locator("#off-to-0").FillAsync("2027-02-12");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Xem trước các hạn sẽ dời" }).ClickAsync();
        await Expect(secretary.Locator("#h-xem-truoc")).ToHaveTextAsync("1 hạn sẽ dời nếu ghi");
        await Expect(secretary.GetByText("Ghi quyết định")).ToBeVisibleAsync();
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Ghi quyết định" }).ClickAsync();
        await Expect(secretary.Locator("main .badge").First).ToContainTextAsync("nguồn: Thông báo số 1/TB-BNV");

        await secretary.GotoAsync(session);
        await Expect(secretary.Locator("#han tbody tr")).ToContainTextAsync("01/02/2027");
        await Expect(secretary.Locator("#han tbody tr")).Not.ToContainTextAsync("tạm tính");
        await secretary.Locator("#han tbody a").First.ClickAsync();
        await Expect(secretary.Locator(".timeline")).ToContainTextAsync("lịch nghỉ năm 2027 theo Thông báo số 1/TB-BNV");
    }

    static async Task OpenSession(IPage page, string title, string starts, string ends)
    {
        await page.GetByText("Mở kỳ họp hoặc mốc mới").ClickAsync();
        await page.Locator("#title").FillAsync(title);
        await page.Locator("#session-kind").SelectOptionAsync("Regular");
        await page.Locator("#number").FillAsync(title.Split(' ')[^1]);
        await page.Locator("#starts").FillAsync(starts);
        await page.Locator("#ends").FillAsync(ends);
        await page.GetByLabel("Ngày đã ấn định").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở mốc" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
    }
}
