"""What the model sees of each token: the word, its kind, what stands around it, and what the rules say of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from safety.details.detail import Detail
from safety.details.english_words import english
from safety.details.figures import read_runs
from safety.details.medical_names import medical_name
from safety.details.name_words import NameWords, name_words
from safety.details.tokens import Token, Tokens
from safety.details_tagger.lexicon import Lexicon
from safety.details_tagger.word_classes import CUES, OF_WORD, number_word

_NEAR, _FAR = 3, 8
_MOST = 3
"""How many tokens to each side the model sees."""


def features(
    tokens: Tokens, rules: Sequence[Detail], lexicon: Lexicon, forgotten: Collection[str] = (), counted: bool = False
) -> list[list[str]]:
    """Return the features of each token.

    Args:
        tokens: a message.
        rules: what the rules find in it, in its order.
        lexicon: counted words.
        forgotten: names (lower case) that the lists are taken not to know, for training.
        counted: whether this message is one of those that the lexicon was counted from; its own words count less then.
    """
    names = name_words()
    size = len(tokens)
    classes = [_classes(tokens[at], names, lexicon, forgotten, counted) for at in range(size)]
    coarse = [of[0] for of in classes]
    kinds = _ruled(tokens, rules)
    wide = [
        [*run, *letters, *chunk]
        for run, letters, chunk in zip(_runs(tokens), _spelled(tokens, names, lexicon), _chunks(tokens), strict=True)
    ]
    shouted = sum(token.is_capitalised for token in tokens) > 0.6 * max(1, sum(token.is_word for token in tokens))
    quiet = not any(token.is_capitalised for token in tokens)
    style = "shouted" if shouted else "quiet" if quiet else "mixed"
    rows = []
    for at in range(size):
        token = tokens[at]
        row = ["bias", f"r={kinds[at]}", f"r-1={_at(kinds, at - 1)}", f"r+1={_at(kinds, at + 1)}", *wide[at]]
        row += [f"c={one}" for one in classes[at]]
        row += [f"style={style}|{coarse[at]}", f"style={style}|{_shape(token)}"]
        if token.is_word:
            form = token.form
            row += [f"w={form}", f"s3={form[-3:]}", f"s2={form[-2:]}", f"p2={form[:2]}", f"p3={form[:3]}"]
            row += [f"shape={_shape(token)}", f"shape-1={_shape(tokens[at - 1])}|{_shape(token)}"]
            row += [f"shape+1={_shape(token)}|{_shape(tokens[at + 1])}"]
        else:
            row += [f"w={_word(token)}", f"joined={tokens.joined(at)}{tokens.joined(at + 1)}"]
        for step in range(-_MOST, _MOST + 1):
            if step:
                row.append(f"w{step}={_word(tokens[at + step])}")
                row += [f"c{step}={one}" for one in (classes[at + step] if 0 <= at + step < size else ("edge",))]
        row.append(f"w-2w-1={_word(tokens[at - 2])} {_word(tokens[at - 1])}")
        row.append(f"w+1w+2={_word(tokens[at + 1])} {_word(tokens[at + 2])}")
        row.append(f"w-1c={_word(tokens[at - 1])}|{coarse[at]}")
        row.append(f"w+1c={_word(tokens[at + 1])}|{coarse[at]}")
        row.append(f"w-2c={_word(tokens[at - 2])}|{coarse[at]}")
        row.append(f"c-1c={_at(coarse, at - 1)}|{coarse[at]}")
        row.append(f"cc+1={coarse[at]}|{_at(coarse, at + 1)}")
        row.append(f"c-1cc+1={_at(coarse, at - 1)}|{coarse[at]}|{_at(coarse, at + 1)}")
        row.append(f"w-1c+1={_word(tokens[at - 1])}|{coarse[at]}|{_at(coarse, at + 1)}")
        row += _cues(classes, at, coarse[at])
        rows.append(row)
    return rows


def _at(values: Sequence[str], at: int) -> str:
    return values[at] if 0 <= at < len(values) else "edge"


def _word(token: Token) -> str:
    return _numeral(token.form) if token.is_numeral else token.form


def _numeral(form: str) -> str:
    """Return how many digits a numeral has, and of what could be a year, how long ago it is."""
    if len(form) == 4 and form[:2] in ("19", "20"):
        return "#long ago" if form < "2005" else "#lately" if form < "2040" else "#4"
    return f"#{min(len(form), 6)}"


def _shape(token: Token) -> str:
    if not token.is_word:
        return "#" if token.is_numeral else token.form
    if token.is_letter:
        return "A" if token.is_capitalised else "a"
    return "AA" if token.text.isupper() else "Aa" if token.is_capitalised else "aa"


def _classes(
    token: Token, names: NameWords, lexicon: Lexicon, forgotten: Collection[str], counted: bool
) -> tuple[str, ...]:
    """Return the classes of a token, the one that says most first."""
    if not token.is_word:
        return (_numeral(token.form) if token.is_numeral else "mark",)
    if number := number_word(token.form):
        return (number,)
    stem = token.stem
    known = token.form not in forgotten and stem not in forgotten
    common, looks = lexicon.how_common(stem, counted), lexicon.looks_like_name(stem)
    found = list(OF_WORD.get(stem, ()))
    if known and (medical := medical_name(stem)):
        found = [medical, *found]
    if token.is_letter:
        found = ["letter", *found]
    first, last = known and stem in names.first, known and stem in names.last
    if names.is_ordinary(stem):
        found.append("ordinary name" if first or last else "ordinary")
    else:
        found.append("first" if first else "last" if last else f"unknown {common}")
        found += ["both names"] if first and last else []
        found += ["strange"] if common == "0" and not OF_WORD.get(stem) else []
    return (*found, f"common {common}", f"looks {looks}", english(stem) if known else "no english")


def _ruled(tokens: Tokens, rules: Sequence[Detail]) -> list[str]:
    """Return the kind of the detail that the rules find at each token, "none" where they find none."""
    kinds, place = list[str](), 0
    for token in tokens:
        while place < len(rules) and rules[place].end <= token.start:
            place += 1
        kinds.append(rules[place].kind if place < len(rules) and rules[place].start < token.end else "none")
    return kinds


def _runs(tokens: Tokens) -> list[list[str]]:
    """Return, of each token inside a number, how many digits the number has and how they are grouped."""
    rows: list[list[str]] = [[] for _ in range(len(tokens))]
    for run in read_runs(tokens):
        digits, shape = min(len(run.digits), 12), "-".join(str(part) for part in run.shape[:6])
        for at in range(run.first, run.last + 1):
            rows[at] = [f"digits={digits}", f"groups={shape}", f"spoken={min(run.singles(), 8)}"]
    return rows


def _chunks(tokens: Tokens) -> list[list[str]]:
    """Return, of each token, what is written with it without a space: "9/AA/99", how many digits, an @."""
    rows: list[list[str]] = []
    at, size = 0, len(tokens)
    while at < size:
        last = at
        while tokens.joined(last + 1):
            last += 1
        inside = [tokens[place] for place in range(at, last + 1)]
        digits = sum(len(token.form) for token in inside if token.is_numeral)
        row: list[str] = []
        if digits and len(inside) > 1:
            shape = "".join(_chunk_shape(token) for token in inside[:9])
            row = [f"chunk={shape}", f"chunk digits={min(digits, 12)}", f"chunk codes={any(t.is_word for t in inside)}"]
        if any(token.form == "@" for token in inside) and len(inside) > 2:
            row.append("chunk@")
        rows += [row] * len(inside)
        at = last + 1
    return rows


def _chunk_shape(token: Token) -> str:
    return str(min(len(token.form), 9)) if token.is_numeral else "A" if token.is_word else token.form


def _spelled(tokens: Tokens, names: NameWords, lexicon: Lexicon) -> list[list[str]]:
    """Return, of each token among single letters, how many they are and whether they spell an ordinary word."""
    rows: list[list[str]] = [[] for _ in range(len(tokens))]
    at = 0
    while at < len(tokens):
        letters, place, last = "", at, at
        while place < at + 60 and (tokens[place].is_letter or (letters and tokens.form(place) in ("-", ",", "."))):
            if tokens[place].is_letter:
                letters, last = letters + tokens.form(place), place
            place += 1
        if len(letters) > 1:
            ordinary = names.is_ordinary(letters) or english(letters) == "english" or bool(medical_name(letters))
            name = letters in names.first or letters in names.last
            what = "name" if name else "ordinary" if ordinary or lexicon.common.get(letters) else "unknown"
            for inside in range(at, last + 1):
                rows[inside] = [f"letters={min(len(letters), 9)}", f"spells={what}"]
        at = max(place, at + 1)
    return rows


def _cues(classes: Sequence[Sequence[str]], at: int, own: str) -> list[str]:
    """Return which announcing words stand before the token and behind it, and how far."""
    rows = []
    for cue in CUES:
        for place in range(at - 1, max(-1, at - _FAR - 1), -1):
            if cue in classes[place]:
                rows += [f"{cue}<{'near' if at - place <= _NEAR else 'far'}", f"{cue}<|{own}"]
                break
        for place in range(at + 1, min(len(classes), at + _NEAR + 1)):
            if cue in classes[place]:
                rows.append(f"{cue}>")
                break
    return rows
