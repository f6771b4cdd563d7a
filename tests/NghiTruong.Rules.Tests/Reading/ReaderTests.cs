using NghiTruong.Rules.Reading;
using Xunit;

namespace NghiTruong.Rules.Tests.Reading;

public class ReaderTests
{
    private const string Chair = "Sáng 12/3/2025, ông Phan Đình Lộc, Chủ tịch HĐND tỉnh chủ trì phiên họp.\n";

    private static DraftRecord Read(string text) => Reader.Read("Thường trực HĐND tỉnh họp\n\n" + text);

    private static string Directives(string text) =>
        string.Join("\n", Read(Chair + text).Directives.Select(d => $"{string.Join("+", d.To)} | {d.Verb} | {d.What} | {d.When}"));

    [Fact]
    public void A_shared_post_is_everyones()
    {
        var people = Read("Dự họp có các Phó Chủ tịch HĐND tỉnh Lê Hồng Thắm, Giang Văn Phục; ông Cù Huy Tập, Chánh Văn phòng.").People;
        Assert.Equal(["Lê Hồng Thắm: Phó Chủ tịch HĐND tỉnh", "Giang Văn Phục: Phó Chủ tịch HĐND tỉnh", "Cù Huy Tập: Chánh Văn phòng"], people.Select(p => $"{p.Name}: {string.Join(", ", p.Posts)}"));
    }

    [Fact]
    public void A_later_shorter_post_is_the_same_person()
    {
        var person = Assert.Single(Read("Đồng chí Trịnh Thu Hằng, Tỉnh ủy viên, Phó Chủ tịch HĐND tỉnh chủ trì.\nPhó Chủ tịch HĐND tỉnh Trịnh Thu Hằng phát biểu. Ảnh: Minh Khuê").People);
        Assert.Equal(["Tỉnh ủy viên", "Phó Chủ tịch HĐND tỉnh"], person.Posts);
    }

    [Fact]
    public void Two_may_chair()
    {
        var record = Read("Các đồng chí: Lê Thị Thoa - Bí thư Tỉnh ủy; Đỗ Văn Lâm - Chủ tịch HĐND tỉnh đồng chủ trì.");
        Assert.Equal(["Lê Thị Thoa", "Đỗ Văn Lâm"], record.Chairs);
    }

    [Fact]
    public void A_name_in_capitals_is_written_as_names_are() =>
        Assert.Equal("Trần Quốc Toản", Assert.Single(Read("TRẦN QUỐC TOẢN Chủ tịch HĐND tỉnh Hưng Yên").People).Name);

    [Theory]
    [InlineData("Ông Phan Đình Lộc giao Ban Pháp chế rà soát 12 dự án chậm, báo cáo trước ngày 15/5; đề nghị UBND tỉnh công khai tiến độ hằng tháng.",
        "Ban Pháp chế | giao | rà soát 12 dự án chậm, báo cáo | trước ngày 15/5\nUBND tỉnh | đề nghị | công khai tiến độ | hằng tháng")]
    [InlineData("Ông Phan Đình Lộc đề nghị Sở Nội vụ chủ trì, phối hợp với Sở Tài chính lập đề án.", "Sở Nội vụ | đề nghị | chủ trì, phối hợp với Sở Tài chính lập đề án | ")]
    [InlineData("Ông Phan Đình Lộc yêu cầu UBND tỉnh chỉ đạo các sở trả lời cử tri; Văn phòng HĐND tỉnh theo dõi kết quả.",
        "UBND tỉnh | yêu cầu | chỉ đạo các sở trả lời cử tri | \nVăn phòng HĐND tỉnh | yêu cầu | theo dõi kết quả | ")]
    [InlineData("Ông Phan Đình Lộc kết luận:\n1. Sở Công Thương:\n- Kiểm tra 74 chợ trước ngày 31/5/2025;\n- Công khai danh sách chợ chưa an toàn.",
        "Sở Công Thương | kết luận | Kiểm tra 74 chợ | trước ngày 31/5/2025\nSở Công Thương | kết luận | Công khai danh sách chợ chưa an toàn | ")]
    public void A_directive_says_to_whom_what_and_by_when(string text, string expected) => Assert.Equal(expected, Directives(text));

    [Theory]
    [InlineData("Thường trực HĐND tỉnh đã yêu cầu UBND tỉnh di dời 4 chợ tạm.")]
    [InlineData("Cử tri đề nghị tỉnh sớm làm đường vào bản.")]
    [InlineData("Đại biểu Lê Thị Mơ đề nghị làm rõ trách nhiệm của ngành.")]
    [InlineData("UBND tỉnh đề nghị xây dựng 40 nghị quyết.")]
    [InlineData("Ông Ngô Bá Kiên, Chủ tịch UBND tỉnh đề nghị HĐND tỉnh xem xét, thông qua.")]
    [InlineData("Thường trực HĐND tỉnh đề nghị Ủy ban Thường vụ Quốc hội sớm hướng dẫn.")]
    [InlineData("Ông Phan Đình Lộc ghi nhận, biểu dương kết quả của các ban.")]
    public void Past_orders_petitions_requests_upward_and_praise_are_no_directives(string text) => Assert.Equal("", Directives(text));

