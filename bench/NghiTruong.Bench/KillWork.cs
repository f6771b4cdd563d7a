using System.Text;
using AngleSharp.Html.Dom;
using NghiTruong.App.Shell;
using NghiTruong.App.Tests.House;

namespace NghiTruong.Bench;

/// <summary>What the Office does with work itself, again and again until it is killed: enters it, for each and for one, splits, extends, reopens, reviews, hands over, reorganises, imports old tables.</summary>
sealed class KillWork(Func<Browser, IHtmlFormElement, Dictionary<string, string>, (string, string, byte[])[], Task<bool>> send, Dice dice)
{
    int number = dice.Below(1_000_000);

    public async Task Round(Browser browser)
    {
        switch (dice.Below(9))
        {
            case 0 or 1:
                await Enter(browser, dice.OneIn(2));
                break;
            case 2:
                await Review(browser);
                break;
            case 3:
                await Reorganise(browser);
                break;
            case 4:
                await HandOver(browser);
                break;
            case 5:
                await Sheet(browser);
                break;
            case 6 or 7:
                await MoveSession(browser);
                break;
            default:
                await DecideCalendar(browser);
                break;
        }
    }

    async Task Enter(Browser browser, bool forEach)
    {
        await browser.Get("/nhiem-vu/them");
        var lead = Options(browser, "lead").First().Value;
        var fill = new Dictionary<string, string> { ["work"] = $"rà soát lần {++number} hồ sơ nhập tay", ["is-new"] = "yes", ["due"] = "2026-12-25", [forEach ? "each" : "lead"] = forEach ? "xa" : lead };
        if (!await Send(browser, browser.Form("enter"), fill) || forEach) return;
        var address = browser.Here;
        foreach (var (kind, more) in new[]
        {
            ("ExtensionAsked", new Dictionary<string, string> { ["words"] = "Chờ số liệu.", ["promised"] = "2027-01-20" }),
            ("ExtensionGranted", new() { ["promised"] = "2027-01-25", ["number"] = "12/VP" }),
            ("Delegated", new() { ["with"] = lead, ["words"] = "Phân công." }),
            ("Withdrawn", new() { ["words"] = "Không còn cần.", ["number"] = "13/VP" }),
            ("Reopened", new() { ["words"] = "Vẫn cần.", ["number"] = "14/VP" }),
        })
        {
            await browser.Get(address);
            if (browser.HasForm("fact", ("kind", kind))) await Send(browser, browser.Form("fact", ("kind", kind)), more);
        }
        await browser.Get(address + "/tach");
        if (browser.HasForm("split")) await Send(browser, browser.Form("split"), new() { ["work-0"] = $"việc thứ nhất của {number}", ["work-1"] = $"việc thứ hai của {number}", ["reason"] = "Hai việc khác nhau." });
    }

    async Task Review(Browser browser)
    {
        var address = $"/phien-hop/{2 + dice.Below(5)}/ra-soat";
        await browser.Get(address);
        var open = browser.Page.QuerySelectorAll("ol.review a[href*='muc=']").Select(a => a.GetAttribute("href")!).ToList();
        if (open.Count == 0) return;
        await browser.Get(dice.Of(open));
        if (browser.HasForm("mark")) await Send(browser, browser.Form("mark"), new() { ["words"] = "Tiếp tục." });
    }

    async Task Reorganise(Browser browser)
    {
        await browser.Get("/danh-ba/sap-xep");
        var departments = Options(browser, "co-quan").Where(o => o.Text.StartsWith("Sở ", StringComparison.Ordinal)).Select(o => o.Value).ToList();
        var isMerge = departments.Count > 6;
        var query = $"kieu={(isMerge ? "Merge" : "Split")}&ngay=2026-11-20&quyet-dinh=QD{++number}&co-quan={departments[0]}" + (isMerge ? $"&co-quan={departments[1]}&ten={Uri.EscapeDataString($"Sở hợp nhất {number}")}" : $"&ten={Uri.EscapeDataString($"Sở chia {number}\nSở tách {number}")}");
        await browser.Get($"/danh-ba/sap-xep?{query}");
        if (browser.HasForm("reorganise")) await Send(browser, browser.Form("reorganise"), []);
    }

