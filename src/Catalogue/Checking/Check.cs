using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Checking;

/// <summary>What a check works on: the definition, where its objects stand, and where findings go.</summary>
internal sealed record Check(Definition Definition, Locations Locations, Findings Findings)
{
    /// <summary>Refuses at a property of a record (its C# name), at an item of a list (its index), or at an entry of a dictionary.</summary>
    public void RefuseAt(object owner, string key, string code, params string[] values) => Findings.Refuse(Locations.Of(owner, key), code, values);

    /// <summary>Refuses at a record, list or rule as a whole.</summary>
    public void Refuse(object owner, string code, params string[] values) => Findings.Refuse(Locations.Of(owner), code, values);

    /// <summary>Refuses a code that names nothing. <paramref name="kind"/>: what it should name, in one word of the model.</summary>
    public void Resolve(object owner, string key, string kind, string code, bool found)
    {
        if (!found) RefuseAt(owner, key, "CATALOGUE-DANGLING", kind, code);
    }

    /// <summary>Refuses every code of a list that names nothing.</summary>
    public void ResolveEach(IReadOnlyList<string> codes, string kind, Func<string, bool> found)
    {
        for (var i = 0; i < codes.Count; i++) Resolve(codes, $"{i}", kind, codes[i], found(codes[i]));
    }

    /// <summary>Refuses codes that stand twice.</summary>
    public void Once<T>(IEnumerable<T> items, Func<T, string> code, string key = "Code") where T : class
    {
        var seen = new HashSet<string>();
        foreach (var item in items)
            if (!seen.Add(code(item))) RefuseAt(item, key, "CATALOGUE-CODE-TWICE", code(item));
    }

    public bool IsDepartment(string code) => Definition.LifeEvent.Departments.Any(d => d.Code == code);

    public bool IsService(string code) => Definition.Find(code) is not null;

    public bool IsParameter(string code) => Definition.Parameters.All.Any(p => p.Code == code);

    public IEnumerable<Question> AllQuestions => Definition.Form.Questions.Concat(Definition.Form.BeforehandTicks);

    public Question? Question(string code) => AllQuestions.FirstOrDefault(q => q.Code == code);
}
