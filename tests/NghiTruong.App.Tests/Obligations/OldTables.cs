using NghiTruong.Documents.Tests;

namespace NghiTruong.App.Tests.Obligations;

/// <summary>Follow-up tables as offices keep them: awkward on purpose.</summary>
static class OldTables
{
    /// <summary>Titles, group heads over two rows, a row of numbers, sections, merges, dates of every make, a total, signatures.</summary>
    public static byte[] Office(string wrongDue = "31/6/2025") => SheetSample.Of(
    [
        ["VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH LAM GIANG"],
        ["BẢNG THEO DÕI THỰC HIỆN KẾT LUẬN CỦA THƯỜNG TRỰC HĐND TỈNH"],
        ["(tính đến ngày 15/10/2025)"],
        ["STT", "Nội dung nhiệm vụ", "Văn bản giao", null, "Cơ quan thực hiện", null, "Thời hạn", "Trạng thái", "Ngày hoàn thành", "Ghi chú"],
        [null, null, "Số, ký hiệu", "Ngày, tháng", "Chủ trì", "Phối hợp"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
        ["I", "Lĩnh vực kinh tế"],
        [1, "Rà soát, báo cáo các dự án chậm tiến độ trên địa bàn tỉnh", "12/TB-HĐND", new DateOnly(2025, 3, 5), "UBND tỉnh", "Sở Tài chính; Sở Xây dựng", new DateOnly(2025, 6, 30), "Đã hoàn thành", "20.6.2025"],
        [2, "Đẩy nhanh giải ngân vốn đầu tư công", "12/TB-HĐND", "5/3/2025", "Sở Kế hoạch và Đầu tư cũ", "Sở Tài chính", "trước ngày 31/12/2025", "Đang thực hiện", null, "đạt 45% kế hoạch"],
        [3, "Rà soát quỹ đất công", "12/TB-HĐND", "5/3/2025", "Sở Nông nghiệp và Môi trường", null, wrongDue, "Chưa thực hiện"],
        [],
        ["Sở Y tế"],
        [4, "Báo cáo tình hình cung ứng thuốc", "15/TB-HĐND", "10/4/2025", null, null, "hằng tháng", "Đang thực hiện"],
        [5, "Xây dựng đề án y tế cơ sở", "15/TB-HĐND", "10/4/2025", null, "Sở Tài chính", "Quý IV", "Hoàn thành"],
        ["Tổng cộng", "5 nhiệm vụ"],
        [],
        [null, null, null, null, null, null, null, "NGƯỜI LẬP BIỂU"],
        [null, null, null, null, null, null, null, "Nguyễn Thị Mai Anh"],
    ], "A1:J1", "A2:J2", "A3:J3", "A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:G5", "H4:H5", "I4:I5", "J4:J5", "A12:J12");

    /// <summary>A plain table of one header row.</summary>
    public static byte[] Plain(params object?[][] rows) => SheetSample.Of([["Nội dung", "Chủ trì", "Ngày giao", "Thời hạn", "Trạng thái"], .. rows]);
}
