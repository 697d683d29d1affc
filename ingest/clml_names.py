"""The vocabulary of legislation.gov.uk XML, as `ingest.formats.clml` reads it, and how its lists number themselves."""

from collections.abc import Callable

LEVELS = ("subsection", "paragraph", "subparagraph", "item")
"""What stands below a basic unit, from the top."""
DEPTHS = {"section": -2, "rule": -2, "article": -1, "schedule": 0}
"""How far P2 … P7 stand from LEVELS, by what a P1 is."""
KINDS = {
    "Group": "division", "Part": "part", "Chapter": "chapter", "Pblock": "division", "PsubBlock": "subdivision",
    "EUPart": "part", "EUTitle": "title", "EUChapter": "chapter", "EUSection": "division",
    "EUSubsection": "subdivision", "Division": "division", "Schedule": "schedule", "Appendix": "schedule",
    "Annex": "schedule", "Attachment": "schedule",
}  # fmt: skip
STATUSES = {"Prospective": "not_in_force", "Repealed": "repealed", "Revoked": "repealed", "Dead": "repealed"}
ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
DECORATIONS = {
    "parens": "({})", "parenRight": "{})", "brackets": "[{}]", "bracketRight": "{}]", "period": "{}.", "colon": "{}:",
}  # fmt: skip
GROUPS = frozenset(f"P{depth}group" for depth in range(1, 8))
HEAD = frozenset(("Number", "Pnumber", "Title", "TitleBlock", "Subtitle"))
CELLS = frozenset(("td", "th"))
TITLES = frozenset(("Title", "MultilineTitle"))
FRONT = frozenset(("PrimaryPrelims", "SecondaryPrelims", "EUPrelims"))
QUOTED = frozenset(("BlockAmendment", "BlockExtract"))
LISTS = frozenset(("OrderedList", "UnorderedList", "KeyList"))
NOTES = frozenset((
    "CommentaryRef", "FootnoteRef", "MarginNoteRef", "Footnote", "MarginNote", "Commentary", "ExplanatoryNotes",
    "EarlierOrders", "Correction", "Annotation", "Annotations",
))  # fmt: skip
"""Calls of notes, and notes that stand where they belong."""
IGNORED = frozenset((
    "Metadata", "Contents", "Versions", "Resources", "Commentaries", "Footnotes", "MarginNotes", "Image",
    "Figure", "Resource", "AltVersionRefs", "IncludedDocument", "Whatever",
))  # fmt: skip
SPACES = frozenset((
    "Character", "Space", "Tab",
))  # fmt: skip
LINES = frozenset((
    "Primary", "Secondary", "EURetained", "Fragment", "PrimaryPrelims", "SecondaryPrelims", "EUPrelims",
    "PrimaryPreamble", "SecondaryPreamble", "EUPreamble", "LongTitle", "DateOfEnactment", "DateText",
    "IntroductoryText", "EnactingText", "EnactingTextOmitted", "Body", "EUBody", "Schedules", "ScheduleBody",
    "AppendixBody", "AttachmentGroup", "Attachments", "Document", "DocumentBody", "MainBody", "P", "Para",
    "Text", "BlockText", "P1para", "P2para", "P3para", "P4para", "P5para", "P6para", "P7para", "ListItem",
    "Tabular", "TableText", "table", "thead", "tbody", "tfoot", "tr", "caption", "colgroup", "col", "Title",
    "Subtitle", "TitleBlock", "Number", "Pnumber", "Reference", "SignedSection", "Signatory", "Signee",
    "PersonName", "JobTitle", "Department", "Address", "AddressLine", "DateSigned", "LSseal", "Witnessed",
    "Resolution", "Approved", "LaidDraft", "MadeDate", "LaidDate", "ComingIntoForce", "ComingIntoForceClauses",
    "Draft", "SubjectInformation", "Subject", "Subsubject", "Laid", "SiftedDate", "Sifted", "OtherDates",
    "MultilineTitle", "Form", "FormBlock", "Key", "LineBreak", "Formula", "Where", "FragmentTitle",
    "FragmentNumber", "RoyalPresence", "Abstract", "Occasion", "HangingP", "Figure", "p", "div", "br",
    "li", "ul", "ol", "Section", "Subsection", "BlockQuote", "ContentsTitle", "EUDivision", "ExplanatoryNote",
    "Preamble", "Preface", "Recital",
))  # fmt: skip
"""Elements that break the line and are nothing else."""
INLINE = frozenset((
    "Emphasis", "Strong", "Underline", "SmallCaps", "Superior", "Inferior", "Uppercase", "Lowercase",
    "Expanded", "Strike", "Citation", "CitationSubRef", "CitationListRef", "InternalLink", "ExternalLink",
    "Acronym", "Abbreviation", "Definition", "Proviso", "Term", "Span", "Addition", "Substitution",
    "InlineAmendment", "AppendText", "Quote", "Foreign", "Quotation", "Abbrev", "PunctuationGroup", "em",
    "strong", "i", "b", "u", "sub", "sup", "a", "Highlight", "Subtext", "Day", "Hour", "Time", "Date", "Amount",
    "math", "mi", "mn", "mo", "mrow", "msup", "msub", "mfrac", "mtext", "mstyle", "semantics", "mfenced",
    "mover", "munder", "msqrt", "mroot", "mtable", "mtr", "mtd", "mspace", "none", "mprescripts",
    "mmultiscripts", "munderover", "msubsup", "maction", "annotation",
))  # fmt: skip


def list_number(place: int, kind: str, decoration: str) -> str:
    """The number that an ordered list prints before its `place`th item; kinds: alpha, roman, arabic, alphaupper …

    >>> [list_number(2, "alpha", "parens"), list_number(4, "romanupper", "period"), list_number(28, "alpha", "none")]
    ['(b)', 'IV.', 'bb']
    """
    write = NUMERALS.get(kind.removesuffix("upper"), str)
    number = write(place).upper() if kind.endswith("upper") else write(place)
    return DECORATIONS.get(decoration, "{}").format(number)


def _alpha(place: int) -> str:
    return chr(ord("a") + (place - 1) % 26) * ((place - 1) // 26 + 1)


def _roman(place: int) -> str:
    written = ""
    for value, sign in ROMAN:
        while place >= value:
            written += sign
            place -= value
    return written


NUMERALS: dict[str, Callable[[int], str]] = {"alpha": _alpha, "roman": _roman}
