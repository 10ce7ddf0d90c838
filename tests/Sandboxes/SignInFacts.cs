using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Lianban.Tests.Sandboxes;

/// <summary>The portal's stand-in, as a browser and a client see it.</summary>
public sealed class SignInFacts(StandIns standIns) : IClassFixture<StandIns>
{
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters-0123456789";

    [Fact]
    public async Task Discovery_names_issuer_endpoints_and_algorithm()
    {
        var discovery = JsonElement.Parse(await standIns.Http.GetStringAsync("/sign-in/.well-known/openid-configuration"));
        Assert.EndsWith("/sign-in", discovery.GetProperty("issuer").GetString(), StringComparison.Ordinal);
        Assert.Equal("ES256", Assert.Single(discovery.GetProperty("id_token_signing_alg_values_supported").EnumerateArray()).GetString());
        var keys = JsonElement.Parse(await standIns.Http.GetStringAsync(discovery.GetProperty("jwks_uri").GetString()));
        Assert.Equal("EC", keys.GetProperty("keys")[0].GetProperty("kty").GetString());
    }

    [Fact]
    public async Task A_chosen_person_comes_back_with_name_document_and_level()
    {
        var claims = await SignIn("never-insured");
        Assert.Equal(("never-insured", "林晓燕", "resident-identity-card", "3"),
            (Claim(claims, "sub"), Claim(claims, "name"), Claim(claims, "document_kind"), Claim(claims, "real_name_level")));
        Assert.Equal(18, Claim(claims, "document_number")!.Length);
        Assert.StartsWith("199", Claim(claims, "mobile"), StringComparison.Ordinal);
        Assert.Equal("a-nonce", Claim(claims, "nonce"));
    }

    [Fact]
    public async Task Who_has_no_mobile_phone_has_no_such_claim() => Assert.Null(Claim(await SignIn("without-mobile"), "mobile"));

    [Fact]
    public async Task A_higher_level_is_asked_by_a_step_up_page_and_then_told()
    {
        var page = await Page(Address("&acr_values=level-2"));
        var stepUp = await Post(page, "person", "low-real-name-level");
        Assert.Equal(HttpStatusCode.OK, stepUp.StatusCode);
        var back = await Post(await stepUp.Content.ReadAsStringAsync(), "step-up", "done");
        Assert.Equal("2", Claim(await Redeem(back), "real_name_level"));
        Assert.Equal("1", Claim(await SignIn("low-real-name-level"), "real_name_level"));
    }

    [Fact]
    public async Task A_code_is_worth_nothing_without_its_verifier()
    {
        var back = await Post(await Page(Address()), "person", "never-insured");
        var (status, _) = await Token(Code(back), "another-verifier-of-at-least-forty-three-characters-01");
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Theory]
    [InlineData("client_id=stranger")]
    [InlineData("redirect_uri=http%3A%2F%2Fevil.example%2F")]
    public async Task Another_client_or_another_way_back_is_refused(string wrong)
    {
        var name = wrong.Split('=')[0];
        var address = Regex.Replace(Address(), name + "=[^&]*", wrong);
        using var response = await standIns.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    private static string? Claim(JsonElement claims, string name) => claims.TryGetProperty(name, out var value) ? value.ToString() : null;

    private string Address(string more = "")
    {
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"/sign-in/authorize?client_id=lianban&response_type=code&scope=openid%20profile%20phone&state=s&nonce=a-nonce&code_challenge_method=S256&code_challenge={challenge}"
            + $"&redirect_uri={Uri.EscapeDataString(standIns.Redirect.AbsoluteUri)}{more}";
    }

    private async Task<string> Page(string address)
    {
        using var response = await standIns.Http.GetAsync(address);
        var page = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, page);
        return page;
    }

    private async Task<HttpResponseMessage> Post(string page, string button, string value)
    {
        var fields = Regex.Matches(page, "<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"").Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value)));
        Assert.Contains($"name=\"{button}\" value=\"{value}\"", page, StringComparison.Ordinal);
        return await standIns.Http.PostAsync("/sign-in/authorize", new FormUrlEncodedContent(fields.Append(KeyValuePair.Create(button, value))));
    }

    private async Task<JsonElement> SignIn(string person) => await Redeem(await Post(await Page(Address()), "person", person));

    private static string Code(HttpResponseMessage back)
    {
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return Uri.UnescapeDataString(Regex.Match(back.Headers.Location!.Query, "code=([^&]*)").Groups[1].Value);
    }

    private async Task<JsonElement> Redeem(HttpResponseMessage back)
    {
        var (status, token) = await Token(Code(back), Verifier);
        Assert.True(status == HttpStatusCode.OK, token.GetRawText());
        var payload = token.GetProperty("id_token").GetString()!.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonElement.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(payload.PadRight(payload.Length + (4 - payload.Length % 4) % 4, '='))));
    }

    private async Task<(HttpStatusCode, JsonElement)> Token(string code, string verifier)
    {
        using var response = await standIns.Http.PostAsync("/sign-in/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["client_id"] = "lianban", ["code"] = code, ["code_verifier"] = verifier, ["redirect_uri"] = standIns.Redirect.AbsoluteUri,
        }));
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
