using NghiTruong.Rules.People;

namespace NghiTruong.Rules.Meetings;

/// <summary>By what right a paper is signed: thay mặt (TM.), ký thay (KT.), thừa lệnh (TL.).</summary>
public enum SigningForm { OnBehalf, ForHead, ByOrder }

/// <summary>Who may sign in which form (NĐ 30/2020, art. 13): the chair on behalf, a vice chair for the chair, the head of the Office by order.</summary>
public static class SigningForms
{
    public static Refusal? MayNotSign(SigningForm form, BodyKind body, PostRank rank) => form switch
    {
        SigningForm.OnBehalf when (body, rank) is not (BodyKind.StandingCommittee, PostRank.Head) => new("signer-chair", "Ký thay mặt (TM.) phải là Chủ tịch HĐND.", "Signer"),
        SigningForm.ForHead when (body, rank) is not (BodyKind.StandingCommittee, PostRank.DeputyHead) => new("signer-vice-chair", "Ký thay (KT.) phải là Phó Chủ tịch HĐND.", "Signer"),
        SigningForm.ByOrder when body != BodyKind.CouncilOffice || rank is not (PostRank.Head or PostRank.DeputyHead) => new("signer-office", "Ký thừa lệnh (TL.) phải là lãnh đạo Văn phòng.", "Signer"),
        _ => null,
    };

    public static string Words(SigningForm form) => form switch
    {
        SigningForm.OnBehalf => "TM. (thay mặt)",
        SigningForm.ForHead => "KT. (ký thay)",
        _ => "TL. (thừa lệnh)",
    };

    /// <summary>
    /// The post as a paper bears it: the one of the law, without the body that the lines above already name and without what a deputy was charged
    /// with besides (NĐ 30/2020, Phụ lục I, II.7: no post that the State does not provide for; chưa đối chiếu).
    /// </summary>
    public static string PostOnPaper(string title)
    {
        string[] bodies = [" HĐND", " Hội đồng nhân dân", " Đoàn ĐBQH", " Đoàn đại biểu"];
        var at = bodies.Select(b => title.IndexOf(b, StringComparison.Ordinal)).Where(i => i > 0).DefaultIfEmpty(title.Length).Min();
        var post = title[..at].TrimEnd();
        foreach (var charge in new[] { " thường trực", " phụ trách" })
            if (post.StartsWith("Phó ", StringComparison.Ordinal) && post.EndsWith(charge, StringComparison.OrdinalIgnoreCase)) post = post[..^charge.Length];
        return post;
    }

    /// <summary>The post for which a deputy signs; null for who is no deputy.</summary>
    public static string? HeadOf(string post) => post.StartsWith("Phó ", StringComparison.Ordinal) ? post["Phó ".Length..] : null;
}
