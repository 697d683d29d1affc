"""The vocabulary of Justice Laws XML and of the Bill Exchange DTD, as `ingest.formats.justice_canada` reads it."""

NODES = {
    "Section": "section", "Subsection": "subsection", "Paragraph": "paragraph", "Subparagraph": "subparagraph",
    "Clause": "item", "Subclause": "item", "Subsubclause": "item", "FormulaParagraph": "paragraph",
    "FormulaSubparagraph": "subparagraph", "FormulaClause": "item", "FormulaDefinition": "definition",
    "DefinitionParagraph": "paragraph", "DefinitionSubparagraph": "subparagraph",
}  # fmt: skip
NUMBERS = ("Label", "FormulaTerm")
TITLES = ("MarginalNote", "TitleText")
QUOTED = ("AmendedText", "ReadAsText", "AmendedContent")
HEADED = ("Body", "BillPiece", "RelatedOrNotInForce", "DocumentInternal", "FormGroup", "Part", "RegulationPiece")
"""Elements in which headings stand flat beside what they head."""
HISTORY = ("HistoricalNote", "Footnote", "Summary", "Note", "EditorialNote", "Recommendation", "TablesOfFootnotes")
TERMS = ("DefinedTermEn", "DefinedTermFr", "DefinitionRef", "DefinitionEnOnly", "DefinitionFrOnly")
INLINE = (
    *TERMS, "Emphasis", "XRefInternal", "XRefExternal", "Language", "Repealed", "Reserved", "QuotedText", "Sup", "Sub",
    "Ins", "Del", "Fraction", "Numerator", "Denominator", "FormBlank", "Text", "SectionPiece", "LeaderText", "Base",
    "Superscript", "Subscript", "Underline", "Strike", "Bold", "Italic", "SmallCaps", "Fn", "math", "mi", "mn", "mo",
    "mrow", "msup", "msub", "mfrac", "mtext", "mstyle", "mfenced", "msqrt", "mroot", "munder", "mover", "munderover",
    "msubsup", "mtable", "mtr", "mtd", "mspace", "semantics", "annotation", "MathML", "MathMLInline", "Foreign",
)  # fmt: skip
LINES = (
    "Introduction", "Preamble", "Enacts", "Order", "RegulationMakerOrder", "RegulationMaker", "OrderNumber",
    "EnablingAuthority", "CenteredText", "ContinuedSectionSubsection", "ContinuedParagraph", "ContinuedSubparagraph",
    "ContinuedClause", "ContinuedSubclause", "ContinuedFormulaParagraph", "ContinuedDefinition", "ContinuedText",
    "FormulaGroup", "Formula", "FormulaText", "FormulaConnector", "List", "TableGroup", "Caption", "table", "title",
    "tgroup", "thead", "tbody", "tfoot", "row", "OriginatingRef", "BilingualGroup", "BilingualItemEn",
    "BilingualItemFr", "Oath", "SignatureBlock", "SignatureName", "SignatureTitle", "SignatureLine", "SignatureDate",
    "ConventionAgreementTreaty", "Recital", "GroupHeading", "ScheduleFormHeading", "FormHeading", "TitleText", "Label",
    "MarginalNote", "Heading", "Date", "Separator", "AlternateText", "ImageGroup", "BlockQuote", "LongTitle",
    "TitleProvision", "FormulaDefinitionGroup", "LineBreak", "PageBreak", "Schedules", "Subheading",
)  # fmt: skip
"""Elements that break the line and are nothing else."""
CELLS = ("entry",)
SPACES = ("Leader", "LeaderRightJustified", "LeaderBlank")
IGNORED = (
    "Identification", "RecentAmendments", "FootnoteRef", "Image", "TableOfProvisions", "colspec", "spanspec",
    "BillInternal", "Cover", "BackCover", "TableOfContents",
)  # fmt: skip
