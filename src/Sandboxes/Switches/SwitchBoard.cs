using System.Globalization;
using System.Text.Json;
using Lianban.Sandboxes.Books;

namespace Lianban.Sandboxes.Switches;

/// <summary>The fault and behaviour switches; a department (or <c>data-sharing</c>) × service (<c>*</c> = all) × name. Durable.</summary>
internal static class SwitchNames
{
    /// <summary>Does the work, then drops the connection: <c>true</c>, or how many times still.</summary>
    public const string AnswerLost = "answer-lost";
    /// <summary>Every callback is sent twice under the same message id.</summary>
    public const string DuplicateCallback = "duplicate-callback";
    /// <summary>Decides at once, and calls back newest first, before the answer to the submission.</summary>
    public const string OutOfOrder = "out-of-order";
    /// <summary>Milliseconds before an answer.</summary>
    public const string Slow = "slow";
    /// <summary><c>true</c>: 503; <c>"drop"</c>: the connection is dropped. No callbacks meanwhile.</summary>
    public const string Down = "down";
    /// <summary><c>"unsigned"</c> or <c>"garbage"</c>: what is answered after the work.</summary>
    public const string Nonsense = "nonsense";
    /// <summary><c>{"fields": […], "papers": […]}</c>: asked in the first round.</summary>
    public const string AskCorrection = "ask-correction";
    /// <summary>Business minutes from receipt to decision.</summary>
    public const string Delay = "delay";
    /// <summary>Clear approvals come as the answer to the submission.</summary>
    public const string DecideAtOnce = "decide-at-once";
    /// <summary>The bank refuses to open the card's account, until another one is named.</summary>
    public const string BankRefusesAccount = "bank-refuses-account";

    public static IReadOnlyList<string> All { get; } =
        [AnswerLost, DuplicateCallback, OutOfOrder, Slow, Down, Nonsense, AskCorrection, Delay, DecideAtOnce, BankRefusesAccount];
}

/// <summary>Reads and sets switches inside a transaction.</summary>
internal static class SwitchBoard
{
    public const int DefaultDelayMinutes = 20;

    /// <summary>The value for a service, else the department's; null → not set.</summary>
    public static JsonElement? Read(Page page, string department, string service, string name) => page.One(
        "SELECT value FROM switches WHERE department = $1 AND service IN ($2, '*') AND name = $3 ORDER BY service = '*' LIMIT 1",
        static r => (JsonElement?)JsonElement.Parse(r.GetString(0)), department, service, name);

    /// <summary>True when it is <c>true</c>, a text or a number above 0.</summary>
    public static bool On(Page page, string department, string service, string name) => Read(page, department, service, name) switch
    {
        { ValueKind: JsonValueKind.True or JsonValueKind.String or JsonValueKind.Object } => true,
        { ValueKind: JsonValueKind.Number } n => n.GetDouble() > 0,
        _ => false,
    };

    /// <summary>A number, or the fallback.</summary>
    public static int Number(Page page, string department, string service, string name, int fallback) =>
        Read(page, department, service, name) is { ValueKind: JsonValueKind.Number } n && n.TryGetInt32(out var value) ? value : fallback;

    /// <summary>On, and one time less if it counts.</summary>
    public static bool Use(Page page, string department, string service, string name)
    {
        if (!On(page, department, service, name)) return false;
        page.Do("UPDATE switches SET value = CAST(CAST(value AS INTEGER) - 1 AS TEXT) WHERE department = $1 AND service IN ($2, '*') AND name = $3 "
            + "AND value GLOB '[0-9]*'", department, service, name);
        return true;
    }

    /// <summary>Sets a switch; null or false takes it away.</summary>
    public static void Set(Page page, string department, string service, string name, JsonElement? value)
    {
        page.Do("DELETE FROM switches WHERE department = $1 AND service = $2 AND name = $3", department, service, name);
        if (value is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } v) return;
        page.Do("INSERT INTO switches(department, service, name, value) VALUES($1, $2, $3, $4)", department, service, name, v.GetRawText());
    }

    /// <summary>All that are set.</summary>
    public static List<SwitchRow> All(Page page) => page.All("SELECT department, service, name, value FROM switches ORDER BY 1, 2, 3",
        static r => new SwitchRow(r.GetString(0), r.GetString(1), r.GetString(2), JsonElement.Parse(r.GetString(3))));
}

/// <summary>One switch that is set.</summary>
internal sealed record SwitchRow(string Department, string? Service, string Name, JsonElement Value);
