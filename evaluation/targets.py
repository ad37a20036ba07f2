"""What Marlow promises, what was measured, and whether it is met."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evaluation.asked import Asked
from evaluation.calibration import calibration_error
from evaluation.intervals import paired_difference, wilson
from evaluation.measure import Measure, share
from evaluation.question import CHANNELS
from evaluation.scoring import Outcome
from evaluation.tally import scored

URGENT = "urgent_symptoms"
EXTRAORDINARY = ("urgent", "looks_urgent")
"""Sets whose questions are, or look, urgent; a false alarm counts on all the others."""


def question_measures(asked: Sequence[Asked]) -> list[Measure]:
    """Return every measure that rests on the replies alone; `asked` holds one half."""
    spoken = [one for one in asked if not one.clean]
    covered = _of_set(spoken, "covered")
    outside = _of_set(spoken, "out_of_scope")
    ordinary = [o for o in spoken if o.question.set not in EXTRAORDINARY and not o.expects(URGENT)]
    single = [o for o in spoken if o.question.set in ("covered", "two_questions") and not o.several]
    is_right: Callable[[Asked], bool] = lambda one: one.right  # noqa: E731
    false_alarm: Callable[[Asked], bool] = lambda one: one.says(URGENT) and not one.expects(URGENT)  # noqa: E731

    def served(one: Asked) -> bool:
        return one.outcome in (Outcome.RIGHT, Outcome.OFFERED)

    def not_answered(one: Asked) -> bool:
        return one.right or not any(reply.answers for reply in one.replies)

    measures = [share("covered_right", "Covered questions answered right", covered, is_right, 0.95)]
    for channel in CHANNELS:
        some = [one for one in covered if one.question.channel == channel]
        measures.append(share(f"covered_right_{channel}", f"… of those by {channel}", some, is_right, 0.93))
    measures += [
        share("covered_served", "Covered questions answered right or offered", covered, served, 0.98),
        share(
            "covered_wrong",
            "Covered questions answered wrong",
            covered,
            lambda one: one.outcome is Outcome.WRONG,
            0.02,
            at_most=True,
        ),
        share("outside_kept", "Out of scope, not answered", outside, not_answered, 0.95),
        share(
            "near_kept",
            "… of those near to what is covered",
            [one for one in outside if one.question.near],
            not_answered,
            0.92,
        ),
        share(
            "urgent_found", "Urgent messages recognised", _of_set(spoken, "urgent"), lambda one: one.says(URGENT), 0.99
        ),
        share("false_alarms", "False alarms on ordinary questions", ordinary, false_alarm, 0.01, at_most=True),
        share(
            "false_alarms_close",
            "False alarms on questions that look urgent",
            _of_set(spoken, "looks_urgent"),
            false_alarm,
            at_most=True,
        ),
        share("advice_found", "Wishes for personal advice recognised", _of_set(spoken, "advice"), is_right, 0.97),
        share("acts_right", "Greetings, repeats and other acts right", _of_set(spoken, "acts"), is_right),
        share("negation_right", "Questions with a negation right", _of_set(spoken, "negation"), is_right),
        _pairs(_of_set(spoken, "negation")),
        share(
            "follow_ups_right",
            "Follow-ups in a dialogue right",
            [one for one in _of_set(spoken, "dialogue") if one.turn > 0],
            is_right,
            0.93,
        ),
        share(
            "two_right",
            "Two questions in one message, both right",
            [one for one in _of_set(spoken, "two_questions") if one.several],
            is_right,
            0.85,
        ),
        share(
            "split_wrongly",
            "Single questions split by mistake",
            single,
            lambda one: len(one.replies) > 1,
            0.03,
            at_most=True,
        ),
        misheard_loss(asked),
        Measure(
            "calibration_error",
            "Calibration error of the confidence",
            calibration_error(scored(spoken)),
            len(scored(spoken)),
            0.05,
            at_most=True,
            unit="",
        ),
    ]
    return measures


def misheard_loss(asked: Sequence[Asked]) -> Measure:
    """Return how many points fewer are right when misheard than when the same was said clearly."""
    clean = {one.question.id: one.right for one in asked if one.clean}
    both = [(one.right, clean[one.question.id]) for one in asked if not one.clean and one.question.id in clean]
    lost = sum(right_clean and not right for right, right_clean in both)
    won = sum(right and not right_clean for right, right_clean in both)
    return Measure(
        "misheard_loss",
        "Loss when misheard",
        (lost - won) / len(both) if both else 0.0,
        len(both),
        0.05,
        at_most=True,
        interval=paired_difference(lost, won, len(both)),
        unit="points",
    )


def _pairs(asked: Sequence[Asked]) -> Measure:
    """Return the share of pairs of which both members are right."""
    pairs: dict[str, list[bool]] = {}
    for one in asked:
        if one.question.pair:
            pairs.setdefault(one.question.pair, []).append(one.right)
    hits = sum(all(rights) for rights in pairs.values())
    value = hits / len(pairs) if pairs else 0.0
    title = "Pairs with and without the negation, both right"
    return Measure("pairs_right", title, value, len(pairs), interval=wilson(hits, len(pairs)))


def _of_set(asked: Sequence[Asked], name: str) -> list[Asked]:
    return [one for one in asked if one.question.set == name]
