"""The words by which laws name their parts, in every language that is read: adding a language is adding words here.

A word stands in lower case, in its usual spelling; accents matter only where two languages differ. `numbering` and
`heads` read these tables and hold no words of their own.
"""

UNITS: dict[str, tuple[str, ...]] = {
    "article": (
        "article", "artículo", "articulo", "artigo", "artikel", "articolo", "artikull", "artykuł", "articol",
        "articolul", "art", "madde", "maddə", "статья", "стаття", "член", "чл", "članak", "člen", "čl", "άρθρο",
        "điều", "pasal", "مادة", "المادة", "ماده", "ክፍል", "አንቀጽ", "مادّة", "ingingo", "sura ya", "мақала", "modda",
        "бап", "հոդված", "მუხლი", "סעיף", "artikla", "neni", "straipsnis", "pants", "cikk", "ibara", "моддаи",
        "берене", "qodobka", "ມາດຕາ", "មាត្រា",
    ),
    "section": (
        "section", "sec", "sect", "fasal", "seksyen", "धारा", "দফা", "ধারা", "दफा", "kifungu", "§",
        "pykälä", "paragraf", "มาตรา", "ပုဒ်မ", "பிரிவு", "වගන්තිය", "دفعہ",
    ),
    "fasl": ("الفصل",),
    "rule": ("rule", "regulation", "regla", "règle", "regra", "नियम", "বিধি",),
}  # fmt: skip
""""""

CONTAINERS: dict[str, tuple[str, ...]] = {
    "book": (
        "book", "libro", "livre", "livro", "buch", "llibre", "книга", "kitap", "boek", "quyển", "الكتاب", "księga",
        "könyv",
    ),
    "part": (
        "part", "parte", "partie", "teil", "hauptstück", "часть", "частина", "bahagian", "phần", "القسم", "भाग",
        "ভাগ", "część", "časť", "část", "deel", "sehemu", "osa", "daļa", "dalis", "rész",
    ),
    "title": (
        "title", "título", "titulo", "titre", "titel", "títol", "титул", "titolo", "الباب", "hlava",
        "tytuł", "titlul",
    ),
    "chapter": (
        "chapter", "capítulo", "capitulo", "chapitre", "kapitel", "capítol", "capitolo", "глава", "розділ", "раздел",
        "chương", "bab", "الفصل", "باب", "अध्याय", "परिच्छेद", "পরিচ্ছেদ", "অধ্যায়", "diel", "hoofdstuk",
        "rozdział", "cap", "sura", "kapittel", "peatükk", "luku", "kreu", "skyrius", "nodaļa", "fejezet", "poglavlje",
        "glava", "capitolul", "kap", "bölüm", "fəsil",
    ),
    "division": (
        "division", "section", "sección", "seccion", "seção", "secção", "secao", "abschnitt", "secció", "sezione",
        "підрозділ", "отдел", "oddiel", "mục", "الفرع", "afdeling", "oddział", "bagian", "penggal", "afsnit", "jagu",
        "avdeling", "avdelning", "odjeljak", "skirsnis",
    ),
    "subdivision": (
        "subdivision", "subpart", "sub-part", "sous-section", "subsección", "subseção", "unterabschnitt",
        "untertitel", "paragraphe", "apartado", "tiểu mục", "jaotis",
    ),
}  # fmt: skip
"""Containers of units. A word that also names a unit is a container where the work has articles too."""

SCHEDULES = (
    "schedule", "annex", "annexe", "appendix", "anexo", "apéndice", "apêndice", "anlage", "anhang", "allegato",
    "додаток", "приложение", "الملحق", "ملحق", "جدول", "jadual", "lampiran", "phụ lục", "অনুসূচী", "तफसील",
    "अनुसूची", "তফসিল", "annexure", "annexes", "schedules", "jedwali", "bilag",
    "bilaga", "vedlegg", "bijlage", "lisa", "liite", "załącznik", "príloha", "příloha", "melléklet", "прилог",
    "anexa", "priedas", "pielikums", "penjelasan",
)  # fmt: skip
"""Parts of a work with a numbering of their own."""

CLAUSES = (
    "subsection", "paragraph", "subparagraph", "clause", "item", "point", "stk", "stykke", "ledd", "lid", "onder",
    "lg", "lõige", "punkt", "ods", "odst", "písm", "ust", "pkt", "lit", "lett", "abs", "absatz", "nr", "ziffer",
    "buchst", "ayat", "huruf", "khoản", "điểm", "пункт", "párrafo", "parágrafo", "alinéa", "alin", "comma", "fracción",
    "inciso", "literal", "numeral", "momentti", "kohta", "disposición", "disposicion", "disposició", "disposition",
    "disposição", "n°", "nº", "no", "núm", "№", "số", "الفقرة", "البند", "فقرة", "بند",
)  # fmt: skip
"""What laws call the parts below their units, and rules beside them: these words never open a unit by themselves."""

