using NghiTruong.Rules.Obligations;
using NghiTruong.Text;
using Xunit;

namespace NghiTruong.Rules.Tests.Obligations;

public sealed class SheetReaderTests
{
    static readonly DateOnly Today = new(2026, 11, 16);

    static readonly Dictionary<string, long> Directory = new[]
    {
        ("UBND tỉnh", 1L), ("Sở Y tế", 2), ("Sở Văn hóa, Thể thao và Du lịch", 3), ("Sở Tài chính", 4), ("Ban Pháp chế", 5), ("Sở Xây dựng", 6),
    }.ToDictionary(x => BodyName.Key(x.Item1), x => x.Item2);

    static IReadOnlyList<long> Find(string words) => Directory.TryGetValue(BodyName.Key(words), out var id) ? [id] : [];

    [Theory]
    [InlineData("STT", "", SheetField.Ordinal)]
    [InlineData("Nội dung nhiệm vụ, công việc được giao", "", SheetField.Work)]
    [InlineData("CƠ QUAN, ĐƠN VỊ CHỦ TRÌ", "", SheetField.Lead)]
    [InlineData("Đơn vị thực hiện", "", SheetField.Lead)]
    [InlineData("Phối hợp", "Cơ quan thực hiện", SheetField.Coordinating)]
    [InlineData("Thời hạn hoàn thành", "", SheetField.Due)]
    [InlineData("Hạn", "", SheetField.Due)]
    [InlineData("Gia hạn", "Thời hạn", SheetField.ExtendedDue)]
    [InlineData("Thời hạn gia hạn (nếu có)", "", SheetField.ExtendedDue)]
    [InlineData("Điều chỉnh", "Thời hạn hoàn thành", SheetField.ExtendedDue)]
    [InlineData("Hạn ban đầu", "", SheetField.OriginalDue)]
    [InlineData("Ban đầu", "Thời hạn", SheetField.Due)]
    [InlineData("Lý do gia hạn", "", null)]
    [InlineData("Xin gia hạn", "", null)]
    [InlineData("Số lần gia hạn", "", null)]
    [InlineData("Ngày, tháng", "Văn bản giao", SheetField.GivenOn)]
    [InlineData("Số, ký hiệu", "Văn bản giao", SheetField.SourceNumber)]
    [InlineData("Đã hoàn thành", "Tình hình thực hiện", SheetField.MarkDone)]
    [InlineData("Quá hạn", "Tình hình thực hiện", SheetField.MarkLate)]
    [InlineData("Kết quả thực hiện", "", SheetField.Result)]
    [InlineData("Tiến độ", "", SheetField.State)]
    [InlineData("Trạng thái", "", SheetField.State)]
    [InlineData("Ghi chú", "", SheetField.Note)]
    [InlineData("Đã xong", "Tình hình thực hiện", SheetField.MarkDone)]
    [InlineData("Chưa xong", "Tình hình thực hiện", SheetField.MarkDoing)]
    [InlineData("Chưa xong", "", SheetField.MarkDoing)]
    [InlineData("Chưa làm", "Kết quả", SheetField.MarkNotDone)]
    [InlineData("Đã làm xong việc", "Tiến độ thực hiện", SheetField.MarkDone)]
    [InlineData("Không đạt", "Kết quả thực hiện", SheetField.MarkDoing)]
    [InlineData("Theo dõi", "", SheetField.Watcher)]
    [InlineData("Số, ngày tháng văn bản", "", SheetField.SourceNumber)]
    [InlineData("Số, ký hiệu, ngày tháng văn bản", "", SheetField.SourceNumber)]
    [InlineData("Số TB, ngày ban hành", "", SheetField.SourceNumber)]
    [InlineData("Số/ngày văn bản", "", SheetField.SourceNumber)]
    [InlineData("Số, ngày tháng", "Văn bản giao", SheetField.SourceNumber)]
    [InlineData("Số, ngày văn bản trả lời", "", SheetField.AnswerNumber)]
    [InlineData("Ngày, tháng", "Văn bản trả lời", SheetField.AnsweredOn)]
    [InlineData("Ngày tháng văn bản", "", SheetField.GivenOn)]
    [InlineData("Số ngày quá hạn", "", SheetField.None)]
    [InlineData("Văn bản báo cáo kết quả", "", null)]
    [InlineData("Số văn bản báo cáo", "", null)]
    [InlineData("Văn bản đôn đốc", "", null)]
    [InlineData("Số", "Văn bản đôn đốc", null)]
    [InlineData("Văn bản chỉ đạo, đôn đốc", "", SheetField.SourceNumber)]
    [InlineData("% hoàn thành", "", SheetField.State)]
    [InlineData("Hoàn thành (%)", "", SheetField.State)]
    [InlineData("Kết quả (%)", "", SheetField.State)]
    [InlineData("% thực hiện", "", SheetField.State)]
    [InlineData("Hoàn thành 100%", "Tình hình thực hiện", SheetField.MarkDone)]
    public void Headings_of_offices_are_known(string heading, string group, SheetField? field) => Assert.Equal(field, SheetHeadings.Field(heading, group));

