using NghiTruong.Rules;
using NghiTruong.Rules.Rights;

namespace NghiTruong.App.Rights.Accounts;

/// <summary>Whose account this request carries, told before any page runs. What the person may do is the actor's; this also knows someone who holds no post.</summary>
public sealed class SignedIn
{
    public Account? Account { get; private set; }
    public AccountSession Session { get; private set; } = null!;
    public string PersonName { get; private set; } = "";
    public bool IsAdministrator { get; private set; }
    /// <summary>Where one must go before anything else: the code, a password of one's own, the second factor. Null: the house is open.</summary>
    public string? Next { get; private set; }
    /// <summary>Who writes about one's own account: in the post one acts in, with no rights by it.</summary>
    public Actor Actor { get; private set; } = null!;

    public bool IsKnown => Account is not null;

    internal void Is(Account account, AccountSession session, string personName, bool isAdministrator, string? next, Actor actor) =>
        (Account, Session, PersonName, IsAdministrator, Next, Actor) = (account, session, personName, isAdministrator, next, actor);
}
