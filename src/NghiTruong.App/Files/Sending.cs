namespace NghiTruong.App.Files;

/// <summary>How a kept file leaves: as an attachment, never opened in the council's own pages.</summary>
public static class Sending
{
    public static async Task<IResult> Send(StoredFile? file, IFileStore store, CancellationToken ct) =>
        file is null || await store.Open(file.StoreKey, ct) is not { } bytes
            ? Results.NotFound()
            : Results.Stream(bytes, "application/octet-stream", file.Name);
}
