using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Lianban.Protocol.Signatures;

/// <summary>A P-256 key for <c>ecdsa-p256-sha256</c> that any number of threads may use at once: <see cref="ECDsa"/> itself promises nothing about threads.</summary>
internal sealed class P256Key
{
    /// <summary>The only algorithm; SM2 will join it as a second kind of key, so the algorithm belongs to the key and never to the message.</summary>
    public const string Algorithm = "ecdsa-p256-sha256";

    private const DSASignatureFormat Format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;
    private readonly ECParameters parameters;
    private readonly ConcurrentBag<ECDsa> idle = [];

    /// <exception cref="CryptographicException">It is not on the curve P-256.</exception>
    public P256Key(ECDsa key, bool withPrivate)
    {
        parameters = key.ExportParameters(withPrivate);
        if (parameters.Curve.Oid?.Value != ECCurve.NamedCurves.nistP256.Oid.Value) throw new CryptographicException("The key is not on the curve P-256.");
    }

    public byte[] Sign(byte[] data) => With(key => key.SignData(data, HashAlgorithmName.SHA256, Format));

    public bool Verify(byte[] data, byte[] signature) =>
        signature.Length == 64 && With(key => key.VerifyData(data, signature, HashAlgorithmName.SHA256, Format));

    private T With<T>(Func<ECDsa, T> act)
    {
        if (!idle.TryTake(out var key)) key = ECDsa.Create(parameters);
        try
        {
            return act(key);
        }
        finally
        {
            idle.Add(key);
        }
    }
}