TRANSITIONAL = (
    "transitorios", "transitorio", "disposiciones transitorias", "artículos transitorios", "articulos transitorios",
    "disposições transitórias", "ato das disposições constitucionais transitórias", "dispositions transitoires",
    "disposições finais e transitórias", "übergangsbestimmungen", "übergangsvorschriften", "أحكام انتقالية",
)  # fmt: skip
"""Headings of what applies only for the passage from the old law to the new."""

EXPLANATORY = (
    "explanatory statement", "explanatory memorandum", "explanatory note", "explanatory notes", "objects and reasons",
    "statement of objects and reasons", "memorandum of objects and reasons", "memorandum on the objects of the bill",
    "huraian", "exposé des motifs", "exposición de motivos", "exposição de motivos", "begründung", "penjelasan",
)  # fmt: skip
"""Headings of what the drafters of a bill or act say of it, after its text."""

FOOTNOTES = (
    "endnotes", "footnotes", "fussnoten", "fußnoten", "notes de bas de page", "notas al pie", "notas de pie de página",
    "notas de rodapé", "note a piè di pagina", "voetnoten", "fodnoter", "fotnoter",
)  # fmt: skip
"""Headings of an editor's notes that stand together after the text."""

CONTENTS = (
    "arrangement of sections", "arrangement of clauses", "arrangement of regulations", "arrangement of articles",
    "arrangement of rules", "table of contents", "contents", "table of provisions", "índice", "indice", "sumario",
    "sumário", "sommaire", "table des matières", "inhaltsverzeichnis", "inhaltsübersicht", "susunan fasal",
    "list of sections", "índice general", "المحتويات",
)  # fmt: skip
"""Headings of a table of contents."""

