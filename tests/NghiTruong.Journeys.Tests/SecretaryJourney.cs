namespace NghiTruong.Journeys.Tests;

/// <summary>Nguyễn Thị Mai Anh of the Council's Office turns a meeting's text into work that is followed until it is confirmed done.</summary>
[Collection("Chromium")]
public sealed class SecretaryJourney(Chromium chromium)
{
    [Fact]
    public async Task Secretary_turns_a_meetings_text_into_work_confirmed_done()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var secretary = await chromium.Open(council, Cast.Secretary);

        // She drops the press report in and sees beside it what was read.
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Phiên họp", Exact = true }).ClickAsync();
        await secretary.GetByRole(AriaRole.Link, new() { Name = "Nhập văn bản phiên họp" }).ClickAsync();
        await secretary.GetByLabel("Tệp văn bản").SetInputFilesAsync(new FilePayload { Name = "bao-chi.txt", MimeType = "text/plain", Buffer = Papers.Bytes(Papers.Press) });
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Đọc văn bản" }).ClickAsync();
        await Expect(secretary.Locator(".source-text")).ToContainTextAsync("Sáng 12/11/2026");

        // Each item shows its place, and each place its item.
        var work = secretary.Locator("#nhiem-vu .item").Filter(new() { HasText = "dự thảo nghị quyết" });
        await work.GetByLabel("Chỗ trong văn bản").ClickAsync();
        await Expect(secretary.Locator(".place.is-chosen").First).ToBeVisibleAsync();

        // She corrects one, answers who the unknown person is, and confirms.
        await work.GetByRole(AriaRole.Link, new() { Name = "Sửa" }).ClickAsync();
        await secretary.GetByLabel("Kết quả cần có").FillAsync("Hồ sơ 5 dự thảo nghị quyết");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Lưu mục này" }).ClickAsync();
        await Expect(secretary.Locator("#nhiem-vu .item").Filter(new() { HasText = "đã xem" })).ToHaveCountAsync(1);
        await secretary.GetByRole(AriaRole.Button, new() { NameRegex = new("Chỉ ghi tên cả") }).ClickAsync();
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Xác nhận bản ghi" }).ClickAsync();
        await Expect(secretary.Locator("h1")).ToContainTextAsync("Phiên họp thường kỳ tháng 11/2026");
        await secretary.Locator("#ket-luan a.work", new() { HasTextString = "dự thảo nghị quyết" }).ClickAsync();
        var address = secretary.Url;
        await Expect(secretary.Locator(".badges")).ToContainTextAsync("dự kiến");

        // The Office of the People's Committee answers, promises and reports done with evidence.
        var office = await chromium.Open(council, Cast.PeoplesCommitteeOfficer, 820);
        await office.GotoAsync(address);
        await Record(office, "Trả lời", form => form.GetByLabel("Số, ký hiệu văn bản").FillAsync("512/UBND-TH"));
        await Record(office, "Báo lộ trình", form => form.GetByLabel("Ngày hoàn thành theo lộ trình").FillAsync("2026-11-20"));
        council.Time.Forward(TimeSpan.FromDays(3));
        await office.ReloadAsync();
        await Record(office, "Báo cáo hoàn thành", async form =>
        {
            await form.GetByLabel("Kết quả").FillAsync("Đã gửi đủ 5 hồ sơ.");
            await form.GetByLabel("Tệp minh chứng").SetInputFilesAsync(new FilePayload { Name = "Danh mục hồ sơ.txt", MimeType = "text/plain", Buffer = Papers.Bytes("5 hồ sơ") });
        });
        await Expect(office.Locator(".badges")).ToContainTextAsync("báo cáo hoàn thành, chờ xác nhận");
        await Expect(office.GetByText("Xác nhận hoàn thành", new() { Exact = true })).ToHaveCountAsync(0);

