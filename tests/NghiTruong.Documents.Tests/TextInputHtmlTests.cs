using System.Text;
using Xunit;

namespace NghiTruong.Documents.Tests;

public class TextInputHtmlTests
{
    static ReadText Read(string html, string name = "a.html") => Assert.IsType<ReadText>(TextInput.Read(Encoding.UTF8.GetBytes(html), name));

    [Fact]
    public void The_main_text_is_kept_and_the_furniture_of_the_page_dropped()
    {
        var read = Read("""
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>Báo X</title><style>p{color:red}</style></head>
            <body><header><a href="/">Trang chủ</a></header><nav><ul><li>Giới thiệu</li></ul></nav>
            <div class="breadcrumb">Tin tức » HĐND</div>
            <h1>Thường trực HĐND tỉnh họp phiên thứ 5</h1>
            <div class="content"><p>Sáng 24/2, <b>đồng chí</b> Nguyễn
            Văn A chủ trì.</p><!-- ghi chú --><p>Dòng một<br>Dòng hai&nbsp;&amp; ba</p>
            <figure><img src="x.jpg"><figcaption>Quang cảnh phiên họp.</figcaption></figure>
            <script>alert('x')</script></div>
            <div class="tin-lien-quan"><a>Tin khác</a></div><footer>Bản quyền</footer></body></html>
            """);

        Assert.Equal("Thường trực HĐND tỉnh họp phiên thứ 5\nSáng 24/2, đồng chí Nguyễn Văn A chủ trì.\nDòng một\nDòng hai & ba\nQuang cảnh phiên họp.", read.Text);
        Assert.Equal("Thường trực HĐND tỉnh họp phiên thứ 5", read.Title);
        Assert.Equal("Trang web (HTML, UTF-8)", read.FormatName);
    }

    [Fact]
    public void One_article_is_the_text_and_its_title_stays()
    {
        var filler = string.Concat(Enumerable.Repeat("Phiên họp cho ý kiến về nhiều nội dung. ", 12));
        var read = Read($"<html><body><h1>Phiên họp thứ 6</h1><div>Cột bên</div><article><p>{filler}</p></article><div>Cuối trang</div></body></html>");

        Assert.Equal("Phiên họp thứ 6\n" + filler.Trim(), read.Text);
    }

    [Fact]
    public void Lists_and_tables_are_lines()
    {
        var read = Read("""
            <html><body><ol><li>UBND tỉnh rà soát</li><li>Các Ban theo dõi</li></ol><ul><li>a</li><li>- b</li><li><p>c</p></li></ul>
            <ol start="4"><li>d</li></ol>
            <table><caption>Biểu 1</caption><tr><th>STT</th><th>Nội dung</th></tr><tr><td>1</td><td><p>Rà soát</p></td></tr></table></body></html>
            """);

        Assert.Equal("1. UBND tỉnh rà soát\n2. Các Ban theo dõi\n- a\n- b\n- c\n4. d\nSTT\tNội dung\n1\tRà soát\nBiểu 1", read.Text);
    }

    [Fact]
    public void A_page_laid_out_by_tables_reads_in_order()
    {
        var read = Read("<table><tr><td><h2>Thông báo</h2><p>Dòng một</p></td><td><p>Dòng hai</p></td></tr></table>");

        Assert.Equal("Thông báo\nDòng một\nDòng hai", read.Text);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("windows-1258")]
    public void The_charset_comes_from_the_page_or_its_bytes(string charset)
    {
        const string words = "Hoi dong nhan dan: đơn thư, tư pháp ư ơ đ";
        var html = $"<html><head><meta http-equiv=Content-Type content=\"text/html; charset={charset}\"></head><body><p>{words}</p></body></html>";
        byte[] bytes = charset == "utf-16"
            ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(html)]
            : CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(html.Replace("á", "a\u0301", StringComparison.Ordinal));

        Assert.Equal(words, Assert.IsType<ReadText>(TextInput.Read(bytes, "a.htm")).Text);
    }

    [Fact]
    public void Old_fonts_in_a_page_are_converted_where_they_are_named()
    {
        var read = Read("<html><body><p><font face='.VnTimeH'>nghÞ quyÕt</font> số 5 <span style=\"font-family:'VNI-Times'\">Hoäi ñoàng</span></p></body></html>");

        Assert.Equal("NGHỊ QUYẾT số 5 Hội đồng", read.Text);
    }

    [Fact]
    public void A_whole_page_in_an_old_encoding_is_recognised()
    {
        var html = "<html><body><p>Céng hßa x· héi chñ nghÜa ViÖt Nam, Th­êng trùc Héi ®ång nh©n d©n tØnh häp phiªn thø n¨m.</p></body></html>";

        Assert.StartsWith("Cộng hòa xã hội chủ nghĩa", Assert.IsType<ReadText>(TextInput.Read(Encoding.Latin1.GetBytes(html), "a.html")).Text);
    }

    [Fact]
    public void Html_named_doc_is_read_as_html() =>
        Assert.Equal("Nội dung", Read("<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><p>Nội dung</p></body></html>", "a.doc").Text);

    [Fact]
    public void A_secret_mark_in_a_page_is_refused() =>
        Assert.Equal("secret-mark", Assert.IsType<Refused>(TextInput.Read(Encoding.UTF8.GetBytes("<html><body><p>TỐI MẬT</p><p>Báo cáo</p></body></html>"), "a.html")).Rule);
}
