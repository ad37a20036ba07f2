"""More examples from the ones there are: other people's details in the same words, and as a recogniser writes them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from faker import Faker

from safety.details.detail import Detail, Kind
from safety.details.figures import SINGLES
from safety.details.medical_names import DISEASES, DRUGS, HOSPITALS
from safety.details_tagger.examples import Example

_LOCALES = """en_US en_GB en_IE en_IN en_NG en_KE en_NZ en_PK es_MX es_ES fr_FR de_DE it_IT pt_BR pl_PL vi_VN tr_TR
yo_NG ig_NG ha_NG zu_ZA tw_GH nl_NL sv_SE no_NO ro_RO id_ID hr_HR cs_CZ fr_DZ en_PH fil_PH""".split()
_SAID = {digit: word for word, digit in SINGLES.items() if word not in ("o", "nought", "naught", "niner")}
_NOBODYS = [sorted(names) for names in (DRUGS, DISEASES, HOSPITALS)]
_BARE = str.maketrans(dict.fromkeys('.,?!;:"()'))


class Variations:
    """Makes variations of examples, the same ones for the same seed."""

    def __init__(self, examples: Sequence[Example], seed: int) -> None:
        """Take the examples, whose details are swapped among them."""
        self._random = random.Random(seed)
        self._fakers = []
        for locale in _LOCALES:
            faker = Faker(locale)
            faker.seed_instance(seed)
            self._fakers.append(faker)
        self._details: dict[Kind, list[str]] = {}
        for example in examples:
            for detail in example.details:
                self._details.setdefault(detail.kind, []).append(example.text[detail.start : detail.end])
        self.invented: set[str] = set()
        """Words of names that Faker made, in lower case."""

    def swapped(self, examples: Iterable[Example]) -> Iterator[Example]:
        """Yield each example with other details of the same kinds, half of them made by Faker."""
        for example in examples:
            yield replace_details(example, self._other)

    def heard(self, examples: Iterable[Example]) -> Iterator[Example]:
        """Yield each example in lower case, without marks outside of details."""
        for example in examples:
            yield rewrite(example, lambda text: text.translate(_BARE).lower(), str.lower)

    def shouted(self, examples: Iterable[Example]) -> Iterator[Example]:
        """Yield each example in capitals."""
        for example in examples:
            yield rewrite(example, str.upper, str.upper)

    def beside(self, examples: Sequence[Example], lines: Sequence[str]) -> Iterator[Example]:
        """Yield each example with a line without details before it or behind it."""
        for example in examples:
            line = self._random.choice(lines)
            mark = self._random.choice([" ", ", ", ". ", " - ", "; "])
            if self._random.random() < 0.5:
                yield Example(example.text + mark + line, example.details)
            else:
                yield Example(line + mark + example.text, _moved(example.details, len(line) + len(mark)))

    def renumbered(self, examples: Iterable[Example]) -> Iterator[Example]:
        """Yield each example without details with other digits, where it has some."""
        for example in examples:
            if (text := self._digits(example.text)) != example.text and not example.details:
                yield Example(text, ())

    def renamed(self, examples: Iterable[Example]) -> Iterator[Example]:
        """Yield each example without details that names a drug, a disease or a hospital, with another one's name."""
        for example in examples:
            words = [self._other_name(word) for word in example.text.split(" ")]
            if (text := " ".join(words)) != example.text and not example.details:
                yield Example(text, ())

    def _other_name(self, word: str) -> str:
        for names in _NOBODYS:
            if word.lower() in names:
                other = self._random.choice(names)
                return other.capitalize() if word[0].isupper() else other
        return word

    def _other(self, kind: Kind, written: str) -> str:
        if kind == "name" and (" " not in written or self._random.random() < 0.5) and len(written) > 1:
            return self._name(written)
        if kind in ("phone number", "record number") and self._random.random() < 0.6:
            return self._digits(written)
        if kind == "address" and self._random.random() < 0.4:
            return self._address(written)
        others = [one for one in self._details[kind] if one.islower() == written.islower()]
        return self._random.choice(others or self._details[kind])

    def _name(self, written: str) -> str:
        if any(len(word) == 1 for word in written.split()) or any(char.isdigit() for char in written):
            return written  # spelled letter by letter
        faker = self._random.choice(self._fakers)
        words = written.split()
        last = "," in written
        made = [
            faker.last_name() if (at == len(words) - 1) != last and at > 0 else faker.first_name()
            for at in range(len(words))
        ]
        if last:
            made[0] = faker.last_name()
        for at, word in enumerate(words):
            if word.rstrip(".").lower() in ("mr", "mrs", "ms", "dr", "miss", "mister", "missus", "doctor", "doña"):
                made[at] = word
            elif word.endswith(","):
                made[at] += ","
        text = " ".join(made)
        if not text.isascii() and not all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 for char in text):
            return written
        self.invented.update(part for word in made for part in word.lower().replace("-", " ").split())
        if written.islower():
            return text.lower()
        return text.upper() if written.isupper() else text

    def _digits(self, written: str) -> str:
        said = [word if word not in SINGLES else self._said() for word in written.split(" ")]
        return "".join(str(self._random.randrange(10)) if char.isdigit() else char for char in " ".join(said))

    def _said(self) -> str:
        return _SAID[str(self._random.randrange(10))]

    def _address(self, written: str) -> str:
        faker = self._random.choice(self._fakers[:3])
        address = faker.street_address().replace("\n", ", ")
        if self._random.random() < 0.5:
            address += self._random.choice([", ", " "]) + faker.city()
            if self._random.random() < 0.6:
                address += self._random.choice([", ", " "]) + self._fakers[0].state_abbr() + " " + faker.postcode()
        if not written.islower():
            return address
        words = [self._digits_said(word) if word.isdigit() else word for word in address.translate(_BARE).split()]
        return " ".join(words).lower()

    @staticmethod
    def _digits_said(number: str) -> str:
        return " ".join(_SAID[digit] for digit in number)


def replace_details(example: Example, other: Callable[[Kind, str], str]) -> Example:
    text, details, at = "", [], 0
    for detail in example.details:
        text += example.text[at : detail.start]
        new = other(detail.kind, example.text[detail.start : detail.end])
        details.append(Detail(detail.kind, len(text), len(text) + len(new)))
        text += new
        at = detail.end
    return Example(text + example.text[at:], tuple(details))


def rewrite(example: Example, outside: Callable[[str], str], inside: Callable[[str], str]) -> Example:
    text, details, at = "", [], 0
    for detail in example.details:
        text += outside(example.text[at : detail.start])
        new = inside(example.text[detail.start : detail.end])
        details.append(Detail(detail.kind, len(text), len(text) + len(new)))
        text += new
        at = detail.end
    return Example(text + outside(example.text[at:]), tuple(details))


def _moved(details: Iterable[Detail], by: int) -> tuple[Detail, ...]:
    return tuple(Detail(one.kind, one.start + by, one.end + by) for one in details)