    [Theory]
    [InlineData("15/5", 2025, 3, 10, "2025-05-15")]
    [InlineData("30/6/2025", 2025, 3, 10, "2025-06-30")]
    [InlineData("30.6.2025", 2025, 3, 10, "2025-06-30")]
    [InlineData("30-06-25", 2025, 3, 10, "2025-06-30")]
    [InlineData("trước 30/6/2025", 2025, 3, 10, "2025-06-29")]
    [InlineData("Quý II", 2025, 3, 10, "2025-06-30")]
    [InlineData("Quý II/2025", 2025, 3, 10, "2025-06-30")]
    [InlineData("tháng 5/2025", 2025, 3, 10, "2025-05-31")]
    public void A_time_in_words_is_read_from_the_day_of_giving(string words, int year, int month, int day, string last)
    {
        var (due, problem) = SheetTime.Due(new SheetTableCell(words, null, null, 0, 0), "", new DateOnly(year, month, day));
        Assert.Null(problem);
        Assert.Equal((DueKind.Day, DateOnly.ParseExact(last, "yyyy-MM-dd")), (due.Kind, due.On));
    }

    [Theory]
    [InlineData("hằng tháng", DueKind.Rhythm)]
    [InlineData("Thường xuyên", DueKind.Rhythm)]
    [InlineData("trước kỳ họp thứ 10", DueKind.Event)]
    [InlineData("sớm hoàn thành", DueKind.None)]
    [InlineData("", DueKind.None)]
    public void A_time_without_a_day_keeps_its_words(string words, DueKind kind)
    {
        var (due, problem) = SheetTime.Due(new SheetTableCell(words, null, null, 0, 0), "", Today);
        Assert.Null(problem);
        Assert.Equal((kind, words), (due.Kind, due.Words));
    }

    [Theory]
    [InlineData("31/6/2025")]
    [InlineData("30/02/2026")]
    [InlineData("trước ngày 31.4.2026")]
    [InlineData("15/13/2025")]
    [InlineData("31/6")]
    public void A_day_that_no_calendar_has_is_said(string words) => Assert.Contains("không phải ngày có thật", SheetTime.Due(new SheetTableCell(words, null, null, 0, 0), "", Today).Problem);

    [Theory]
    [InlineData("đã hoàn thành", SheetState.Done)]
    [InlineData("Hoàn thành muộn", SheetState.Done)]
    [InlineData("Chưa hoàn thành", SheetState.Doing)]
    [InlineData("chưa thực hiện", SheetState.Open)]
    [InlineData("Đang triển khai", SheetState.Doing)]
    [InlineData("60%", SheetState.Doing)]
    [InlineData("100%", SheetState.Done)]
    [InlineData("Quá hạn", SheetState.Open)]
    [InlineData("Không thực hiện", SheetState.Open)]
    [InlineData("Không triển khai được do thiếu vốn", SheetState.Open)]
    [InlineData("Không thực hiện nữa", SheetState.Withdrawn)]
    [InlineData("Không thực hiện đúng tiến độ", SheetState.Doing)]
    [InlineData("báo cáo hoàn thành, chờ xác nhận", SheetState.Reported)]
    [InlineData("xác nhận hoàn thành", SheetState.Done)]
    [InlineData("đã rút", SheetState.Withdrawn)]
    [InlineData("xyz", null)]
    public void State_words_are_read(string words, SheetState? state) => Assert.Equal(state, SheetStates.Of(new SheetTableCell(words, null, null, 0, 0)));

