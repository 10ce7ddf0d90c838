using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications;

/// <summary>Which area's unit reviews a case (practice P3). What is not known goes to the district that the person or the window chose.</summary>
internal static class Routing
{
    private const string UsualResidence = "usual-residence", ReceivingArchive = "receiving-archive";

    public static string AreaFor(PublicService service, Submission submission, Definition definition)
    {
        var by = definition.Places.Routing.FirstOrDefault(r => r.Code == service.Routing)?.By;
        var area = by switch
        {
            UsualResidence => submission.Ticks.GetValueOrDefault(UsualResidence)?.Value,
            ReceivingArchive => submission.Answers.GetValueOrDefault(ReceivingArchive)?.Value,
            _ => null,
        };
        return area is not null && definition.Places.Area(area) is not null ? area : submission.Area;
    }
}
