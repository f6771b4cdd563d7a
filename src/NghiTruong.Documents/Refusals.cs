using System.Globalization;

namespace NghiTruong.Documents;

/// <summary>Every refusal of a file, in one place, so that the words stay of one voice: the file, what is wrong, what to do.</summary>
static class Refusals
{
    static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static Refused Empty(string file) => new("empty", $"Tệp «{file}» không có nội dung. Hãy kiểm tra lại tệp rồi chọn lại.");

    public static Refused NoText(string file) => new("no-text",
        $"Tệp «{file}» mở được nhưng không có chữ nào (có thể chỉ gồm hình ảnh). Hãy chọn tệp có văn bản hoặc dán nội dung vào ô.");

    public static Refused TooLarge(string file, long bytes) => new("too-large",
        $"Tệp «{file}» nặng {(bytes / 1048576.0).ToString("0.0", Vietnamese)} MB, quá mức {TextInput.MaxBytes / 1048576} MB. Hãy bỏ bớt hình ảnh, tách tệp, hoặc dán phần nội dung cần đọc vào ô.");

    public static Refused Secret(string file, SecretMark mark) => new("secret-mark",
        $"Tệp «{file}» mang dấu mật ({mark.Level}) nên không được đưa vào hệ thống; nội dung chưa được lưu. Hãy xử lý văn bản này theo quy định về bảo vệ bí mật nhà nước.");

    public static Refused Scan(string file) => new("pdf-scan",
        $"Tệp «{file}» là bản quét: các trang chỉ có hình ảnh, không có lớp chữ. Hãy dùng bản gốc (Word hoặc PDF xuất từ Word), hoặc chạy nhận dạng chữ (OCR) rồi chọn lại.");

    public static Refused BrokenPdf(string file) => new("pdf-broken", $"Tệp «{file}» là PDF hỏng, không đọc được. Hãy xuất lại PDF hoặc dùng bản Word.");

    public static Refused NoPdfTool(string file) => new("no-pdf-tool",
        $"Máy chủ này chưa cài công cụ đọc PDF (poppler-utils) nên chưa đọc được «{file}». Hãy dùng bản Word (.docx), hoặc báo người quản trị cài đặt.");

    public static Refused NoOfficeTool(string file, string format) => new("no-office-tool",
        $"Máy chủ này chưa cài LibreOffice nên chưa đọc được tệp {format} «{file}». Hãy lưu thành .docx rồi chọn lại, hoặc báo người quản trị cài đặt.");

    public static Refused OfficeFailed(string file, string format) => new("office-failed",
        $"Không mở được tệp {format} «{file}»: tệp hỏng, có mật khẩu hoặc quá phức tạp. Hãy mở bằng Word, lưu thành .docx rồi chọn lại.");

    public static Refused Busy(string file) => new("busy", $"Máy chủ đang bận đọc các tệp khác nên chưa đọc được «{file}». Hãy thử lại sau ít phút, hoặc lưu tệp thành .docx.");

    public static Refused Password(string file) => new("password", $"Tệp «{file}» có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi chọn lại.");

    public static Refused BrokenDocx(string file) => new("docx-broken", $"Tệp «{file}» là Word (.docx) hỏng, không đọc được. Hãy mở bằng Word, lưu lại rồi chọn lại.");

    public static Refused BrokenZip(string file) => new("zip-broken", $"Tệp «{file}» hỏng hoặc tải lên chưa trọn vẹn. Hãy lấy lại tệp rồi chọn lại.");

    public static Refused ZipBomb(string file) => new("zip-bomb", $"Tệp «{file}» bung ra quá lớn so với kích thước nên không được mở. Hãy lưu lại văn bản thành .docx mới rồi chọn lại.");

    public static Refused TooComplex(string file) => new("too-complex",
        $"Cấu trúc bên trong tệp «{file}» lồng nhau quá sâu hoặc quá rối nên không đọc được. Hãy sao chép nội dung sang một văn bản mới rồi chọn lại.");

    public static Refused PiledMarks(string file) => new("piled-marks",
        $"Tệp «{file}» có chỗ chồng hàng loạt dấu lên một chữ; tệp đã hỏng. Hãy lấy lại bản gốc, hoặc sao chép phần chữ còn tốt sang tệp mới.");

    public static Refused Image(string file) => new("image", $"Tệp «{file}» là hình ảnh, không có chữ để đọc. Hãy dùng bản Word, PDF có chữ, hoặc nhận dạng chữ (OCR) trước.");

    public static Refused Archive(string file) => new("archive", $"Tệp «{file}» là tệp nén. Hãy giải nén rồi chọn từng văn bản bên trong.");

    public static Refused Program(string file) => new("program", $"Tệp «{file}» là chương trình máy tính, không phải văn bản. Hãy kiểm tra lại tệp.");

    public static Refused OtherContent(string file, string ending, string says, string has) => new("other-content",
        $"Tệp «{file}» mang đuôi {ending} ({says}) nhưng bên trong là {has}, nên không được nhận. Hãy kiểm tra lại tệp, lưu đúng dạng hoặc đặt lại đuôi rồi chọn lại.");

    public static Refused Macros(string file) => new("macros", $"Tệp «{file}» có macro (đoạn chương trình chạy trong tệp) nên không được nhận. Hãy lưu lại dạng không có macro (.docx, .xlsx, .pdf) rồi chọn lại.");

    public static Refused Outside(string file) => new("outside-reference",
        $"Tệp «{file}» có phần tự lấy nội dung từ nơi khác (liên kết tới tệp khác, mẫu hoặc ảnh ở xa, DDE) nên không được nhận. Hãy ngắt các liên kết đó (trong Word: Tệp → Thông tin → Sửa liên kết; trong Excel: Dữ liệu → Sửa liên kết → Ngắt) hoặc xuất ra PDF rồi chọn lại. Đường dẫn bấm vào mới mở thì không sao.");

    public static Refused HiddenFile(string file) => new("hidden-file", $"Trong tệp «{file}» có nhúng một tệp khác nên không được nhận. Hãy bỏ tệp nhúng ra và gửi riêng tệp đó.");

    public static Refused ActingPdf(string file) => new("acting-pdf", $"Tệp «{file}» là PDF có đoạn chương trình hoặc lệnh tự chạy nên không được nhận. Hãy in lại ra PDF (Print to PDF) hoặc quét bản giấy rồi chọn lại.");

    public static Refused Spreadsheet(string file) => new("spreadsheet", $"Tệp «{file}» là bảng tính. Ở đây chỉ đọc văn bản: hãy lưu phần cần đọc thành .docx hoặc .txt.");

    public static Refused Presentation(string file) => new("presentation", $"Tệp «{file}» là tệp trình chiếu. Ở đây chỉ đọc văn bản: hãy lưu phần cần đọc thành .docx hoặc .txt.");

    public static Refused WebArchive(string file) => new("web-archive", $"Tệp «{file}» là trang web lưu trọn gói (.mht). Hãy mở ra, lưu thành .docx hoặc .html rồi chọn lại.");

    public static Refused Binary(string file) => new("binary", $"Tệp «{file}» không phải văn bản (dữ liệu nhị phân không rõ loại). Hãy chọn tệp .txt, .docx, .pdf, .html, .doc hoặc .odt.");

    public static Refused Unreadable(string file) => new("unreadable",
        $"Không nhận ra bảng mã của tệp «{file}» nên chữ đọc ra sẽ sai. Hãy mở tệp, lưu lại bằng bảng mã UTF-8 (hoặc .docx) rồi chọn lại.");
}
