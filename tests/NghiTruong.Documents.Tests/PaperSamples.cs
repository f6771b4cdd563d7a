namespace NghiTruong.Documents.Tests;

/// <summary>Papers of the invented province, one for each form.</summary>
static class PaperSamples
{
    public static OfficialPaper Notice(params PaperSignature[] signatures) => new()
    {
        SuperiorBody = "Hội đồng nhân dân\ntỉnh Lam Giang", IssuingBody = "Thường trực", Number = "9", Symbol = "TB-HĐND", Place = "Lam Giang", Date = new DateOnly(2026, 2, 4),
        TypeName = "Thông báo", Summary = "Kết luận phiên họp thường kỳ tháng 01/2026 của Thường trực Hội đồng nhân dân tỉnh",
        Body =
        [
            new PaperParagraph("Ngày 30/01/2026, Thường trực HĐND tỉnh tổ chức phiên họp thường kỳ tháng 01/2026. Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, đồng chí Trần Minh Khánh, Chủ tịch HĐND tỉnh kết luận như sau:"),
            new PaperHeading(PaperHeadingLevel.Clause, "1.", "Về việc chuẩn bị kỳ họp"),
            new PaperParagraph("Đề nghị UBND tỉnh chỉ đạo hoàn thiện hồ sơ 06 dự thảo nghị quyết, gửi các Ban HĐND tỉnh thẩm tra trước ngày 24/02/2026."),
            new PaperHeading(PaperHeadingLevel.Clause, "2.", "Phân công thực hiện"),
            new PaperList(["Ban Kinh tế - Ngân sách khảo sát tiến độ giải ngân vốn đầu tư công năm 2026", "Ban Pháp chế giám sát việc tiếp công dân tại cấp xã", "Ban Văn hóa - Xã hội làm việc với Sở Y tế", "Văn phòng tổng hợp, theo dõi, đôn đốc", "Tổ đại biểu báo cáo kết quả tiếp xúc cử tri"], PaperListMark.Letter),
            new PaperParagraph("Thường trực HĐND tỉnh thông báo để các cơ quan, đơn vị biết, triển khai thực hiện./."),
        ],
        Signatures = signatures.Length > 0 ? signatures : [PaperSignature.ForHead("Thường trực Hội đồng nhân dân", "Chủ tịch", "Phó Chủ tịch", "Lê Thị Thu Hà")],
        Recipients = ["Thường trực Tỉnh ủy", "Thường trực HĐND, UBND tỉnh", "Các Ban HĐND tỉnh", "Các sở, ban, ngành tỉnh", "Lưu: VT, CTHĐND"],
    };

    public static OfficialPaper Letter() => new()
    {
        SuperiorBody = "Hội đồng nhân dân\ntỉnh Lam Giang", IssuingBody = "Thường trực", Symbol = "HĐND-VP", Place = "Lam Giang", Summary = "đôn đốc thực hiện kết luận phiên họp thứ 5",
        Addressees = ["Ủy ban nhân dân tỉnh", "Sở Xây dựng", "Sở Y tế"], Grounds = ["Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15", "Căn cứ Quy chế làm việc của Thường trực HĐND tỉnh;"],
        Body = [new PaperParagraph("Thường trực HĐND tỉnh đề nghị các cơ quan khẩn trương báo cáo kết quả."), new PaperHeading(PaperHeadingLevel.Chapter, "Chương I", "Quy định chung"), new PaperHeading(PaperHeadingLevel.Article, "Điều 1.", "Phạm vi điều chỉnh")],
        Signatures = [PaperSignature.ByOrder("Thường trực Hội đồng nhân dân", "Chánh Văn phòng", "Đỗ Văn Thành")], Recipients = ["Như trên", "Lưu: VT"],
    };

    public static OfficialPaper Report(int rows) => OfficialPaper.OfTable("Báo cáo kết quả thực hiện kết luận phiên trước", "Phiên họp thường kỳ tháng 10/2026 của Thường trực HĐND tỉnh Lam Giang", new PaperTable(
        [
            new("STT", 0.7) { Alignment = PaperAlignment.Centre }, new("Nội dung kết luận", 5), new("Chủ trì", 2.2), new("Phối hợp", 2.2), new("Thời hạn (gốc, gia hạn)", 1.9) { Alignment = PaperAlignment.Centre },
            new("Kết quả", 3.6), new("Đánh giá", 1.7), new("Ghi chú", 1.7),
        ],
        [.. Enumerable.Range(1, rows).Select(n => (IReadOnlyList<string>)
            [$"{n}", "Rà soát 12 dự án giao thông chậm tiến độ, báo cáo rõ nguyên nhân và phương án xử lý từng dự án", "Sở Xây dựng", "Sở Tài chính; UBND các xã, phường", "30/11/2026\ngia hạn 15/12/2026", "Đã báo cáo tại văn bản số 88/SXD-KH ngày 12/11/2026", "Chưa hoàn thành", "Lộ trình 15/12/2026"])]));

    public static OfficialPaper Minutes() => new()
    {
        SuperiorBody = "Hội đồng nhân dân\ntỉnh Lam Giang", IssuingBody = "Thường trực", TypeName = "Biên bản", Summary = "Phiên họp thường kỳ tháng 10/2026",
        Body = [new PaperParagraph("08 giờ 00 phút, ngày 23 tháng 10 năm 2026.") { Lead = "Thời gian: " }, new PaperParagraph("Phòng họp số 2.") { Lead = "Địa điểm: ", }, new PaperTable([new("Họ và tên", 3), new("Điểm danh", 1) { Alignment = PaperAlignment.Right }], [])],
        Signatures = [PaperSignature.Own("Người ghi biên bản", "Nguyễn Thị Mai Anh") with { Hint = "(Ký, ghi rõ họ tên)" }, PaperSignature.Own("Chủ tọa", "Trần Minh Khánh")], Recipients = ["Lưu: VT"],
    };
}
