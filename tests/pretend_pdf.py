"""Laws of pretend countries as PDFs, with what makes PDFs hard: run `python -m tests.pretend_pdf` to print them anew.

Layout comes from CSS: running heads, page numbers, side notes, columns, several languages, footnotes, hyphenation.
"""

from pathlib import Path

import weasyprint

CASES = Path(__file__).parent / "formats" / "pdf"
SHEET = """
@page { size: 350pt 480pt; margin: 56pt 40pt 48pt 40pt; font: 8pt DejaVu Serif;
  @top-center { content: HEAD; font-size: 7.5pt } @bottom-center { content: "– " counter(page) " –"; font-size: 8pt } }
html { font: 9pt/1.25 DejaVu Serif; text-align: justify; hyphens: auto }
h1 { font-size: 12pt; text-align: center; hyphens: none } h2 { font-size: 9pt; text-align: center }
p { margin: 0 0 5pt 0 } b { font-weight: bold }
"""


def printed(body: str, *, language: str, head: str, style: str = "", direction: str = "ltr") -> bytes:
    """A PDF of the HTML `body` with the running head `head`."""
    sheet = SHEET.replace("HEAD", f'"{head}"') + style
    page = f'<html lang="{language}" dir="{direction}"><style>{sheet}</style><body>{body}</body></html>'
    return bytes(weasyprint.HTML(string=page).write_pdf())


SIDE = """
@page :left { margin: 56pt 30pt 48pt 100pt; @top-left { content: counter(page); } @bottom-center { content: none } }
@page :right { margin: 56pt 100pt 48pt 30pt; @top-right { content: counter(page); } @bottom-center { content: none } }
.s { position: relative } .s > i { position: absolute; width: 56pt; font: 6.5pt/1.2 DejaVu Serif; text-align: left;
  hyphens: manual; top: 1pt } .r > i { left: 226pt } .l > i { left: -64pt } .n { margin-left: 22pt }
.s b { margin-left: 14pt; margin-right: 4pt }
.f { float: footnote; font-size: 7pt; margin-left: 8pt } .f::footnote-call { content: counter(footnote); font-size: 6pt }
"""


def _section(number: str, note: str, text: str, side: str) -> str:
    return f'<p class="s {side}"><i>{note}</i><b>{number}.</b>{text}</p>'


def island_act() -> bytes:
    """A common-law act: side notes outside the text, odd and even pages mirrored, a list of sections, a footnote."""
    sections = [
        ("Short title.", "This Act may be cited as the Isle of Norland (Freedom of Seafarers) Act."),
        ("Interpretation of words used in this Act.", "In this Act “crew” means everybody who works on board of a "
         "vessel, whether or not a contract was signed<span class=f>See the Harbour Rules, chapter 4.</span>, and "
         "“master” means the person in command of her."),
        ("Taking of papers.", "(1) No master shall keep the passport, the discharge book or any other document of a "
         "member of the crew against the will of that member.</p><p class=n>(a) keeping it in a locked place counts as "
         "keeping it; and</p><p class=n>(b) a receipt is no excuse.</p><p>(2) A master who contravenes subsection (1) "
         "is guilty of an offence and is liable to imprisonment for four years."),
        ("Debts.", "A debt that a member of the crew is said to have incurred by being hired, carried, fed or clothed "
         "is void, and nobody may retain wages on account of it."),
        ("Duty of harbour-masters to ask.", "Every harbour-master shall, within three days of the arrival of a vessel, "
         "ask each member of the crew apart from the master whether that member is free to leave the vessel."),
        ("Shelter.", "A member of the crew who says that he or she is held on board shall be lodged ashore at the "
         "expense of the owner for not less than sixty days, and shall not be sent away during that time."),
        ("No punishment of the crew.", "A member of the crew shall not be punished for an offence to which he or she "
         "was compelled by the master or by any person acting for the master."),
        ("Rules.", "The Council may make rules for carrying this Act into effect, and those rules may provide for "
         "forms, fees and the hours in which harbour-masters receive complaints."),
    ]  # fmt: skip
    listed = "".join(f"<p>{place}. {note}</p>" for place, (note, _) in enumerate(sections, 1))
    front = f"<h1>ISLE OF NORLAND (FREEDOM OF SEAFARERS) ACT</h1><p>ARRANGEMENT OF SECTIONS</p>{listed}"
    long_title = "<p style='break-before: page'>An Act to secure the freedom of those who work at sea.</p>"
    body = "".join(
        _section(str(place), note, text, "r" if place in RIGHT else "l")
        for place, (note, text) in enumerate(sections, 1)
    )
    return printed(front + long_title + body, language="en",
                   head="Isle of Norland (Freedom of Seafarers) Act", style=SIDE)  # fmt: skip


RIGHT = frozenset({1, 2, 3, 4, 5})
COLUMNS = """
@page { size: 420pt 480pt; margin: 56pt 36pt 48pt 36pt }
.c { columns: 2; column-gap: 16pt; }
"""