    [Theory]
    [InlineData("đang hoàn thành hồ sơ")]
    [InlineData("cơ bản hoàn thành")]
    [InlineData("Hoàn thành cơ bản")]
    [InlineData("không hoàn thành")]
    [InlineData("Dự kiến hoàn thành quý IV")]
    [InlineData("Hoàn thành 95%")]
    [InlineData("Đã ban hành kế hoạch")]
    [InlineData("Gần xong")]
    [InlineData("Sắp hoàn thành")]
    [InlineData("Đã rút kinh nghiệm, làm lại")]
    [InlineData("Sẽ báo cáo hoàn thành trong tháng 12")]
    public void State_words_that_do_not_say_done_are_under_way(string words) => Assert.Equal(SheetState.Doing, SheetStates.Of(new SheetTableCell(words, null, null, 0, 0)));

    [Theory]
    [InlineData("Đã hoàn thành")]
    [InlineData("Hoàn thành")]
    [InlineData("HOÀN THÀNH.")]
    [InlineData("- Đã hoàn thành")]
    [InlineData("Hoàn thành 100%")]
    [InlineData("Đạt 100%")]
    [InlineData("Đã thực hiện đạt 100% kế hoạch")]
    [InlineData("Xong")]
    [InlineData("Đã xong")]
    [InlineData("Đã làm xong")]
    [InlineData("Đã thực hiện xong")]
    [InlineData("Đã triển khai thực hiện xong")]
    [InlineData("Đã hoàn tất")]
    [InlineData("Đã hoàn thành ngày 12/10/2026")]
    [InlineData("Hoàn thành ngày 12.10.2026")]
    [InlineData("Đã hoàn thành trong tháng 10/2026")]
    [InlineData("Đã hoàn thành từ quý III")]
    [InlineData("Đã hoàn thành vào ngày 12 tháng 10 năm 2026")]
    [InlineData("Hoàn thành đúng hạn")]
    [InlineData("Hoàn thành đúng tiến độ")]
    [InlineData("Hoàn thành trước thời hạn 5 ngày")]
    [InlineData("Hoàn thành chậm 12 ngày")]
    [InlineData("Hoàn thành nhưng quá hạn")]
    [InlineData("Đến nay, đã hoàn thành")]
    [InlineData("Đến nay đã hoàn thành toàn bộ nhiệm vụ")]
    [InlineData("Nhiệm vụ đã hoàn thành theo đúng yêu cầu")]
    [InlineData("Đã hoàn thành tại Báo cáo số 15/BC-SYT ngày 12/10/2026")]
    [InlineData("Đã hoàn thành (Báo cáo số 15/BC-SYT ngày 12/10/2026 của Sở Y tế)")]
    [InlineData("Hoàn thành; Sở Y tế có Báo cáo số 15/BC-SYT gửi cán bộ theo dõi")]
    [InlineData("Đã hoàn thành. UBND tỉnh ban hành Quyết định số 1200/QĐ-UBND")]
    [InlineData("Đã giải quyết xong")]
    [InlineData("Đã thực hiện")]
    public void A_result_that_says_done_is_done(string words) => Assert.Equal(SheetState.Done, SheetStates.OfResult(new SheetTableCell(words, null, null, 0, 0)));

