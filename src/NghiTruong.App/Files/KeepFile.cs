using NghiTruong.App.Storage;
using NghiTruong.Rules;

namespace NghiTruong.App.Files;

/// <summary>Bytes into the store, and the row that will point to them once its write commits.</summary>
public sealed class KeepFile(IFileStore store, CouncilClock clock)
{
    public async Task<(StoredFile? File, Refusal? Refusal)> Put(Actor actor, string name, Stream content, CancellationToken ct)
    {
        try
        {
            var (key, size, sha) = await store.Put(content, ct);
            return (new StoredFile { CouncilId = actor.CouncilId, Name = name, ContentType = "application/octet-stream", Size = size, Sha256 = sha, StoreKey = key, CreatedAt = clock.Now }, null);
        }
        catch (Exception e) when (OutOfRoom.Is(e))
        {
            return (null, OutOfRoom.Refusal);
        }
    }
}
