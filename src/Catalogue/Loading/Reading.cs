using Lianban.Catalogue.Calendar;
using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Loading;

/// <summary>The catalogue as read, before its checks.</summary>
internal sealed record Unchecked(Definition Definition, Locations Locations, CatalogueFiles Files);

/// <summary>Reads all files into one definition.</summary>
internal static class Reading
{
    /// <summary>The definition, or null when a file could not be read; then findings say why.</summary>
    public static Unchecked? Read(string folder, Findings findings)
    {
        var files = CatalogueFiles.Read(folder, findings);
        var locations = new Locations();
        var binder = new Binder(findings, locations);
        var lifeEvent = binder.Bind<LifeEvent>(files.Root($"{files.LifeEvent}/life-event.yaml"));
        var form = binder.Bind<Form>(files.Root($"{files.LifeEvent}/form.yaml"));
        var places = binder.Bind<Places>(City(files, findings));
        var parameters = binder.Bind<Parameters>(files.Root("parameters.yaml"));
        var services = Each<PublicService>($"{files.LifeEvent}/services", s => s.Code);
        var codes = Each<CodeList>($"{files.LifeEvent}/codes", c => c.Code);
        var years = files.Below("calendar").Select(f => CalendarFile.Read(f.Path, f.Root, binder, locations, findings)).OfType<CalendarYear>().ToList();
        if (findings.Refused || lifeEvent is null || form is null || places is null || parameters is null) return null;
        var order = lifeEvent.Services.Select((code, i) => (code, i)).DistinctBy(s => s.code).ToDictionary(s => s.code, s => s.i);
        return new Unchecked(new Definition(files.Hash, lifeEvent, [.. services.OrderBy(s => order.GetValueOrDefault(s.Code, int.MaxValue))], form,
            codes.ToDictionary(c => c.Code), places, parameters, new WorkingCalendar(years)), locations, files);

        List<T> Each<T>(string under, Func<T, string> code) where T : class
        {
            var all = new List<T>();
            foreach (var (path, root) in files.Below(under))
            {
                if (binder.Bind<T>(root) is not { } item) continue;
                if (path != $"{under}/{code(item)}.yaml") findings.Refuse(locations.Of(item, "Code"), "CATALOGUE-FILE-NAME", path, $"{code(item)}.yaml");
                all.Add(item);
            }
            return all;
        }
    }

    private static Mapping? City(CatalogueFiles files, Findings findings)
    {
        var parts = CatalogueFiles.Cities.Select(name => files.Root($"{files.City}/{name}")).OfType<Mapping>().ToList();
        if (parts.Count < CatalogueFiles.Cities.Count)
        {
            if (!findings.Refused) findings.Refuse(new Place(files.City, 0), "CATALOGUE-WRONG-KIND", "{ }");
            return null;
        }
        var entries = parts.SelectMany(p => p.Entries).ToList();
        foreach (var twice in entries.GroupBy(e => e.Key).SelectMany(g => g.Skip(1))) findings.Refuse(twice.Place, "CATALOGUE-KEY-TWICE", twice.Key);
        return new Mapping(entries, parts[0].Place);
    }
}
