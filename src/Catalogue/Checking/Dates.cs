using System.Globalization;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Catalogue.Checking;

/// <summary>Each parameter says exactly one thing for every day from the life event's first on (a value, or null for what is to be supplied).</summary>
internal static class Dates
{
    public static void Run(Check check)
    {
        foreach (var parameter in check.Definition.Parameters.All) Of(check, parameter);
    }

    private static void Of(Check check, Parameter parameter)
    {
        var first = check.Definition.LifeEvent.EffectiveFrom;
        if (parameter.Values.Count == 0)
        {
            check.Refuse(parameter, "CATALOGUE-DATES-MISSING", parameter.Code, Day(first));
            return;
        }
        foreach (var value in parameter.Values)
        {
            if (value.To < value.From) check.Refuse(value, "CATALOGUE-DATES-REVERSED", parameter.Code, Day(value.From));
            if (value.Value is null) check.Findings.Note(check.Locations.Of(value), "CATALOGUE-TO-BE-SUPPLIED", parameter.Code);
            else if (Evaluator.Number(value.Value) is null && Evaluator.Day(value.Value) is null)
                check.RefuseAt(value, nameof(value.Value), "CATALOGUE-BAD-PARAMETER", parameter.Code, value.Value, "0, 1.5, yyyy-MM-dd");
        }
        var values = parameter.Values.OrderBy(v => v.From).ToList();
        if (values[0].From > first) check.RefuseAt(values[0], nameof(DatedValue.From), "CATALOGUE-DATES-MISSING", parameter.Code, Day(first));
        foreach (var (earlier, later) in values.Zip(values.Skip(1)))
        {
            if (earlier.To is not { } to || to >= later.From) check.RefuseAt(later, nameof(DatedValue.From), "CATALOGUE-DATES-OVERLAP", parameter.Code, Day(later.From));
            else if (to.AddDays(1) < later.From) check.RefuseAt(later, nameof(DatedValue.From), "CATALOGUE-DATES-MISSING", parameter.Code, Day(to.AddDays(1)));
        }
        if (values[^1].To is { } end) check.Findings.Warn(check.Locations.Of(values[^1], nameof(DatedValue.To)), "CATALOGUE-DATES-END", parameter.Code, Day(end));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
