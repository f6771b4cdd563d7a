using System.Diagnostics;
using Xunit;

namespace NghiTruong.Documents.Tests;

public class ExternalToolTests
{
    static string Shell => ExternalTool.Find("sh") ?? "";

    [Fact]
    public void A_program_that_takes_too_long_is_killed_with_its_children()
    {
        Assert.SkipUnless(Shell.Length > 0, "Không có sh trên máy này");
        using var folder = new TemporaryFolder();
        var watch = Stopwatch.StartNew();

        var (outcome, _) = ExternalTool.Run(Shell, ["-c", "sleep 30 & echo $! > child; wait"], folder.Path, TimeSpan.FromMilliseconds(400));

        Assert.Equal(ToolOutcome.TimedOut, outcome);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
        var child = int.Parse(File.ReadAllText(folder.File("child")));
        Assert.True(SpinWait.SpinUntil(() => !Lives(child), TimeSpan.FromSeconds(5)), "the child lives on");
    }

    // killed but not yet collected by its parent (Z) counts as gone
    static bool Lives(int process)
    {
        try { return File.ReadAllText($"/proc/{process}/stat").Split(' ')[2] is not "Z"; }
        catch (IOException) { return false; }
    }

    [Fact]
    public void What_a_program_complains_of_is_heard_and_its_environment_is_bare()
    {
        Assert.SkipUnless(Shell.Length > 0, "Không có sh trên máy này");
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable("NGHITRUONG_TEST_KEY", "bi-mat");

        var (outcome, errors) = ExternalTool.Run(Shell, ["-c", "echo hong $NGHITRUONG_TEST_KEY >&2; exit 3"], folder.Path, TimeSpan.FromSeconds(10));

        Assert.Equal(ToolOutcome.Failed, outcome);
        Assert.Contains("hong", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("bi-mat", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_one_reading_is_gone_afterwards()
    {
        string path;
        using (var folder = new TemporaryFolder())
        {
            path = folder.Path;
            File.WriteAllText(folder.File("a"), "x");
        }
        Assert.False(Directory.Exists(path));
    }

    [Theory]
    [InlineData("Chủ tịch HĐND tỉnh đề nghị UBND tỉnh rà soát các dự án chậm\ntiến độ, báo cáo.", "Chủ tịch HĐND tỉnh đề nghị UBND tỉnh rà soát các dự án chậm tiến độ, báo cáo.")]
    [InlineData("Kết luận phiên họp, Phó Chủ tịch Thường trực HĐND tỉnh Nguyễn\nVăn A đề nghị UBND tỉnh rà soát.", "Kết luận phiên họp, Phó Chủ tịch Thường trực HĐND tỉnh Nguyễn Văn A đề nghị UBND tỉnh rà soát.")]
    [InlineData("Thường trực HĐND tỉnh thống nhất kết luận các nội dung như sau:\n1. Về kế hoạch", "Thường trực HĐND tỉnh thống nhất kết luận các nội dung như sau:\n1. Về kế hoạch")]
    [InlineData("Giao các Ban HĐND tỉnh tiếp tục theo dõi việc thực hiện kết luận\n- UBND tỉnh báo cáo", "Giao các Ban HĐND tỉnh tiếp tục theo dõi việc thực hiện kết luận\n- UBND tỉnh báo cáo")]
    [InlineData("Giao các Ban HĐND tỉnh tiếp tục theo dõi việc thực hiện kết luận\na) UBND tỉnh báo cáo", "Giao các Ban HĐND tỉnh tiếp tục theo dõi việc thực hiện kết luận\na) UBND tỉnh báo cáo")]
    [InlineData("Tham dự có các đồng chí: Bùi Thị B - Phó Chủ tịch HĐND tỉnh; Lò A -\nPhó Chủ tịch UBND tỉnh.", "Tham dự có các đồng chí: Bùi Thị B - Phó Chủ tịch HĐND tỉnh; Lò A - Phó Chủ tịch UBND tỉnh.")]
    [InlineData("Thống nhất thời gian tổ chức Kỳ họp chuyên đề lần thứ 5 vào ngày\n06/02/2026.", "Thống nhất thời gian tổ chức Kỳ họp chuyên đề lần thứ 5 vào ngày 06/02/2026.")]
    [InlineData("Một tên bài gồm hơn bốn mươi chữ cái nhưng ngắn\nThứ Hai, ngày 5 tháng 4\nMột dòng dài hơn hẳn cho biết bề rộng của trang giấy này là khoảng một trăm chữ cái.", "Một tên bài gồm hơn bốn mươi chữ cái nhưng ngắn\nThứ Hai, ngày 5 tháng 4\nMột dòng dài hơn hẳn cho biết bề rộng của trang giấy này là khoảng một trăm chữ cái.")]
    [InlineData("HỘI ĐỒNG NHÂN DÂN\nTỈNH X", "HỘI ĐỒNG NHÂN DÂN\nTỈNH X")]
    public void Lines_broken_for_the_width_of_a_page_are_joined(string broken, string joined) => Assert.Equal(joined, PdfText.Unwrapped(broken));
}
