namespace NghiTruong.Documents;

/// <summary>A signature block: by what right, in which post, who (Decree 30/2020, art. 13).</summary>
/// <param name="Lines">The lines above the signature, written in capitals: <c>TM. Thường trực …</c>, <c>KT. Chủ tịch</c>, <c>Phó Chủ tịch</c>.</param>
/// <param name="Name">The signer's full name, without titles; empty leaves room for it.</param>
/// <example><c>PaperSignature.ForHead("Thường trực Hội đồng nhân dân", "Chủ tịch", "Phó Chủ tịch", "Lê Thị Thu Hà")</c></example>
public sealed record PaperSignature(IReadOnlyList<string> Lines, string Name)
{
    /// <summary>A small line in brackets under the post: <c>(Ký, ghi rõ họ tên)</c>. Empty for none.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The head signs in his own post.</summary>
    /// <param name="post">The post: <c>Chủ tịch</c>.</param>
    /// <param name="name">The signer.</param>
    /// <example><c>PaperSignature.Own("Chánh Văn phòng", "Đỗ Văn Thành")</c></example>
    public static PaperSignature Own(string post, string name) => new([post], name);

    /// <summary>The head signs on behalf of a collective body (TM.).</summary>
    /// <param name="body">The body: <c>Thường trực Hội đồng nhân dân</c>.</param>
    /// <param name="post">The post.</param>
    /// <param name="name">The signer.</param>
    /// <example><c>PaperSignature.OnBehalf("Thường trực HĐND", "Chủ tịch", "Trần Minh Khánh")</c></example>
    public static PaperSignature OnBehalf(string body, string post, string name) => new(["TM. " + body, post], name);

    /// <summary>A deputy signs for the head (KT.), on behalf of a collective body where one is named (TM. … KT. …).</summary>
    /// <param name="body">The collective body; empty where the head does not stand for one.</param>
    /// <param name="head">The head's post.</param>
    /// <param name="post">The deputy's post.</param>
    /// <param name="name">The signer.</param>
    /// <example><c>PaperSignature.ForHead("", "Chánh Văn phòng", "Phó Chánh Văn phòng", "…")</c></example>
    public static PaperSignature ForHead(string body, string head, string post, string name) =>
        new(body.Length == 0 ? ["KT. " + head, post] : ["TM. " + body, "KT. " + head, post], name);

    /// <summary>An officer signs by order (TL.).</summary>
    /// <param name="head">By whose order: <c>Thường trực HĐND</c>, <c>Chủ tịch</c>.</param>
    /// <param name="post">The officer's post.</param>
    /// <param name="name">The signer.</param>
    /// <example><c>PaperSignature.ByOrder("Thường trực Hội đồng nhân dân", "Chánh Văn phòng", "Đỗ Văn Thành")</c></example>
    public static PaperSignature ByOrder(string head, string post, string name) => new(["TL. " + head, post], name);

    /// <summary>A deputy signs for the officer who signs by order (TL. … KT. …): the order was given to the officer, who may leave it to the deputy.</summary>
    /// <param name="head">By whose order.</param>
    /// <param name="officer">The post of the officer.</param>
    /// <param name="post">The deputy's post.</param>
    /// <param name="name">The signer.</param>
    /// <example><c>PaperSignature.ByOrderForOfficer("Thường trực HĐND", "Chánh Văn phòng", "Phó Chánh Văn phòng", "…")</c></example>
    public static PaperSignature ByOrderForOfficer(string head, string officer, string post, string name) => new(["TL. " + head, "KT. " + officer, post], name);
}
