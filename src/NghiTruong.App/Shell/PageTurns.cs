using Microsoft.AspNetCore.Components.Endpoints;

namespace NghiTruong.App.Shell;

/// <summary>
/// Pages take turns, the oldest question first: no more are made at once than there are processors to make them, so that sixteen who ask together do not slow one another down
/// (docs/decisions/0025). Whoever has waited <paramref name="patience"/> goes in without a turn: one page that hangs does not hold up the others.
/// </summary>
sealed class PageTurns(int atOnce, TimeSpan patience)
{
    readonly SemaphoreSlim room = new(atOnce);

    /// <summary>Of this machine.</summary>
    public PageTurns() : this(Math.Max(2, Environment.ProcessorCount), TimeSpan.FromSeconds(1))
    {
    }

    public async Task Take(HttpContext http, RequestDelegate next)
    {
        // Forms wait at the write gate; files and streams last as long as their reader likes.
        var turn = HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && await room.WaitAsync(patience, http.RequestAborted);
        try
        {
            await next(http);
        }
        finally
        {
            if (turn) room.Release();
        }
    }
}
