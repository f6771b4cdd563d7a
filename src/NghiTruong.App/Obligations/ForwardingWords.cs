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

    public static Tone Look(ForwardingState state) => state switch
    {
        ForwardingState.Sent => Tone.Waiting,
        ForwardingState.Received => Tone.Info,
        ForwardingState.Returned => Tone.Warning,
        ForwardingState.Answered => Tone.Good,
        _ => Tone.Quiet,
    };
}
