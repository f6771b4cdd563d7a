using NghiTruong.App.Shell.Parts;

namespace NghiTruong.App.Rights.Accounts;

static class AccountLook
{
    public static Tone Of(AccountState state) => state switch
    {
        AccountState.InUse => Tone.Good,
        AccountState.NeverIn => Tone.Info,
        AccountState.SleepsSoon or AccountState.Locked => Tone.Warning,
        AccountState.Asleep or AccountState.Disabled => Tone.Bad,
        _ => Tone.Quiet,
    };
}
