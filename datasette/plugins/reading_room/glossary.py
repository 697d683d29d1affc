"""The glossary: the terms of the field in the reader's language, each with the treaty article behind it."""

from collections.abc import Iterable, Mapping

from kb.glossary import Term, terms_of
from kb.inflected import folded
from reading_room.visit import Page, Row, Visit

STORED = "select term_id, language, term, also, definition, elements, source from glossary order by rowid"
ARTICLES = """
select works.instrument, works.title, works.titles, works.id, provisions.work, provisions.eid, provisions.unit,
  provisions.citation
from works left join provisions on provisions.work = works.id and provisions.citation like 'art.%'
where works.instrument != '' and works.same_as = '' order by works.id, provisions.position"""

Places = Mapping[tuple[str, str], Row]


async def terms(seen: Visit) -> tuple[Term, ...]:
    """Give all terms of the knowledge base; none where it was built without a glossary."""
    return await seen.made(STORED, terms_of)


async def page(seen: Visit) -> Page:
    """Make the page of all terms, in the order of the reader's alphabet."""
    places = _places(await seen.lasting(ARTICLES))
    found = sorted(await terms(seen), key=lambda term: folded(term.terms[seen.language]))
    shown = [entry(seen, term, places) for term in found]
    letters: dict[str, str] = {}
    for one in shown:
        letters.setdefault(folded(one["term"])[:1].upper(), one["id"])
    rows = [_plain(one, term) for one, term in zip(shown, found, strict=True)]
    data = [{**row, "also": term.also} for row, term in zip(rows, found, strict=True)]
    named = sorted({term.source.instrument for term in found} - {"none"})
    treaties = [(name, places.get((name, ""))) for name in named]
    return Page("site/glossary.html", {"terms": shown, "letters": letters, "treaties": treaties}, data, rows)


def brief(seen: Visit, term: Term) -> Row:
    """Give what other pages say of a term: its name and meaning, and the elements that ask for it."""
    said = {"term": term.terms[seen.language], "definition": term.definition[seen.language]}
    return {"id": term.id, **said, "elements": list(term.elements)}


def entry(seen: Visit, term: Term, places: Places) -> Row:
    """Prepare one term for the page: what it means, what it is called elsewhere, where it comes from."""
    others = {language: said for language, said in term.terms.items() if language != seen.language}
    return {
        "id": term.id,
        "term": term.terms[seen.language],
        "definition": term.definition[seen.language],
        "others": others,
        "elements": term.elements,
        "source": term.source,
        "articles": list(_articles(seen, term, places)),
    }


def _articles(seen: Visit, term: Term, places: Places) -> Iterable[tuple[str, str]]:
    """The articles behind a term with their addresses; what is not in the knowledge base has none."""
    for article in filter(None, term.source.article.split(", ")):
        place = _nearest(places, term.source.instrument, article.partition("-")[0])
        yield article, seen.law(place["work"], place["eid"]) if place else ""


def _nearest(places: Places, instrument: str, article: str) -> Row | None:
    """The provision of that number, or the one around it: of 3(1)(a), 3(1), 3, the first that is held."""
    while article:
        if (instrument, article) in places:
            return places[(instrument, article)]
        article = article.rpartition("(")[0]
    return None


def _places(rows: Iterable[Row]) -> Places:
    """Provisions of the treaties by instrument and number; under the number "" what is known of the treaty itself."""
    places: dict[tuple[str, str], Row] = {}
    for row in rows:
        places.setdefault((row["instrument"], ""), row)
        number = (row["citation"] or "").removeprefix("art. ")
        if number:
            places.setdefault((row["instrument"], number), row)
            places.setdefault((row["instrument"], number.partition("(")[0]), {**row, "eid": row["unit"] or row["eid"]})
    return places


def _plain(one: Row, term: Term) -> Row:
    return {
        "id": one["id"],
        "term": one["term"],
        "definition": one["definition"],
        **term.terms,
        "elements": list(term.elements),
        **term.source.__dict__,
        "links": [address for _, address in one["articles"] if address],
    }
