using Microsoft.EntityFrameworkCore;
using NghiTruong.App.Files;
using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Live;

/// <summary>Takes a file in pieces and gives it to the form that names it. All state is in the database and the file store: any node may take the next piece.</summary>
public sealed class TakeUpload(CouncilDb db, IFileStore store, CouncilClock clock)
{
    public const long LargestFile = 20 * 1024 * 1024;
    public const int LargestPiece = 1024 * 1024;
    const int MostAtOnce = 60;

    static readonly Refusal Unknown = new("upload-unknown", "Không có tệp đang tải này, hoặc đã quá 24 giờ; hãy chọn lại tệp.", "Files");

    public async Task<(Refusal? Refusal, Guid Id)> Start(Actor actor, string name, long size)
    {
        if (name.Length == 0) return (new("name-needed", "Tệp chưa có tên."), default);
        if (size <= 0) return (new("file-empty", $"Tệp “{name}” rỗng."), default);
        if (size > LargestFile) return (new("file-too-large", $"Tệp “{name}” lớn hơn 20 MB; hãy nén hoặc tách tệp."), default);
        if (await Own(actor).CountAsync() >= MostAtOnce) return (new("too-many-uploads", $"Trong 24 giờ qua đã có {MostAtOnce} tệp đang tải; hãy đợi rồi thử lại."), default);
        var upload = new PartUpload { CouncilId = actor.CouncilId, Uid = Guid.NewGuid(), PersonId = actor.PersonId, Name = Upload.NameOf(name), Size = size, CreatedAt = clock.Now };
        await using var writing = await db.BeginWriting();
        db.PartUploads.Add(upload);
        return (await writing.Keep(), upload.Uid);
    }

    /// <summary>How much of a file is here; null where there is no such file of this person.</summary>
    public async Task<(long Received, long Size)?> Ask(Actor actor, Guid id) =>
        await Own(actor).AsNoTracking().Where(u => u.Uid == id).Select(u => new { u.Received, u.Size }).SingleOrDefaultAsync() is { } found ? (found.Received, found.Size) : null;

    /// <summary>Takes the piece that begins at an offset. A piece that is there already, or does not begin where the last one ended, is refused: then ask how much is here.</summary>
    public async Task<Refusal?> Piece(Actor actor, Guid id, long offset, byte[] bytes, CancellationToken ct)
    {
        if (await Own(actor).AsNoTracking().SingleOrDefaultAsync(u => u.Uid == id, ct) is not { } known) return Unknown;
        if (known.Received != offset) return new("wrong-offset", "Mảnh này không nối tiếp phần đã nhận.");
        if (bytes.Length == 0 || bytes.Length > LargestPiece || offset + bytes.Length > known.Size) return new("wrong-size", "Mảnh rỗng, quá 1 MB hoặc vượt quá cỡ tệp đã báo.");
        Guid key;
        try
        {
            (key, _, _) = await store.Put(new MemoryStream(bytes, writable: false), ct);
        }
        catch (Exception e) when (OutOfRoom.Is(e))
        {
            return OutOfRoom.Refusal;
        }
        await using var writing = await db.BeginWriting();
        if (await Own(actor).SingleOrDefaultAsync(u => u.Uid == id, ct) is not { } upload) return Unknown;
        if (upload.Received != offset) return new("wrong-offset", "Mảnh này không nối tiếp phần đã nhận.");
        upload.Pieces.Add(new UploadPiece { CouncilId = actor.CouncilId, Start = offset, StoreKey = key });
        upload.Received += bytes.Length;
        return await writing.Keep();
    }

    /// <summary>The files of a form's field: those sent with it, and those sent before it in pieces.</summary>
    public async Task<(IReadOnlyList<Upload> Files, Refusal? Refusal)> Of(Actor actor, IReadOnlyList<Upload> sent, IReadOnlyList<Guid> before)
    {
        if (before.Count == 0) return (sent, null);
        var files = sent.ToList();
        foreach (var id in before.Take(MostAtOnce))
        {
            if (await Own(actor).AsNoTracking().Include(u => u.Pieces).SingleOrDefaultAsync(u => u.Uid == id) is not { } upload) return ([], Unknown);
            if (upload.Received != upload.Size) return ([], new("upload-unfinished", $"Tệp “{upload.Name}” chưa tải xong; hãy chọn lại tệp để tải tiếp.", "Files"));
            Guid[] pieces = [.. upload.Pieces.OrderBy(p => p.Start).Select(p => p.StoreKey)];
            files.Add(new Upload(upload.Name, "application/octet-stream", upload.Size, () => new JoinedPieces(store, pieces)));
        }
        return (files, null);
    }

    IQueryable<PartUpload> Own(Actor actor)
    {
        var since = clock.Now.AddHours(-24);
        return db.PartUploads.Where(u => u.CouncilId == actor.CouncilId && u.PersonId == actor.PersonId && u.CreatedAt > since);
    }
}
