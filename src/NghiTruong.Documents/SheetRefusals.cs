using System.Globalization;

namespace NghiTruong.Documents;

/// <summary>Every refusal of a spreadsheet, in one place and one voice: the file, what is wrong, what to do.</summary>
static class SheetRefusals
{
    static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static RefusedSheets Empty(string file) => new("empty", $"Tệp «{file}» không có nội dung. Hãy kiểm tra lại tệp rồi chọn lại.");

    public static RefusedSheets NoWords(string file) => new("no-words", $"Bảng tính «{file}» không có ô nào có chữ. Hãy kiểm tra lại tệp rồi chọn lại.");

    public static RefusedSheets TooLarge(string file, long bytes) => new("too-large",
        $"Tệp «{file}» nặng {(bytes / 1048576.0).ToString("0.0", Vietnamese)} MB, quá mức {SheetInput.MaxBytes / 1048576} MB. Hãy bỏ hình ảnh hoặc tách bảng thành nhiều tệp.");

    public static RefusedSheets TooManyRows(string file, string sheet) => new("too-many-rows",
        $"Trang tính “{sheet}” của tệp «{file}» có quá {SheetInput.MaxRows.ToString("N0", Vietnamese)} dòng. Hãy tách bảng, ví dụ mỗi năm một tệp.");

    public static RefusedSheets TooManyColumns(string file, string sheet) => new("too-many-columns",
        $"Trang tính “{sheet}” của tệp «{file}» có chữ ngoài cột thứ {SheetInput.MaxColumns}. Hãy xóa phần thừa bên phải bảng rồi chọn lại.");

    public static RefusedSheets TooMuchInside(string file) => new("zip-bomb", $"Tệp «{file}» bung ra quá lớn so với kích thước nên không được mở. Hãy chép riêng bảng cần nhập sang tệp mới rồi chọn lại.");

    public static RefusedSheets Password(string file) => new("password", $"Tệp «{file}» có mật khẩu nên không đọc được. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi chọn lại.");

    public static RefusedSheets Broken(string file) => new("broken", $"Bảng tính «{file}» hỏng hoặc tải lên chưa trọn vẹn. Hãy mở bằng Excel, lưu lại thành .xlsx rồi chọn lại.");

    public static RefusedSheets NotASheet(string file) => new("not-a-sheet", $"Tệp «{file}» không phải bảng tính đọc được ở đây. Hãy chọn tệp .xlsx, .xls hoặc .csv; bảng .ods hãy lưu thành .xlsx.");

    public static RefusedSheets WebPage(string file) => new("web-page", $"Tệp «{file}» mang đuôi bảng tính nhưng bên trong là trang web hoặc XML (thường do phần mềm khác xuất ra). Hãy mở bằng Excel, lưu thành .xlsx rồi chọn lại.");

    public static RefusedSheets Unreadable(string file) => new("unreadable", $"Không nhận ra bảng mã của tệp «{file}» nên chữ đọc ra sẽ sai. Hãy mở bằng Excel, lưu thành .xlsx rồi chọn lại.");

    public static RefusedSheets Secret(string file, SecretMark mark) => new("secret-mark",
        $"Tệp «{file}» mang dấu mật ({mark.Level}) nên không được đưa vào hệ thống; nội dung chưa được lưu. Hãy xử lý văn bản này theo quy định về bảo vệ bí mật nhà nước.");
}