def gaceta() -> bytes:
    """A gazette in Spanish, in two columns with a title across them, bold titles that run into the text."""
    articles = [
        ("Objeto.", "La presente ley tiene por objeto prevenir y sancionar el comercio de seres humanos en todo el "
         "territorio de la República de Costaguana y amparar a quienes lo padecen."),
        ("Definiciones.", "Para los efectos de esta ley se entiende por:</p><p>a) Víctima: la persona contra la cual "
         "se comete alguno de los delitos previstos en ella;</p><p>b) Explotación: el aprovechamiento injusto del "
         "trabajo o del cuerpo de otra persona, cualquiera que sea la forma que adopte."),
        ("Delito.", "Quien capte, traslade, acoja o reciba a una persona con el propósito de explotarla será castigado "
         "con presidio de cinco a quince años, conforme al artículo 9 de esta ley."),
        ("Consentimiento.", "El consentimiento que haya prestado la víctima no se tomará en cuenta en ningún caso."),
        ("Agravantes.", "La pena se aumentará en un tercio cuando el culpable sea funcionario público, cuando la "
         "víctima sea menor de dieciocho años o cuando pertenezca a un grupo organizado."),
        ("No punibilidad.", "La víctima no será castigada por los hechos ilícitos que haya cometido como consecuencia "
         "directa de su situación de explotación, sin perjuicio de las acciones que correspondan a terceros."),
        ("Asistencia.", "El Estado asegurará a las víctimas alojamiento adecuado, atención médica y psicológica, "
         "asesoramiento jurídico gratuito e información en un idioma que comprendan."),
        ("Fondo.", "Créase un fondo destinado a la reparación del daño, que se nutrirá con los bienes decomisados."),
        ("Decomiso.", "Serán decomisados los instrumentos y las ganancias de los delitos previstos en esta ley, y se "
         "destinarán al fondo mencionado en el artículo precedente."),
        ("Vigencia.", "Esta ley entrará en vigor a los treinta días de su publicación en la Gaceta."),
    ]  # fmt: skip
    body = "".join(f"<p><b>Artículo {place}. {title}</b> {text}</p>" for place, (title, text) in enumerate(articles, 1))
    title = "<h1>LEY 88 CONTRA EL COMERCIO DE SERES HUMANOS</h1><p>El Congreso de Costaguana ha dado la ley siguiente, "
    return printed(f"{title}que se manda publicar para conocimiento de todos los habitantes:</p><div class=c>{body}</div>",
                   language="es", head="Gaceta de Costaguana, viernes 7 de marzo, número 1.204", style=COLUMNS)  # fmt: skip


ISSUE = """
@page { size: 480pt 400pt; margin: 50pt 30pt 44pt 30pt }
table { border-spacing: 10pt 3pt; table-layout: fixed; width: 100% } td { vertical-align: top }
"""
LAWS = [
    (
        ("LAW NO 12/2031 ON THE BALLOON POST", "LOI NO 12/2031 RELATIVE À LA POSTE PAR BALLON"),
        [("Object", "Objet", "This Law governs the carriage of letters by balloon within the country.",
          "La présente loi régit le transport des lettres par ballon dans le pays."),
         ("Coming into force", "Entrée en vigueur", "This Law comes into force on the day of its publication.",
          "La présente loi entre en vigueur le jour de sa publication.")],
    ),
    (
        ("LAW NO 13/2031 ON TRAFFICKING IN PERSONS", "LOI NO 13/2031 RELATIVE À LA TRAITE DES PERSONNES"),
        [("Object", "Objet", "This Law prevents and punishes trafficking in persons and protects those who suffer it.",
          "La présente loi prévient et punit la traite des personnes et protège celles qui la subissent."),
         ("The offence", "De l’infraction", "A person who recruits, carries or receives another person in order to "
          "exploit that person commits an offence and is liable to imprisonment for ten years.",
          "Quiconque recrute, transporte ou reçoit une autre personne dans le but de l’exploiter commet une infraction "
          "et est puni d’un emprisonnement de dix ans."),
         ("Consent", "Du consentement", "The consent of the victim to the exploitation is not a defence.",
          "Le consentement de la victime à l’exploitation n’est pas un moyen de défense."),
         ("Help", "De l’aide", "The victim has the right to be lodged, to be treated and to be heard in the language "
          "that he or she understands, for as long as it is necessary.", "La victime a le droit d’être logée, d’être "
          "soignée et d’être entendue dans la langue qu’elle comprend, aussi longtemps que cela est nécessaire.")],
    ),
]  # fmt: skip


def two_languages() -> bytes:
    """An issue of a gazette that holds two laws, in English and French side by side."""
    rows = ""
    for (english, french), articles in LAWS:
        rows += f"<tr><td><b>{english}</b><td><b>{french}</b></tr>"
        for place, (title, titre, text, texte) in enumerate(articles, 1):
            rows += f"<tr><td><b>Article {place}: {title}</b><td><b>Article {place} : {titre}</b></tr>"
            rows += f"<tr><td>{text}<td>{texte}</tr>"
    return printed(f"<table>{rows}</table>", language="en", head="Official Gazette of Freedonia no. 5", style=ISSUE)


def qumar() -> bytes:
    """A law in Arabic: lines from right to left, ligatures of lam and alef, brackets."""
    body = """<h1>قانون مكافحة الاتجار بالأشخاص في قمر</h1>
    <p>المادة 1</p><p>يقصد بالضحية كل شخص (ذكرا كان أو أنثى) تعرض للاستغلال أو للاتجار خلال إقامته في البلاد، ولا عبرة برضاه.</p>
    <p>المادة 2</p><p>يعاقب بالسجن 10 سنوات كل من نقل شخصا أو آواه لأجل الاستغلال، وتضاعف العقوبة إذا كان الضحية طفلا.</p>
    <p>المادة 3</p><p>لا يعاقب الضحية على الأفعال التي أكره عليها، ولا يرحل خلال الإجراءات.</p>"""
    style = "html { font-family: DejaVu Sans; hyphens: none }"
    return printed(body, language="ar", head="الجريدة الرسمية", style=style, direction="rtl")


PRINTED = {"norland-en": island_act, "costaguana-es": gaceta, "freedonia-law-13-2031": two_languages, "qumar-ar": qumar}

if __name__ == "__main__":
    for name, made in PRINTED.items():
        (CASES / f"{name}.pdf").write_bytes(made())