ORDINALS: dict[int, tuple[str, ...]] = {
    1: (
        "első", "první", "prvá", "prvý", "prva", "pierwszy", "birinci", "første", "första", "eerste", "unic",
        "first", "one", "premier", "première", "primero", "primera", "primer", "primeiro", "primeira", "erster",
        "erste", "erstes", "único", "única", "unico", "unique", "preliminar", "préliminaire", "preliminary",
        "الأولى", "الأول", "الاول", "الاولى", "األول", "األولى", "প্রথম", "पहिलो", "первая", "перша", "перший",
        "первый", "primo", "einziger",
    ),
    2: (
        "druhá", "druhý", "druga", "drugi", "ikinci", "anden", "andra", "tweede", "вторая", "друга", "другий",
        "second", "two", "deuxième", "segundo", "segunda", "zweiter", "zweite", "zweites", "الثانية", "الثاني",
        "দ্বিতীয়", "दोस्रो", "второй",
    ),
    3: (
        "třetí", "tretia", "tretí", "treća", "trzeci", "üçüncü", "tredje", "derde", "третья", "третий", "третя",
        "third", "three", "troisième", "tercero", "tercera", "tercer", "terceiro", "terceira", "dritter", "dritte",
        "drittes", "الثالثة", "الثالث", "তৃতীয়", "तेस्रो",
    ),
    4: (
        "čtvrtá", "štvrtá", "četvrta", "czwarty", "dördüncü", "fjerde", "fjärde", "vierde", "четвертая", "четверта",
        "fourth", "four", "quatrième", "cuarto", "cuarta", "quarto", "quarta", "vierter", "vierte", "viertes",
        "الرابعة", "الرابع", "চতুর্থ", "चौथो",
    ),
    5: (
        "pátá", "piata", "peta", "piąty", "beşinci", "femte", "vijfde", "пятая", "п'ята",
        "fifth", "five", "cinquième", "quinto", "quinta", "fünfter", "fünfte", "fünftes", "الخامسة", "الخامس",
        "পঞ্চম",
    ),
    6: (
        "šestá", "šiesta", "šesta", "szósty", "altıncı", "sjette", "sjätte", "zesde", "шестая", "шоста",
        "sixth", "six", "sixième", "sexto", "sexta", "sechster", "sechste", "sechstes", "السادسة", "السادس", "ষষ্ঠ",
    ),
    7: (
        "sedmá", "siedma", "sedma", "siódmy", "yedinci", "syvende", "sjunde", "zevende", "седьмая", "сьома",
        "seventh", "seven", "septième", "séptimo", "séptima", "sétimo", "siebenter", "siebter", "السابعة", "السابع",
        "সপ্তম",
    ),
    8: (
        "osmá", "ôsma", "ósmy", "sekizinci", "ottende", "åttonde", "achtste", "восьмая", "восьма",
        "eighth", "eight", "huitième", "octavo", "octava", "oitavo", "oitava", "achter", "achte", "الثامنة",
        "الثامن", "অষ্টম",
    ),
    9: (
        "devátá", "deviata", "deveta", "dziewiąty", "dokuzuncu", "niende", "nionde", "negende", "девятая", "дев'ята",
        "ninth", "nine", "neuvième", "noveno", "novena", "nono", "nona", "neunter", "neunte", "التاسعة", "التاسع",
        "নবম",
    ),
    10: ("tenth", "ten", "dixième", "décimo", "décima", "zehnter", "zehnte", "العاشرة", "العاشر", "দশম",),
    11: (
        "eleventh", "eleven", "onzième", "undécimo", "undécima", "décimo primero", "décimo primeiro", "elfter",
        "الحادية عشرة", "الحادي عشر", "একাদশ", "الحادية عشر",
    ),
    12: (
        "twelfth", "twelve", "douzième", "duodécimo", "duodécima", "décimo segundo", "zwölfter", "الثانية عشرة",
        "الثاني عشر", "দ্বাদশ", "الثانية عشر",
    ),
    13: (
        "thirteenth", "thirteen", "treizième", "decimotercero", "décimo tercero", "décimo terceiro", "dreizehnter",
        "الثالثة عشرة", "الثالث عشر", "الثالثة عشر",
    ),
    14: (
        "fourteenth", "fourteen", "quatorzième", "decimocuarto", "décimo cuarto", "décimo quarto", "الرابعة عشرة",
        "الرابع عشر", "الرابعة عشر",
    ),
    15: (
        "fifteenth", "fifteen", "quinzième", "decimoquinto", "décimo quinto", "الخامسة عشرة", "الخامس عشر",
        "الخامسة عشر",
    ),
    16: (
        "sixteenth", "sixteen", "seizième", "decimosexto", "décimo sexto", "السادسة عشرة", "السادس عشر",
        "السادسة عشر",
    ),
    17: (
        "seventeenth", "seventeen", "decimoséptimo", "décimo séptimo", "السابعة عشرة", "السابع عشر", "السابعة عشر",
    ),
    18: ("eighteenth", "eighteen", "decimoctavo", "décimo octavo", "الثامنة عشرة", "الثامن عشر", "الثامنة عشر",),
    19: ("nineteenth", "nineteen", "decimonoveno", "décimo noveno", "التاسعة عشرة", "التاسع عشر", "التاسعة عشر",),
    20: ("twentieth", "twenty", "vigésimo", "vingtième", "العشرون", "العشرين",),
}  # fmt: skip
"""Numbers in words, as laws write them before or after the name of a part."""

LATIN = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies", "undecies", "duodecies",
    "terdecies", "quaterdecies", "quindecies", "quinquiesdecies", "sexdecies", "sexiesdecies", "septdecies",
    "octodecies", "novodecies", "vicies",
)  # fmt: skip
"""Suffixes of inserted units, in their order: 177, 177 bis, 177 ter."""

LATIN_VARIANTS = {
    "quáter": "quater", "quinquiès": "quinquies", "quinques": "quinquies", "sexties": "sexies", "مكرراً": "bis",
    "مكررا": "bis", "مكرر": "bis",
}  # fmt: skip
"""Other spellings of the suffixes."""

ALPHABETS = (
    "abcdefghijklmnñopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz", "αβγδεζηθικλμνξοπρστυφχψω",
    "абвгдежзийклмнопрстуфхцчшщэюя", "абвгґдеєжзиіїйклмнопрст", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ", "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
)  # fmt: skip
"""The order of letters in enumerations."""

