using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NghiTruong.App.Files;
using NghiTruong.App.Meetings;
using NghiTruong.App.Obligations;
using NghiTruong.App.Tests.Meetings;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Tests.Files;

/// <summary>A file in pieces: a broken connection costs one piece, and nobody takes another's.</summary>
public sealed class UploadTests
{
    const int Piece = 512 * 1024;

    [Theory, BothStores]
    public async Task A_connection_broken_in_the_middle_of_a_piece_goes_on_where_the_last_one_ended(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        var (form, bytes) = (await ReportForm(council, director), (byte[])[.. "%PDF-1.7\n"u8, .. Bytes(1_400_000)]);
        var token = Token(form);
        var id = await Begin(director, token, "Biên bản nghiệm thu.pdf", bytes.Length);
        Assert.Equal(HttpStatusCode.OK, (await Put(director, token, id, 0, bytes[..Piece])).StatusCode);

        await Assert.ThrowsAnyAsync<Exception>(() => director.Raw(Request(HttpMethod.Put, $"/tai-len/{id}?tu={Piece}", token, new Broken(bytes[Piece..(2 * Piece)], 100_000))));
        Assert.Equal((Piece, bytes.Length), await Ask(director, id));
        var early = await Put(director, token, id, 2 * Piece, bytes[(2 * Piece)..]);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal(Piece, (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("offset").GetInt32());

        await director.Send(form, new() { ["words"] = "Xong", ["files-da-tai"] = id.ToString() });
        Assert.Contains("chưa tải xong", director.Html);
        await Put(director, token, id, Piece, bytes[Piece..(2 * Piece)]);
        Assert.Equal(HttpStatusCode.Conflict, (await Put(director, token, id, Piece, bytes[Piece..(2 * Piece)])).StatusCode); // the answer to the first was lost
        await Put(director, token, id, 2 * Piece, bytes[(2 * Piece)..]);
        await director.Send(director.Form("fact", ("kind", nameof(ObligationEventKind.ReportedDone))), new() { ["words"] = "Xong", ["files-da-tai"] = id.ToString() });

        var address = director.Page.QuerySelectorAll(".files a").OfType<IHtmlAnchorElement>().Single(a => a.TextContent.Contains("Biên bản nghiệm thu.pdf")).GetAttribute("href")!;
        await director.Get(address);
        Assert.Equal(bytes, await director.Last.Content.ReadAsByteArrayAsync());
    }

    [Theory, BothStores]
    public async Task A_file_that_brings_macros_along_or_acts_is_not_kept_whichever_way_it_comes(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        var form = await ReportForm(council, director);
        var token = Token(form);
        var kept = await council.Db(db => db.StoredFiles.CountAsync());
        using var macros = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(macros, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in new[] { "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin" })
                await using (var to = zip.CreateEntry(name).Open()) to.Write("<a/>"u8);
        var acting = "%PDF-1.7 <</S /JavaScript>>"u8.ToArray();

        await director.Send(form, new() { ["words"] = "Xong" }, ("files", "bao-cao.docx", macros.ToArray()));
        Assert.Equal("macros", director.Rule);
        Assert.Contains("macro", director.Refusal);
        var id = await Begin(director, token, "bao-cao.pdf", acting.Length);
        await Put(director, token, id, 0, acting);
        await director.Send(director.Form("fact", ("kind", nameof(ObligationEventKind.ReportedDone))), new() { ["words"] = "Xong", ["files-da-tai"] = id.ToString() });
        Assert.Equal("acting-pdf", director.Rule);
        Assert.Equal(kept, await council.Db(db => db.StoredFiles.CountAsync()));

        await director.Send(director.Form("fact", ("kind", nameof(ObligationEventKind.ReportedDone))), new() { ["words"] = "Xong" }, ("files", "bao-cao.pdf", "%PDF-1.7 <</SigFlags 3>>"u8.ToArray()));
        Assert.Equal("", director.Refusal);
    }

    [Theory, BothStores]
    public async Task A_file_that_is_not_what_its_ending_says_is_not_kept_whichever_way_it_comes(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        var form = await ReportForm(council, director);
        var token = Token(form);
        var kept = await council.Db(db => db.StoredFiles.CountAsync());
        var pdf = "%PDF-1.7 <</SigFlags 3>>"u8.ToArray();

        await director.Send(form, new() { ["words"] = "Xong" }, ("files", "Báo cáo.docx", pdf));
        Assert.Equal("other-content", director.Rule);
        Assert.Contains("Tệp «Báo cáo.docx» mang đuôi .docx (Word) nhưng bên trong là PDF", director.Refusal);
        var id = await Begin(director, token, "anh.jpg", pdf.Length);
        await Put(director, token, id, 0, pdf);
        await director.Send(director.Form("fact", ("kind", nameof(ObligationEventKind.ReportedDone))), new() { ["words"] = "Xong", ["files-da-tai"] = id.ToString() });
        Assert.Equal("other-content", director.Rule);
        await director.Send(director.Form("fact", ("kind", nameof(ObligationEventKind.ReportedDone))), new() { ["words"] = "Xong" }, ("files", "bao-cao.pdf", Encoding.UTF8.GetBytes("Không phải PDF.")));
        Assert.Contains("nội dung không nhận ra", director.Refusal);
        Assert.Equal(kept, await council.Db(db => db.StoredFiles.CountAsync()));

        await director.Send(director.Form("fact", ("kind", nameof(ObligationEventKind.ReportedDone))), new() { ["words"] = "Xong" }, ("files", "bao-cao.pdf", pdf));
        Assert.Equal("", director.Refusal);
    }

    [Theory, BothStores]
    public async Task Anothers_upload_does_not_exist(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        using var secretary = await council.As(Cast.Secretary);
        var form = await ReportForm(council, director);
        await secretary.Get("/nhiem-vu/nhap-bang");
        var id = await Begin(secretary, Token(secretary.Form("sheet")), "mat.xlsx", 3);
        await Put(secretary, Token(secretary.Form("sheet")), id, 0, [1, 2, 3]);

        Assert.Equal(HttpStatusCode.NotFound, (await director.Raw(new(HttpMethod.Get, $"/tai-len/{id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Put(director, Token(form), id, 3, [4])).StatusCode);
        await director.Send(form, new() { ["words"] = "Xong", ["files-da-tai"] = id.ToString() });
        Assert.Equal("upload-unknown", director.Rule);
        using var nobody = new Browser(council.Address, follow: false);
        Assert.Equal(HttpStatusCode.Found, (await nobody.Raw(new(HttpMethod.Get, $"/tai-len/{id}"))).StatusCode);
    }

    [Theory, BothStores]
    public async Task What_has_no_token_is_too_large_or_a_day_old_is_not_taken(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        using var director = await council.As(Cast.Director);
        var form = await ReportForm(council, director);
        var token = Token(form);

        Assert.Equal(HttpStatusCode.BadRequest, (await director.Raw(new(HttpMethod.Post, "/tai-len?ten=a.pdf&co=10"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await director.Raw(Request(HttpMethod.Post, "/tai-len?ten=a.pdf&co=20971521", token, null))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await director.Raw(Request(HttpMethod.Post, "/tai-len?ten=a.pdf&co=0", token, null))).StatusCode);
        var id = await Begin(director, token, "a.pdf", 10);
        Assert.Equal(HttpStatusCode.BadRequest, (await Put(director, "sai", id, 0, Bytes(5))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Put(director, token, id, 0, Bytes(11))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Put(director, token, id, 0, Bytes(1_100_000))).StatusCode);
        await Put(director, token, id, 0, Bytes(10));

        council.Time.Forward(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await director.Raw(new(HttpMethod.Get, $"/tai-len/{id}"))).StatusCode);
        await council.App.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<OrphanCollection>().Single().Collect(default);
        Assert.Equal(0, await council.Db(db => db.PartUploads.CountAsync()));
    }

    /// <summary>The browser sends every file over a megabyte ahead of its form: a form that does not ask for it would lose it.</summary>
    [Theory, BothStores]
    public async Task A_text_to_import_and_a_comment_take_their_file_from_the_pieces_too(Store store)
    {
        await using var council = await TestCouncil.Whole(store);
        using var secretary = await council.As(Cast.Secretary);
        await secretary.Get("/phien-hop/nhap");
        var import = secretary.Form("import");
        var text = System.Text.Encoding.UTF8.GetBytes(Papers.Press);
        var id = await Begin(secretary, Token(import), "bao-chi.txt", text.Length);
        await Put(secretary, Token(import), id, 0, text);
        await secretary.Send(import, new() { ["file-da-tai"] = id.ToString() });
        Assert.Equal("", secretary.Refusal);
        Assert.StartsWith("/phien-hop/nhap/", secretary.Here);

        using var director = await council.As(Cast.Director);
        await director.Get("/phien-hop/6/gop-y/2");
        var answer = director.Form("answer");
        id = await Begin(director, Token(answer), "gop-y.dwg", 10);
        await Put(director, Token(answer), id, 0, Bytes(10));
        await director.Send(answer, new() { ["Words"] = "Đề nghị bổ sung danh mục.", ["File-da-tai"] = id.ToString() });
        Assert.Equal("", director.Refusal);
        Assert.Equal("gop-y.dwg", await council.Db(db => db.Comments.OrderByDescending(c => c.Id).Select(c => c.FileName).FirstAsync()));
    }

    [Fact]
    public async Task Any_node_takes_the_next_piece()
    {
        PostgresOnly.IsNeeded();
        await using var council = await TestCouncil.Open(Store.Postgres);
        await using var second = await council.AnotherNode();
        using var director = await council.As(Cast.Director);
        using var there = new Browser(new Uri(second.Urls.First()));
        await there.SignIn(Cast.Director);
        var (bytes, token) = (Bytes(900_000), Token(await ReportForm(council, director)));
        var id = await Begin(director, token, "anh.zip", bytes.Length);
        await Put(director, token, id, 0, bytes[..Piece]);
        var other = Token(await ReportForm(council, there));
        Assert.Equal(HttpStatusCode.OK, (await Put(there, other, id, Piece, bytes[Piece..])).StatusCode);

        await director.Send(director.Form("fact", ("kind", nameof(ObligationEventKind.ReportedDone))), new() { ["words"] = "Xong", ["files-da-tai"] = id.ToString() });
        var file = await council.Db(db => db.EventFiles.OrderByDescending(f => f.Id).FirstAsync());
        Assert.Equal(("anh.zip", 900_000L), (file.Name, file.Size));
        await second.StopAsync();
    }

    static async Task<IHtmlFormElement> ReportForm(TestCouncil council, Browser director)
    {
        var id = await council.Db(db => (from o in db.Set<Obligation>()
                                         join n in db.Set<NghiTruong.Rules.People.BodyNaming>() on o.LeadBodyId equals n.BodyId
                                         where n.Name == "Sở Xây dựng" && n.To == null && o.State == ObligationState.InProgress && o.Kind == ObligationKind.Task && o.Comes == null && o.EachOf == null
                                         select o.Id).FirstAsync());
        await director.Get($"/nhiem-vu/{id}");
        return director.Form("fact", ("kind", nameof(ObligationEventKind.ReportedDone)));
    }

    static string Token(IHtmlFormElement form) => form.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value!;

    static async Task<Guid> Begin(Browser browser, string token, string name, long size)
    {
        var answer = await browser.Raw(Request(HttpMethod.Post, $"/tai-len?ten={Uri.EscapeDataString(name)}&co={size}", token, null));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    static Task<HttpResponseMessage> Put(Browser browser, string token, Guid id, long offset, byte[] bytes) =>
        browser.Raw(Request(HttpMethod.Put, $"/tai-len/{id}?tu={offset}", token, new ByteArrayContent(bytes)));

    static async Task<(int, int)> Ask(Browser browser, Guid id)
    {
        var json = await (await browser.Raw(new(HttpMethod.Get, $"/tai-len/{id}"))).Content.ReadFromJsonAsync<JsonElement>();
        return (json.GetProperty("offset").GetInt32(), json.GetProperty("size").GetInt32());
    }

    static HttpRequestMessage Request(HttpMethod method, string path, string token, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("RequestVerificationToken", token);
        return request;
    }

    static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var n = 0; n < count; n++) bytes[n] = (byte)(n * 31 >> 3);
        return bytes;
    }

    /// <summary>Says it will send all and breaks off: the network went away.</summary>
    sealed class Broken(byte[] bytes, int after) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, after));
            await stream.FlushAsync();
            throw new IOException("The network went away.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
