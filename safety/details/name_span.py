"""Where a name ends that begins at a token: "Maria Lopez", "van der Berg", "John Q. Public", "k o w a l s k i"."""

from __future__ import annotations

from safety.details.english_words import english
from safety.details.medical_names import medical_name
from safety.details.name_words import NameWords, name_words
from safety.details.tokens import Tokens

ABOUT_TO_SPEAK = frozenset("calling speaking here again".split())
_LINKS = frozenset("de la del van von der den bin ibn al el da di dos das ter le du mc mac o' st".split())
_LONGEST = 5
PLACES = frozenset(
    "jude farber hopkins kettering clinic hospital cancer center centre society foundation nolan needle medical".split()
)


def name_end(tokens: Tokens, at: int, words: NameWords, sure: bool, introduced: bool = False) -> int:
    """Return the last token of the name of which token `at` is the first word.

    `sure` after "my name is", where every word that is not ordinary belongs to it; `introduced` after "this is" and a
    title, where an unknown word is a last name too.
    """
    last = at
    while last < at + 2 * _LONGEST:
        place = last + 1
        if (
            tokens.form(place) in ("-", ".")
            and tokens[place + 1].is_word
            and (tokens.joined(place) and (tokens.joined(place + 1) or tokens[last].is_letter))
        ):
            place += 1
        token = tokens[place]
        if not token.is_word:
            break
        link = token.form in _LINKS and tokens[place + 1].is_word and not words.is_ordinary(tokens[place + 1].stem)
        initial = token.is_letter and token.form not in ("i", "a") and not tokens[place + 1].is_letter
        if initial and not token.is_capitalised and not words.is_last_name(tokens[place + 1].stem):
            initial = False
        ordinary = words.is_ordinary(token.stem)
        if tokens.form(place - 1) == "." and tokens[last].is_letter and token.is_capitalised:  # John Q. Public
            ordinary = False
        last_name = words.is_last_name(token.stem) or (
            token.is_capitalised and not token.text.isupper() and words.is_name(token.stem)
        )
        unknown = not ordinary and (sure or token.is_capitalised or tokens.form(place + 1) in ABOUT_TO_SPEAK)
        if token.is_capitalised and not token.text.isupper() and token.stem not in words.ordinary:
            unknown = True
        goes_on = tokens[place + 1].is_word and tokens.form(place + 1) not in ABOUT_TO_SPEAK | {"and"}
        if words.is_first_name(token.stem) or (token.stem in words.frequent_last and (sure or not goes_on)):
            unknown = True
        if introduced and not (words.is_ordinary(token.stem) and tokens[place + 1].is_word):
            unknown = (
                unknown
                or (token.stem not in words.ordinary and token.stem not in words.never)
                or (token.stem in words.last and token.stem not in words.never)
            )
        if tokens.form(place - 1) == "." and not tokens[last].is_letter:
            unknown = False
        if not (link or initial or last_name or unknown) or token.stem in PLACES:
            break
        last = place
    return last


def stands_out(tokens: Tokens, at: int) -> bool:
    """Tell whether a word has a capital letter that the words around it have not."""
    if not tokens[at].is_capitalised or tokens[at].text.isupper():
        return False
    near = [tokens[place] for place in (at - 2, at - 1, at + 1, at + 2) if tokens[place].is_word]
    return any(token.text[0].islower() for token in near) or not near


def spelled_name(tokens: Tokens, at: int, least: int) -> tuple[int, int] | None:
    """Return first and last token of a name spelled letter by letter from `at` on, or None."""
    place, last, letters = at, at, 0
    while letters < 40 and tokens[place].is_letter:
        letters += 1
        last = place
        place += 1
        if tokens.match(place, ("as", "in")) and tokens[place + 2].is_word:
            last = place + 2
            place += 3
        while tokens.form(place) in ("-", ".", ",") and place < last + 3:
            place += 1
    word = letters_of(tokens, at, last)
    name = name_words().is_name(word)
    ordinary = name_words().is_ordinary(word) or bool(medical_name(word)) or (not name and english(word) == "english")
    return (at, last) if letters >= least and not ordinary else None


def letters_of(tokens: Tokens, first: int, last: int) -> str:
    """Return the word that the single letters from token `first` to `last` spell."""
    return "".join(tokens.form(place) for place in range(first, last + 1) if tokens[place].is_letter)
