namespace Lianban.Platform.Storage;

/// <summary>
/// <c>desk.db</c>: keys, drafts, papers, sign-ins, settings and refused messages, with a writer of its own beside <c>cases.db</c>; no transaction spans both.
/// Personal values stand in it only sealed.
/// </summary>
public sealed class DeskFile(string path) : SqliteFile(path, typeof(DeskFile).Assembly, "Storage/Desk/");
