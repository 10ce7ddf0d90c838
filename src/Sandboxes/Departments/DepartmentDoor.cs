using System.Text.Json;
using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Callbacks;
using Lianban.Sandboxes.Clock;
using Lianban.Sandboxes.Switches;
using Lianban.Sandboxes.Wire;

namespace Lianban.Sandboxes.Departments;

/// <summary>The published protocol of each department, under <c>/{department}/v1</c>. What is answered is in the use cases beside this file.</summary>
internal static class DepartmentDoor
{
    public static void MapDepartments(this WebApplication app)
    {
        foreach (var department in ServiceDesks.Departments)
        {
            var door = app.MapGroup($"/{department}/v1");
            door.MapPost("/cases", (HttpContext http, Front front) => front.Take(http, department, MessageKinds.Submit));
            door.MapPost("/notices", (HttpContext http, Front front) => front.Take(http, department, MessageKinds.PrerequisiteRevoked, MessageKinds.PrerequisiteCorrected));
            door.MapPost("/withdrawals", (HttpContext http, Front front) => front.Take(http, department, MessageKinds.Withdraw));
            door.MapGet("/cases/{application}/{service}/{part}/{round:int}", (HttpContext http, Front front, string application, string service, string part, int round) =>
                front.Status(http, department, new CaseKey(application, service, part, round)));
        }
    }

    /// <summary>Reads, checks, works, and answers as the switches say.</summary>
    internal sealed class Front(Ledger ledger, BusinessTime time, SignedWire wire, CallbackSender sender, TimeProvider system)
    {
        public async Task Take(HttpContext http, string department, params IReadOnlyList<string> kinds)
        {
            if (await Hindered(http, department)) return;
            if (await wire.Open(http) is not { } opened) { await Problem(http, department, 401, "SIGNATURE-REFUSED", "*"); return; }
            if (Parse(opened) is not { } envelope) { await Problem(http, department, 400, "MESSAGE-UNREADABLE", "*"); return; }
            if (!kinds.Contains(envelope.Kind) || envelope.Department != department) { await Problem(http, department, 400, "KIND-UNEXPECTED", "*"); return; }
            var service = envelope.Case.Service;
            if (ServiceDesks.Of(service) is not { } desk || desk.Department != department || !desk.Parts.Contains(envelope.Case.Part))
            {
                await Problem(http, department, 404, "SERVICE-UNKNOWN", "*");
                return;
            }
            var (answer, problem, lost) = await ledger.Write(page =>
            {
                var now = time.Stamp;
                var (said, refused) = envelope.Kind switch
                {
                    MessageKinds.Submit => TakeCase.Run(page, desk, envelope, now),
                    MessageKinds.Withdraw => TakeWithdrawal.Run(page, envelope, now),
                    _ => TakeNotice.Run(page, desk, envelope, now),
                };
                return (said, refused, refused is null && SwitchBoard.Use(page, department, service, SwitchNames.AnswerLost));
            });
            if (problem is not null) { await Problem(http, department, problem == "CASE-UNKNOWN" ? 404 : problem == "FIELD-NOT-IN-CODE-TABLE" ? 422 : 409, problem, service); return; }
            if (ledger.Read(p => SwitchBoard.On(p, department, service, SwitchNames.OutOfOrder))) await sender.Settle(CaseRow.Without(envelope.Case), TimeSpan.FromSeconds(2));
            if (lost) http.Abort();
            else await Answer(http, department, service, 200, answer!);
        }

        public async Task Status(HttpContext http, string department, CaseKey key)
        {
            if (await Hindered(http, department)) return;
            if (await wire.Open(http) is null) { await Problem(http, department, 401, "SIGNATURE-REFUSED", "*"); return; }
            await Answer(http, department, key.Service, 200, ledger.Read(page => TellStatus.Run(page, department, key, time.Stamp)));
        }

        private async Task<bool> Hindered(HttpContext http, string department)
        {
            if (ledger.Read(p => SwitchBoard.Read(p, department, "*", SwitchNames.Down)) is not { ValueKind: JsonValueKind.True or JsonValueKind.String } down) return false;
            if (down.ValueKind == JsonValueKind.String) http.Abort();
            else await Problem(http, department, 503, "DEPARTMENT-DOWN", "*"); // unsigned: the request was not even read
            return true;
        }

        private Task Problem(HttpContext http, string department, int status, string code, string service)
        {
            var (zh, en) = Words.Error(code);
            return Answer(http, department, service, status, new ProtocolProblem(code, zh, en));
        }

        private async Task Answer(HttpContext http, string department, string service, int status, object message)
        {
            var (slow, nonsense) = ledger.Read(p => (SwitchBoard.Number(p, department, service, SwitchNames.Slow, 0), SwitchBoard.Read(p, department, service, SwitchNames.Nonsense)));
            if (slow > 0) await Task.Delay(TimeSpan.FromMilliseconds(slow), system, http.RequestAborted);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), ProtocolJson.Options);
            if (nonsense is { ValueKind: JsonValueKind.String } kind && kind.GetString() == "garbage") bytes = "<html>?</html>"u8.ToArray();
            await wire.Answer(http, department, status, message is ProtocolProblem ? "application/problem+json" : "application/json", bytes,
                signed: nonsense is not { ValueKind: JsonValueKind.String });
        }

        private static Envelope? Parse(byte[] body)
        {
            try
            {
                var envelope = JsonSerializer.Deserialize<Envelope>(body, ProtocolJson.Options);
                switch (envelope?.Kind)
                {
                    case MessageKinds.Submit: envelope.Read<SubmitBody>(); break;
                    case MessageKinds.Withdraw: envelope.Read<WithdrawBody>(); break;
                    case MessageKinds.PrerequisiteRevoked or MessageKinds.PrerequisiteCorrected: envelope.Read<PrerequisiteChangedBody>(); break;
                    default: break;
                }
                return envelope;
            }
            catch (JsonException) { return null; }
        }
    }
}
