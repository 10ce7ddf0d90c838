namespace Lianban.Casework.Applications.Writing;

/// <summary>
/// A loop that runs for the life of a process. The host starts it on a thread of its own; a simulation starts it on its own scheduler, which is why nothing in these
/// rooms leaves the scheduler it was started on (no <c>ConfigureAwait(false)</c>, no <c>Task.Run</c>).
/// </summary>
internal interface ILoop
{
    Task LoopAsync(CancellationToken stop);
}