        // She proposes, the head of the Office confirms; and she finds it as it was on any earlier day.
        await secretary.ReloadAsync();
        await Record(secretary, "Đề xuất công nhận", _ => Task.CompletedTask);
        var head = await chromium.Open(council, Cast.OfficeHead);
        await head.GotoAsync(address);
        await Record(head, "Xác nhận hoàn thành", _ => Task.CompletedTask);
        await Expect(head.Locator(".badges")).ToContainTextAsync("xác nhận hoàn thành");
        await secretary.GotoAsync(address + "?ngay=2026-11-16");
        await Expect(secretary.Locator(".badges")).ToContainTextAsync("đang thực hiện");
        await secretary.GotoAsync("/nhiem-vu?ngay=2026-11-15&tu=du+thao+nghi+quyet");
        await Expect(secretary.Locator("#so-nhiem-vu tbody tr").Filter(new() { HasText = "hoàn thiện hồ sơ 5 dự thảo" })).ToContainTextAsync("mới giao");
    }

    [Fact]
    public async Task Words_not_yet_sent_survive_a_lost_page()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync("/nhiem-vu/4");
        var act = secretary.Locator("#lam-progress");
        await act.Locator("summary").ClickAsync();
        await act.Locator("textarea").FillAsync("Đã xong 3 trên 5 phần việc");

        await secretary.ReloadAsync();
        await act.Locator("summary").ClickAsync();
        await Expect(act.Locator("textarea")).ToHaveValueAsync("Đã xong 3 trên 5 phần việc");
        await act.GetByLabel("Số, ký hiệu văn bản").FillAsync("12/BC-SYT");
        await act.GetByRole(AriaRole.Button, new() { Name = "Báo cáo tiến độ" }).ClickAsync();
        await Expect(secretary.Locator(".timeline").First).ToContainTextAsync("Đã xong 3 trên 5 phần việc");
        await act.Locator("summary").ClickAsync();
        await Expect(act.Locator("textarea")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Words_sent_into_a_lost_network_are_there_when_the_page_is_opened_again()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync("/nhiem-vu/4");
        var act = secretary.Locator("#lam-progress");
        await act.Locator("summary").ClickAsync();
        await act.Locator("textarea").FillAsync("Đã xong 4 trên 5 phần việc");
        var lost = new TaskCompletionSource();
        secretary.RequestFailed += (_, request) =>
        {
            if (request.Method == "POST") lost.TrySetResult();
        };
        await secretary.Context.SetOfflineAsync(true);
        await act.GetByRole(AriaRole.Button, new() { Name = "Báo cáo tiến độ" }).ClickAsync();
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Chromium.Settled(secretary);
        await secretary.Context.SetOfflineAsync(false);

        await secretary.GotoAsync("/nhiem-vu/4");
        await act.Locator("summary").ClickAsync();
        await Expect(act.Locator("textarea")).ToHaveValueAsync("Đã xong 4 trên 5 phần việc");
    }

    [Fact]
    public async Task Choices_days_and_ticks_sent_into_a_lost_network_are_there_too()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync("/nhiem-vu/them");
        await secretary.Locator("#work").FillAsync("Rà soát quỹ đất công");
        await secretary.Locator("#lead").SelectOptionAsync(new SelectOptionValue { Label = "Sở Y tế" });
        await secretary.Locator("#with").SelectOptionAsync([new SelectOptionValue { Label = "Sở Tài chính" }, new SelectOptionValue { Label = "Sở Xây dựng" }]);
        await secretary.Locator("#due").FillAsync("2026-12-20");
        await secretary.Context.SetOfflineAsync(true);
        await secretary.Locator("form.sheet button").Last.ClickAsync();
        await Chromium.Settled(secretary);
        await secretary.Context.SetOfflineAsync(false);

        await secretary.GotoAsync("/nhiem-vu/them");
        await Expect(secretary.Locator("#work")).ToHaveValueAsync("Rà soát quỹ đất công");
        await Expect(secretary.Locator("#lead option:checked")).ToHaveTextAsync("Sở Y tế");
        await Expect(secretary.Locator("#with option:checked")).ToHaveTextAsync(["Sở Tài chính", "Sở Xây dựng"]);
        await Expect(secretary.Locator("#due")).ToHaveValueAsync("2026-12-20");
    }

    [Fact]
    public async Task A_form_whose_answer_was_lost_is_written_once_and_with_other_words_is_asked_about()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var secretary = await chromium.Open(council, Cast.Secretary);
        var (act, words) = (secretary.Locator("#lam-progress"), "Đã xong 4 trên 5 phần việc");
        await LoseTheAnswer();
        await secretary.GotoAsync("/nhiem-vu/4");
        await Expect(secretary.Locator(".timeline li", new() { HasText = words })).ToHaveCountAsync(1); // it had arrived
        await act.Locator("summary").ClickAsync();
        await Expect(act.Locator("textarea")).ToHaveValueAsync(words);
        await Report();
        await Expect(secretary.Locator(".timeline li", new() { HasText = words })).ToHaveCountAsync(1);

        words = "Đã xong cả 5 phần việc";
        await LoseTheAnswer();
        await secretary.GotoAsync("/nhiem-vu/4");
        await act.Locator("summary").ClickAsync();
        await act.Locator("textarea").FillAsync("Đã nghiệm thu cả 5 phần việc");
        await Report();
        await Expect(secretary.Locator("h1")).ToHaveTextAsync("Biểu mẫu này đã được ghi, với nội dung khác");
        await secretary.GetByRole(AriaRole.Button, new() { Name = "Gửi như lần ghi mới" }).ClickAsync();
        await Expect(secretary.Locator(".timeline li", new() { HasText = words })).ToHaveCountAsync(1);
        await Expect(secretary.Locator(".timeline li", new() { HasText = "Đã nghiệm thu cả 5 phần việc" })).ToHaveCountAsync(1);
        await secretary.GotoAsync("/nhiem-vu/4");
        await act.Locator("summary").ClickAsync();
        await Expect(act.Locator("textarea")).ToHaveValueAsync("");

        Task Report() => act.GetByRole(AriaRole.Button, new() { Name = "Báo cáo tiến độ" }).ClickAsync();

        // The post reaches the house, and the network goes before its answer comes.
        async Task LoseTheAnswer()
        {
            await secretary.GotoAsync("/nhiem-vu/4");
            await act.Locator("summary").ClickAsync();
            await act.Locator("textarea").FillAsync(words);
            await act.GetByLabel("Số, ký hiệu văn bản").FillAsync("12/BC-SYT");
            var lost = new TaskCompletionSource();
            await secretary.RouteAsync("**/nhiem-vu/4", async route =>
            {
                await route.FetchAsync(new() { MaxRedirects = 0 });
                await route.AbortAsync();
                lost.TrySetResult();
            }, new() { Times = 1 });
            await Report();
            await lost.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await Chromium.Settled(secretary);
        }
    }

    [Fact]
    public async Task Going_back_to_a_form_already_sent_and_sending_it_again_writes_nothing_twice()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync("/phien-hop/1");
        await Add();
        await Expect(secretary.Locator(".agenda > li")).ToHaveCountAsync(4);
        await secretary.GoBackAsync();
        await Add();
        await secretary.GotoAsync("/phien-hop/1");
        var items = await secretary.Locator(".agenda > li").CountAsync();
        Assert.InRange(items, 4, 5); // a page fetched anew on the way back is a new form: sent again on purpose, it counts
        Assert.Equal(items - 4, await secretary.Locator(".agenda > li", new() { HasText = "Nội dung lần hai" }).CountAsync());

        async Task Add()
        {
            var again = secretary.Url.Contains('#') || await secretary.Locator(".agenda > li").CountAsync() > 3;
            await secretary.GetByText("Thêm nội dung chương trình").ClickAsync();
            await secretary.Locator("#agenda-title").FillAsync(again ? "Nội dung lần hai" : "Nội dung lần một");
            await secretary.GetByRole(AriaRole.Button, new() { Name = "Thêm", Exact = true }).ClickAsync();
        }
    }

    [Fact]
    public async Task An_open_register_hears_of_anothers_change_by_itself()
    {
        await using var council = await TestCouncil.Open(Store.Sqlite);
        var secretary = await chromium.Open(council, Cast.Secretary);
        await secretary.GotoAsync("/nhiem-vu?tu=cung+ung+thuoc");
        var viceChair = await chromium.Open(council, Cast.StandingViceChair);
        await viceChair.GotoAsync("/nhiem-vu/4");
        await Record(viceChair, "Rút nhiệm vụ", form => form.GetByLabel("Lý do").FillAsync("Đã chuyển sang chương trình giám sát."));

        await Expect(secretary.Locator("#so-nhiem-vu")).ToContainTextAsync("đã rút");
    }

    static async Task Record(IPage page, string what, Func<ILocator, Task> fill)
    {
        var act = page.Locator("details[id^=lam-]").Filter(new() { Has = page.Locator("summary", new() { HasTextRegex = new($"^{what}( \\(nhập thay\\))?$") }) });
        if (!await act.IsVisibleAsync()) await page.Locator(".act-more > summary").ClickAsync();
        await act.Locator("summary").ClickAsync();
        await fill(act);
        await act.GetByRole(AriaRole.Button, new() { Name = what }).ClickAsync();
        await Expect(page.Locator(".refusal")).ToHaveCountAsync(0);
        await Expect(page.Locator(".timeline").First).ToContainTextAsync(what);
    }
}