REFERENCE_WORDS = (
    "section", "sections", "subsection", "subsections", "sub-section", "sub-sections", "paragraph", "paragraphs",
    "sub-paragraph", "subparagraph", "subparagraphs", "clause", "clauses", "sub-clause", "subclause", "article",
    "articles", "item", "items", "rule", "regulation", "point", "points", "under", "in", "of", "artículo",
    "artículos", "inciso", "incisos", "literal", "literales", "letra", "letras", "apartado", "apartados", "numeral",
    "numerales", "alínea", "alíneas", "alinea", "alinéa", "alinéas", "paragraphe", "paragraphes", "párrafo",
    "párrafos", "parágrafo", "lettre", "lettres", "absatz", "abs", "nummer", "nr", "buchstabe", "buchst", "fraction",
    "fracción", "fracciones", "para", "paras", "no", "nos", "and", "or", "to", "n", "s", "ss", "art", "arts", "cl",
    "sub", "chapter", "part", "schedule", "form", "table", "du", "de", "des", "aux", "au", "y", "o", "et", "ou",
    "المادة", "البند", "الفقرة", "উপ-ধারা", "দফা", "উপধারা", "ধারা", "उपदफा", "दफा", "खण्ड", "المواد", "رقم",
)  # fmt: skip
"""Words after which a number in brackets is a reference and not the start of an item."""

REPEALED = (
    "repealed", "omitted", "deleted", "revoked", "spent", "derogado", "derogada", "derogados", "se deroga",
    "suprimido", "suprimida", "sin efecto", "sin contenido", "(sin contenido)", "abrogé", "abrogée", "abrogés",
    "supprimé", "revogado", "revogada", "revogados", "aufgehoben", "weggefallen", "bãi bỏ", "виключено",
    "утратила силу", "ملغاة", "ملغى", "বিলুপ্ত", "খারেজ", "opgeheven", "vervallen", "dihapuskan", "zrušený",
    "zrušené",
)  # fmt: skip
"""What a unit says in place of its text once it is no longer law."""

AMENDING = (
    "insert", "inserted", "inserting", "substitute", "substituted", "substituting", "substitution", "insertion",
    "replaced", "replacing", "adding", "addition", "added", "amend", "amended", "amending", "as follows",
    "sustitúyese", "sustitúyense", "sustituyese", "sustituyense", "sustituye", "incorpórase", "incorpórese",
    "incorpórense", "incorporase", "agrégase", "agrégese", "agréguese", "agrega", "modifícase", "modifíquese",
    "modificase", "modifica", "modifican", "modifícanse", "adiciónase", "adiciónese", "adicionase", "adiciona",
    "quedará así", "quedará redactado", "queda redactado", "quedan redactados", "se añade", "se incorpora",
    "quedará modificado", "quedará modificada", "queda modificado", "queda modificada", "quedan modificados",
    "quedan modificadas", "quedarán modificados", "quedarán modificadas", "siguientes términos",
    "reemplázase", "reemplácese", "reemplazase", "intercálase", "intercálese", "introdúcense", "introdúcese",
    "refórmase", "refórmese", "reforma", "por el siguiente", "el siguiente texto", "siguiente tenor",
    "quedar redactado", "quedarán", "remplacé", "remplacée", "remplacés", "inséré", "insérée", "insérés",
    "ainsi rédigé", "ainsi modifié", "complété", "ainsi rédigée", "modifié", "est ajouté", "ajouté",
    "passa a vigorar", "acrescido", "acrescida", "seguinte redação", "passam a vigorar", "wird eingefügt",
    "eingefügt", "ersetzt", "wie folgt", "folgende fassung", "geändert", "s'afegeix", "afegeix", "es modifica",
    "modificat", "dimasukkan", "menggantikan", "تعدل", "يضاف", "النص الآتي",
    "تتمم", "تغير", "تغير وتتمم", "تعوض", "يعوض", "يستبدل", "تضاف", "على النحو التالي",
)  # fmt: skip
"""Words by which a law changes another: what follows in quotation is that other law."""

DEFINING = (
    "means", "mean", "includes", "include", "has the meaning", "have the meaning", "has the same meaning",
    "shall mean", "refers to", "shall include", "shall have", "in relation to", "significa", "se entiende",
    "se entenderá", "désigne", "désignent", "s'entend", "on entend", "signifie", "entende-se", "compreende",
    "bezeichnet", "bedeutet", "ertinya", "termasuk", "has,", "means,", "does not include",
)  # fmt: skip
"""What follows a term in quotation marks where the law defines it."""

_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred un
uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
dieciocho diecinueve veinte veintiuno veintidós veinticinco treinta cuarenta cincuenta sesenta setenta ochenta
noventa cien mil deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente
quarante cinquante um uma dois duas três quatro sete oito nove dez doze vinte trinta quarenta cinquenta sessenta
noventa cem ein eine einen einem einer zwei drei vier fünf sechs sieben acht neun zehn zwölf vierzehn zwanzig
"""
COUNTING = frozenset(_NUMBERS.split())
"""Numbers in words: a bracket after one repeats it in figures and opens no list."""
