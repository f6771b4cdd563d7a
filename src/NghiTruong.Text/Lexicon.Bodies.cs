namespace NghiTruong.Text;

internal static partial class Lexicon
{
    private const string Posts =
        """
        chủ tịch;phó chủ tịch;phó chủ tịch thường trực;bí thư;phó bí thư;phó bí thư thường trực;ủy viên;ủy viên thường trực;ủy viên chuyên trách
        ủy viên dự khuyết;trưởng ban;phó trưởng ban;phó ban;phó trưởng ban thường trực;phó trưởng ban chuyên trách;trưởng đoàn;phó trưởng đoàn;phó đoàn
        phó trưởng đoàn chuyên trách;phó trưởng đoàn giám sát;trưởng đoàn giám sát;trưởng đoàn khảo sát;phó trưởng đoàn khảo sát;trưởng đoàn công tác;phó trưởng đoàn phụ trách
        chánh văn phòng;phó chánh văn phòng;giám đốc;phó giám đốc;tổng giám đốc;phó tổng giám đốc;cục trưởng;phó cục trưởng;chi cục trưởng;phó chi cục trưởng
        vụ trưởng;phó vụ trưởng;viện trưởng;phó viện trưởng;chánh án;phó chánh án;chánh thanh tra;phó chánh thanh tra;trưởng phòng;phó trưởng phòng
        đội trưởng;phó đội trưởng;tổ trưởng;tổ phó;phó tổ trưởng;trạm trưởng;phó trạm trưởng;hiệu trưởng;phó hiệu trưởng;chỉ huy trưởng;chỉ huy phó;phó chỉ huy trưởng
        tư lệnh;phó tư lệnh;chính ủy;phó chính ủy;mẹ việt nam anh hùng;tổng thư ký;phó tổng thư ký;bộ trưởng;thứ trưởng;thủ tướng;phó thủ tướng;tổng bí thư;chủ nhiệm;phó chủ nhiệm
        trưởng thôn;trưởng ấp;trưởng khu phố;kế toán trưởng;chuyên viên;trưởng tiểu ban;phó trưởng tiểu ban;hội trưởng;quyền chủ tịch;quyền giám đốc;quyền trưởng ban
        tổng biên tập;phó tổng biên tập;tổng kiểm toán;kiểm toán trưởng;trưởng khu vực;kho bạc trưởng;trưởng công an;phó trưởng công an;viện phó;trưởng trạm;phó trưởng trạm
        phụ trách;phó;PCT;PGĐ;GĐ;CV;PTP;PCN;UVTT;UVTV;UVTVTU;PBT;CVP;PCVP;PTB;UVBCH;UV;trưởng;đội phó;trưởng chi nhánh;phó trưởng chi nhánh;đại diện;thành viên;chủ doanh nghiệp;trưởng bộ phận;phó trưởng bộ phận
        trưởng văn phòng;phó trưởng văn phòng;trưởng tổ;tổ trưởng tổ;trưởng cơ quan;phó cục trưởng phụ trách;ủy viên ủy ban;phó chủ tịch phụ trách;ủy viên ban thường vụ;giám sát trưởng;chánh thư ký
        """;

