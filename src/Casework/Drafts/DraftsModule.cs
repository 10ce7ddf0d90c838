using Microsoft.Extensions.DependencyInjection;

namespace Lianban.Casework.Drafts;

/// <summary>The door of drafts: what a person has not submitted yet, its papers, and every check before submitting.</summary>
public static class DraftsModule
{
    /// <summary>
    /// Adds the use cases. Needs: <c>DeskFile</c>, <c>AddKeys()</c>, <c>Definition</c>, <c>BusinessClock</c>, <c>TimeProvider</c>, <c>Ids</c>,
    /// <c>ISharedRecords</c>, <c>ISubmitApplication</c>, <c>IApplicationReads</c>.
    /// </summary>
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .AddSingleton<OpenDraft>().AddSingleton<ReadDraft>().AddSingleton<SaveDraft>().AddSingleton<AnswerNotice>()
        .AddSingleton<AddPaper>().AddSingleton<RemovePaper>().AddSingleton<StorePaper>().AddSingleton<ReadPaper>()
        .AddSingleton<CheckBeforehand>().AddSingleton<CheckAnswers>().AddSingleton<TellConsequences>()
        .AddSingleton<SubmitDraft>().AddSingleton<DiscardDraft>().AddSingleton<ExpireDrafts>();
}
