"""Which language an article is read in: the declared one, unless its text speaks strongly against it."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.text.language.detection import detection
from newsclean.text.language_pack import default_pack, language_code, primary_code

_OVERRULED = 3.0  # words of another language ahead: of 5,040 paragraphs whose language is known 3 reach that against it
# (Lorem ipsum and lists of bands), and 1 of 1,430 headlines (in another language than its page)
_SURE = 1.0  # without anything declared: a word, or as much by letters; below, the text is read as the default language


class LanguageChoice(NamedTuple):
    """The language of an article, how it is known, and what was declared instead."""

    code: str
    known_by: str  # "declared", "option", "text" or "default"
    overruled: str | None = None  # a declared language that the text contradicts
    clear: bool = True  # whether words enough of the text decided, where it did

    @property
    def tables(self) -> str | None:
        """The code, if the language has tables: without them nothing in the text can be read exactly."""
        return language_code(self.code)

    def notes(self) -> dict[str, str]:
        """What the output says of it.

        >>> choose_language("Die Polizei sucht nach dem Mann, der mit dem Geld in die Stadt fuhr.", "en").notes()
        {'lang': 'de', 'lang_known_by': 'text', 'lang_declared': 'en'}
        """
        found = {"lang": self.code, "lang_known_by": self.known_by}
        return found | ({"lang_declared": self.overruled} if self.overruled else {})


def choose_language(text: str, declared: str | None = None, option: str | None = None) -> LanguageChoice:
    """The language that a text is read in.

    `declared` is what the record or the page says; `option` what the user says of articles that declare nothing, which
    is obeyed whatever the text. Nothing declared: the text decides, and English is the default.

    >>> choose_language("El ministro dijo que no habrá más dinero para las escuelas.")[:3]
    ('es', 'text', None)
    >>> choose_language("Rain in Vell.", "en-GB")[:2], choose_language("4.2", option="de").code
    (('en', 'declared'), 'de')
    >>> choose_language("4.2").known_by
    'default'
    """
    said = primary_code(declared) if declared else None
    if said is None and option:
        return LanguageChoice(primary_code(option) or option, "option")
    found = detection(text)
    if said is not None:
        if found.code is None or found.code == said or found.lead < _OVERRULED:
            return LanguageChoice(said, "declared")
        return LanguageChoice(found.code, "text", said)
    if found.code is None or found.lead < _SURE:
        return LanguageChoice(default_pack().code, "default")
    return LanguageChoice(found.code, "text", None, found.clear)
