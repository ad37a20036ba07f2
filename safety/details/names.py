"""Names: after "my name is", "this is", "it's Mrs", "my son", before "calling", spelled out, and as a signature."""

from __future__ import annotations

from collections.abc import Iterator

from safety.details.detail import Detail
from safety.details.name_words import NameWords, name_words
from safety.details.tokens import SENTENCE_ENDS, Tokens, file_runs

_NAMING = file_runs(
    """
    name is
    my name
    patient name
    caller name
    full name
    name's
    my names
    name was
    name :
    name -
    name will be
    names is
    surname is
    surname
    last name
    first name
    full name
    maiden name
    middle name
    i am called
    i'm called
    im called
    she is called
    she's called
    he is called
    he's called
    call me
    calls me
    they call me
    goes by
    go by
    known as
    on behalf of
    signed
    under the name
    under the name of
    introduce myself
    i go by
    """
)
"""What follows is a name, whatever it is."""
_NEXT = frozenset("is was : , = the a it's its i'm am um uh as - of would be legally actually under ( for in".split())
_INTRODUCING = file_runs(
    """
    this is
    it's
    it is
    its
    i'm
    i am
    im
    you are speaking to
    you're speaking with
    speaking with
    here is
    hi
    hello
    hey
    regards
    thanks
    sincerely
    thank you
    love
    for
    about
    from
    and
    patient
    patient is
    pt
    with
    caller
    son
    daughter
    husband
    wife
    mom
    mum
    mother
    dad
    father
    brother
    sister
    partner
    baby
    boy
    girl
    child
    kid
    friend
    fiance
    boyfriend
    girlfriend
    aunt
    uncle
    grandma
    grandpa
    grandmother
    grandfather
    grandson
    granddaughter
    niece
    nephew
    cousin
    neighbor
    neighbour
    guy
    lady
    man
    woman
    person
    named
    called
    """
)
"""What follows is a name where it looks like one."""
_PEOPLE = frozenset(
    """i'm hi hello hey son daughter husband wife mom mum mother dad father brother sister partner baby friend fiance
    boyfriend girlfriend aunt uncle grandma grandpa grandmother grandfather grandson granddaughter niece nephew cousin
    neighbor neighbour named""".split()
)
"""After these an unknown word with a capital letter is a name."""
_IS = frozenset("is name's".split())
_PEOPLES = ("ish", "an", "ic", "ese", "ist", "im")
"""How words for religions and nations end ("I'm Jewish")."""
_TITLES = frozenset(
    "mr mrs ms miss mister missus missis mx mister. prof professor sir madam señora señor senora".split()
)
_PROFESSIONS = frozenset("dr doctor nurse rev reverend father sister pastor rabbi captain officer sergeant".split())
_ABOUT_TO_SPEAK = frozenset("calling speaking here again".split())
_OPENINGS = SENTENCE_ENDS | frozenset(
    ", is hi hello hey it's im i'm morning afternoon evening yes yeah ok okay so".split()
)
_OTHERS = frozenset("st saint mayo sloan dana johns anthony make".split())
"""Words in front of or instead of a person's name that make it an institution's ("St. Jude", "Dana-Farber")."""
_PLACES = frozenset(
    "jude farber hopkins kettering clinic hospital cancer center centre society foundation nolan needle medical".split()
)
_LINKS = frozenset("de la del van von der den bin ibn al el da di dos das ter le du mc mac o' st".split())
_LETTERS_ALONE = 5
_LONGEST = 5


def find_names(tokens: Tokens) -> Iterator[Detail]:
    """Find people's names; of "Mrs. Okafor's" the name without the title and the ending."""
    words = name_words()
    at = 0
    while at < len(tokens):
        span = _name_from(tokens, at, words)
        if span is None:
            at += 1
            continue
        first, last = span
        yield Detail("name", tokens[first].start, tokens[last].start + len(tokens[last].stem))
        at = last + 1