    [Theory]
    [InlineData("Dự kiến hoàn thành trong quý IV")]
    [InlineData("Sẽ hoàn thành trước 30/12/2026")]
    [InlineData("Không hoàn thành do thiếu kinh phí")]
    [InlineData("Hoàn thành 60%")]
    [InlineData("Đã hoàn thành 99,5 %")]
    [InlineData("Hoàn thành khoảng 2/3 khối lượng")]
    [InlineData("Đã hoàn thành 3/5 nội dung")]
    [InlineData("Phấn đấu hoàn thành trong năm")]
    [InlineData("Đang hoàn thành hồ sơ")]
    [InlineData("Cơ bản hoàn thành")]
    [InlineData("Chưa hoàn thành")]
    [InlineData("Hoàn thành trước ngày 30/12")]
    [InlineData("Hoàn thành trong quý IV/2026")]
    [InlineData("Hoàn thành trong tháng 12")]
    [InlineData("Hoàn thành trong năm 2026")]
    [InlineData("Đề nghị hoàn thành trong tháng 11")]
    [InlineData("Tiếp tục hoàn thành")]
    [InlineData("Đã hoàn thành, tiếp tục theo dõi")]
    [InlineData("Đã hoàn thành bước 1")]
    [InlineData("Đã hoàn thành giai đoạn I")]
    [InlineData("Đã hoàn thành dự thảo, gửi lấy ý kiến các sở")]
    [InlineData("Đã hoàn thành hồ sơ trình UBND tỉnh")]
    [InlineData("Đã hoàn thành một phần")]
    [InlineData("Một số nội dung đã hoàn thành")]
    [InlineData("Đã hoàn thành phần lớn khối lượng")]
    [InlineData("Đã hoàn thành, chờ phê duyệt")]
    [InlineData("Đã hoàn thành thẩm định, còn vướng mặt bằng")]
    [InlineData("Nội dung 1: hoàn thành; nội dung 2: vướng mặt bằng")]
    [InlineData("Bảo đảm hoàn thành đúng tiến độ")]
    [InlineData("Đẩy nhanh tiến độ để hoàn thành")]
    [InlineData("Cam kết hoàn thành trước kỳ họp")]
    [InlineData("Ước hoàn thành kế hoạch năm")]
    [InlineData("Xin lùi thời hạn hoàn thành")]
    [InlineData("Thời hạn hoàn thành: quý IV")]
    [InlineData("Sau khi hoàn thành sẽ báo cáo")]
    [InlineData("Mới hoàn thành khâu khảo sát")]
    [InlineData("Sớm hoàn thành")]
    [InlineData("Đã báo cáo UBND tỉnh")]
    [InlineData("Đã ban hành Kế hoạch số 15/KH-SYT")]
    [InlineData("Đã trả lại tiền cho dân")]
    [InlineData("Đã có văn bản đôn đốc")]
    public void A_result_that_does_not_say_done_stays_open(string words) => Assert.Equal(SheetState.Doing, SheetStates.OfResult(new SheetTableCell(words, null, null, 0, 0)));

    [Fact]
    public void A_result_that_names_a_day_to_come_is_not_done_and_keeps_its_words()
    {
        var row = Read(Plain(["Việc", "Sở Y tế", "1/9/2026", "Hoàn thành ngày 30/12/2026"])).Single();
        Assert.Equal((SheetState.Doing, "Hoàn thành ngày 30/12/2026"), (row.State, row.Result));
        Assert.Contains("sau hôm nay", Assert.Single(row.Remarks));
    }

    [Theory]
    [InlineData("x", SheetState.Done)]
    [InlineData("Báo cáo số 15/BC-UBND ngày 20/5/2025", SheetState.Done)]
    [InlineData("60%", SheetState.Doing)]
    [InlineData("chưa", SheetState.Doing)]
    [InlineData("không", SheetState.Doing)]
    [InlineData("dự kiến quý IV", SheetState.Doing)]
    public void A_mark_of_done_work_may_be_taken_back_by_its_words(string words, SheetState state) => Assert.Equal(state, SheetStates.OfDoneMark(new SheetTableCell(words, null, null, 0, 0)));

    [Theory]
    [InlineData("80", 80.0, SheetState.Doing)]
    [InlineData("45,5", 45.5, SheetState.Doing)]
    [InlineData("2", 2.0, SheetState.Doing)]
    [InlineData("0,8", 0.8, SheetState.Doing)]
    [InlineData("80%", 0.8, SheetState.Doing)]
    [InlineData("80", null, SheetState.Doing)]
    [InlineData("1/2", null, SheetState.Doing)]
    [InlineData("1%", null, SheetState.Doing)]
    [InlineData("0", 0.0, SheetState.Open)]
    [InlineData("0%", 0.0, SheetState.Open)]
    [InlineData("1", 1.0, SheetState.Done)]
    [InlineData("100", 100.0, SheetState.Done)]
    [InlineData("100", null, SheetState.Done)]
    [InlineData("100%", 1.0, SheetState.Done)]
    [InlineData("5/5", null, SheetState.Done)]
    public void A_figure_is_a_share_of_the_work(string words, double? number, SheetState state)
    {
        var cell = new SheetTableCell(words, null, number, 0, 0);
        Assert.Equal((state, state), (SheetStates.Of(cell), SheetStates.OfDoneMark(cell)));
    }

