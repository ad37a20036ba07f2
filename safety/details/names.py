"""Names: after "my name is", "this is", "it's Mrs", "my son", before "calling", spelled out, and as a signature."""

from __future__ import annotations

from collections.abc import Iterator

from safety.details.detail import Detail
from safety.details.name_span import ABOUT_TO_SPEAK, PLACES, letters_of, name_end, spelled_name, stands_out
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
    family name
    given name
    nickname
    pt name
    child's name
    baby's name
    son's name
    daughter's name
    husband's name
    wife's name
    partner's name
    mother's name
    father's name
    mom's name
    dad's name
    brother's name
    sister's name
    donor's name
    driver's name
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
    it's me
    its me
    it is me
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
    doctor is
    nurse is
    surgeon is
    oncologist is
    hematologist is
    donor is
    driver is
    ride is
    contact is
    person is
    oldest
    youngest
    eldest
    little one
    kids
    driver
    donor
    sitter
    technician
    nurse
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
    stepson
    stepdaughter
    stepmother
    stepfather
    stepmom
    stepdad
    spouse
    ex
    twins
    twin
    toddler
    nan
    nana
    granny
    gran
    grandchild
    godson
    goddaughter
    roommate
    flatmate
    caregiver
    carer
    boss
    coworker
    colleague
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
    neighbor neighbour named stepson stepdaughter stepmother stepfather stepmom stepdad spouse ex twin toddler nan nana
    granny gran grandchild godson goddaughter roommate flatmate caregiver carer boss coworker colleague kid boy girl
    doctor nurse surgeon oncologist hematologist donor driver ride contact person oldest youngest eldest little kids
    sitter technician""".split()
)
"""After these an unknown word with a capital letter is a name."""
_SELF = frozenset("this it's it its i'm i im here hi hello hey caller".split())
_FAMILY = frozenset(
    """mother father mom mum mama dad parent wife husband son daughter sister brother partner grandma grandpa
    grandmother grandfather aunt uncle niece nephew cousin carer caregiver friend neighbor neighbour""".split()
)
_SAYS = frozenset("said says told tells is was wants wanted gave did does will in from and".split())
_MYSELF = frozenset("i'm i im".split())
_WHOSE = frozenset("my our his her".split())
_DOES = frozenset("is was has had needs takes wants can will isn't wasn't can't won't".split())
_IS = frozenset("is name's".split())
_PEOPLES = ("ish", "an", "ic", "ese", "ist", "im")
"""How words for religions and nations end ("I'm Jewish")."""
_TITLES = frozenset(
    "mr mrs ms miss mister missus missis mx mister. prof professor sir madam señora señor senora".split()
)
_PROFESSIONS = frozenset("dr doctor nurse rev reverend father sister pastor rabbi captain officer sergeant".split())
_CLOSINGS = frozenset("best cheers yours truly faithfully warmly respectfully wishes regards thanks love".split())
_OPENINGS = SENTENCE_ENDS | frozenset(
    ", is hi hello hey it's im i'm morning afternoon evening yes yeah ok okay so".split()
)
_OTHERS = frozenset("st saint mayo sloan dana johns anthony make".split())
"""Words in front of or instead of a person's name that make it an institution's ("St. Jude", "Dana-Farber")."""
_LETTERS_ALONE = 5


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
        crazy = tokens.form(start - 1) == "me" and tokens.form(start + 1) == "but"  # "call me crazy but"
        if not crazy and (last := _any_name(tokens, start, words)) is not None:
            return start, last
    says = tokens.form(at) in ("spelled", "spelling", "spell", "that's", "thats")
    spelling = at + 1 + (tokens.form(at + 1) == "it")
    if says and (spelled := spelled_name(tokens, _skip(tokens, spelling), 3)) is not None:
        return spelled
    if (spelled := spelled_name(tokens, at, _LETTERS_ALONE)) is not None and not tokens[at - 1].is_letter:
        return spelled
    if (titled := _titled(tokens, at, words)) is not None:
        return titled
    if (length := tokens.longest(at, _INTRODUCING)) and not (length == 1 and tokens[at].is_letter):
        start = at + length
        while tokens.form(start) in (",", "-", "–", "—", "(", "[", ":", "uh", "um", "is") and start < at + length + 3:
            start += 1
        introduced = tokens.form(at) in _SELF
        if introduced and (last := _unknown_from_somewhere(tokens, start, words)) is not None:
            return start, last
        if tokens.form(at) in _MYSELF and _unknown_self(tokens, start, words):
            return start, name_end(tokens, start, words, sure=False, introduced=True)
        if tokens.form(at) in _PEOPLE and tokens.form(at - 1) in _WHOSE and _unknown_doing(tokens, start, words):
            return start, start
        people = tokens.form(at) in _PEOPLE and not tokens[start].form.endswith(_PEOPLES)
        if (last := _likely_name(tokens, start, words, people, introduced)) is not None:
            return start, last
    if spelled := _before_spelling(tokens, at, words):
        return spelled
    if relation := _somebodys(tokens, at, words):
        return relation
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
    if (spelled := spelled_name(tokens, at, 3)) is not None:
        return spelled[1]
    if not tokens[at].is_word or tokens.form(at) in ("i", "a"):
        return None
    token = tokens[at]
    if words.is_ordinary(token.stem):
        known = token.stem in words.first or (stands_out(tokens, at) and token.stem not in words.never)
        lone = token.stem in words.last and tokens.form(at - 1) in _IS and not tokens[at + 1].is_word
        surely = token.stem in words.first and token.stem not in words.never and tokens.form(at - 1) in _IS
        if not ((known and _ends_like_name(tokens, at, words)) or lone or surely):
            return None
    last = name_end(tokens, at, words, sure=True)
    first = tokens[last + 2]
    if tokens.form(last + 1) == "," and first.is_capitalised and words.is_first_name(first.form):  # Lopez, Maria
        return last + 2
    return last


def _ends_like_name(tokens: Tokens, at: int, words: NameWords) -> bool:
    """Tell whether an ordinary word that is a name too ("Rose", "Will") stands as a name behind "my name is"."""
    if tokens[at].is_capitalised and not tokens[at].text.isupper():
        return True
    following = tokens[at + 1]
    return not following.is_word or following.form in ("and", "i", "i'm") or not words.is_ordinary(following.stem)


def _likely_name(tokens: Tokens, at: int, words: NameWords, people: bool, introduced: bool) -> int | None:
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
    if introduced and not known and not following.is_capitalised:
        known = words.is_last_name(following.stem) and not words.is_ordinary(token.stem)  # "felicity jones"
    if not known and not (capitalised and (known_after or (people and stands_out(tokens, at)))):
        return None
    last = name_end(tokens, at, words, sure=False, introduced=introduced)
    return None if tokens[last + 1].stem in PLACES or tokens[last].stem in PLACES else last


def _unknown_from_somewhere(tokens: Tokens, at: int, words: NameWords) -> int | None:
    """Return the last token of "ignatius" in "this is ignatius from apartment nine", or None."""
    last = at
    while last < at + 2 and tokens[last].is_word and not words.is_ordinary(tokens[last].stem):
        last += 1
    return last - 1 if last > at and tokens.form(last) == "from" and not tokens[at].is_letter else None


def _unknown_self(tokens: Tokens, at: int, words: NameWords) -> bool:
    """Tell whether "Bartosz, 33" or "Obadiah Crane" stands at `at`, behind "I'm"."""
    token, following = tokens[at], tokens[at + 1]
    if not token.is_capitalised or token.is_letter or token.text.isupper() or words.is_ordinary(token.stem):
        return False
    if token.form.endswith(_PEOPLES) or token.stem in _OTHERS:
        return False
    second = following.is_capitalised and not following.text.isupper() and not words.is_ordinary(following.stem)
    second = second or (following.stem in words.last and following.is_capitalised)
    return (second and tokens[at + 2].stem not in PLACES) or (following.form == "," and tokens[at + 2].is_numeral)


def _unknown_doing(tokens: Tokens, at: int, words: NameWords) -> bool:
    """Tell whether an unknown word of lower case and what somebody does stand at `at`: "my son thabo is six"."""
    token = tokens[at]
    unknown = token.is_word and len(token.form) > 2 and token.form == token.stem and not words.is_ordinary(token.form)
    return unknown and tokens.form(at + 1) in _DOES and not token.form.endswith(_PEOPLES)


def _somebodys(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return the name in "Ottavia's mother", or None."""
    token = tokens[at]
    if token.stem == token.form or tokens.form(at + 1) not in _FAMILY or words.is_ordinary(token.stem):
        return None
    return (at, at) if token.is_capitalised or words.is_first_name(token.stem) else None


