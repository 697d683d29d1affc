"""The vocabulary of United States Legislative Markup (1.0 and 2.x), as `ingest.formats.uslm` reads it."""

KINDS = {
    "preliminary": "block", "title": "title", "subtitle": "division", "chapter": "chapter", "subchapter": "division",
    "part": "part", "subpart": "subdivision", "division": "division", "subdivision": "subdivision",
    "article": "article", "subarticle": "division", "section": "section", "courtRule": "rule", "courtRules": "block",
    "rule": "rule", "reorganizationPlan": "schedule", "reorganizationPlans": "block", "compiledAct": "schedule",
    "appendix": "schedule", "schedule": "schedule", "annex": "schedule", "appropriations": "division",
}  # fmt: skip
SUBUNITS = {
    "subsection": "subsection", "paragraph": "paragraph", "subparagraph": "subparagraph", "clause": "item",
    "subclause": "item", "item": "item", "subitem": "item", "subsubitem": "item",
}  # fmt: skip
STATUSES = {
    "repealed": "repealed", "expired": "repealed", "terminated": "repealed", "omitted": "repealed",
    "hadItsEffect": "repealed", "vacant": "", "proposed": "not_in_force", "pending": "not_in_force",
    "notAdopted": "not_in_force", "withdrawn": "not_in_force", "cancelled": "not_in_force",
}  # fmt: skip
FRONT = (
    "preface", "longTitle", "enactingFormula", "resolvingClause", "preamble", "recital", "cover", "frontMatter",
)  # fmt: skip
DOCUMENTS = (
    "uscDoc", "bill", "pLaw", "lawDoc", "resolution", "statuteCompilation", "statutesAtLarge", "engrossedAmendment",
    "amendment", "presidentialDoc", "document", "constitutionAnnotated", "statute", "frDoc", "cfrDoc", "act",
)  # fmt: skip
NOTES = (
    "note", "sourceCredit", "footnote", "statutoryNote", "editorialNote", "changeNote", "explanationNote", "sidenote",
    "legislativeHistory", "marginNote", "editionNote", "uscNote", "amendmentNote", "endnote", "ear",
)  # fmt: skip
IGNORED = (
    "meta", "page", "line", "lineNumber", "endMarker", "centerRunningHead", "leftRunningHead", "rightRunningHead",
    "img", "image", "figure", "col", "colgroup", "marker", "slugLine", "distributionCode", "script", "style",
    "tocEntry", "index", "listOfTables", "coverTitle", "coverText",
)  # fmt: skip
LINES = (
    "main", "notes", "body", "content", "chapeau", "continuation", "text", "p", "div", "br", "preface", "longTitle",
    "docTitle", "officialTitle", "enactingFormula", "resolvingClause", "preamble", "recital", "recitals", "whereas",
    "signatures", "signature", "name", "role", "notation", "autograph", "table", "thead", "tbody", "tfoot", "tr",
    "caption", "heading", "subheading", "num", "crossHeading", "enrolledDateline", "congress", "session", "docNumber",
    "approvedDate", "publicPrivate", "actionDescription", "actionInstruction", "action", "actions", "legislativeAction",
    "attestation", "attestor", "ul", "ol", "li", "dl", "dt", "dd", "block", "blockquote", "cover", "frontMatter",
    "backMatter", "docStage", "docPart", "volume", "issue", "date-block", "sponsor", "cosponsor", "committee",
    "affected", "layout", "header", "tocItem", "groupItem", "referenceItem", "figCaption", "formula", "statement",
    "made", "location", "authority", "endorsement", "publicationDate", "type", "dateline", "currentChamber",
    "distributionDate", "relatedDocuments", "relatedDocument", "receipt", "collection", "component", "components",
    "organizationNote", "popularName", "citableAs", "title-block", "leaders", "equation", "pre", "listHeading",
    "listContent", "listItem", "list", "section-block", "elided", "omittedText", "resolution-block", "amendmentContent",
    "amendmentInstruction", "amendDegree", "amendPurpose", "appropriationsContent", "proclamation", "toc",
)  # fmt: skip
"""Elements that break the line and are nothing else."""
CELLS = ("td", "th", "column", "designator", "label", "target")
INLINE = (
    "ref", "date", "time", "inline", "span", "b", "i", "u", "em", "strong", "small", "sub", "sup", "a", "term", "def",
    "entity", "person", "shortTitle", "quotedText", "headingText", "amendingAction", "proviso", "fillIn", "math", "del",
    "ins", "center", "abbr", "q", "cite", "code", "strike", "property", "mi", "mn", "mo", "mrow", "msup", "msub",
    "mfrac", "mtext", "mstyle", "mfenced", "added", "deleted", "addedText", "deletedText", "grantee", "organization",
    "dollar", "percent", "number", "court", "addressee", "font", "verb", "subject", "docPublicationName", "currency",
)  # fmt: skip