    [Theory]
    [InlineData("Công an", SheetRowKind.Work)]
    [InlineData("Công an tỉnh", SheetRowKind.Work)]
    [InlineData("Công đoàn", SheetRowKind.Work)]
    [InlineData("Tổng hợp báo cáo", SheetRowKind.Work)]
    [InlineData("Tổng số hộ nghèo phải rà soát", SheetRowKind.Work)]
    [InlineData("Cộng đồng dân cư", SheetRowKind.Work)]
    [InlineData("Cộng", SheetRowKind.Total)]
    [InlineData("CỘNG: 12", SheetRowKind.Total)]
    [InlineData("Tổng cộng", SheetRowKind.Total)]
    [InlineData("Tổng cộng (I + II + III)", SheetRowKind.Total)]
    [InlineData("Tổng số: 5 nhiệm vụ", SheetRowKind.Total)]
    [InlineData("Cộng mục A", SheetRowKind.Total)]
    public void Only_a_total_is_a_total(string first, SheetRowKind kind) =>
        Assert.Equal(kind, Read(Plain(["x", "Sở Y tế", "1/9/2026", ""], [first, "Sở Y tế", "1/9/2026", "12"]))[^1].Kind);

    [Fact]
    public void The_foot_stands_below_the_last_row_that_holds_work()
    {
        var rows = Read(Plain(
            ["báo cáo kinh tế y tế", "KT-XH", "1/9/2026", "đang làm"], ["TM-DV trên địa bàn", "Sở Y tế", "1/9/2026", "TL-KT"], ["KT. CHÁNH VĂN PHÒNG chỉ đạo rà soát", "Sở Y tế", "1/9/2026", ""],
            ["việc sau các dòng trên", "Sở Y tế", "1/9/2026", "đang làm"], ["", "", "TM. THƯỜNG TRỰC", ""], ["Nơi nhận:", "KT. CHÁNH VĂN PHÒNG", "", ""], ["- Như trên;", "Nguyễn Thị Mai Anh", "", ""]));
        Assert.Equal([SheetRowKind.Work, SheetRowKind.Work, SheetRowKind.Work, SheetRowKind.Work, SheetRowKind.Footer, SheetRowKind.Footer, SheetRowKind.Footer], rows.Select(r => r.Kind));
    }

    [Fact]
    public void A_row_that_a_person_takes_as_work_is_work()
    {
        var table = Plain(["x", "Sở Y tế", "1/9/2026", ""], ["Tổng cộng", "Sở Y tế", "1/9/2026", "xong"], ["NGƯỜI LẬP BIỂU", "", "", ""], ["Nguyễn Thị Mai Anh", "", "", ""]);
        var rows = SheetReader.Read(table, Choices(table) with { TakenAsWork = [3] }, Find, Today);
        Assert.Equal([SheetRowKind.Work, SheetRowKind.Work, SheetRowKind.Footer, SheetRowKind.Footer], rows.Select(r => r.Kind));
        Assert.Equal(("Tổng cộng", true), (rows[1].Work, rows[1].IsTakenAsWork));
    }

    [Theory]
    [InlineData("UBND tỉnh", "1", "")]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch", "3", "")]
    [InlineData("Sở Y tế, Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính", "2,3,4", "")]
    [InlineData("- Sở Y tế\n- Sở Tài chính", "2,4", "")]
    [InlineData("Sở Y tế và Sở Tài chính", "2,4", "")]
    [InlineData("Sở Y tế chủ trì, phối hợp với Sở Tài chính; Sở Xây dựng", "2", "4,6")]
    [InlineData("Chủ trì: Sở Y tế. Phối hợp: UBND tỉnh", "2", "1")]
    [InlineData("Sở Công Thương, Sở Y tế", "?Sở Công Thương,2", "")]
    [InlineData("Sở Khoa học, Công nghệ và Môi trường", "?Sở Khoa học, Công nghệ và Môi trường", "")]
    public void Names_in_a_cell_are_parted(string cell, string leads, string coordinating)
    {
        var (lead, with) = SheetNames.Read(cell, Find);
        Assert.Equal((leads, coordinating), (Said(lead), Said(with)));

        static string Said(IReadOnlyList<SheetName> names) => string.Join(",", names.Select(n => n.IsKnown ? string.Join("+", n.Bodies) : "?" + n.Words));
    }

    [Fact]
    public void A_header_of_two_rows_under_titles_is_found()
    {
        var table = Awkward();
        var header = SheetHeader.Guess(table)!;

        Assert.Equal((3, 2), (header.Row, header.Height));
        Assert.Equal(
            [SheetField.Ordinal, SheetField.Work, SheetField.SourceNumber, SheetField.GivenOn, SheetField.Lead, SheetField.Coordinating, SheetField.Due, SheetField.MarkDone, SheetField.MarkDoing, SheetField.Note],
            header.Guesses(table));
        Assert.Equal("Văn bản giao: Ngày tháng", header.Heading(table, 3));
    }

