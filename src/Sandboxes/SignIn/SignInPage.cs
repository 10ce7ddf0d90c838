using System.Net;
using System.Text;
using Lianban.Sandboxes.Pages;
using Lianban.Sandboxes.People;

namespace Lianban.Sandboxes.SignIn;

/// <summary>The two pages of the portal's stand-in: choose a person, pass a step-up.</summary>
internal static class SignInPage
{
    public static IResult Choose(IEnumerable<KeyValuePair<string, string>> parameters, IEnumerable<Person> people)
    {
        var all = people.ToList();
        var made = all.Where(static p => p.Id.StartsWith("generated-", StringComparison.Ordinal)).ToList();
        var body = new StringBuilder($"<h1>{Words.Of("sign-in.title")}</h1><p class=\"lead\">{Words.Of("sign-in.note")}</p><form method=\"post\" action=\"/sign-in/authorize\">").Append(Hidden(parameters));
        List(body, all.Except(made));
        if (made.Count > 0)
        {
            body.Append($"<details><summary>{Words.Of("sign-in.generated", made.Count)}</summary>");
            List(body, made);
            body.Append("</details>");
        }
        return Html.Page(Words.Of("sign-in.title"), body.Append("</form>").ToString());
    }

    private static void List(StringBuilder body, IEnumerable<Person> people)
    {
        body.Append("<ul class=\"people\">");
        foreach (var person in people)
            body.Append($"<li><button name=\"person\" value=\"{Html.Of(person.Id)}\"><strong>{Html.Of(person.Name)}</strong> <span>{Html.Of(person.About)}</span> ")
                .Append($"<small>{Words.Of("sign-in.level", person.RealNameLevel)}</small></button></li>");
        body.Append("</ul>");
    }

    public static IResult StepUp(IEnumerable<KeyValuePair<string, string>> parameters, Person person, int wanted) => Html.Page(Words.Of("step-up.title"),
        $"<h1>{Words.Of("step-up.title")}</h1><p>{Words.Of("step-up.note", Html.Of(person.Name), person.RealNameLevel, wanted)}</p>"
        + $"<form method=\"post\" action=\"/sign-in/authorize\">{Hidden(parameters)}<input type=\"hidden\" name=\"person\" value=\"{Html.Of(person.Id)}\">"
        + $"<button class=\"main\" name=\"step-up\" value=\"done\">{Words.Of("step-up.pass")}</button></form>");

    private static string Hidden(IEnumerable<KeyValuePair<string, string>> parameters) => string.Concat(parameters.Select(static p =>
        $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(p.Key)}\" value=\"{WebUtility.HtmlEncode(p.Value)}\">"));
}
