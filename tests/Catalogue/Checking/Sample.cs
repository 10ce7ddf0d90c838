namespace Lianban.Tests.Catalogue.Checking;

/// <summary>One mistake in one file of the catalogue.</summary>
/// <param name="Code">The refusal it must get.</param>
/// <param name="File">The file that is broken; the life event's folder may be left out.</param>
/// <param name="Old">Text that stands in it; its first occurrence is replaced.</param>
/// <param name="At">Text on the line that the finding must name; null: the line where <paramref name="New"/> begins.</param>
/// <param name="AtFile">The file that the finding must name, when it is another.</param>
internal sealed record Sample(string Code, string File, string Old, string New, string? At = null, string? AtFile = null)
{
    private const string Rule = "{ fact: card.held, is: false }";
    private const string Card = "services/social-security-card.yaml", Fee = "services/contribution-declaration.yaml", Form = "form.yaml";
    private const string Units = "places/weihai/units.yaml", Ways = "places/weihai/ways.yaml", Place = "places/weihai/place.yaml", Numbers = "parameters.yaml";
    private const string First = "{ from: 2026-04-03, value: \"0\",";

    public static IReadOnlyList<Sample> All { get; } =
    [
        new("CATALOGUE-UNKNOWN-KEY", Form, "    star: true", "    stra: true"),
        new("CATALOGUE-UNKNOWN-KEY", Card, Rule, "{ fakt: card.held, is: false }"),
        new("CATALOGUE-UNKNOWN-KEY", Card, Rule, "{ fact: card.held, equals: false }"),
        new("CATALOGUE-UNKNOWN-KEY", Units, "units:", "unit:"),
        new("CATALOGUE-MISSING-KEY", "life-event.yaml", "supervisionPhone:", "# supervisionPhone:", "code: flexible-employment"),
        new("CATALOGUE-MISSING-KEY", Form, "label: { zh: \"姓名\", en: \"Name\" }", "label: { zh: \"姓名\" }"),
        new("CATALOGUE-MISSING-KEY", Form, "label: { zh: \"姓名\", en: \"Name\" }", "label: { en: \"Name\" }"),
        new("CATALOGUE-MISSING-KEY", Card, Rule, "{ fact: applicant.age, atLeast: { value: 16 } }"),
        new("CATALOGUE-KEY-TWICE", Fee, "department: taxation", "department: taxation\ndepartment: # again\n  taxation", "department: # again"),
        new("CATALOGUE-EMPTY-VALUE", Fee, "department: taxation", "department: \"\""),
        new("CATALOGUE-WRONG-KIND", Fee, "kind: basic", "kind: [basic]"),
        new("CATALOGUE-BAD-VALUE", Fee, "kind: basic", "kind: basik"),
        new("CATALOGUE-BAD-VALUE", Fee, "instantApproval: true", "instantApproval: on"),
        new("CATALOGUE-BAD-VALUE", Numbers, First, "{ from: 2026-02-30, value: \"0\","),
        new("CATALOGUE-BAD-YAML", Fee, "kind: basic", "kind: basic: more"),
        new("CATALOGUE-SECOND-DOCUMENT", Fee, "kind: basic", "kind: basic\n--- # two", "--- # two"),
        new("CATALOGUE-ALIAS", Fee, "kind: basic", "kind: &kind basic"),
        new("CATALOGUE-ALIAS", Fee, "kind: basic", "kind: *kind"),
        new("CATALOGUE-TAG", Fee, "kind: basic", "kind: !!str basic"),
        new("CATALOGUE-TOO-DEEP", Fee, "kind: basic", $"kind: {new string('[', 30)}{new string(']', 30)}"),
        new("CATALOGUE-FILE-NAME", Fee, "code: contribution-declaration", "code: contributions"),
        new("CATALOGUE-DAY-TWICE", "calendar/2026.json", "\"date\": \"2026-01-02\"", "\"date\":  \"2026-01-01\""),
        new("CATALOGUE-FILE-NAME", "calendar/2026.json", "\"year\": 2026", "\"year\": 2027"),
        new("CATALOGUE-BAD-RULE", Card, Rule, "{ fact: card.held }"),
        new("CATALOGUE-BAD-RULE", Card, Rule, "{ all: [] }"),
        new("CATALOGUE-BAD-RULE", Card, Rule, "card.held"),
        new("CATALOGUE-BARE-NUMBER", Card, Rule, "{ fact: applicant.age, atLeast: 16 }"),
        new("CATALOGUE-WRONG-OPERAND", Card, Rule, "{ fact: card.held, atLeast: { value: 16, clause: 附件2 } }"),
        new("CATALOGUE-WRONG-OPERAND", Card, Rule, "{ fact: applicant.age, before: { value: 2026-01-01, clause: 附件2 } }"),
        new("CATALOGUE-WRONG-OPERAND", Card, Rule, "{ fact: answer.name, is: somebody }"),
        new("CATALOGUE-WRONG-OPERAND", Card, Rule, "{ fact: card.held, is: { value: 16, clause: 附件2 } }"),
        new("CATALOGUE-UNKNOWN-FACT", Card, Rule, "{ fact: card.hold, is: false }"),
        new("CATALOGUE-UNKNOWN-FACT", Card, Rule, "{ fact: chosen.nothing, is: false }"),
        new("CATALOGUE-UNKNOWN-FACT", Card, Rule, "{ fact: answer.nothing, is: x }"),
        new("CATALOGUE-UNKNOWN-CODE", Card, Rule, "{ fact: card.held, is: maybe }"),
        new("CATALOGUE-UNKNOWN-CODE", Card, Rule, "{ fact: answer.fund-method, in: [direct-debit, by-mule] }"),
        new("CATALOGUE-DANGLING", Fee, "department: taxation", "department: customs"),
        new("CATALOGUE-DANGLING", Fee, "routing: residence-until-supplied", "routing: somewhere"),
        new("CATALOGUE-DANGLING", Fee, "service: pension-registration, part: main", "service: pensions, part: main"),
        new("CATALOGUE-DANGLING", Fee, "service: pension-registration, part: main", "service: pension-registration, part: side"),
        new("CATALOGUE-DANGLING", Fee, "expectedWorkingDays: base-choice-days", "expectedWorkingDays: choice-days"),
        new("CATALOGUE-DANGLING", Fee, "owner: applicant", "owner: nobody"),
        new("CATALOGUE-DANGLING", Fee, "code: NOT-ENROLLED", "code: NOT-IN-THE-LIST"),
        new("CATALOGUE-DANGLING", Card, "asks: [card-bank]", "asks: [card-banks]"),
        new("CATALOGUE-DANGLING", Card, Rule, "{ fact: applicant.age, atLeast: { parameter: no-such-number } }"),
        new("CATALOGUE-DANGLING", Form, "codeList: sex", "codeList: sexes"),
        new("CATALOGUE-DANGLING", Form, "section: archive", "section: archives"),
        new("CATALOGUE-DANGLING", Form, "usedBy: [personnel-archive]", "usedBy: [personal-archive]"),
        new("CATALOGUE-DANGLING", Form, "service: personnel-archive", "service: personal-archive"),
        new("CATALOGUE-DANGLING", "life-event.yaml", "  - employment-support", "  - employment-supports"),
        new("CATALOGUE-DANGLING", "codes/employment-type.yaml", "    other: \"9\"", "    others: \"9\""),
        new("CATALOGUE-DANGLING", "codes/employment-type.yaml", "  human-resources:", "  human-resource:"),
        new("CATALOGUE-DANGLING", Units, "area: huancui", "area: haicang"),
        new("CATALOGUE-DANGLING", Ways, "department: taxation, area: \"*\"", "department: taxation, area: haicang"),
        new("CATALOGUE-CODE-TWICE", Form, "  - code: former-archive", "  - code: card-bank # second", "- code: card-bank # second"),
        new("CATALOGUE-CODE-TWICE", "life-event.yaml", "  - employment-support", "  - pension-registration # again", "  - pension-registration # again"),
        new("CATALOGUE-UNLISTED-SERVICE", "life-event.yaml", "  - employment-support\n", "", "code: employment-support", "services/employment-support.yaml"),
        new("CATALOGUE-CYCLE", "services/pension-registration.yaml", "parts:\n  - code: main\n", "parts:\n  - code: main\n    after: [{ service: contribution-declaration, part: pension }]\n", "    after: [{"),
        new("CATALOGUE-CYCLE", Fee, "service: medical-registration, part: main", "service: contribution-declaration, part: medical"),
        new("CATALOGUE-NO-PART", Card, "kind: basic", "kind: basic\nparts: []", "code: social-security-card"),
        new("CATALOGUE-DATES-MISSING", Numbers, First, "{ from: 2026-04-04, value: \"0\","),
        new("CATALOGUE-DATES-MISSING", Numbers, $"      - {First}", $"      - {{ from: 2026-01-01, to: 2026-04-01, value: \"0\", source: x }}\n      - {{ from:   2026-04-03, value: \"0\",", "{ from:   2026-04-03"),
        new("CATALOGUE-DATES-OVERLAP", Numbers, $"      - {First}", $"      - {{ from: 2026-01-01, to: 2026-04-03, value: \"0\", source: x }}\n      - {{ from:   2026-04-03, value: \"0\",", "{ from:   2026-04-03"),
        new("CATALOGUE-DATES-OVERLAP", Numbers, $"      - {First}", $"      - {{ from: 2026-01-01, value: \"0\", source: x }}\n      - {{ from:   2026-04-03, value: \"0\",", "{ from:   2026-04-03"),
        new("CATALOGUE-DATES-REVERSED", Numbers, First, "{ from: 2026-04-03, to: 2026-04-02, value: \"0\","),
        new("CATALOGUE-BAD-PARAMETER", Numbers, First, "{ from: 2026-04-03, value: \"zero\","),
        new("CATALOGUE-QUESTION-UNUSED", Form, "usedBy: [personnel-archive]", "usedBy: [employment-support]", "- code: former-archive"),
        new("CATALOGUE-QUESTION-UNUSED", Form, "usedBy: [personnel-archive]", "usedBy: [social-security-card]", "- code: former-archive"),
        new("CATALOGUE-REQUIRED-HIDDEN", Form, "requiredWhen: { fact: applicant.document-kind, is: resident-identity-card }", "requiredWhen: { fact: applicant.document-kind,  known: true }"),
        new("CATALOGUE-NEVER-SEEN", Form, "visibleWhen: { fact: applicant.document-kind, in: [hong-kong-macao-travel-permit, taiwan-travel-permit] }",
            "visibleWhen: { all: [{ fact: chosen.pension-registration, is: false }, { fact: chosen.medical-registration, is: false }] }"),
        new("CATALOGUE-RULE-TOO-WIDE", Form, "visibleWhen: { fact: application.channel, is: online }",
            "visibleWhen: { any: [{ fact: answer.ethnicity, known: true }, { fact: applicant.document-kind, known: true }, { fact: answer.enrolment-reason, known: true }, { fact: answer.employment-form, known: true }, { fact: insurance.pension, known: true }, { fact: insurance.medical, known: true }] }"),
        new("CATALOGUE-NO-CODE-LIST", Form, "    codeList: sex\n", "", "- code: sex"),
        new("CATALOGUE-CODE-UNMAPPED", "codes/employment-type.yaml", "    other: \"9\"\n", "", "individual-trader: \"1\""),
        new("CATALOGUE-HAN-IN-ENGLISH", Form, "en: \"Sex\"", "en: \"Sex 性\""),
        new("CATALOGUE-HAN-IN-ENGLISH", Form, "en: \"Sex\"", "en: \"Sex 𠮷\""),
        new("CATALOGUE-PLACEHOLDER", Form, "en: \"Sex\"", "en: \"Sex {0}\""),
        new("CATALOGUE-PLACEHOLDER", "services/medical-registration.yaml", "（{employer}）", "（{0}）"),
        new("CATALOGUE-PLACEHOLDERS-DIFFER", "services/medical-registration.yaml", "（{employer}）", "", "en: \"You are still enrolled"),
        new("CATALOGUE-NO-UNIT", Units, "area: huancui", "area: city", "- code:"),
        new("CATALOGUE-UNIT-TWICE", Units, "area: huancui", "area: city # second", "- code: huancui-"),
        new("CATALOGUE-NO-WAY", Ways, "department: taxation, area: \"*\"", "department: taxation, area: city", "- {"),
        new("CATALOGUE-TWO-WAYS", Ways, "  - { department: taxation, area: \"*\"", "  - { department: taxation, area: city, service: \"*\", way: by-hand, source: x }\n  - { department: taxation, service: contribution-declaration, area: \"*\", way: by-hand, source: x }\n  - { department: taxation, area: \"*\"", "department: taxation, service: contribution-declaration"),
        new("CATALOGUE-NO-HOURS", Place, "from: { month: 5, day: 1 }", "from: { month: 5, day: 2 }"),
        new("CATALOGUE-TWO-HOURS", Place, "from: { month: 5, day: 1 }", "from: { month: 4, day: 30 }"),
        new("CATALOGUE-HOURS-REVERSED", Place, "morningTo: \"12:00\"", "morningTo: \"08:00\""),
        new("CATALOGUE-BAD-DAY", Place, "to: { month: 9, day: 30 }", "to: { month: 9, day: 31 }"),
    ];

    public static string PathOf(string file) => file.StartsWith("places/", StringComparison.Ordinal) || file.StartsWith("calendar/", StringComparison.Ordinal) || file == Numbers ? file : $"{CatalogueCopy.Event}/{file}";
}
