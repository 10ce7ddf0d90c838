using Lianban.Catalogue.Model;
using Lianban.Platform.Text;

namespace Lianban.Catalogue.Checking;

/// <summary>English holds no Han character. That both languages are there is refused by reading already.</summary>
internal static class WordsInBothLanguages
{
    public static void Run(Check check)
    {
        foreach (var words in check.Locations.All<Words>())
            if (Han.In(words.En)) check.RefuseAt(words, nameof(Words.En), "CATALOGUE-HAN-IN-ENGLISH");
    }
}
