using System.Text;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Lianban.Tests.Protocol.Messages;

/// <summary>Every kind of message, byte for byte and signed by others; see the README beside this file.</summary>
public sealed class MessagesFacts
{
    private static readonly MessageVerifier Verifier = new(KeyDirectory.Load(RawExchange.Folder), new FakeTimeProvider(new DateTimeOffset(2026, 4, 29, 1, 0, 0, TimeSpan.Zero)));

    public static TheoryData<string> Names => [.. Expected.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_signatures_verify_and_the_answer_is_bound_to_its_request(string name)
    {
        var (request, response) = RawExchange.Read(name);
        var (asks, answers) = (Verifier.VerifyRequest(request), Verifier.VerifyResponse(response));
        Assert.Equal((null, null), (asks.Refusal, answers.Refusal));
        Assert.Equal("platform", asks.Party == "platform" ? asks.Party : answers.Party);
        var other = RawExchange.Read(Expected.All.Keys.First(k => k != name)).Request;
        Assert.Equal(SignatureRefusals.Bad, Verifier.VerifyResponse(SignedMessage.Of(response.Status!.Value, response.Header, response.Body, other)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_bodies_are_the_bytes_that_we_write_and_read(string name)
    {
        var (request, response) = RawExchange.Read(name);
        Same(Expected.All[name].Request, request.Body);
        Same(Expected.All[name].Answer, response.Body);
        Assert.Equal(Expected.All[name].Request is null ? "GET" : "POST", request.Method);
        Assert.Equal(request.Header("X-Message-Id"), [Expected.All[name].Request is Envelope envelope ? envelope.MessageId : request.Header("X-Message-Id").Single()]);
    }

    [Fact]
    public void Every_kind_has_a_file_and_every_file_is_known()
    {
        var kinds = typeof(MessageKinds).GetFields().Select(f => (string)f.GetRawConstantValue()!);
        Assert.Empty(kinds.Except(Expected.All.Values.SelectMany(e => new[] { e.Request, e.Answer }).OfType<Envelope>().Select(e => e.Kind)));
        Assert.Equal(Expected.All.Keys.Order(), Directory.EnumerateFiles(RawExchange.Folder, "*.http").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());
    }

    private static void Same(object? expected, ReadOnlyMemory<byte> bytes)
    {
        if (expected is null or byte[])
        {
            Assert.Equal(expected as byte[] ?? [], bytes.ToArray());
            return;
        }
        Assert.Equal(JsonSerializer.Serialize(expected, expected.GetType(), ProtocolJson.Options), Encoding.UTF8.GetString(bytes.Span));
        var read = JsonSerializer.Deserialize(bytes.Span, expected.GetType(), ProtocolJson.Options);
        Assert.Equal(Encoding.UTF8.GetString(bytes.Span), JsonSerializer.Serialize(read, expected.GetType(), ProtocolJson.Options));
    }
}