    [Fact]
    public void A_missing_addressee_is_marked_and_not_made_up()
    {
        var directive = Assert.Single(Read(Chair + "Ông Phan Đình Lộc yêu cầu phải công khai các đồ án quy hoạch.").Directives);
        Assert.Empty(directive.To);
        Assert.NotNull(directive.Doubt);
    }

    [Fact]
    public void The_words_of_time_are_read_against_the_day_of_the_meeting()
    {
        var due = Assert.Single(Read(Chair + "Ông Phan Đình Lộc đề nghị Sở Y tế báo cáo trước ngày 15/5.").Directives).Due;
        Assert.Equal((new DateOnly(2025, 5, 14), true), (due!.LastDay!.Value, due.YearIsInferred));
    }

    [Theory]
    [InlineData("đề nghị Sở Y tế báo cáo hằng tháng.", DirectiveKind.Standing)]
    [InlineData("đề nghị Sở Y tế tăng cường tuyên truyền.", DirectiveKind.Guidance)]
    [InlineData("đề nghị Sở Y tế lập danh sách trạm xuống cấp.", DirectiveKind.Task)]
    public void A_directive_is_proposed_as_task_duty_or_guidance(string text, DirectiveKind kind)
    {
        var directive = Assert.Single(Read(Chair + "Ông Phan Đình Lộc " + text).Directives);
        Assert.Equal((kind, "Phan Đình Lộc", "Chủ tịch HĐND tỉnh"), (directive.Kind, directive.From, directive.Capacity));
    }

    [Fact]
    public void A_date_without_year_takes_that_of_the_dateline_and_says_so()
    {
        var record = Reader.Read("HĐND tỉnh họp\nThứ Tư, 02/01/2025, 09:15\n\nSáng 30/12, HĐND tỉnh họp.");
        Assert.Equal([("2025-01-02", false), ("2024-12-30", true)], record.Dates.Select(d => (d.Iso, d.YearIsInferred)));
        Assert.Equal(new DateOnly(2024, 12, 30), record.HeldOn);
    }

    [Fact]
    public void Without_any_year_none_is_made_up() => Assert.Equal("--12-30", Assert.Single(Read("Sáng 30/12, HĐND tỉnh họp.").Dates).Iso);

    [Fact]
    public void A_known_day_of_the_paper_gives_the_year() =>
        Assert.Equal("2024-12-30", Assert.Single(Reader.Read("HĐND họp\n\nSáng 30/12, HĐND tỉnh họp.", new DateOnly(2025, 1, 2)).Dates).Iso);

    [Fact]
    public void Page_furniture_related_links_and_recipients_are_left_out()
    {
        var record = Reader.Read("Trang chủ   Giới thiệu   Tin tức   Văn bản\nHĐND tỉnh họp\n\nSáng 30/12, HĐND tỉnh họp, thông qua 5 nghị quyết.\nMinh Khuê\nLượt xem: 318\nTIN LIÊN QUAN\n- Ông Lại Văn Bảng kiểm tra hồ (02/6/2024)");
        Assert.Empty(record.People);
        Assert.Single(record.Dates);
        Assert.Single(record.Figures);
    }

    [Fact]
    public void Text_in_parts_of_letters_keeps_its_places()
    {
        var text = ("HĐND tỉnh họp\n\n" + Chair).Normalize(System.Text.NormalizationForm.FormD);
        var person = Assert.Single(Reader.Read(text).People);
        Assert.Equal("Phan Đình Lộc", person.Name);
        Assert.Equal("Phan Đình Lộc", text.Substring(person.At.Start, person.At.Length).Normalize(System.Text.NormalizationForm.FormC));
    }

    [Fact]
    public void The_record_is_written_with_readable_words_and_places()
    {
        var json = RecordJson.Write(Read(Chair), "x");
        Assert.Contains("\"name\": \"Phan Đình Lộc\"", json, StringComparison.Ordinal);
        Assert.Contains("\"role\": \"chair\"", json, StringComparison.Ordinal);
        using var parsed = System.Text.Json.JsonDocument.Parse(json);
        foreach (var key in new[] { "title", "meetingType", "dates", "chairs", "people", "groups", "bodies", "sessions", "standingMeetings", "documents", "directives", "figures", "text" })
            Assert.True(parsed.RootElement.TryGetProperty(key, out _), key);
        Assert.True(parsed.RootElement.GetProperty("people")[0].GetProperty("start").GetInt32() > 0);
    }
}
