using NghiTruong.App.Shell.Parts;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>States of what is forwarded, on the screen.</summary>
static class ForwardingWords
{
    public static string Of(ForwardingState state) => state switch
    {
        ForwardingState.Sent => "chờ tiếp nhận",
        ForwardingState.Received => "đã tiếp nhận, chưa trả lời",
        ForwardingState.Returned => "trả lại",
        ForwardingState.Answered => "đã trả lời",
        _ => "đã rút lại",
    };

    /// <summary>Its own state, or that its sender ended it while nothing had come back.</summary>
    public static string Of(Forwarding forwarding, ForwardedEnd? ended) => forwarding.IsOpen && ended is not null ? $"nơi chuyển đã kết thúc: {ended.Words}" : Of(forwarding.State);

    public static Tone Look(Forwarding forwarding, ForwardedEnd? ended) => forwarding.IsOpen && ended is not null ? Tone.Quiet : Look(forwarding.State);

    static Tone Look(ForwardingState state) => state switch
    {
        ForwardingState.Sent => Tone.Waiting,
        ForwardingState.Received => Tone.Info,
        ForwardingState.Returned => Tone.Warning,
        ForwardingState.Answered => Tone.Good,
        _ => Tone.Quiet,
    };
}
