# ruff: noqa: E501, ISC004 - a form is read as one line
"""The forms of datelines and credits, as one pattern for a line.

The names of agencies are first replaced by placeholders, one for each form a name may have: with a hundred names or so
in each form the pattern would be slow, and too large for RE2. All repeats are bounded or begin with the line.
"""

from __future__ import annotations

from collections.abc import Iterable

YEAR = r"(?:19|20)\d\d"
# A place of up to four words, its country, and a date.
PLACE = r"[^\W\d_][\w.’'/-]*(?: [\w.’'/-]+){0,3}(?: \[[\w ]{2,30}\])?(?:, ?[^\n(]{1,40}?)?"
CAPITALS = r"[A-ZÀ-ÖØ-ÞĀĆČĐĘĞİŁŃŘŚŞŠŻŽΑ-ΩЀ-Я][A-ZÀ-ÖØ-ÞĀĆČĐĘĞİŁŃŘŚŞŠŻŽΑ-ΩЀ-Я.’'-]{2,}(?: [A-ZÀ-ÖØ-ÞĀĆČĐĘĞİŁŃŘŚŞŠŻŽΑ-ΩЀ-Я.’'-]{2,}){0,2}"
DATED = rf"(?:{CAPITALS}(?:, ?[^\n(]{{1,40}}?)?|[^\W\d_][\w .’'/-]{{2,40}}(?: \[[\w ]+\])?[,.] ?[^\n(]{{0,24}}?\d[^\n(]{{0,24}}?)"
BEGINS = r"(?:\.? ?[—–―_:-]|\.? ?$|[.] | [A-ZÀ-ÖØ-ÞĀĆČĐĘĞİŁŃŘŚŞŠŻŽΑ-ΩЀ-Я؀-ۿ“\"‘«„]|[\u3040-\u9fff\uac00-\ud7a3])"  # after a dateline
# What may stand before a name in a credit line: a word for origin, a sign, a year.
LEAD = (
    rf"(?:(?i:by|from|source|sources|quelle|fuente|fonte|par|por|von|text|texte|zdroj|źródło|kaynak|agencia|agence|agência"
    rf"|agenzia|redazione|источник|copyright|news)[:：]? ?|(?:来源|來源|出典|출처)[:：]? ?|© ?|\([cC]\) ?|{YEAR},? ?|[(\[（—–-]++ ?)"
)
STAFF = r"(?:(?: [A-ZÀ-ÖØ-ÞĀĆČĐĘĞİŁŃŘŚŞŠŻŽΑ-ΩЀ-Я][^\W\d_]+){0,2} (?i:writers?|staff|correspondents?|reporters?|news agency|l\.p\.|editors?))"
ENDS = rf"[)\]）]?(?:,? {YEAR})?(?i:[.,:]? (?:all rights reserved|riproduzione riservata|editor[:：][^\n]{{0,40}}))?[.]?[ \t]*$"
STOP = r"[.!?”\"»…。！？」]"  # the end of a sentence
WITH = (
    r"(?i:with(?: additional)? (?:inputs?|reports?|reporting|materials?|contributions?|files|information) (?:from|by)"
    r"|mit material (?:von|der)|mit informationen (?:von|der)|mit|avec|con información de|con informaciones de|com informações d[ae]"
    r"|com|con|с использованием материалов)"
)

