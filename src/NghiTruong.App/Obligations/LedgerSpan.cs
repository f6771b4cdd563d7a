namespace NghiTruong.App.Obligations;

/// <summary>How a whole stood from one day until before another.</summary>
/// <param name="To">Its day number; <see cref="LedgerRow.NoDay"/> where it stands so still.</param>
readonly record struct LedgerSpan(int From, int To, LedgerRow Row)
{
    public bool Covers(int day) => From <= day && day < To;
}
