namespace NghiTruong.Rules.Obligations;

/// <summary>Events that change the terms: what is owed, by whom, by when.</summary>
public sealed partial class ObligationFold
{
    Refusal? Correct(ObligationEvent e)
    {
        var before = Terms;
        Take(TermsOf(e));
        // A day put right is another original day: an extension granted on the wrong one no longer stands.
        if (Terms.Due.On != before.Due.On) ExtendedTo = null;
        return Terms.LeadBodyId != before.LeadBodyId || State == ObligationState.Returned ? Move(ObligationState.Assigned) : null;
    }

    /// <summary>Given to another body: the one before no longer answers for it, and that is counted.</summary>
    Refusal? Reassign(ObligationEvent e)
    {
        var terms = TermsOf(e);
        if (State == ObligationState.ReportedDone) return Waiting();
        if (terms.LeadBodyId == Terms.LeadBodyId) return No("reassign-to-another", "Giao lại phải chọn cơ quan chủ trì khác cơ quan hiện nay.", "Lead");
        Turn(TurnKind.Reassigned, e);
        TimesReassigned++;
        Take(terms);
        // What the one before asked for is not the next one's request.
        (AnsweredOn, AnswerNumber, RoadmapOn, AskedExtensionTo, IsExplained) = (null, null, null, null, false);
        return Move(ObligationState.Assigned);
    }

    Refusal? Delegate(ObligationEvent e)
    {
        if (Waiting() is { } refusal) return refusal;
        Take(TermsOf(e));
        return State == ObligationState.Assigned ? Move(ObligationState.Accepted) : null;
    }

    Refusal? Change(ObligationEvent e)
    {
        Take(TermsOf(e));
        return null;
    }

    /// <summary>The day moves with its occasion. An extension stands as long as it is later than the new day.</summary>
    Refusal? FollowDue(ObligationEvent e)
    {
        var due = TermsOf(e).Due;
        Take(Terms with { Due = due });
        if (ExtendedTo <= due.On) ExtendedTo = null;
        return null;
    }

    Refusal? AskExtension(ObligationEvent e)
    {
        if (Guidance() is { } guidance) return guidance;
        if (Waiting() is { } refusal) return refusal;
        if (NotAnExtension(e) is { } no) return no;
        AskedExtensionTo = e.PromisedOn;
        return null;
    }

    Refusal? GrantExtension(ObligationEvent e)
    {
        if (Guidance() is { } guidance) return guidance;
        if (State == ObligationState.ReportedDone) return Waiting();
        if (NotAnExtension(e) is { } no) return no;
        (ExtendedTo, AskedExtensionTo, IsExplained) = (e.PromisedOn, null, false);
        TimesExtended++;
        return null;
    }

    Refusal? NotAnExtension(ObligationEvent e) => (e.PromisedOn, DueOn) switch
    {
        (null, _) => No("extension-needs-a-day", "Gia hạn phải nêu ngày hạn mới.", "PromisedOn"),
        (_, null) => No("no-due-to-extend", "Nhiệm vụ chưa có ngày hạn nên không gia hạn được; hãy đính chính thời hạn.", "PromisedOn"),
        ({ } asked, { } due) when asked <= due => No("extension-not-later", $"Hạn mới phải sau hạn hiện nay ({due:dd/MM/yyyy}).", "PromisedOn"),
        _ => null,
    };

    Refusal? RefuseExtension()
    {
        if (AskedExtensionTo is null) return No("no-extension-asked", "Không có đề nghị gia hạn nào đang chờ.");
        AskedExtensionTo = null;
        return null;
    }

    void Take(ObligationTerms terms) => Terms = terms;

    static ObligationTerms TermsOf(ObligationEvent e) => e.Terms ?? throw new InvalidOperationException($"{e.Kind} has terms.");
}
