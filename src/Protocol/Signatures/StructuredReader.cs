namespace Lianban.Protocol.Signatures;

/// <summary>Reads the few forms of RFC 8941 structured fields that signatures and digests use, strictly, from left to right.</summary>
internal sealed class StructuredReader(string text)
{
    private int at;

    /// <summary>The next character, or <c>\0</c> at the end.</summary>
    public char Next => at < text.Length ? text[at] : '\0';

    public bool Take(char c)
    {
        if (Next != c || at >= text.Length) return false;
        at++;
        return true;
    }

    public void Expect(char c)
    {
        if (!Take(c)) throw Unexpected();
    }

    public void Spaces()
    {
        while (Take(' ')) { }
    }

    /// <summary>A key: lower-case letter or <c>*</c>, then letters, digits and <c>_-.*</c>.</summary>
    public string Key()
    {
        var from = at;
        if (!char.IsAsciiLetterLower(Next) && Next != '*') throw Unexpected();
        while (char.IsAsciiLetterLower(Next) || char.IsAsciiDigit(Next) || Next is '_' or '-' or '.' or '*') at++;
        return text[from..at];
    }

    /// <summary>A whole number of up to 15 digits.</summary>
    public long Integer()
    {
        var from = at;
        while (char.IsAsciiDigit(Next)) at++;
        if (at == from || at - from > 15 || (text[from] == '0' && at - from > 1)) throw Unexpected();
        return long.Parse(text.AsSpan(from, at - from), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A string in double quotes: printable ASCII, with <c>\"</c> and <c>\\</c>.</summary>
    public string QuotedText()
    {
        Expect('"');
        var value = new System.Text.StringBuilder();
        while (!Take('"'))
        {
            if (Take('\\') && Next is not ('"' or '\\')) throw Unexpected();
            if (Next is < ' ' or > '~') throw Unexpected();
            value.Append(Next);
            at++;
        }
        return value.ToString();
    }

    /// <summary>A byte sequence between colons. Only the one canonical Base64 spelling is taken: otherwise a changed header could carry the same bytes.</summary>
    public byte[] Bytes()
    {
        Expect(':');
        var end = text.IndexOf(':', at);
        if (end < 0) throw Unexpected();
        var spelling = text[at..end];
        var bytes = Convert.FromBase64String(spelling);
        if (Convert.ToBase64String(bytes) != spelling) throw new FormatException("Not canonical Base64.");
        at = end + 1;
        return bytes;
    }

    public void End()
    {
        if (at != text.Length) throw Unexpected();
    }

    public FormatException Unexpected() => new($"Unexpected character at {at}.");
}
