"""The words for what this project is about, by language, as laws and titles write them: what a title promises.

A word stands in lower case, cut where its ending varies. A language without words for a subject cannot be compared.
"""

SUBJECTS: dict[str, dict[str, tuple[str, ...]]] = {
    "trafficking": {
        "en": ("traffick", "traffic in persons", "traffic in women", "traffic in human", "immoral traffic"),
        "es": ("trata de", "la trata", "trata y", "tráfico de persona", "tráfico internacional de"),
        "fr": ("traite d", "la traite", "trafic d"), "pt": ("tráfico de pessoa", "tráfico internacional", "tráfico de"),
        "ca": ("tràfic d",), "it": ("tratta d", "traffico di"), "ro": ("trafic de", "traficul de", "traficului de"),
        "de": ("menschenhandel", "frauenhandel", "kinderhandel"), "nl": ("mensenhandel", "mensensmokkel"),
        "da": ("menneskehandel",), "nb": ("menneskehandel",), "sv": ("människohandel",), "fi": ("ihmiskaup",),
        "et": ("inimkaubandu",), "pl": ("handel ludźmi", "handlu ludźmi"), "cs": ("obchodován", "obchod s lid"),
        "sk": ("obchodovan", "obchod s ľu"), "hr": ("trgovin", "trgovanj"), "uk": ("торгівл",), "ru": ("торговл",),
        "bg": ("трафик",), "ar": ("الاتجار", "االتجار", "اتجار", "إتجار"), "fa": ("قاچاق",),
        "ur": ("سمگلنگ", "اسمگلنگ"),
        "hi": ("दुर्व्यापार", "तस्करी"), "ne": ("बेचबिखन", "ओसारपसार"), "bn": ("পাচার",), "vi": ("mua bán người",),
        "id": ("perdagangan orang", "perdagangan manusia"), "ms": ("pemerdagangan",), "sw": ("usafirishaji",),
        "tr": ("insan ticaret",), "th": ("ค้ามนุษย์",), "ja": ("人身取引", "人身売買"), "zh": ("拐卖", "贩运", "販運"),
        "ko": ("인신매매",), "he": ("סחר בבני", "סחר באנשים"), "rw": ("icuruzwa",), "am": ("መነገድ", "ዝውውር"),
    },
    "slavery": {
        "en": ("slave", "servitude", "bonded labo", "debt bondage"), "es": ("esclav", "servidumbre"),
        "fr": ("esclav", "servitude"), "pt": ("escrav", "servidão"), "it": ("schiav", "servitù"), "ca": ("esclav",),
        "de": ("sklav", "leibeigen"), "nl": ("slaver", "slaaf"), "da": ("slave",), "nb": ("slave",), "sv": ("slaver",),
        "fi": ("orju",), "et": ("orju",), "pl": ("niewol",), "cs": ("otroctv", "otrok"), "sk": ("otroctv",),
        "uk": ("рабств",), "ru": ("рабств",), "ar": ("الرق", "رقيق", "عبودية"), "hi": ("दास", "बंधुआ"),
        "bn": ("দাস",), "vi": ("nô lệ",), "ms": ("perhamba", "hamba"), "id": ("perbudak", "budak"), "sw": ("utumwa",),
        "tr": ("kölel", "köle"), "th": ("ทาส",), "ja": ("奴隷",), "zh": ("奴隶", "奴隸"), "ko": ("노예",),
        "he": ("עבדות",), "ne": ("कमैया", "दास"),
    },
    "forced labour": {
        "en": ("forced labo", "forced or compulsory", "compulsory labo", "bonded labo"),
        "es": ("trabajo forzoso", "trabajos forzados", "trabajo forzado"), "fr": ("travail forcé",),
        "pt": ("trabalho forçado", "trabalho escravo"), "it": ("lavoro forzato",), "de": ("zwangsarbeit",),
        "nl": ("dwangarbeid",), "uk": ("примусов",), "ru": ("принудительн",), "ar": ("السخرة", "الجبري", "القسري"),
        "hi": ("बलात्श्रम", "बंधुआ"), "vi": ("cưỡng bức",), "id": ("kerja paksa",), "ms": ("buruh paksa",),
        "sw": ("kazi ya shuruti",), "tr": ("zorla çalış",), "ja": ("強制労働",), "ko": ("강제노동", "강제근로"),
    },
}  # fmt: skip

GENERIC = frozenset((
    "abolition", "accord", "act", "acts", "against", "amended", "amendment", "bekampfung", "between", "bill",
    "charter", "code", "codigo", "combating", "concerning", "consolidated", "constitucion", "constituicao",
    "constitution", "contra", "contre", "control", "convention", "copy", "council", "criminal", "dans", "decree",
    "decret", "decreto", "derechos", "directive", "direitos", "dispoe", "droits", "edition", "english", "enrolled",
    "entre", "erradicar", "european", "federal", "french", "from", "full", "gegen", "general", "german", "gesetz",
    "human", "international", "into", "karistusseadustik", "kodeks", "law", "laws", "lei", "ley", "leyes", "loi",
    "lutte", "miscellaneous", "nacional", "national", "nations", "official", "order", "ordinance", "organico",
    "other", "others", "para", "part", "penal", "people", "person", "personas", "personnes", "persons", "pessoas",
    "portant", "prevencion", "prevenir", "prevent", "preventing", "prevention", "prohibition", "proteccion",
    "protection", "protocol", "provisions", "punish", "punishment", "reglamento", "regulation", "regulations",
    "relating", "relative", "represion", "republic", "respect", "revised", "rights", "rules", "sample", "sancion",
    "sancionar", "seadustik", "sobre", "spanish", "special", "statute", "straffeloven", "strafgesetzbuch",
    "strafrecht", "suppress", "suppression", "system", "text", "that", "their", "this", "through", "title", "treaty",
    "trestny", "uber", "ubereinkommen", "under", "union", "united", "verordnung", "version", "wetboek", "whole",
    "with", "zakon", "zur",
))  # fmt: skip
"""Words of titles that say nothing of the subject, without accents."""
