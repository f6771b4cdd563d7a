using NghiTruong.App.Shell.Parts;
using NghiTruong.Rules.Obligations;

namespace NghiTruong.App.Obligations;

/// <summary>How states look; the words come from the rules.</summary>
static class StateLook
{
    public static Tone Of(ObligationState state) => state switch
    {
        ObligationState.Confirmed => Tone.Good,
        ObligationState.ReportedDone => Tone.Waiting,
        ObligationState.Returned or ObligationState.SentBack => Tone.Warning,
        ObligationState.Withdrawn or ObligationState.Annulled or ObligationState.Excused or ObligationState.PassedOn or ObligationState.Replaced or ObligationState.Merged or ObligationState.Split => Tone.Quiet,
        ObligationState.Assigned => Tone.Plain,
        _ => Tone.Info,
    };

    public static Tone Of(LatenessKind kind) => kind switch
    {
        LatenessKind.Late => Tone.Bad,
        LatenessKind.DueSoon or LatenessKind.DoneLate => Tone.Warning,
        LatenessKind.DoneInTime => Tone.Good,
        _ => Tone.Quiet,
    };
}
