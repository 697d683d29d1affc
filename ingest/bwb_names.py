"""The vocabulary of the Dutch Basiswettenbestand (old DTD, `toestand` schema), as `ingest.formats.bwb_xml` reads it."""

KINDS = {
    "boek": "book", "deel": "part", "hoofdstuk": "chapter", "titeldeel": "title", "afdeling": "division",
    "paragraaf": "subdivision", "sub-paragraaf": "subdivision", "subparagraaf": "subdivision",
    "divisie": "division", "tekstdivisie": "division", "circulaire.divisie": "division", "enig-artikel": "article",
    "artikel": "article", "wijzig-artikel": "article", "bijlage": "schedule", "model": "schedule", "preambule": "block",
    "definitie-item": "definition", "inwerkingtreding": "transitional", "overgangsrecht": "transitional",
}  # fmt: skip
POINTS = (
    "lid",
    "wijzig-lid",
    "li",
    "specificatie-item",
    "onderdeel",
    "wijzig-onderdeel",
    "wijzig-divisie",
    "wijziging",
)
"""What stands below an article, each one level below what is around it."""
NUMBERS = ("label", "nr", "lidnr", "li.nr", "bijlage.nr", "nummer")
TITLES = ("titel", "subtitel", "term")
STATUSES = {
    "vervallen": "repealed", "ingetrokken": "repealed", "nogniet": "not_in_force", "slapend": "not_in_force",
    "nietingw": "not_in_force", "nog-niet-in-werking": "not_in_force",
}  # fmt: skip
NOTES = ("redactie", "noot", "nota-toelichting", "toelichting", "artikel.toelichting", "bron", "voetnoot", "opmerking")
QUOTED = ("citaat", "citaat-wijziging", "citaat-artikel", "wijzig.tekst", "nieuwe-tekst", "ingevoegd")
IGNORED = (
    "meta-data", "metadata", "jcis", "brondata", "citeertitel", "plaatje", "illustratie", "colspec", "spanspec",
    "inhoudsopgave", "inhopg", "nootref", "wetgeving-meta", "bwb-inputbestand", "bwb-wijzigingen", "intitule",
    "noot.nr", "formule-afbeelding",
)  # fmt: skip
LINES = (
    "wetgeving", "wet-besluit", "regeling", "circulaire", "verdrag", "wettekst", "regeling-tekst", "circulaire-tekst",
    "verdragtekst", "besluittekst", "aanhef", "wij", "considerans", "considerans.al", "considerans.lijst",
    "afkondiging", "al", "al-groep", "lijst", "table", "tgroup", "thead", "tbody", "tfoot", "row", "titel", "title",
    "wetsluiting", "regeling-sluiting", "circulaire-sluiting", "sluiting", "slotformulering", "naschrift", "gegeven",
    "dagtekening", "koning", "ondertekening", "functie", "uitgifte", "bijlagen", "tekst", "vrije-tekst", "context",
    "context.al", "definitielijst", "definitie", "specificatielijst", "bijlage-sluiting", "noot.al", "noot.lijst",
    "noot.li", "tussenkop", "kop", "label", "nr", "subtitel", "lidnr", "li.nr", "wat", "wie", "adres", "adresregel",
    "staatsblad", "groepondertekening", "organisatie", "deze", "toestand", "artikelen", "kopregel", "regel",
    "model-kop", "verdrag.al", "wijzig-lid-groep", "bijlage-groep", "formulier", "ondertekening-groep", "br",
    "partijen", "slot",
    "hoofdtekst", "officiele-inhoudsopgave", "inleiding", "motie", "groep", "citaatregel", "wijzig-lijst", "plaats",
)  # fmt: skip
"""Elements that break the line and are nothing else."""
CELLS = ("entry",)
INLINE = (
    "intref", "extref", "extref-groep", "intref-groep", "nadruk", "sup", "inf", "datum", "naam", "voornaam",
    "achternaam", "term", "verwijzing", "ref", "u", "i", "b", "cur", "vet", "romein", "breuk", "teller", "noemer",
    "formule", "url", "link", "unl", "strike", "titelaanhaling", "schuldig", "inspring", "math", "mi", "mn", "mo",
    "mrow", "msup", "msub", "mfrac", "mtext", "mstyle", "mfenced", "msqrt", "semantics", "aanhaling", "afkorting",
)  # fmt: skip
