"""The language of punishment in English, Spanish, French and Portuguese, as regular expressions for folded text.

Folded is lower case without accents; numbers stand as digits (`kb/penalty_numbers.py`).
"""

from dataclasses import dataclass

NUMBER = r"\d+(?:\.\d+)?"


@dataclass(frozen=True)
class Speech:
    """How one language speaks of punishment.

    `prison` are words beside which a length of time is a prison term, `grade` names prison without a length. `other`
    are measures whose lengths are no prison. `described` begins the description of offences by what they carry ("an
    offence punishable with"), which threatens nothing itself; `verdict` ends it. `new_case` begins what another person
    or a later offence is threatened with.
    """

    years: str
    months: str
    days: str
    prison: str
    grade: str
    life: str
    death: str
    fine: str
    no_fine: str
    days_fine: str
    other: str
    at_most: str
    at_least: str
    after_least: str
    to: str
    between: str
    or_: str
    and_: str
    both: str
    new_case: str
    described: str
    committed: str
    verdict: str
    currency: str


SPEECH = {
    "en": Speech(
        years=r"(?:calendar\s+)?years?",
        months=r"(?:calendar\s+)?months?",
        days=r"days?",
        prison=(
            r"imprison\w*|prison|jail|incarcerat\w*|custodial|penal servitude|hard labou?r|deprivation of liberty|"
            r"penitentiary|[a-z1-9]\) for(?= (?:not (?:more|less) than|a term of|any term))|"
            r"sentence(?= (?:of )?(?:up to|not |at least|\d))|sentenced to(?= (?:a term|a (?:min|max)imum|at |not |\d))"
        ),
        grade=(
            r"prision (?:mayor|correccional)|reclusion temporal|arresto (?:mayor|menor)|for any term of years(?! not)|"
            r"(?:punish\w*|liable|sentenced)(?: on conviction)?(?: with| to| by)(?: either| both)?(?: a term of)?"
            r"(?: simple| rigorous)? imprisonment(?= (?:and|or|as well as|with)\b| ?,| ?\.|$)(?!,? (?:for|not|of)\b)"
        ),
        life=(
            r"(?:im)?prison\w* for life|life[ -](?:imprison\w*|sentence)|life in (?:prison|jail)|reclusion perpetua|"
            r"imprison\w* for (?:(?:the )?(?:remainder|rest)|natural|term of)[\w' ]{0,25} life|"
            r"servitude for life|(?:(?<=or to )|(?<=years to )|(?<=up to )|(?<=sentenced to ))life\b|for life\b(?!\")"
        ),
        death=(
            r"death (?:penalty|sentence)|sentence of death|penalty of death|suffer death|punish\w* (?:with|by) death|"
            r"sentenced to death|liable to (?:the )?death|capital punishment|perpetua to death"
        ),
        fine=(
            r"fines?\b|fined|pecuniary penalty|penalt(?:y|ies) ?[:\-](?= ?\W{0,3}(?:[a-z]{0,3}[$€£]|"
            r"\d+ (?:penalty|currency)))"
        ),
        no_fine=(
            r"\b(?:such|said|the|option of a|payment of (?:a|any)|in lieu of(?: a)?|amount of (?:a|any)|"
            r"recover\w* (?:of )?(?:a|any)|impos\w* (?:of )?(?:a|any)) (?:maximum )?$"
        ),
        days_fine=r"days?.fines?",
        other=(
            r"disqualif\w*|suspen\w+|probation|supervis\w+|licen[cs]e|community service|banish\w*|bound over|parole|"
            r"revo(?:ked|cation)|closure"
        ),
        at_most=(
            r"not exceeding|not more than|no more than|not longer than|not (?:be )?greater than|nor (?:be )?more than|"
            r"nor exceeding|at most|up ?to(?: a maximum of)?|maximum(?: (?:term|penalty|period|fine))?(?: of)?|"
            r"(?:may |can |shall |which |but )*extend(?:ing)? (?:up ?)?to|not (?:to )?exceed|less than or equal to|"
            r"not above"
        ),
        at_least=(
            r"not (?:be )?less than|no less than|at least|minimum(?: (?:term|period|fine))?(?: of)?|"
            r"not (?:be )?(?:lower|fewer|shorter) than|any term of years not less than|not below|nor (?:be )?less than|"
            r"minimum (?:punishment|sentence) of imprisonment(?: for a term)? of|"
            r"(?<!not )(?<!nor )(?<!no )(?:more than|exceeding)"
        ),
        after_least=r"or (?:more|upwards|over|longer)\b",
        to=r"to|-|or|through",
        between=r"between|from",
        or_=r"\bor\b",
        and_=r"\band\b|\bin addition\b|\bas well as\b|(?<!or )\bwith\b|\bplus\b|\bto which\b",
        both=r"\bor\b[\w ,]{0,18}\bboth\b|and/or|and or|either or both|(?:1|one) or both|any (?:1|one) or more of",
        new_case=(
            r"\b(?:if|where|when|whoever|unless|in (?:the|any|every) (?:other )?case|in case of|"
            r"any person|every person|"
            r"(?:second|subsequent|further|first|later) (?:or subsequent )?(?:offen[cs]e|conviction|contravention)|"
            r"(?:on|upon) conviction on|on indictment|summary conviction)\b"
        ),
        described=(
            r"\b(?:offen[cs]es?|crimes?|felon(?:y|ies)|misdemeanou?rs?)"
            r"(?: other than \w+|(?:,? (?:which|that))?(?: (?:is|are|was|were|be|being))?)"
            r"(?: not)? (?:punishable|liable to be punished)(?: on conviction)? (?:with|by|under|for)\b|"
            r"under (?:a |the )?sentence (?:of|for)|subject (?:by|to) a sentence|not sentenced to|"
            r"if (?:the|such) maximum [\w ]{0,30}is\b|"
            r"for which (?:a|the) (?:\w+ )?"
            r"(?:punishment|penalty|sentence|term)|been (?:convicted|sentenced)\b"
        ),
        committed=(
            r"(?:guilty of|commits|shall be|is|constitutes?|deemed) (?:an?|the|any) (?:indictable |"
            r"summary |criminal )?$"
        ),
        verdict=(
            r"\b(?:shall|is (?:guilty|liable)|are (?:guilty|liable)|commits|be punish\w+|be liable|"
            r"be guilty)\b|(?<!or), (?:with|to|by|a|fined|and not exceeding)\b"
        ),
        currency=(
            r"[a-z]{0,3}[$€£]|dollars?|rupees?|taka|shillings?|maloti|kwacha|euros?|pounds?|rand\b|ringgit|birr|naira|"
            r"cedis?|pesos?|baht|yen\b|won\b|yuan|dirhams?|dinars?|riyals?|rials?|rupiah|dong\b|kyats?|"
            r"francs?|dalasis?|"
            r"pula|leones|emalangeni|kroner|lei\b|leva|hryvnias?|roubles?|rubles?|soms?\b|liri|lm\b"
        ),
    ),
    "es": Speech(
        years=r"anos?",
        months=r"mes(?:es)?",
        days=r"dias?",
        prison=(
            r"prision|reclusion|penitenciaria|carcel|privativa de (?:la )?libertad|presidio|encarcelamiento|"
            r"privacion de (?:la |su )?libertad|arresto|prisiones|"
            r"(?<!minimo\x20de\x20la\x20)(?<!maximo\x20de\x20la\x20)penas?(?: \w+){0,3} (?:sera|seran|es|"
            r"elevara|elevaran|aumentara|aumentaran)(?= (?:de |a |no |entre )*(?:\w+ )?\d| no )|"
            r"penas? de(?= (?:\d|entre \d|no menos))"
        ),
        grade=(
            r"(?:prision|presidio|reclusion|arresto|relegacion) (?:mayor|menor|correccional|temporal)"
            r"(?: en su grado (?:minimo|medio|maximo))?"
        ),
        life=(
            r"cadena perpetua|prision perpetua|reclusion perpetua|prision permanente|presidio perpetuo|"
            r"prision vitalicia|pena perpetua"
        ),
        death=r"pena de muerte|pena capital",
        fine=r"multas?\b",
        no_fine=(
            r"(?:dicha|esta|referida|pago de (?:la|una)|(?:monto|maximo|minimo|limite|valor) de(?: la)?|"
            r"pagar(?:e|a)? la|importe de (?:la|una)|cuota de) $"
        ),
        days_fine=r"dias?\W{1,3}(?:de )?multas?\b",
        other=(
            r"inhabilita\w*|interdiccion|suspension|privacion del? (?:los )?derechos?|destierro|confinamiento|clausura|"
            r"localizacion permanente|trabajos? (?:en beneficio|comunitarios?)|servicio comunitario|libertad vigilada|"
            r"extranamiento|alejamiento|prohibicion|interrupcion|destitucion"
        ),
        at_most=(
            r"no mayor(?:es)? (?:de|a|que)|ni mayor(?:es)? (?:de|a|que)|hasta|como maximo|maxim[oa](?: de)?|"
            r"(?:que )?(?:no|ni) (?:podra )?(?:exced\w+|superior\w*|pas\w+)(?: (?:de|a|los))?|(?:no|ni) mas de"
        ),
        at_least=(
            r"(?:no|ni) menor(?:es)? (?:de|a|que)|minim[oa](?: de)?|(?:no|ni) (?:ser )?inferior\w* a|"
            r"al menos|por lo menos|"
            r"como minimo|(?:no|ni) (?:bajar\w*|menos) de|(?<!no )(?<!ni )(?:mas de|superior(?:es)? a)"
        ),
        after_least=r"como minimo|o mas\b|por lo menos|en adelante",
        to=r"a|hasta|-|ni mayor (?:de|a|que)|y no mayor (?:de|a)|al",
        between=r"entre",
        or_=r"\b[ou]\b",
        and_=r"\b[ye]\b|ademas|asi como|(?<!\b[ou] )\bcon\b|mas (?:una )?$",
        both=(
            r"\b[ou] (?:con |a |por )?(?:cualquiera de )?(?:las )?(?:ambas|2 penas|estas penas)|y/o|"
            r"ambas penas|conjunta o alternativa"
        ),
        new_case=r"\b(?:si|cuando|en caso|el que|quien(?:es)?|reincid\w+|la persona|en los casos)\b",
        described=(
            r"\b(?:delitos?|infracci(?:on|ones)|hechos?|crimen|crimenes)(?: \w+)?"
            r"(?: que (?:sean?|estan?|esten?|tengan?))?(?: prevista)? (?:castigad|sancionad|reprimid|"
            r"penad|conminad|punible)\w*"
            r"(?: en (?:este|el) \w+| por la ley)? (?:con|a)\b|"
            r"(?:tenga|tengan|tuviere|tiene) (?:prevista|senalada|fijada)|cuya pena|hubiere sido condenad|"
            r"(?:delitos?|infracci(?:on|ones)) (?:con|a (?:los|las) que (?:se )?\w+) pena|"
            r"condenad[oa]s? a (?:la )?penas?"
        ),
        committed=r"\b(?:es|constituy\w+|comete|sea) (?:un )?$",
        verdict=r"\b(?:sera|seran|se (?:le|les )?\w*(?:impon|aplic|castig|sancion)\w*|incurrir\w*|sufrir\w*)\b",
        currency=(
            r"s/[.,]?|[$€]|pesos?|euros?|soles\b|salarios?(?: \w+)? (?:minimos?|basicos?)|remuneracion\w*|unidades?|"
            r"bolivares|quetzales|lempiras|cordobas|guaranies|colones|balboas|bolivianos|dolares|sucres|pesetas|"
            r"uit\b|uma\b|ur\b|jornales|sueldos|ingresos|salarios"
        ),
    ),
    "fr": Speech(
        years=r"ans?|annees?",
        months=r"mois",
        days=r"jours?",
        prison=(
            r"emprisonnement|prison|reclusion|servitude penale|travaux forces|detention criminelle|"
            r"privati\w+ de liberte|peines?[\w' ]{0,30} (?:portee?s?|elevee?s?) (?:de|a)\b|"
            r"punie?s? d(?:e |')(?=\d)|peine de(?= \d)"
        ),
        grade=r"reclusion criminelle a temps|travaux forces a temps",
        life=r"(?:reclusion|emprisonnement|servitude|detention|travaux)[\w' ]{0,30} a (?:perpetuite|vie)|perpetuite",
        death=r"peine de mort|punie?s? de mort",
        fine=r"amendes?\b",
        no_fine=(
            r"(?:cette|ladite|dite|paiement de l'|(?:montant|maximum|minimum|taux) de l'|"
            r"recouvrement de l'|payer l'|outre les peines d')$"
        ),
        days_fine=r"jours.amende",
        other=(
            r"interdi\w+|suspension|suivi socio|fermeture|privation d(?:e |u |es )(?!libert)\w+|retrait|"
            r"annulation|decheance|"
            r"travail d'interet|exclusion|placement sous surveillance"
        ),
        at_most=(
            r"au plus|maximum(?: de)?|n'excedant pas|ne (?:pouvant|peut|pourra) (?:exceder|etre superieure? a)|jusqu'a|"
            r"ne depassant pas|n'excede pas|sans (?:pouvoir )?(?:exceder|depasser)"
        ),
        at_least=(
            r"au moins|minimum(?: de)?|ne (?:peut|pouvant|pourra) etre (?:inferieure?|moindre) (?:a|de)|"
            r"non inferieure? a|"
            r"(?<!non )(?<!etre )(?<!pas )(?:superieure? a|plus de)"
        ),
        after_least=r"au moins|ou plus\b|au minimum",
        to=r"a|-",
        between=r"entre",
        or_=r"\bou\b",
        and_=r"\bet\b|ainsi que|\boutre\b",
        both=(
            r"ou (?:a |de )?(?:l'|d')?une (?:de ces|des 2|ou l'autre|seulement)|de l'une (?:de ces|des) (?:2|"
            r"deux)|\bet(?:/| )ou\b"
        ),
        new_case=r"\b(?:si|lorsqu\w*|en cas|quiconque|recidive|toute personne|ou s')\b",
        described=(
            r"\b(?:crimes?|delits?|infractions?)"
            r"(?: (?:qui (?:est|sont)|non))? (?:punie?s?|passibles?) (?:d'|de |par |des |d'au )|"
            r"pour (?:lequel|laquelle|lesquel\w+) la (?:peine|loi)|condamne\w* (?:a|pour)|lorsque la peine encourue|"
            r"(?:lorsqu\w*|si) (?:'|le |la |les |l')*(?:crimes?|delits?|infractions?) (?:est|sont) punie?s?"
        ),
        committed=r"\b(?:constitue\w*|est|sont|commet) (?:une? |des )?$",
        verdict=r"\b(?:est|sont|sera|seront|encour\w+)\b",
        currency=(
            r"€|\$|euros?|francs?(?: \w{3,})?|fcfa|f cfa|f\b|dinars?|da\b|dirhams?|gourdes?|zaires?|ariary|ouguiyas?|"
            r"livres?|roupies?|dollars?|makutas?|fr\b|fc\b"
        ),
    ),
    "pt": Speech(
        years=r"anos?",
        months=r"mes(?:es)?",
        days=r"dias?",
        prison=(
            r"prisao|reclusao|detencao|privativa de liberdade|pena de cadeia|"
            r"penas? (?:e|sera|passa a ser|aplicavel e)(?= de \d)|penas? de(?= \d)"
        ),
        grade=r"prisao maior",
        life=r"prisao perpetua",
        death=r"pena de morte",
        fine=r"multas?\b",
        no_fine=r"(?:dita|referida|pagamento da|(?:valor|montante|maximo|minimo) da|pagar a) $",
        days_fine=r"dias?.(?:de )?multas?\b",
        other=(
            r"inabilita\w+|interdicao|suspensao|proibicao|prestacao de servicos|liberdade vigiada|perda d\w+|"
            r"restritiva\w* de direitos|trabalho a favor"
        ),
        at_most=(
            r"ate|no maximo|(?:nao|nem) superior(?:es)? a|(?:nao|nem) exced\w+|maxim[oa] de|(?:nao|"
            r"nem) (?:mais|maior) (?:de|que)"
        ),
        at_least=(
            r"no minimo|(?:nao|nem) inferior(?:es)? a|pelo menos|minim[oa] de|(?:nao|nem) (?:menos|menor) (?:de|que)|"
            r"(?<!nao )(?<!nem )(?:superior(?:es)? a|mais de)"
        ),
        after_least=r"no minimo|ou mais\b|pelo menos",
        to=r"a|ate|-",
        between=r"entre",
        or_=r"\bou\b",
        and_=r"\be\b|alem d[ae]|bem como|(?<!ou )\bcom\b|acrescid\w",
        both=r"\bou (?:com |a )?ambas|e/ou|ambas as penas|ou cumulativamente",
        new_case=r"\b(?:se|quando|no caso|quem|reincid\w+|aquele)\b",
        described=(
            r"\b(?:crimes?|delitos?|infrac(?:ao|coes))(?: \w+)? (?:punid|apenad|sujeit|punive)\w* "
            r"(?:com|por|a)\b|a que (?:e|for|seja|se) \w+ (?:a )?pena|cuja pena|quando (?:for )?aplicada pena|"
            r"condenad[oa]s? (?:a|por)"
        ),
        committed=r"\b(?:constitu\w+|e|comete) (?:um )?$",
        verdict=r"\b(?:sera|serao|incorr\w+|pena -)\b",
        currency=(
            r"r\$|[$€]|reais|euros?|meticais|kwanzas?|escudos?|salarios?.minimos?|cruzeiros?|"
            r"contos de reis|mil reis|reis\b|"
            r"patacas?|dobras?|dolares"
        ),
    ),
}