def _shouted(tokens: Tokens, at: int) -> bool:
    return tokens[at].text.isupper() and len(tokens[at].form) <= 4


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
    unknown = title in _PROFESSIONS and not (named or token.is_capitalised)
    if unknown and (ordinary or tokens.form(start + 1) not in _SAYS or len(token.form) < 4):
        return None
    if title == "miss" and not (named or tokens[at].is_capitalised):
        return None
    return start, name_end(tokens, start, words, sure=False, introduced=True)


def _before_speaking(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return the name in "Oluwaseun Adeyemi calling", "john smith here", or None."""
    begins = at == 0 or tokens.form(at - 1) in _OPENINGS
    if not begins or not tokens[at].is_word or tokens[at].is_letter:
        return None
    last = at
    while last < at + 3 and tokens[last].is_word and not words.is_ordinary(tokens[last].stem):
        last += 1
    if last == at or tokens.form(last) not in ABOUT_TO_SPEAK or tokens.form(last - 1).endswith("ly"):
        return None
    known = any(words.is_name(tokens[place].stem) for place in range(at, last))
    sure = tokens.form(last) in ("calling", "speaking")
    return (at, last - 1) if known or sure or tokens[at].is_capitalised else None


def _before_spelling(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return the name in "Kowalski, spelled K-O-W-...", or None."""
    behind = at + 1 + (tokens.form(at + 1) in (",", "-", ":"))
    word, length = tokens[at].form, len(tokens[at].form)
    if length >= 3 and tokens[behind].is_letter and (letters := spelled_name(tokens, behind, length)) is not None:
        return (at, letters[1]) if letters_of(tokens, *letters) == word else None
    says = tokens.form(behind) in ("spelled", "spelt", "spelling") and tokens[behind + 1].is_letter
    return (at, at) if says and tokens[at].is_word and not words.is_ordinary(tokens[at].stem) else None


def _signature(tokens: Tokens, at: int, words: NameWords) -> tuple[int, int] | None:
    """Return the name that ends a message behind a dash ("Can I eat? - Carol"), or None."""
    closing = tokens.form(at - 1) == "," and tokens.form(at - 2) in _CLOSINGS and at - 2 > len(tokens) - 6
    dash = tokens.form(at - 1) in ("-", "–", "—", "~") and not tokens.joined(at)
    if not (closing or dash) or at < len(tokens) - 3:
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
    if token.stem in _OTHERS or not words.is_first_name(token.form) or following.stem in PLACES:
        return None
    if following.is_letter or not (following.stem in words.last or not words.is_ordinary(following.stem)):
        return None
    last = name_end(tokens, at, words, sure=False)
    return (at, last) if last > at and tokens[last + 1].stem not in PLACES else None
