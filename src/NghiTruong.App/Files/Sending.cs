using NghiTruong.Documents;

namespace NghiTruong.App.Files;

/// <summary>How a kept file leaves: as an attachment, never opened in the council's own pages.</summary>
public static class Sending
{
    public static async Task<IResult> Send(StoredFile? file, IFileStore store, CancellationToken ct) =>
        file is null || await store.Open(file.StoreKey, ct) is not { } bytes
            ? Results.NotFound()
            : new Sandboxed(Results.Stream(bytes, "application/octet-stream", file.Name));

    /// <summary>A paper written on the spot.</summary>
    public static IResult Paper(OfficialPaper paper, string name) => new Sandboxed(Results.File(DocxPaper.Bytes(paper), DocxPaper.ContentType, name));

    /// <summary>Whatever a browser makes of the bytes, it may run nothing and reach nothing.</summary>
    sealed class Sandboxed(IResult file) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            return file.ExecuteAsync(httpContext);
        }
    }
}