def _name_from(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return first and last token of a name that is announced at or begins at token `at`, or None."""
    if length := tokens.longest(at, _NAMING):
        start = _skip(tokens, at + length)
        if tokens.form(start - 1) == "a" and tokens[start].is_letter:
            start -= 1
        if (last := _any_name(tokens, start, words)) is not None:
            return start, last
    says = tokens.form(at) in ("spelled", "spelling", "spell", "that's", "thats")
    if says and (spelled := _spelled(tokens, _skip(tokens, at + 1), 3)) is not None:
        return spelled
    if (spelled := _spelled(tokens, at, _LETTERS_ALONE)) is not None and not tokens[at - 1].is_letter:
        return spelled
    if (titled := _titled(tokens, at, words)) is not None:
        return titled
    if (length := tokens.longest(at, _INTRODUCING)) and not tokens[at].is_letter:
        start = at + length
        while tokens.form(start) in (",", "-", "–", "—", "(", "[", ":", "uh", "um", "is") and start < at + length + 3:
            start += 1
        people = tokens.form(at) in _PEOPLE and not tokens[start].form.endswith(_PEOPLES)
        if (last := _likely_name(tokens, start, words, people)) is not None:
            return start, last
    if spelled := _before_spelling(tokens, at, words):
        return spelled
    return _before_speaking(tokens, at, words) or _two_names(tokens, at, words) or _signature(tokens, at, words)


def _skip(tokens: Tokens, at: int) -> int:
    start = at
    while start < at + 5 and tokens.form(start) in _NEXT:
        start += 1
    return start


def _any_name(tokens: Tokens, at: int, words: NameWords) -> int | None:
    """Return the last token of whatever name begins at `at` behind "my name is", or None."""
    if tokens.form(at).rstrip(".") in _TITLES | _PROFESSIONS:
        return None
    if (spelled := _spelled(tokens, at, 3)) is not None:
        return spelled[1]
    if not tokens[at].is_word or tokens.form(at) in ("i", "a"):
        return None
    token = tokens[at]
    if words.is_ordinary(token.stem):
        known = token.stem in words.first or (_stands_out(tokens, at) and token.stem not in words.never)
        lone = token.stem in words.last and tokens.form(at - 1) in _IS and not tokens[at + 1].is_word
        surely = token.stem in words.first and token.stem not in words.never and tokens.form(at - 1) in _IS
        if not ((known and _ends_like_name(tokens, at, words)) or lone or surely):
            return None
    return _more_names(tokens, at, words, sure=True)


def _stands_out(tokens: Tokens, at: int) -> bool:
    """Tell whether a word has a capital letter that the words around it have not."""
    if not tokens[at].is_capitalised or tokens[at].text.isupper():
        return False
    near = [tokens[place] for place in (at - 2, at - 1, at + 1, at + 2) if tokens[place].is_word]
    return any(token.text[0].islower() for token in near) or not near


def _ends_like_name(tokens: Tokens, at: int, words: NameWords) -> bool:
    """Tell whether an ordinary word that is a name too ("Rose", "Will") stands as a name behind "my name is"."""
    if tokens[at].is_capitalised and not tokens[at].text.isupper():
        return True
    following = tokens[at + 1]
    return not following.is_word or following.form in ("and", "i", "i'm") or not words.is_ordinary(following.stem)


def _likely_name(tokens: Tokens, at: int, words: NameWords, people: bool = False) -> int | None:
    """Return the last token of a name that begins at `at`, told by the lists and by capitals, or None."""
    token = tokens[at]
    if not token.is_word or token.is_letter or words.is_ordinary(token.stem):
        return None
    if token.form in _TITLES or token.form in _PROFESSIONS:
        return None
    if tokens.form(at - 1) in _OTHERS or token.stem in _OTHERS:
        return None
    capitalised = token.is_capitalised and not (token.text.isupper() and len(token.form) > 1 and _shouted(tokens, at))
    following = tokens[at + 1]
    known_after = following.is_capitalised and (
        words.is_last_name(following.stem) or words.is_first_name(following.stem)
    )
    known = words.is_first_name(token.stem) or (words.is_last_name(token.stem) and capitalised)
    if not known and not (capitalised and (known_after or (people and _stands_out(tokens, at)))):
        return None
    last = _more_names(tokens, at, words, sure=False)
    return None if tokens[last + 1].stem in _PLACES or tokens[last].stem in _PLACES else last


def _shouted(tokens: Tokens, at: int) -> bool:
    return tokens[at].text.isupper() and len(tokens[at].form) <= 4


def _more_names(tokens: Tokens, at: int, words: NameWords, sure: bool) -> int:
    """Return the last token of the name of which token `at` is the first word."""
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
        unknown = not ordinary and (sure or token.is_capitalised or tokens.form(place + 1) in _ABOUT_TO_SPEAK)
        if token.is_capitalised and not token.text.isupper() and token.stem not in words.ordinary:
            unknown = True
        goes_on = tokens[place + 1].is_word and tokens.form(place + 1) not in _ABOUT_TO_SPEAK | {"and"}
        if words.is_first_name(token.stem) or (token.stem in words.frequent_last and (sure or not goes_on)):
            unknown = True
        if not (link or initial or last_name or unknown) or token.stem in _PLACES:
            break
        last = place
    return last


def _titled(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return first and last token of the name behind a title that stands at `at`, or None."""
    title = tokens.form(at)
    if title not in _TITLES and title not in _PROFESSIONS:
        return None
    start = at + 1 + (tokens.form(at + 1) == ".")
    token = tokens[start]
    if not token.is_word or (token.is_letter and tokens.form(start + 1) != "."):
        return None
    ordinary = words.is_ordinary(token.stem)
    named = token.stem in words.first or token.stem in words.last
    if ordinary and not (token.is_capitalised and tokens[at].is_capitalised and named):
        return None
    if title in _PROFESSIONS and not (named or token.is_capitalised):
        return None
    if title == "miss" and not (named or tokens[at].is_capitalised):
        return None
    return start, _more_names(tokens, start, words, sure=False)


def _before_speaking(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return the name in "Oluwaseun Adeyemi calling", "john smith here", or None."""
    begins = at == 0 or tokens.form(at - 1) in _OPENINGS
    if not begins or not tokens[at].is_word or tokens[at].is_letter:
        return None
    last = at
    while last < at + 3 and tokens[last].is_word and not words.is_ordinary(tokens[last].stem):
        last += 1
    if last == at or tokens.form(last) not in _ABOUT_TO_SPEAK or tokens.form(last - 1).endswith("ly"):
        return None
    known = any(words.is_name(tokens[place].stem) for place in range(at, last))
    sure = tokens.form(last) in ("calling", "speaking")
    return (at, last - 1) if known or sure or tokens[at].is_capitalised else None


def _before_spelling(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return the name in "Kowalski, spelled K-O-W-...", or None."""
    behind = at + 1 + (tokens.form(at + 1) == ",")
    says = tokens.form(behind) in ("spelled", "spelt", "spelling") and tokens[behind + 1].is_letter
    return (at, at) if says and tokens[at].is_word and not words.is_ordinary(tokens[at].stem) else None


def _signature(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return the name that ends a message behind a dash ("Can I eat? - Carol"), or None."""
    if tokens.form(at - 1) not in ("-", "–", "—", "~") or tokens.joined(at) or at < len(tokens) - 3:
        return None
    known = tokens[at].is_capitalised and tokens[at].form in words.first
    return (
        (at, len(tokens) - 1)
        if known and all(tokens[place].is_capitalised for place in range(at, len(tokens)))
        else None
    )


def _two_names(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return a first name and a last name that stand together with capitals ("Maria Lopez"), or None."""
    token, following = tokens[at], tokens[at + 1]
    if following.form == "," and token.is_capitalised and words.is_last_name(token.form):  # DOE, JANE
        behind = tokens[at + 2]
        return (at, at + 2) if behind.is_capitalised and words.is_first_name(behind.form) else None
    if not (token.is_capitalised and following.is_capitalised) or tokens.form(at - 1).rstrip(".") in _OTHERS:
        return None
    if token.stem in _OTHERS or not words.is_first_name(token.form) or following.stem in _PLACES:
        return None
    if following.is_letter or not (following.stem in words.last or not words.is_ordinary(following.stem)):
        return None
    last = _more_names(tokens, at, words, sure=False)
    return (at, last) if last > at and tokens[last + 1].stem not in _PLACES else None


def _spelled(tokens: Tokens, at: int, least: int) -> tuple[int, int] | None:
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
    word = "".join(tokens.form(place) for place in range(at, last + 1) if tokens[place].is_letter)
    return (at, last) if letters >= least and not name_words().is_ordinary(word) else None