_FORMS = (
    # OSLO, May 1 (Reuters) - …; (ANSA) - ROMA …; МОСКВА, 3 марта. /ТАСС/. …; Berlin (dpa/bb) - …
    r"^(?:{PLACE} ?)?[(\[/] ?(?:[\w .]{{2,24}}/)?({dateline})(?:/[\w .-]{{2,20}})? ?[)\]/]{BEGINS}",
    # ANKARA (AA) - …; New Delhi [India], March 3 (ANI): …; names that mean other things elsewhere
    r"^{DATED} ?[(\[/]({dated})(?:/[\w .-]{{2,20}})?[)\]/]{BEGINS}",
    # Riyadh, March 03, 2024, SPA -- …; МОСКВА, 3 мар — РИА Новости. …; Москва. 3 марта. INTERFAX.RU - …
    r"^[^\W\d_][\w .’'-]{{2,30}}[,.] ?[^\n(]{{0,20}}\d[^\n(]{{0,16}}?(?:[,.] ?| ?[—–-]{{1,2}} ?)({every})(?:[.:] | ?(?:-{{1,2}}|[—–]) )",
    # (서울=연합뉴스) …; 【ワシントン共同】…; [東京 3日 ロイター] …; 【3月3日 AFP】
    r"^[(（\[［【](?:[^)）\]］】\n]{{0,16}}?({wide})|[^)）\]］】\n]{{0,16}}日 ?({credit}))[)）\]］】]",
    # 新华社北京3月3日电 …; （中央社記者…台北3日電）
    r"^[（(]?({wide})[^\n。，]{{2,24}}[电電]",
    # By The Associated Press; Source: Xinhua; © 2024 dpa; AFP; dpa/lnw; AP, AFP
    r"^{LEAD}{{0,4}}({credit}){MORE}{STAFF}?{ENDS}",
    # By Ann Lee, Associated Press; By Ann Lee | Reuters; By ANN LEE Associated Press Writer
    r"^(?i:by|por|par|von|di) [^\n]{{3,60}}?(?:, |,? ?[|/–-] ?|; )(?i:the )?({credit}){STAFF}?[ \t]*$",
    r"^(?:(?i:by) )?[A-ZÀ-ÖØ-ÞĀĆČĐĘĞİŁŃŘŚŞŠŻŽΑ-ΩЀ-Я][A-ZÀ-ÖØ-ÞĀĆČĐĘĞİŁŃŘŚŞŠŻŽΑ-ΩЀ-Я.’' -]{{4,40}}[ ,]+(?:The )?({credit}){STAFF}?[ \t]*$",
    # Xinhua | 2024-03-03; ANI | Updated: Mar 03, 2024; Reuters, 3 March 2024
    r"^(?:(?i:source)[:：] ?)?({credit})(?: ?[|•·–—-] ?[^\n]{{0,48}}?|,? (?:[^\W\d_]{{3,9}}\.? )?\d{{1,2}}[^\n]{{0,16}}?){YEAR}[^\n]{{0,32}}$",
    # … on Friday. (PTI); … on Friday. – AFP; … fredag. /ritzau/; …。（新华社）
    r"{STOP} ?(?:[(\[（] ?©?|[—–] ?|-{{1,2}} |/|©)({every}){MORE}[)\]）/]?[.]?[ \t]*$",
    r"[（(]({wide})[）)][ \t]*$|^/({every})/[ \t]*$",
    # (With inputs from PTI); (With PTI inputs); mit Material von dpa; Le Journal avec AFP
    r"(?:^|[(\[]|^[^\W\d_][^\n.,]{{1,30}} ){WITH} (?i:the |l’|l'|la |der |agencia )?({credit}){MORE}(?: News Agency)?[)\]]?[.]?[ \t]*$",
    r"[(\[](?i:with) ({credit}) (?i:inputs?)",
    # The Associated Press contributed to this report.
    r"(?:^|[.!?”] )(?:The )?({credit})(?:[ ’'][^\n.!?]{{0,120}})? contributed to th(?:is|e) (?:report|story|article)",
    # Copyright 2024 The Associated Press. …; RIPRODUZIONE RISERVATA © Copyright ANSA
    r"(?:^|{STOP} ?|(?i:riservata) )(?:©|\([cC]\)|(?i:copyright))(?: ?(?:©|\([cC]\)|(?i:copyright)))?(?: ?{YEAR}(?:-\d{{2,4}})?,?)?"
    r" ?(?:by )?(?i:the )?({credit})(?:[.,;][^/\n]|[ \t]*$| (?:{YEAR}|(?i:all rights|riproduzione)))",
)


SORTS = ("dateline", "dated", "credit", "wide")  # wide: in Han, kana or Hangul, without spaces between words
FIRST = 0xE000  # of the private-use characters that stand for names


def name_sign(sorts: Iterable[str]) -> str:
    """The placeholder character for names of some sorts.

    >>> name_sign(["dated", "credit"]) == chr(0xE000 + 0b0110), name_sign(["own"])
    Traceback (most recent call last):
    ...
    ValueError: tuple.index(x): x not in tuple
    """
    return chr(FIRST + sum(1 << SORTS.index(each) for each in sorts))


def credit_forms() -> str:
    """One pattern of all forms; the group that matched is the placeholder of a name.

    >>> import re
    >>> sign = name_sign(["dated"])
    >>> texts = [f"Alarm ({sign}) - Rain.", f"RIZE ({sign}) - Rain.", f"{sign} said."]
    >>> [bool(re.search(credit_forms(), text)) for text in texts]
    [False, True, False]
    """
    signs = {sort: "".join(chr(FIRST + mask) for mask in range(16) if mask >> at & 1) for at, sort in enumerate(SORTS)}
    parts = {sort: f"[{found}]" for sort, found in signs.items()}
    parts["every"] = f"[{chr(FIRST + 1)}-{chr(FIRST + 15)}]"
    parts["MORE"] = rf"(?:(?:/| / |, | ?\+ ?|-| und | and | et | y | e | og )(?:{parts['every']}|[a-z]{{2,4}}\b))*"
    constants = {"PLACE": PLACE, "DATED": DATED, "BEGINS": BEGINS, "LEAD": LEAD, "STAFF": STAFF, "ENDS": ENDS}
    constants |= {"STOP": STOP, "WITH": WITH, "YEAR": YEAR}
    return "|".join(form.format(**parts, **constants) for form in _FORMS)
