using NghiTruong.App.Storage;

namespace NghiTruong.App.Obligations;

/// <summary>Something open that keeps the name of a body that ends: whoever takes over sees it and answers.</summary>
public sealed record StaysWithBody(string Words, string Address);

/// <summary>A room that owns such things: asked when bodies are reorganised, so that the act names all that is open.</summary>
public interface IOwnsWhatStays
{
    Task<IReadOnlyList<StaysWithBody>> With(Visible visible, IReadOnlyList<long> bodies);
}