    [Fact]
    public void A_stray_remark_beside_the_table_leaves_it_the_same_table()
    {
        var table = Plain(["Việc", "Sở Y tế", "1/9/2026", ""]);
        var stray = new SheetTable("1", [.. table.Rows.Select((r, y) => (SheetTableCell[])[.. r, new("", null, null, y, 4), new(y == 1 ? "hỏi lại" : "", null, null, y, 5)])], 6);
        Assert.Equal(new SheetHeader(0, 1).Signature(table), new SheetHeader(0, 1).Signature(stray));
        var other = new SheetTable("1", [.. table.Rows.Select(r => r[..3])], 3);
        Assert.NotEqual(new SheetHeader(0, 1).Signature(table), new SheetHeader(0, 1).Signature(other));
    }

    [Fact]
    public void Rows_that_are_no_work_say_what_they_are()
    {
        var rows = Read(Awkward());
        Assert.Equal(
            [SheetRowKind.Repeated, SheetRowKind.Section, SheetRowKind.Work, SheetRowKind.Joined, SheetRowKind.Blank, SheetRowKind.Section, SheetRowKind.Work, SheetRowKind.Work, SheetRowKind.Total, SheetRowKind.Footer, SheetRowKind.Footer],
            rows.Select(r => r.Kind));
    }

    [Fact]
    public void Work_is_read_with_what_stands_around_it()
    {
        var work = Read(Awkward()).Where(r => r.Kind == SheetRowKind.Work).ToList();

        Assert.Equal("I. Lĩnh vực kinh tế", work[0].Section);
        Assert.Equal([1L, 4], work[0].Leads.SelectMany(l => l.Bodies));
        Assert.Equal((new DateOnly(2025, 3, 5), "12/TB-HĐND"), (work[0].GivenOn, work[0].SourceNumber));
        Assert.Equal((SheetState.Done, new DateOnly(2025, 5, 20)), (work[0].State, work[0].DoneOn));
        Assert.Equal([2L], work[1].Leads.SelectMany(l => l.Bodies)); // the section is a body's name
        Assert.Equal(("Dòng 13, cột G “Thời hạn hoàn thành”: “31/6/2025” không phải ngày có thật."), Assert.Single(work[2].Problems).Words);
        Assert.Equal("chuyển sang năm sau", work[2].Note);
    }

    [Fact]
    public void A_cell_put_right_counts_and_the_table_stays()
    {
        var table = Awkward();
        var choices = Choices(table) with { Fixes = [new SheetFix(13, SheetField.Due, "30/6/2025")] };
        var row = SheetReader.Read(table, choices, Find, Today).Single(r => r.Number == 13);

        Assert.Empty(row.Problems);
        Assert.Equal(new DateOnly(2025, 6, 30), row.Due.On);
        Assert.Equal("31/6/2025", table[12, 6].Text);
    }

    [Fact]
    public void What_the_table_says_happened_is_told_with_where_it_comes_from()
    {
        var row = Read(Awkward()).First(r => r.Kind == SheetRowKind.Work);
        var (obligation, refusal) = CarriedOver.Give(Given.Secretary, new Reference("sheet", 7, "theo-doi.xlsx", "/nhiem-vu/nhap-bang/7"), row, new(2025, 10, 15), Given.At(Today));

        Assert.Null(refusal);
        Assert.Equal([ObligationEventKind.Given, ObligationEventKind.ReportedDone, ObligationEventKind.Confirmed], obligation!.Events.Select(e => e.Kind));
        Assert.Equal((ObligationState.Confirmed, new DateOnly(2025, 5, 20), "12/TB-HĐND"), (obligation.State, obligation.ConfirmedOn, obligation.Events[0].DocumentNumber));
        Assert.Contains("Nhập từ bảng cũ “theo-doi.xlsx”, dòng 8", obligation.Events[^1].Words);
    }

