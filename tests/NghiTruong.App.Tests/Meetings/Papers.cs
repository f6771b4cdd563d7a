using System.Text;

namespace NghiTruong.App.Tests.Meetings;

/// <summary>Texts of the invented province: a press report of a meeting and the notice of its conclusions.</summary>
static class Papers
{
    public const string Press = """
        Thường trực HĐND tỉnh Lam Giang họp thường kỳ tháng 11/2026

        Sáng 12/11/2026, đồng chí Trần Minh Khánh, Chủ tịch HĐND tỉnh chủ trì phiên họp thường kỳ tháng 11/2026 của Thường trực HĐND tỉnh. Cùng dự có các đồng chí: Lê Thị Thu Hà, Phó Chủ tịch Thường trực HĐND tỉnh; Tạ Hữu Phước, Phó Chủ tịch UBND tỉnh; Đinh Quốc Cường, Phó Giám đốc Sở Y tế.

        Kết luận phiên họp, đồng chí Trần Minh Khánh, Chủ tịch HĐND tỉnh đề nghị UBND tỉnh hoàn thiện hồ sơ 5 dự thảo nghị quyết, gửi các Ban HĐND tỉnh thẩm tra trước ngày 25/11/2026; công khai tiến độ giải quyết kiến nghị của cử tri hằng tháng. Giao Ban Kinh tế - Ngân sách HĐND tỉnh khảo sát tiến độ giải ngân vốn đầu tư công, báo cáo chậm nhất ngày 30/11/2026.
        """;

    public const string Notice = """
        HỘI ĐỒNG NHÂN DÂN
        TỈNH LAM GIANG
        Số: 41/TB-HĐND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Lam Giang, ngày 14 tháng 11 năm 2026

        THÔNG BÁO
        Kết luận phiên họp thường kỳ tháng 11/2026 của Thường trực HĐND tỉnh

        Ngày 12/11/2026, Thường trực HĐND tỉnh tổ chức phiên họp thường kỳ tháng 11/2026. Đồng chí Trần Minh Khánh, Chủ tịch HĐND tỉnh chủ trì. Thường trực HĐND tỉnh kết luận như sau:

        1. Đề nghị UBND tỉnh hoàn thiện hồ sơ 6 dự thảo nghị quyết, gửi các Ban HĐND tỉnh thẩm tra trước ngày 24/11/2026.
        2. Giao Ban Kinh tế - Ngân sách HĐND tỉnh khảo sát tiến độ giải ngân vốn đầu tư công năm 2026, báo cáo chậm nhất ngày 30/11/2026.
        3. Giao Văn phòng Đoàn ĐBQH và HĐND tỉnh xây dựng kế hoạch tiếp xúc cử tri trước kỳ họp, trình trước ngày 20/11/2026.

        Nơi nhận:
        - UBND tỉnh;
        - Các Ban HĐND tỉnh;
        - Lưu: VT.

        TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN
        PHÓ CHỦ TỊCH
        Lê Thị Thu Hà
        """;

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
