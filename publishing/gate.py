"""`make publish`: from the files as they are now to a live release, or to a list of what has to be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import store
from actions.payload import ACTS
from evaluation.leaks import find_leaks
from evaluation.question import OUT_OF_SCOPE, Question
from evaluation.question_file import read_files, read_own_sets
from evaluation.wordings import Wording, read_wordings
from launcher.settings import Settings
from launcher.terminal import say
from publishing.answered import Answered
from publishing.comparison import Comparison, compare, refusals, right, urgent_missed, wrong
from publishing.conflicts import Encode, as_question, find_conflicts, new_wordings
from publishing.errors import PublishingError
from publishing.limits import read_limits
from publishing.releases import Release, Releases

EDITORS_QUESTIONS = Path("evaluation") / "editors.jsonl"
MOST_NAMED = 40

Train = Callable[[Settings], Path]
Ask = Callable[[Path, Path, Sequence[Question]], list[Answered]]


@dataclass(frozen=True)
class Tools:
    """What takes long, so that a test can put something quick in its place."""

    train: Train
    ask: Ask
    encode: Callable[[], Encode]


def publish(settings: Settings, tools: Tools) -> Release:
    """Check, build, look for conflicts, train, ask, compare, and make the release live.

    Raises PublishingError with every reason; what is live stays untouched then.
    """
    root = settings.root
    releases, limits = Releases(root), read_limits(root)
    candidate = root / "build" / "publish" / "faq.db"
    _build(root, candidate)
    live = releases.current()
    questions = read_questions(root, candidate)
    wordings = read_wordings(root / "data" / "nlu")
    _refuse_leaks(questions, wordings)
    if live is not None:
        _refuse_conflicts(live, wordings, questions, tools)
    model = tools.train(settings)
    say(f"Asking {len(questions)} questions; the model is {model.name}")
    after = tools.ask(model, candidate, questions)
    before = _before(live, questions, tools) if live else []
    comparison = compare(before, after)
    print(comparison_text(comparison))
    reasons = refusals(comparison, limits)
    if reasons:
        raise PublishingError("\n".join([*reasons, _named(comparison), "Nothing was published."]))
    release = releases.publish(candidate, model, after, wordings)
    say(f"Release {release.number} is live; `make serve` serves it, and one that runs takes it up by itself.")
    return release


def read_questions(root: Path, faq: Path) -> list[Question]:
    """Our own question sets, and those that came from the question log."""
    with store.open_store(faq) as answers:
        known = {ref.topic for ref in answers.topics()} | set(ACTS) | {OUT_OF_SCOPE}
    known |= {path.stem for path in (root / "data" / "answers").glob("*.md")}
    questions = read_own_sets(root, known)
    if (root / EDITORS_QUESTIONS).is_file():
        questions += read_files([root / EDITORS_QUESTIONS], known)
    return questions


def comparison_text(comparison: Comparison) -> str:
    """What changes, for people: the numbers, then each question whose answer changes."""
    before, after = [b for b, _ in comparison.pairs], [a for _, a in comparison.pairs]
    lines = []
    if before:
        lines.append(f"{'':24}{'before':>8}{'after':>8}   ({len(before)} messages that were asked before, too)")
        for title, measure in (("right", right), ("wrong", wrong)):
            lines.append(f"{title:24}{measure(before):>8.1%}{measure(after):>8.1%}")
        lines.append(f"{'urgent, not recognised':24}{len(urgent_missed(before)):>8}{len(urgent_missed(after)):>8}")
        lines.append(
            f"{len(comparison.changed)} answers change, {len(comparison.reworded)} keep their topic in new words."
        )
        lines += [change_text(b, a) for b, a in comparison.changed]
        lines += [f'  other words: {a.id} "{a.text}" ({a.got})' for _, a in comparison.reworded[:MOST_NAMED]]
        if len(comparison.reworded) > MOST_NAMED:
            lines.append(f"  and {len(comparison.reworded) - MOST_NAMED} more in other words")
    if comparison.only_after:
        new = comparison.only_after
        lines.append(f"{len(new)} messages were never asked before: {right(new):.1%} right, {wrong(new):.1%} wrong.")
        lines += [f'  new: {one.id} "{one.text}": {one.got}' for one in new if before]
    return "\n".join(lines)


def change_text(before: Answered, after: Answered) -> str:
    """One question whose answer changes."""
    how = f"{before.outcome} to {after.outcome}" if before.outcome != after.outcome else after.outcome
    return f'  {after.id} "{after.text}": {before.got} -> {after.got} ({how}; expected {after.expect})'


def _build(root: Path, candidate: Path) -> None:
    try:
        store.build(root / "data", candidate)
        store.write_answers(candidate)
    except store.ContentError as error:
        raise PublishingError(f"{error}\nNothing was published.") from error


def _refuse_leaks(questions: Sequence[Question], wordings: Sequence[Wording]) -> None:
    leaks = find_leaks(questions, wordings)
    if leaks:
        listed = "\n".join(f"  {leak}" for leak in leaks[:MOST_NAMED])
        raise PublishingError(
            f"{len(leaks)} test question(s) stand among the wordings and would measure memory; take out one of"
            f" each two:\n{listed}\nNothing was published."
        )


def _refuse_conflicts(live: Release, wordings: Sequence[Wording], questions: Sequence[Question], tools: Tools) -> None:
    new = new_wordings(wordings, live.wordings)
    if not new:
        return
    say(f"Comparing {len(new)} new wording(s) with {len(questions)} test questions")
    answered = _ask_live(live, [as_question(one, number) for number, one in enumerate(new)], tools)
    understood = {one.text: one.got for one in answered if one.outcome == "wrong"}
    conflicts = find_conflicts(new, questions, tools.encode(), understood)
    if conflicts:
        listed = "\n".join(map(str, conflicts))
        raise PublishingError(
            f"{listed}\n{len(conflicts)} new wording(s) contradict test questions. Take the wording out; or, where it"
            " is right, correct what the question expects, or add a test question in other words that expects the"
            f" wording's topic ({EDITORS_QUESTIONS}). Nothing was published."
        )


def _before(live: Release, questions: Sequence[Question], tools: Tools) -> list[Answered]:
    """How the live release answers the questions: as it did when it was published; new ones are asked now."""
    answered = live.answered
    known = {(one.id, one.text) for one in answered}
    new = [one for one in questions if not all((one.id, turn.text) in known for turn in one.turns)]
    if not new:
        return answered
    say(f"Asking what is live {len(new)} new question(s)")
    return answered + _ask_live(live, new, tools)


def _ask_live(live: Release, questions: Sequence[Question], tools: Tools) -> list[Answered]:
    """What is live is asked with today's code; where that cannot load it any more, its kept answers have to do."""
    try:
        return tools.ask(live.model, live.store, questions)
    except Exception as error:
        say(f"What is live cannot be asked by this version ({type(error).__name__}); its kept answers are compared.")
        return []


def _named(comparison: Comparison) -> str:
    broken = comparison.broken
    listed = [change_text(before, after) for before, after in broken[:MOST_NAMED]]
    more = [f"  and {len(broken) - MOST_NAMED} more"] if len(broken) > MOST_NAMED else []
    return "\n".join([f"{len(broken)} question(s) would be answered worse:", *listed, *more])
