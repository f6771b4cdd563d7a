using NghiTruong.App.Storage;
using NghiTruong.Documents;
using NghiTruong.Rules;

namespace NghiTruong.App.Files;

/// <summary>Bytes into the store, and the row that will point to them once its write commits. What a file must not bring along is refused here, wherever it came from.</summary>
public sealed class KeepFile(IFileStore store, CouncilClock clock)
{
    public async Task<(StoredFile? File, Refusal? Refusal)> Put(Actor actor, string name, Stream content, CancellationToken ct)
    {
        try
        {
            await using var looked = await LookedThrough(content, ct);
            if (Harm(looked, name) is { } harm) return (null, new(harm.Rule, harm.Words, "Files"));
            var (key, size, sha) = await store.Put(looked, ct);
            return (new StoredFile { CouncilId = actor.CouncilId, Name = name, ContentType = "application/octet-stream", Size = size, Sha256 = sha, StoreKey = key, CreatedAt = clock.Now }, null);
        }
        catch (Exception e) when (OutOfRoom.Is(e))
        {
            return (null, OutOfRoom.Refusal);
        }
    }

    static Refused? Harm(Stream looked, string name)
    {
        var (bytes, isWhole) = looked is MemoryStream whole ? (whole.ToArray(), true) : (((HeadAgain)looked).Head, false);
        return (isWhole ? FileHarm.Find(bytes, name) : FileHarm.ByName(name)) ?? FileEnding.Find(bytes, name);
    }

    /// <summary>The whole in memory where its beginning asks for that (20 MB at most); else the head again, then the rest as it comes.</summary>
    static async Task<Stream> LookedThrough(Stream content, CancellationToken ct)
    {
        var head = new byte[FileHarm.HeadBytes];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (!FileHarm.NeedsAll(head.AsSpan(0, read))) return new HeadAgain(head[..read], content);
        var whole = new MemoryStream();
        whole.Write(head, 0, read);
        await content.CopyToAsync(whole, ct);
        whole.Position = 0;
        return whole;
    }

    sealed class HeadAgain(byte[] head, Stream rest) : ReadOnceStream
    {
        int given;

        public byte[] Head => head;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (given == head.Length) return await rest.ReadAsync(buffer, cancellationToken);
            var part = head.AsMemory(given, Math.Min(buffer.Length, head.Length - given));
            part.CopyTo(buffer);
            given += part.Length;
            return part.Length;
        }
    }
}
