using Lianban.Casework.Drafts;

namespace Lianban.Web.Shared;

/// <summary>Two tabs changed the same draft: the person chooses, field by field, between what is stored and what this page offered.</summary>
/// <param name="Stored">The draft as it is stored now.</param>
/// <param name="Page">Where everything stored is shown, without saving.</param>
internal sealed record ConflictView(Draft Stored, IReadOnlyList<ConflictRow> Rows, string Page);

/// <summary>One field that differs.</summary>
/// <param name="Offered">The value itself, to be posted back.</param>
/// <param name="OfferedTold">For people, as <paramref name="StoredTold"/>.</param>
/// <param name="PrefersOffered">Which of the two is chosen unless the person says otherwise.</param>
internal sealed record ConflictRow(string Field, string Label, string Offered, string OfferedTold, string StoredTold, bool PrefersOffered)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";

    /// <summary>The value that the person chose to keep, in a form that was posted from such a page; null: what is stored, or nothing of the kind was posted.</summary>
    public static string? Chosen(IFormCollection form, string field) => form["use." + field] == "offered" ? form["offered." + field].ToString() : null;
}
