namespace Lianban.Casework.Identity;

/// <summary>What stays the same for one person when the document is renewed. It is personal: only its keyed fingerprint may be stored in the clear.</summary>
public static class PersonKey
{
    /// <summary>
    /// The kind and the number; of a Hong Kong or Macao permit the first nine characters (rule of 2010: a renewal changes only the last two). Taiwan's old
    /// ten-digit numbers are kept whole: nothing confirms which part lasts, and taking two people for one is worse than taking one for two.
    /// </summary>
    /// <param name="number">A repaired and checked number.</param>
    public static string Of(string kind, string number) =>
        kind == IdentityKinds.HongKongMacaoPermit && number.Length >= 9 ? $"{kind}/{number[..9]}" : $"{kind}/{number}";
}
