using System.Text;
using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Connectors.Exchange;
using Lianban.Platform.Text;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Lianban.Tests.Connectors;

public sealed class CallbackFacts(Partner partner) : IClassFixture<Partner>
{
    private DepartmentMessages Messages => partner.Ours.GetRequiredService<DepartmentMessages>();

    [Fact]
    public void Every_callback_kind_is_read()
    {
        var details = new Dictionary<string, string>();
        (Envelope, Type)[] all =
        [
            (Samples.Envelope(MessageKinds.Approved, new ApprovedBody(Samples.Now, "R", details)), typeof(Said.Approved)),
            (Samples.Envelope(MessageKinds.Refused, new RefusedBody(Samples.Now, "R", "HR-101", details)), typeof(Said.Refused)),
            (Samples.Envelope(MessageKinds.CorrectionWanted, new CorrectionWantedBody(Samples.Now, "R", "HR-101", ["name"], [])), typeof(Said.CorrectionWanted)),
            (Samples.Envelope(MessageKinds.InReview, new InReviewBody(Samples.Now, "R", "HR-101")), typeof(Said.InReview)),
            (Samples.Envelope(MessageKinds.FollowUp, new FollowUpBody("card-made", "done", Samples.Now, details)), typeof(Said.FollowUp)),
            (Samples.Envelope(MessageKinds.Revoked, new RevokedBody(Samples.Now, "HR-502", "clause", "doc")), typeof(Said.Revoked)),
            (Samples.Envelope(MessageKinds.ResultCorrected, new ResultCorrectedBody(Samples.Now, "refused", "HR-502", "clause", "doc", details)), typeof(Said.ResultCorrected)),
        ];
        foreach (var (envelope, type) in all)
        {
            var read = Messages.Read("human-resources", JsonSerializer.SerializeToUtf8Bytes(envelope, ProtocolJson.Options));
            Assert.False(read.IsRefused, $"{envelope.Kind} {read.Refusal?.Code}");
            Assert.IsType(type, read.Value.Message.Said);
        }
    }

    [Theory]
    [InlineData("{", "MESSAGE-UNREADABLE")]
    [InlineData("\"text\"", "MESSAGE-UNREADABLE")]
    public void Nonsense_is_refused_with_a_code(string body, string code) =>
        Assert.Equal(code, Messages.Read("human-resources", Encoding.UTF8.GetBytes(body)).Refusal?.Code);

    [Fact]
    public void A_kind_that_is_no_callback_and_an_unmapped_reason_are_refused_with_a_code()
    {
        Assert.Equal("KIND-UNEXPECTED", Code(Samples.Envelope(MessageKinds.Received, new ReceivedBody(Samples.Now, "R"))));
        Assert.Equal("KIND-UNEXPECTED", Code(Samples.Envelope(MessageKinds.InReview, new InReviewBody(Samples.Now, "R", "HR-101"), department: "taxation")));
        Assert.Equal("MESSAGE-NOT-UNDERSTOOD", Code(Samples.Envelope(MessageKinds.InReview, new InReviewBody(Samples.Now, "R", "HR-777"))));
        Assert.Equal("MESSAGE-UNREADABLE", Code(Samples.Envelope(MessageKinds.InReview, new InReviewBody(Samples.Now, "R", "HR-101"), Samples.Case with { Application = "X" })));

        string? Code(Envelope envelope) => Messages.Read("human-resources", JsonSerializer.SerializeToUtf8Bytes(envelope, ProtocolJson.Options)).Refusal?.Code;
    }

    [Fact]
    public void Every_code_that_an_exchange_can_end_with_has_a_sentence()
    {
        _ = Messages;
        var codes = typeof(ExchangeCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Concat(SignatureRefusals.All).Concat(ProblemCodes.All);
        Assert.Empty(codes.Except(ErrorSentences.Codes));
    }
}