    [Theory]
    [InlineData("Chưa thực hiện", false)]
    [InlineData("Chưa", false)]
    [InlineData("Chưa thực hiện do chưa có kinh phí.", false)]
    [InlineData("Quá hạn", false)]
    [InlineData("Chưa báo cáo, đã đôn đốc 2 lần", true)]
    [InlineData("Chưa thực hiện xong, đang lấy ý kiến", true)]
    [InlineData("Đang lấy ý kiến", true)]
    public void Work_that_is_not_begun_has_no_progress(string told, bool hasProgress)
    {
        var row = Assert.Single(Read(Plain(["Việc", "Sở Y tế", "1/9/2025", told])));
        var (obligation, _) = CarriedOver.Give(Given.Secretary, new Reference("sheet", 7, "theo-doi.xlsx", "/nhiem-vu/nhap-bang/7"), row, new(2025, 10, 15), Given.At(Today));
        Assert.Equal(hasProgress, obligation!.Events.Any(e => e.Kind == ObligationEventKind.Progress));
        Assert.Equal(!hasProgress, row.Quote().Contains($"Tình hình: {told.TrimEnd('.')}.", StringComparison.Ordinal));
        Assert.Equal(hasProgress ? ObligationState.InProgress : ObligationState.Assigned, obligation.State);
    }

    [Theory]
    [InlineData("Đã hoàn thành ngày 12/10/2026", "2026-10-12")]
    [InlineData("Đã hoàn thành ngày 05.10.26", "2026-10-05")]
    [InlineData("Đã hoàn thành tại Báo cáo số 15/BC-SYT ngày 5/10/26", "2026-10-05")]
    [InlineData("Đã hoàn thành ngày 31/9/2026", null)]
    public void A_day_in_the_words_of_done_work_is_its_day(string told, string? day)
    {
        var row = Assert.Single(Read(Plain(["Việc", "Sở Y tế", "1/9/2026", told])));
        Assert.Equal((SheetState.Done, day), (row.State, row.DoneOn?.ToString("yyyy-MM-dd")));
        if (day is null) Assert.Equal("Dòng 2, cột D “Kết quả thực hiện”: “31/9/2026” không phải ngày có thật.", Assert.Single(row.Problems).Words);
        else Assert.Empty(row.Problems);
    }

    [Theory]
    [InlineData("12/TB-HĐND ngày 5/3/2026", "2026-03-05", "12/TB-HĐND")]
    [InlineData("12/TB-HĐND, 5/3/26", "2026-03-05", "12/TB-HĐND")]
    [InlineData("12/TB-HĐND ngày 05.3.26", "2026-03-05", "12/TB-HĐND")]
    [InlineData("12/TB-HĐND", "2026-09-01", "12/TB-HĐND")]
    [InlineData("12/TB-HĐND ngày 31/9/2026", null, "12/TB-HĐND ngày 31/9/2026")]
    public void The_paper_that_gave_the_work_gives_its_day(string paper, string? day, string number)
    {
        var table = new SheetTable("1", [.. new[] { new[] { "Nội dung nhiệm vụ", "Chủ trì", "Số, ngày văn bản" }, ["Việc", "Sở Y tế", paper] }.Select((r, y) => r.Select((t, x) => new SheetTableCell(t, null, null, y, x)).ToArray())], 3);
        var row = Assert.Single(SheetReader.Read(table, Choices(table) with { GivenOn = new(2026, 9, 1) }, Find, Today));
        Assert.Equal((day, number, day is null ? 1 : 0), (row.GivenOn?.ToString("yyyy-MM-dd"), row.SourceNumber, row.Problems.Count));
    }

    [Theory]
    [InlineData("31/12/2199", "", "Dòng 2, cột D “Thời hạn”: 31/12/2199 xa quá 10 năm (muộn nhất 15/10/2035); xem lại năm.")]
    [InlineData("trước ngày 31/12/2062", "", "Dòng 2, cột D “Thời hạn”: 30/12/2062 xa quá 10 năm (muộn nhất 15/10/2035); xem lại năm.")]
    [InlineData("", "31/12/2199", "Dòng 2, cột E “Lộ trình”: 31/12/2199 xa quá 10 năm (muộn nhất 15/10/2035); xem lại năm.")]
    [InlineData("15/10/2035", "15/10/2035", null)]
    public void A_day_so_far_ahead_that_its_year_is_a_slip_is_asked_about(string due, string roadmap, string? words)
    {
        string[][] rows = [["Nội dung nhiệm vụ", "Chủ trì", "Ngày giao", "Thời hạn", "Lộ trình"], ["Lập quy hoạch nghĩa trang", "Sở Xây dựng", "01/03/2012", due, roadmap]];
        var row = Read(new SheetTable("1", [.. rows.Select((r, y) => r.Select((t, x) => new SheetTableCell(t, null, null, y, x)).ToArray())], 5)).Single(r => r.IsEntered);
        Assert.Equal(words is null ? [] : [words], row.Problems.Select(p => p.Words));
    }