    private const string Bodies =
        """
        HĐND;UBND;hội đồng nhân dân;ủy ban nhân dân;thường trực HĐND;thường trực hội đồng nhân dân;thường trực ;ban thường trực;đoàn ĐBQH;đoàn đại biểu quốc hội;HĐNĐ
        đoàn ĐBQH và HĐND;đoàn đại biểu quốc hội và hội đồng nhân dân;đoàn đại biểu quốc hội và HĐND;văn phòng đoàn ĐBQH và HĐND;văn phòng đoàn đại biểu quốc hội và HĐND
        văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân;văn phòng HĐND;văn phòng UBND;văn phòng HĐND và UBND;VPHĐND;văn phòng;thường trực hội đồng
        ủy ban MTTQ;ủy ban MTTQ việt nam;ủy ban mặt trận tổ quốc;ủy ban mặt trận tổ quốc việt nam;UBMTTQ;UBMTTQVN;MTTQ;MTTQ việt nam;mặt trận tổ quốc;mặt trận tổ quốc việt nam;UBMT;ban thường trực ủy ban MTTQ;ban thường trực ủy ban MTTQ việt nam
        sở;các sở;bộ;phòng;các phòng;công an;bộ công an;ban;các ban;cục;chi cục;thanh tra;kho bạc;kho bạc nhà nước;tòa án;tòa án nhân dân;TAND;viện kiểm sát;viện kiểm sát nhân dân;VKSND;VKS
        bộ chỉ huy quân sự;bộ chỉ huy bộ đội biên phòng;ban chỉ huy quân sự;ban chỉ đạo;ban quản lý;ban chấp hành;ban thường vụ;ban tổ chức;ban tuyên giáo;ban dân vận;ban nội chính;BTV;BQL
        tỉnh ủy;thành ủy;huyện ủy;quận ủy;thị ủy;đảng ủy;thường trực tỉnh ủy;thường trực thành ủy;thường trực huyện ủy;đảng đoàn;ban cán sự đảng;đảng bộ;văn phòng tỉnh ủy;văn phòng thành ủy;ủy ban kiểm tra
        công ty;tổng công ty;tập đoàn;trung tâm;trường;bệnh viện;bưu điện;bảo hiểm xã hội;ngân hàng;hội nông dân;hội liên hiệp phụ nữ;hội phụ nữ;hội cựu chiến binh;liên đoàn lao động;tỉnh đoàn;thành đoàn;đoàn thanh niên;hội;liên minh hợp tác xã;hợp tác xã;quỹ;báo;đài phát thanh - truyền hình;đài phát thanh và truyền hình;đài;trạm;viện;chi nhánh;hạt kiểm lâm;điện lực;cảng vụ;hội đồng;tổ đại biểu;tổ công tác;tổ giám sát;đoàn giám sát;đoàn khảo sát;đoàn công tác;đoàn kiểm tra;đoàn giám sát của;tiểu ban;ủy ban bầu cử;ban bầu cử;hội đồng bầu cử quốc gia;quốc hội;ủy ban thường vụ quốc hội;chính phủ;thủ tướng chính phủ;thủ tướng;trung ương;ủy ban;kiểm toán nhà nước;xí nghiệp;nhà máy;đội;ban pháp chế;ban kinh tế - ngân sách;ban kinh tế và ngân sách;ban kinh tế ngân sách;ban văn hóa - xã hội;ban văn hóa xã hội;ban văn hóa và xã hội;ban dân tộc;ban đô thị;ban KT - NS;ban VH - XH;ban KTNS;ban VHXH;ban PC;ban văn hóa , xã hội;ban kinh tế , ngân sách;ban quản lý dự án;ban tiếp công dân;hải quan;thuế;cục thuế;chi cục thuế;thi hành án dân sự;cục thi hành án dân sự;tòa án nhân dân tối cao;ban đô thị;hđnd và ubnd;bhxh;liên hiệp các hội khoa học và kỹ thuật;hội chữ thập đỏ
        """;

    private const string Fields =
        """
        giáo dục và đào tạo;GD & ĐT;GDĐT;GD và ĐT;tài chính;nội vụ;y tế;xây dựng;tư pháp;công thương;ngoại vụ;tài nguyên và môi trường;tài nguyên môi trường;TN & MT;TNMT
        nông nghiệp và phát triển nông thôn;nông nghiệp và PTNT;NN & PTNT;nông nghiệp và môi trường;nông nghiệp;lao động - thương binh và xã hội;lao động , thương binh và xã hội;LĐTB & XH;LĐ - TB & XH;lao động - thương binh & xã hội;LĐTBXH
        văn hóa , thể thao và du lịch;văn hóa và thể thao;văn hóa , thể thao & du lịch;văn hóa , thể thao;VH , TT & DL;VHTT & DL;VHTTDL;du lịch;khoa học và công nghệ;KH & CN;KHCN;thông tin và truyền thông;TT & TT;TTTT;kế hoạch và đầu tư;KH & ĐT;KHĐT;kế hoạch đầu tư
        giao thông vận tải;GTVT;giao thông công chánh;quy hoạch - kiến trúc;dân tộc và tôn giáo;dân tộc;tôn giáo;an toàn thực phẩm;kinh tế;kinh tế và hạ tầng;tài nguyên - môi trường;giáo dục - đào tạo;kế hoạch - đầu tư;khoa học - công nghệ;thông tin - truyền thông;văn hóa - thể thao và du lịch;văn hóa - thể thao - du lịch;lao động - thương binh - xã hội;nông nghiệp - môi trường;giao thông - vận tải;công thương - xây dựng;nông nghiệp - phát triển nông thôn;tài chính - giá;kinh tế và tài chính;pháp luật và tư pháp;văn hóa và xã hội;văn hóa , giáo dục;tài chính , ngân sách;tài chính - ngân sách;khoa học , công nghệ và môi trường;quốc phòng , an ninh và đối ngoại;quốc phòng và an ninh;dân nguyện và giám sát;công tác HĐND;tổng hợp;hành chính , tổ chức , quản trị;kinh tế , hạ tầng và đô thị;kinh tế hạ tầng;văn hóa - xã hội;văn hóa và thông tin;văn hóa - thông tin;văn hóa , khoa học và thông tin;tài chính - kế hoạch;kinh tế - ngân sách;kinh tế và ngân sách;pháp chế;đô thị;quản lý đô thị;quản lý trật tự xây dựng đô thị;quản lý trật tự xây dựng;trật tự xây dựng;kinh tế - xã hội;VH - XH;KT - NS;KT - XH;KTNS;VHXH;KTXH;GD - ĐT;TN - MT;NN - PTNT;NN - MT;VH - TT;KH - CN;KH - ĐT;KHCN - MT;văn hóa - thể thao;xã hội;dân nguyện;công tác đại biểu;quản lý đất đai;quản lý dự án;đăng ký đất đai;kiểm soát bệnh tật;phát triển quỹ đất;người có công;giáo dục nghề nghiệp;phòng , chống thiên tai;phòng cháy , chữa cháy;phục vụ hành chính công;hành chính công;văn hóa xã hội;tổ chức;tuyên giáo;tuyên giáo và dân vận;dân vận;nội chính;văn hóa , xã hội;khí tượng thủy văn;cấp nước;thoát nước;môi trường đô thị;công trình đô thị;dịch vụ công ích;xây dựng cơ bản;khuyến nông;bảo trợ xã hội;quân sự;tiếp công dân;chăn nuôi và thú y;trồng trọt và bảo vệ thực vật;kiểm lâm;thủy sản;thủy lợi;khai thác công trình thủy lợi;quản lý thị trường;thống kê;thuế;hải quan
        """;

