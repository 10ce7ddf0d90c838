using Lianban.Cli.Speaking;
using System.CommandLine;
using System.CommandLine.Help;
using Lianban.Cli.Verbs;

// One file for each verb; a verb's exit code: 0 done, 1 not as it should be, 2 cannot be done here (one sentence says why).
var root = new Command("lianban", Say.Both("about")) { new HelpOption(), RunVerb.Make(), DemoVerb.Make(), TestVerb.Make(), CheckVerb.Make(), SchemaVerb.Make(), CaseVerb.Make(), SimulateVerb.Make() };
return await root.Parse(args).InvokeAsync();
