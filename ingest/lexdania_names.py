"""The vocabulary of Lex Dania 2.1, as `ingest.formats.lexdania_xml` reads it."""

KINDS = {
    "Bog": "book", "Afsnit": "part", "Kapitel": "chapter", "ParagrafGruppe": "division", "Bilag": "schedule",
    "Afdeling": "division", "Underafsnit": "division", "KapitelGruppe": "division", "Overgangsbestemmelser": "block",
    "AendringGruppe": "division", "TekstGruppe": "division", "BilagAfsnit": "division", "BilagKapitel": "division",
    "ArtikelGruppe": "division", "Traktat": "schedule", "Protokol": "schedule",
}  # fmt: skip
UNITS = (
    "Paragraf", "CentreretParagraf", "AendringCentreretParagraf", "IkraftCentreretParagraf", "IkraftParagraf",
    "OphaevelseCentreretParagraf", "TerritorialCentreretParagraf", "Artikel",
)  # fmt: skip
NUMBERS = ("Explicatus",)
TITLES = ("Rubrica",)
NOTES = ("Nota", "Fodnote", "Note", "RedaktionelNote", "Resume")
QUOTED = ("AendringNyTekst", "NyTekst")
IGNORED = ("Meta", "Billede", "Image", "Grafik", "Col", "ColGroup", "Signature", "Pagina", "NotaRef", "TitelGruppe")
LINES = (
    "Dokument", "DokumentIndhold", "Exitus", "Index", "Ikraft", "Rubrica", "Explicatus", "UnderskriftGruppe",
    "UnderskriftStedDato", "Underskriver", "Underskrift", "UnderskriftTitel", "BilagIndhold", "BilagGruppe", "Bilagene",
    "Table", "Tbody", "Thead", "Tfoot", "Tr", "Caption", "Titel", "Undertitel", "Aendring", "AendringDefinition",
    "AendringAktion", "Blok", "Citat", "Formel", "Strofe", "Hymnus", "BagTitel", "Publikation", "NotaGruppe", "Given",
    "Kundgoerelse", "Ophaevelse", "Territorial", "Afslutning", "IndledningGruppe", "IkraftGruppe", "Linjeskift", "Br",
    "Ministerium", "Stempel", "Modtager", "Emne", "Vejledning", "Indhold", "AendringIndhold", "Liste",
)  # fmt: skip
"""Elements that break the line and are nothing else."""
CELLS = ("Td", "Th")
SPACED = ("Linea",)
INLINE = ("Char", "Link", "Henvisning", "Ref", "Sup", "Sub", "Super", "Tab", "Inline", "Anker", "Udtryk")
