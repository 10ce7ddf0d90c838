namespace Lianban.Connectors.Exchange;

/// <summary>Why an exchange with a partner came to nothing; each has a sentence in <c>Texts/errors.*.json</c>. Signature refusals keep their own codes.</summary>
internal static class ExchangeCodes
{
    // not reached
    public const string Unreachable = "DEPARTMENT-UNREACHABLE";
    public const string Timeout = "DEPARTMENT-TIMEOUT";
    public const string Busy = "DEPARTMENT-BUSY";

    // answered what cannot be believed or read
    public const string TooLarge = "ANSWER-TOO-LARGE";
    public const string NotHttp = "ANSWER-NOT-HTTP";
    public const string Redirect = "ANSWER-REDIRECT";
    public const string OurSignatureRefused = "OUR-SIGNATURE-REFUSED";
    public const string Unreadable = "ANSWER-UNREADABLE";
    public const string KindUnexpected = "ANSWER-KIND-UNEXPECTED";
    public const string OtherCase = "ANSWER-FOR-ANOTHER-CASE";
    public const string ReasonNotMapped = "REASON-NOT-MAPPED";

    // our own trouble: our code list names no code of theirs
    public const string CodeNotMapped = "CODE-NOT-MAPPED";
}