    async Task HandOver(Browser browser)
    {
        await browser.Get("/danh-ba?tim=" + Uri.EscapeDataString(Cast.Secretary));
        foreach (var person in browser.Page.QuerySelectorAll("a[href^='/danh-ba/nguoi/']").Where(a => a.TextContent.Contains(Cast.Secretary, StringComparison.Ordinal) || a.TextContent.Contains(Cast.OfficeHead, StringComparison.Ordinal)).Select(a => a.GetAttribute("href")!).ToList())
        {
            await browser.Get(person + "/ban-giao");
            if (!browser.HasForm("hand")) continue;
            var to = Options(browser, "to").FirstOrDefault(o => o.Text.StartsWith(Cast.Secretary, StringComparison.Ordinal) || o.Text.StartsWith(Cast.OfficeHead, StringComparison.Ordinal)).Value;
            if (to is not null) await Send(browser, browser.Form("hand"), new() { ["to"] = to, ["words"] = "Đổi phân công." });
            return;
        }
    }

    /// <summary>A session that a laid timetable and work hang on is moved by some days; work is hung on it first.</summary>
    async Task MoveSession(Browser browser)
    {
        await browser.Get("/moc");
        if (browser.Page.QuerySelectorAll("tbody a[href^='/moc/']").FirstOrDefault(a => a.TextContent.StartsWith("Kỳ họp thứ 4", StringComparison.Ordinal))?.GetAttribute("href") is not { } address) return;
        await browser.Get("/nhiem-vu/them");
        await Send(browser, browser.Form("enter"), new() { ["work"] = $"chuẩn bị nội dung thứ {++number} của kỳ họp", ["is-new"] = "yes", ["occasion"] = address["/moc/".Length..], ["occasion-days"] = $"{1 + dice.Below(20)}", ["occasion-unit"] = "WorkingDay" });
        for (var n = 0; n < 3; n++)
        {
            await browser.Get(address);
            var first = new DateOnly(2027, 1, 12).AddDays(dice.Below(60));
            if (browser.HasForm("move")) await Send(browser, browser.Form("move"), new() { ["starts"] = $"{first:yyyy-MM-dd}", ["ends"] = $"{first.AddDays(2):yyyy-MM-dd}", ["because"] = "đổi lịch" });
        }
    }

    /// <summary>Next year's days off are decided anew, so that days counted in working days move.</summary>
    async Task DecideCalendar(Browser browser)
    {
        await browser.Get("/lich/ngay-nghi?nam=2027");
        var first = new DateOnly(2027, 1, 25).AddDays(dice.Below(20));
        if (browser.HasForm("decide")) await Send(browser, browser.Form("decide"), new() { ["source"] = $"Thông báo số {++number}", ["off-from-0"] = $"{first:yyyy-MM-dd}", ["off-to-0"] = $"{first.AddDays(dice.Below(12)):yyyy-MM-dd}", ["off-why-0"] = "Tết Nguyên đán" });
    }

    async Task Sheet(Browser browser)
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(n => $"{n},\"việc cũ số {++number} cần theo dõi\",Văn phòng UBND tỉnh,05/10/2026,25/12/2026,đang thực hiện\n"));
        await browser.Get("/nhiem-vu/nhap-bang");
        if (!await Send(browser, browser.Form("sheet"), [], ("file", $"bang-{number}.csv", Encoding.UTF8.GetBytes("STT,Nội dung nhiệm vụ,Cơ quan chủ trì,Ngày giao,Thời hạn,Trạng thái\n" + rows)))) return;
        if (browser.HasForm("confirm")) await Send(browser, browser.Form("confirm"), []);
    }

    Task<bool> Send(Browser browser, IHtmlFormElement form, Dictionary<string, string> fill, params (string, string, byte[])[] files) => send(browser, form, fill, files);

    static IEnumerable<(string Value, string Text)> Options(Browser browser, string select) => browser.Page.QuerySelectorAll($"select#{select} option").OfType<IHtmlOptionElement>().Where(o => o.Value.Length > 0).Select(o => (o.Value, o.TextContent.Trim()));
}
