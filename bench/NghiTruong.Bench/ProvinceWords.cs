namespace NghiTruong.Bench;

/// <summary>What a province is told to do: words put together in a fixed order, so that a search finds some of them and not all.</summary>
static class ProvinceWords
{
    static readonly string[] Verbs =
    [
        "rà soát", "báo cáo", "khẩn trương hoàn thành", "kiểm tra", "tổng hợp", "công khai", "xây dựng kế hoạch", "giải quyết dứt điểm", "đề xuất phương án", "đánh giá kết quả", "lập danh mục", "bố trí kinh phí",
    ];

    static readonly string[] Objects =
    [
        "các dự án giao thông chậm tiến độ", "việc cấp giấy chứng nhận quyền sử dụng đất", "kiến nghị của cử tri về bãi rác tạm", "giải ngân vốn đầu tư công", "trụ sở dôi dư sau sắp xếp", "cung ứng thuốc và vật tư y tế", "định mức giáo viên mầm non",
        "chi trả trợ cấp người có công", "công tác phòng cháy, chữa cháy rừng", "hồ sơ tồn đọng tại bộ phận một cửa", "tuyến kè chống sạt lở", "nước sạch nông thôn", "nhà ở cho hộ nghèo", "điểm trường lẻ", "đường dây hạ thế xuống cấp", "giá đất bồi thường",
        "chợ dân sinh", "thủy lợi nội đồng", "dạy nghề cho lao động nông thôn", "bảo hiểm y tế toàn dân", "chuyển đổi số cấp xã", "an toàn thực phẩm", "khai thác cát sỏi trái phép", "dịch tả lợn châu Phi", "di dân khỏi vùng sạt lở", "quản lý nghĩa trang",
    ];

    static readonly string[] Ends =
    [
        "trên địa bàn", "theo Nghị quyết đã ban hành", "và nêu rõ trách nhiệm từng nơi", "kèm danh mục chi tiết", "trước kỳ họp thường lệ", "gửi Ban Kinh tế - Ngân sách thẩm tra", "và công khai trên cổng thông tin", "theo kết luận giám sát", "có phân kỳ thực hiện", "và biện pháp khắc phục",
    ];

    public static readonly string[] Searches = ["giao thông", "cu tri bai rac", "giai ngan", "sat lo", "giao vien mam non", "von dau tu cong", "kiem tra nuoc sach", "ho ngheo", "chuyen doi so", "khẩn trương"];

    public static string Of(Dice dice, string? place) => $"{dice.Of(Verbs)} {dice.Of(Objects)}{(place is null ? "" : $" tại {place}")} {dice.Of(Ends)}";
}
