using NghiTruong.App.Shell.Parts;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>A draft's states on the screen.</summary>
static class DraftWords
{
    public static string Of(DraftState state) => state switch
    {
        DraftState.Drafting => "đang soạn",
        DraftState.Submitted => "chờ lãnh đạo duyệt",
        DraftState.SentBack => "lãnh đạo yêu cầu sửa",
        DraftState.Sent => "đã duyệt và gửi",
        _ => "đã bỏ",
    };

    public static Tone Look(DraftState state) => state switch
    {
        DraftState.Submitted => Tone.Waiting,
        DraftState.SentBack => Tone.Warning,
        DraftState.Sent => Tone.Good,
        DraftState.Drafting => Tone.Info,
        _ => Tone.Quiet,
    };
}
