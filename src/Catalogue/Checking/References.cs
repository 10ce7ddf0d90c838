using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Checking;

/// <summary>Every code that names something names something that is there, and no code stands twice where it must be one.</summary>
internal static class References
{
    // Owners of a follow-up step besides the departments.
    private static readonly string[] owners = ["bank", "applicant", "former-archive", "post"];
    private static readonly string[] channels = ["online", "counter"];
    private static readonly string[] routes = ["usual-residence", "receiving-archive", "chosen-area"];
    private static readonly string[] papers = ["application-form", "identity-document", "white-photo"];

    public static void Run(Check check)
    {
        foreach (var service in check.Definition.Services) Of(check, service);
        OfLifeEvent(check);
        OfForm(check);
        OfCodeLists(check);
        OfPlaces(check);
        check.Once(check.Definition.Parameters.All, p => p.Code);
    }

    private static void Of(Check check, PublicService service)
    {
        check.Resolve(service, nameof(service.Department), "department", service.Department, check.IsDepartment(service.Department));
        check.Resolve(service, nameof(service.Routing), "routing", service.Routing, check.Definition.Places.Routing.Any(r => r.Code == service.Routing));
        if (!check.Definition.LifeEvent.Services.Contains(service.Code)) check.RefuseAt(service, nameof(service.Code), "CATALOGUE-UNLISTED-SERVICE", service.Code);
        if (service.Kind == ServiceKind.Basic && service.Parts.Count == 0) check.Refuse(service, "CATALOGUE-NO-PART", service.Code);
        check.Once(service.Parts, p => p.Code);
        check.Once(service.Conditions, c => c.Code);
        check.Once(service.Reasons, r => r.Code);
        check.Once(service.Consequences, c => c.Code);
        check.Once(service.FollowUps, f => $"{f.Part}/{f.Code}");
        check.Once(service.Links, l => l.Code);
        // The department's own code for each reason stands in its list, where it has one.
        if (check.Definition.Codes.TryGetValue($"reason-{service.Department}", out var reasons))
            foreach (var reason in service.Reasons) check.Resolve(reason, nameof(reason.Code), "code", $"{reasons.Code}/{reason.Code}", reasons.Find(reason.Code) is not null);
        foreach (var after in service.Parts.SelectMany(p => p.After))
        {
            var target = check.Definition.Find(after.Service);
            check.Resolve(after, nameof(after.Service), "service", after.Service, target is not null);
            if (target is not null) check.Resolve(after, nameof(after.Part), "part", $"{after.Service}/{after.Part}", target.Part(after.Part) is not null);
        }
        foreach (var step in service.FollowUps)
        {
            check.Resolve(step, nameof(step.Part), "part", step.Part, service.Part(step.Part) is not null);
            check.Resolve(step, nameof(step.Owner), "owner", step.Owner, check.IsDepartment(step.Owner) || owners.Contains(step.Owner));
            if (step.ExpectedWorkingDays is { } parameter) check.Resolve(step, nameof(step.ExpectedWorkingDays), "parameter", parameter, check.IsParameter(parameter));
            check.Once(step.Outcomes, o => o.Code);
            foreach (var outcome in step.Outcomes) check.ResolveEach(outcome.Asks, "question", c => check.Question(c) is not null);
        }
    }

    private static void OfLifeEvent(Check check)
    {
        var lifeEvent = check.Definition.LifeEvent;
        check.ResolveEach(lifeEvent.Services, "service", check.IsService);
        for (var i = 0; i < lifeEvent.Services.Count; i++)
            if (lifeEvent.Services.Take(i).Contains(lifeEvent.Services[i])) check.RefuseAt(lifeEvent.Services, $"{i}", "CATALOGUE-CODE-TWICE", lifeEvent.Services[i]);
        check.Once(lifeEvent.Departments, d => d.Code);
        check.Once(lifeEvent.Evidence, e => e.Code);
        check.Once(lifeEvent.Channels, c => c.Code);
        foreach (var channel in lifeEvent.Channels) check.Resolve(channel, nameof(channel.Code), "channel", channel.Code, channels.Contains(channel.Code));
        foreach (var evidence in lifeEvent.Evidence)
        {
            check.Resolve(evidence, nameof(evidence.Code), "paper", evidence.Code, papers.Contains(evidence.Code));
            check.ResolveEach(evidence.Services, "service", check.IsService);
        }
    }

    private static void OfForm(Check check)
    {
        var form = check.Definition.Form;
        check.Once(form.Sections, s => s.Code);
        check.Once(check.AllQuestions, q => q.Code);
        foreach (var section in form.Sections)
            if (section.Service is { } service) check.Resolve(section, nameof(section.Service), "service", service, check.IsService(service));
        foreach (var question in form.Questions)
            check.Resolve(question, nameof(question.Section), "section", question.Section, form.Sections.Any(s => s.Code == question.Section));
        foreach (var question in check.AllQuestions)
        {
            check.ResolveEach(question.UsedBy, "service", check.IsService);
            foreach (var kind in question.Labels?.Keys ?? [])
                check.Resolve(question.Labels!, kind, "code", kind, check.Definition.Codes.GetValueOrDefault("document-kind")?.Find(kind) is not null);
            if (question.CodeList is { } list) check.Resolve(question, nameof(question.CodeList), "codeList", list, check.Definition.Codes.ContainsKey(list));
            else if (question.Kind == QuestionKind.Choice) check.Refuse(question, "CATALOGUE-NO-CODE-LIST", question.Code);
        }
    }

    private static void OfCodeLists(Check check)
    {
        foreach (var list in check.Definition.Codes.Values)
        {
            check.Once(list.Items, i => i.Code);
            foreach (var (department, table) in list.Mappings)
            {
                check.Resolve(list.Mappings, department, "department", department, check.IsDepartment(department));
                foreach (var code in table.Keys) check.Resolve(table, code, "code", code, list.Find(code) is not null);
                foreach (var item in list.Items.Where(i => !table.ContainsKey(i.Code))) check.Refuse(table, "CATALOGUE-CODE-UNMAPPED", department, item.Code);
            }
        }
    }

    private static void OfPlaces(Check check)
    {
        var places = check.Definition.Places;
        check.Once(places.Areas, a => a.Code);
        check.Once(places.Units, u => u.Code);
        check.Once(places.Routing, r => r.Code);
        foreach (var rule in places.Routing) check.Resolve(rule, nameof(rule.By), "by", rule.By, routes.Contains(rule.By));
        foreach (var unit in places.Units)
        {
            check.Resolve(unit, nameof(unit.Department), "department", unit.Department, check.IsDepartment(unit.Department));
            check.Resolve(unit, nameof(unit.Area), "area", unit.Area, places.Area(unit.Area) is not null);
        }
        foreach (var way in places.Ways)
        {
            check.Resolve(way, nameof(way.Department), "department", way.Department, check.IsDepartment(way.Department));
            check.Resolve(way, nameof(way.Area), "area", way.Area, way.Area == DecidingWay.Every || places.Area(way.Area) is not null);
            check.Resolve(way, nameof(way.Service), "service", way.Service, way.Service == DecidingWay.Every || check.IsService(way.Service));
        }
    }
}
