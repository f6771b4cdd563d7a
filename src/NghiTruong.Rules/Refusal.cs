namespace NghiTruong.Rules;

/// <summary>A rule said no: which rule, in Vietnamese words for the screen, and the field it concerns.</summary>
/// <param name="Rule">Stable id of the rule, for tests and machines.</param>
/// <param name="Words">What to tell the person, naming what is wrong and what to do.</param>
/// <param name="Field">The form's field, where one is to blame.</param>
/// <param name="Address">Where the person should go instead, where there is such a place.</param>
public sealed record Refusal(string Rule, string Words, string? Field = null, string? Address = null)
{
    /// <summary>The thing does not exist, or not for this actor: the two are told alike.</summary>
    public static readonly Refusal NotFound = new("not-found", "Không có nội dung này, hoặc tài khoản đang dùng không được xem.");

    /// <summary>The same form came a second time: its first result stands.</summary>
    public static Refusal Repeated(string address) => new("repeated", "Biểu mẫu này đã được ghi trước đó.", Address: address);

    /// <summary>The page was opened before someone else's change.</summary>
    public static Refusal Stale(string whatChanged) =>
        new("stale", $"Nội dung đã thay đổi từ lúc đồng chí mở trang: {whatChanged}. Chữ đã nhập còn nguyên bên dưới; hãy xem lại rồi gửi lần nữa.");

    public bool IsNotFound => Rule == NotFound.Rule;
    public bool IsRepeated => Rule == "repeated";
}
