namespace NghiTruong.Text;

/// <summary>First syllables of Vietnamese names: Kinh, Hoa and the ethnic minorities' family names and name prefixes.</summary>
internal static class FamilyNames
{
    private static readonly HashSet<string> Names = [.. Phrase.KeysOf(
        """
        Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Hà Tạ Cao Thái Chu Châu Quách Lương Lưu Thân Tống Từ
        La Lục Lò Lường Lèo Lừu Vi Vì Cà Cầm Bế Nông Hứa Ma Mã Mạc Ma Quan Quang Quàng Tòng Tao Điêu Đèo Hảng Giàng Vàng Vừ Sùng Thào Thao Mùa Lầu Chang Cháng Hạng Hầu Ly Lù Lồ Tẩn Chảo Phàn Triệu Đặng Bàn Phượng
        Sầm Sần Hà Khoàng Pờ Chu Lỳ Phù Chẻo Tráng Thền Tải Sìn Cư Kha Lữ Lang Moong Lô Lương Ngân Vang Xồng Già Hờ Và Bá Lỳ Cụt Xeo Viềng Chá Lành Long Lềnh Dường Giáp Giang Thạch Sơn Kim Danh Kiên Tăng Lâm Trà Thị
        Chau Néang Neáng Đạo Bạch Phú Báo Thập Hán Lưu Đàng Điểu Thị Kiều Khổng Khúc Khương Kiều Nghiêm Ninh Ông Âu Tôn Văn Viên Tiêu Tào Tăng Thi Thiều Thẩm Trang Tri Triệu Trình Trưng Ưng Úc Uông Uất Vĩnh
        Mẫn Mẫu Mâu Mộng Nhâm Nhan Nhữ Nhan Phí Phó Phương Quản Quế Sái Sử Bành Biện Bồ Cái Cam Cát Chử Chúc Công Cù Cung Đái Đàm Đan Đậu Diệp Doãn Diêu Điền Đồng Đổng Đống Đường Đức Giả Hàn Hạ Hạp Hình
        Hoa Hoắc Hồng Hùng Hướng Kha Khâu Khiếu La Lã Lạc Lại Liêu Liễu Lỗ Lộ Luyện Lư Lữ Mạnh Mao Miêu Nghị Ngụy Nhạc Ổn Phạm Phó Phục Quyền Tề Tiết Tiền Toàn Trác Trầm Viêm Xa Yên Yến Ứng Vòng Voòng Chìu Phoóng Chíu Tằng Dềnh Sín Hoằng
        Y H U Ksor Rơ Rah Kpă Siu Nay Rmah Rcom Rchom Hơ Nie Niê Ayun Mlô Bkrông Kbuôr Êban Êñuôl Knul Hmok Lơ Kon Sa Cil K Kră Bon Liêng Đa Lơmu Ndu Rông Touneh Bnahria Klong Păng Ting Ya Ama Ma Jơ A Bh Bling Bhling Alăng Arất Zơrâm Coor Pơloong Briu Clâu Hôih Ating Tơ Pơ Đinh Bríu Hồ Kray Ra Vỗ Côn
        Puih Kpuih Rơlan Chamaléa Katơr Pinăng Kadă Ung Lều Lộc Lương Nhiêu Phi Phoong Sằn Si Sì Thạch Thòng Thượng Trà Tướng Tường Tuấn Ty Vày Vy Vưu Xìn Xín Cồ Cổ Cấn Chế Chung Chương Chướng Cống Dư Dụ Đới Đôn Giản Hoà Hề Hy Kế Khuất Khưu Kông Lai Lăng Ló Lụa Lục Mang Mè Mông Mùi Mưu Ngọ Ngọc Ngô Nghê Nhâm Phủ Phùng Quảng Sỹ Tán Tân Tần Tấn Thái Thiệu Thượng Thúc Tòa Tôn Trượng Ty Xuân Bình
        """.Replace('\n', ' '))];

    private static readonly HashSet<string> Usual = [.. Phrase.KeysOf(
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Hà Tạ Cao Thái Chu Châu Quách Lương Lưu Tống Kiều Nông Hứa Lò Vi Cầm Giàng Sùng Thào Triệu Bàn Quàng Lường Điêu Chá Vừ Đàm Lại Doãn Khúc Nghiêm Phí Thạch Kim Tăng Chử Đậu Điểu Âu Tôn Lục Lã Đồng Đổng Cù Hoa Ninh Trà Uông Vàng Mùa Ksor Siu Kpă Rơ Rah Rmah Nay Khổng Khoàng Tẩn Bạch Giáp Khuất Cấn Thân")];

    private static readonly HashSet<string> Strong = [.. Phrase.KeysOf(
        "Nguyễn Trần Lê Phạm Phan Vũ Võ Đặng Bùi Đỗ Ngô Huỳnh Trịnh Trương Ksor Siu Kpă Rơ Rah Rmah Điểu Giàng Vừ Sùng Thào Phí Khổng Nghiêm Quách Lò Lường Mùa Khoàng Tẩn")];

    /// <summary>Names with which hardly any place begins.</summary>
    internal static bool IsStrong(string key) => Strong.Contains(key);

    internal static bool Has(string key) => Names.Contains(key);

    internal static bool IsUsual(string key) => Usual.Contains(key);
}
