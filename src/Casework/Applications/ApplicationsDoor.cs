using Lianban.Casework.Applications.Writing;
using Lianban.Casework.Keys;
using Lianban.Platform.Results;

namespace Lianban.Casework.Applications;

/// <summary>What people and operators may wish for, each answered after the commit.</summary>
internal sealed class ApplicationsDoor(CaseWriter writer, IApplicationKeys keys) : ISubmitApplication, IAnswerCorrection, IOperatorVerbs, IForgetApplication
{
    public async Task<Result<Receipt>> ExecuteAsync(Submission submission, CancellationToken cancel) =>
        ReceiptOf(await writer.ExecuteAsync(new SubmitApplication(submission), cancel));

    public async Task<Result<Receipt>> ExecuteAsync(
        Guid application, string service, string part, int round, IReadOnlyDictionary<string, Answer> answers, IReadOnlyList<Paper> papers, CancellationToken cancel) =>
        ReceiptOf(await writer.ExecuteAsync(new AnswerCorrection(application, service, part, round, answers, papers), cancel));

    public async Task<Result<int>> RetryAsync(Guid application, CancellationToken cancel) =>
        Count(await writer.ExecuteAsync(new RetryStuck(application), cancel));

    public async Task<Result<int>> AskAsync(Guid application, CancellationToken cancel) =>
        Count(await writer.ExecuteAsync(new AskDepartment(application), cancel));

    public async Task<Result<Guid>> ExecuteAsync(Guid application, CancellationToken cancel)
    {
        var written = await writer.ExecuteAsync(new Forget(application), cancel);
        // a crash between the event and the key is mended by asking again: the key is destroyed whenever the event stands
        if (written.Refusal is { Code: not "APPLICATION-FORGOTTEN" } refusal) return refusal;
        await keys.DestroyAsync(application, cancel);
        return application;
    }

    private static Result<Receipt> ReceiptOf(Written written) => written switch
    {
        { Refusal: { } refusal } => refusal,
        { State: { } state } => new Receipt(state.Id, state.Number, state.SubmittedAt),
        _ => throw new InvalidOperationException("neither refused nor there"),
    };

    private static Result<int> Count(Written written) => written.Refusal is { } refusal ? refusal : 1;
}