    private const string Places =
        """
        hà nội;hồ chí minh;hải phòng;đà nẵng;cần thơ;huế;an giang;bà rịa - vũng tàu;bà rịa – vũng tàu;bạc liêu;bắc giang;bắc kạn;bắc cạn;bắc ninh;bến tre;bình dương;bình định;bình phước;bình thuận;cà mau;cao bằng;đắk lắk;đắk nông;đăk lăk;đăk nông;điện biên;đồng nai;đồng tháp;gia lai;hà giang;hà nam;hà tĩnh;hải dương;hậu giang;hòa bình;hưng yên;khánh hòa;kiên giang;kon tum;lai châu;lâm đồng;lạng sơn;lào cai;long an;nam định;nghệ an;ninh bình;ninh thuận;phú thọ;phú yên;quảng bình;quảng nam;quảng ngãi;quảng ninh;quảng trị;sóc trăng;sơn la;tây ninh;thái bình;thái nguyên;thanh hóa;thừa thiên huế;thừa thiên - huế;tiền giang;trà vinh;tuyên quang;vĩnh long;vĩnh phúc;yên bái
        """;

    private const string Boilers =
        """
        skip ribbon commands;skip to main content;trang chủ;giới thiệu;tin liên quan;tin khác;các tin khác;tin cùng chuyên mục;các tin liên quan;bài viết liên quan;bài liên quan;tin bài liên quan;tin mới hơn;tin cũ hơn;xem thêm;đọc thêm;đọc tiếp;>>;lượt xem;số lượt xem;lượt truy cập;cỡ chữ;xem với cỡ chữ;in bài viết;in trang;chia sẻ:;bình luận;ý kiến bạn đọc;đề nghị bạn đọc;gửi bình luận;đăng nhập;đăng ký;yêu cầu ghi rõ;ghi rõ nguồn;bản quyền;copyright;©;chịu trách nhiệm nội dung;chịu trách nhiệm chính;chịu trách nhiệm;giấy phép số;giấy phép xuất bản;giấy phép;trưởng ban biên tập;điện thoại:;email:;e - mail:;website:;địa chỉ:;hotline;fax:;từ khóa;tags;tag:;facebook;zalo;twitter;theo dõi chúng tôi;tin nổi bật;tin mới nhất;tin đọc nhiều;đọc nhiều;xem nhiều;tin xem nhiều;liên kết website;liên kết;liên kết web;thống kê truy cập;đang truy cập;đang online;tổng lượt truy cập;menu;tìm kiếm;sơ đồ cổng;sơ đồ trang;quay lại;về trang trước;lên đầu trang;về đầu trang;rss;thư viện ảnh;video;podcast;quảng cáo;tin tức liên quan;có thể bạn quan tâm;bạn có thể quan tâm;cùng chuyên mục;nguồn tin;nguồn:;gửi email;gửi bài viết;in bài;tải về;tệp đính kèm;file đính kèm;tài liệu đính kèm;đánh giá bài viết;tin theo lĩnh vực;phóng sự ảnh;báo in;tin tức - sự kiện;xem tiếp;cơ quan chủ quản;đơn vị quản lý;cổng thông tin điện tử;tổng biên tập:;phó tổng biên tập:;tòa soạn;thiết kế bởi;phát triển bởi;kết nối với chúng tôi;gửi phản hồi;viết bình luận;chuyên mục:;tác giả:;chia sẻ bài viết;các bài viết khác;các bài khác;bài viết khác;tin đã đưa;tin đã đăng;các tin đã đưa;tin tiếp theo;thăm dò ý kiến;văn bản mới;thông báo mới;ngôn ngữ:;số lần xem;đọc bài viết;nghe bài viết;mời bạn đọc;mọi thông tin;thành viên online
        """;
}
