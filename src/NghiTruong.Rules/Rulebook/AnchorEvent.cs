namespace NghiTruong.Rules.Rulebook;

/// <summary>An event from which limits are counted, as data: a key and its Vietnamese words.</summary>
/// <param name="Key">"opening", "receipt", "election-day".</param>
/// <param name="Words">"ngày khai mạc kỳ họp".</param>
public sealed record AnchorEvent(string Key, string Words);
