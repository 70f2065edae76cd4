"""Names that registries shout in capitals, as people write them. Italian, and without Django."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL_WORDS = _words(
    "a ad ai al alla alle allo agli con col d da dai dal dalla dalle de degli dei del della delle "
    "dello di e ed in nei nel nella nelle per su sui sul sulla sulle sullo tra fra "
    "an am auf der dem im et les la le lo gli il sous sur"
)
# What stands before an apostrophe and is small: dell’Adda, d’Isernia.
ELIDED = _words("d dell all nell sull dall coll l")
ACRONYMS = _words(
    "APS CFP CPIA ENAIP ETS FISM IC ICS IIS IISS IPC IPIA IPS IPSAR IPSC IPSEOA IPSIA IPSSAR "
    "IPSSEOA ISIS ISISS ITA ITAS ITC ITCG ITE ITET ITG ITI ITIS ITN ITS ITT ONLUS SPA UE USA"
)
ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
WORD = re.compile(r"[^\W\d_]+")
VOWELS = re.compile(r"[AEIOUYÀ-ÖØ-Ý]")
# SOCIETA' is società; DE' and PO' are words that lost their end.
ACCENT = re.compile(r"(?<=[^\W\d_]{3})([AEIOUaeiou])'(?=$|[\s,.;:)\"-])")
ACCENTED = str.maketrans("AEIOUaeiou", "ÀÈÌÒÙàèìòù")


def readable(text: str) -> str:
    """``text`` in capitals and small letters when it is all in one; else its marks only.

    Apostrophes that stand for accents become accents, the others curly; quotes are set as in
    print. Words that a registry already wrote in both cases stay as they are.
    """
    text = _marks(text)
    cased = text.replace("ß", "")  # has no capital
    if cased not in (cased.upper(), cased.lower()):
        return text
    return WORD.sub(lambda found: _word(found, text), text)


def _marks(text: str) -> str:
    text = re.sub(r"(^|[\s(])'([^\s'][^']*)'(?!\w)", r'\1"\2"', text)
    text = ACCENT.sub(lambda found: found[1].translate(ACCENTED), text)
    text = text.replace("'", "’").replace("`", "’")
    text = re.sub(r'\s*"\s*([^"]+?)\s*"\s*', r" “\1” ", text)
    return re.sub(r" ([,.;:)])", r"\1", " ".join(text.split()))


def _word(found: re.Match[str], text: str) -> str:
    word, start, end = found[0], found.start(), found.end()
    is_elided = text[end : end + 1] == "’" and WORD.match(text, end + 1) is not None
    small = word.lower() in (ELIDED if is_elided else SMALL_WORDS)
    is_initial = text[end : end + 1] == "."
    if small and start > 0 and text[start - 1] in " -." and not is_initial:
        return word.lower()
    if len(word) == 1 and text[start - 1 : start] == "’":  # Kid’s
        return word.lower()
    if not is_initial and _stays(word):
        return word.upper()
    return word[0].upper() + word[1:].lower()


def _stays(word: str) -> bool:
    """Acronyms, Roman numbers, and what nobody can pronounce."""
    word = word.upper()
    is_number = len(word) > 1 and ROMAN.fullmatch(word) is not None
    return word in ACRONYMS or is_number or (len(word) < 5 and VOWELS.search(word) is None)