    static IReadOnlyList<SheetRow> Read(SheetTable table) => SheetReader.Read(table, Choices(table), Find, Today);

    static SheetChoices Choices(SheetTable table)
    {
        var header = SheetHeader.Guess(table)!;
        return new SheetChoices { HeaderRow = header.Row, HeaderHeight = header.Height, Columns = header.Guesses(table), StandsOn = new(2025, 10, 15) };
    }

    /// <summary>A plain table: work, lead, day of giving, result.</summary>
    static SheetTable Plain(params string[][] rows) => new("1", [.. rows.Prepend(["Nội dung nhiệm vụ", "Chủ trì", "Ngày giao", "Kết quả thực hiện"]).Select((r, y) => r.Select((t, x) => new SheetTableCell(t, null, null, y, x)).ToArray())], 4);

    /// <summary>As an office makes it: titles, group heads, a row of numbers, sections, merges, a blank row, a total, signatures.</summary>
    static SheetTable Awkward()
    {
        string[][] rows =
        [
            ["VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH", "", "", "", "", "", "", "", "", ""],
            ["BẢNG THEO DÕI NHIỆM VỤ THỰC HIỆN KẾT LUẬN (tính đến ngày 15/10/2025)", "", "", "", "", "", "", "", "", ""],
            ["", "", "", "", "", "", "", "", "", ""],
            ["STT", "Nội dung nhiệm vụ", "Văn bản giao", "Văn bản giao", "Cơ quan thực hiện", "Cơ quan thực hiện", "Thời hạn hoàn thành", "Tình hình thực hiện", "Tình hình thực hiện", "Ghi chú"],
            ["STT", "Nội dung nhiệm vụ", "Số, ký hiệu", "Ngày tháng", "Chủ trì", "Phối hợp", "Thời hạn hoàn thành", "Đã hoàn thành", "Đang thực hiện", "Ghi chú"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
            ["I", "Lĩnh vực kinh tế", "", "", "", "", "", "", "", ""],
            ["1", "Rà soát các dự án chậm tiến độ", "12/TB-HĐND", "5.3.2025", "UBND tỉnh", "Sở Xây dựng", "trước 30/6/2025", "Báo cáo số 15/BC-UBND ngày 20/5/2025", "", ""],
            ["1", "Rà soát các dự án chậm tiến độ", "", "", "Sở Tài chính", "", "", "", "", ""],
            ["", "", "", "", "", "", "", "", "", ""],
            ["Sở Y tế", "", "", "", "", "", "", "", "", ""],
            ["2", "Báo cáo cung ứng thuốc", "14/TB-HĐND", "10/4/2025", "", "", "hằng tháng", "", "x", ""],
            ["3", "Lập đề án", "14/TB-HĐND", "10/4/2025", "Ban Pháp chế", "", "31/6/2025", "", "", "chuyển sang năm sau"],
            ["Tổng cộng", "3 nhiệm vụ", "", "", "", "", "", "1", "1", ""],
            ["", "", "", "", "", "", "NGƯỜI LẬP BIỂU", "", "", ""],
            ["", "", "", "", "", "", "Nguyễn Thị Mai Anh", "", "", ""],
        ];
        var cells = rows.Select((r, y) => r.Select((t, x) => new SheetTableCell(t, null, null, y, x)).ToArray()).ToArray();
        Merge(0, 0, 0, 9);
        Merge(1, 0, 1, 9);
        foreach (var x in new[] { 0, 1, 6, 9 }) Merge(3, x, 4, x);
        Merge(3, 2, 3, 3);
        Merge(3, 4, 3, 5);
        Merge(3, 7, 3, 8);
        Merge(7, 0, 8, 0);
        Merge(7, 1, 8, 1);
        Merge(10, 0, 10, 9);
        return new SheetTable("2025", cells, 10);

        void Merge(int row, int column, int toRow, int toColumn)
        {
            for (var y = row; y <= toRow; y++)
                for (var x = column; x <= toColumn; x++) cells[y][x] = cells[row][column];
        }
    }
}
