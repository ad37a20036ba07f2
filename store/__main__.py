"""The command line: `python -m store build|check|accept|grades|show|search`.

Exit status 0 where all is well, 1 where something has to be mended or is not there, 2 for a command that is not one.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from store.answers_file import write_answers
from store.building import build
from store.checking import examine, unused_passages
from store.citation_lock import accept, find_changes, read_lock, write_lock
from store.display import (
    act_text,
    answer_text,
    change_text,
    grades_summary,
    grades_text,
    hits_text,
    report_text,
    states_text,
    subject_text,
)
from store.errors import ContentError, StoreError, UnknownKeyError, counted
from store.grades import grade_answers, read_terms
from store.reading import Store, open_store
from store.store_file import default_path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that lacks a letter shows its number, and no error
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except ContentError as error:
        print(error, file=sys.stderr)
    except StoreError as error:
        print(f"store: {error}", file=sys.stderr)
    except BrokenPipeError:  # the reader of our output has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _parser() -> argparse.ArgumentParser:
    own_data = Path(__file__).resolve().parent.parent / "data"
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--data", type=Path, default=own_data, help="the folder of the content files")
    store = argparse.ArgumentParser(add_help=False)
    store.add_argument("--store", type=Path, default=default_path(), help="the store's file")
    output = argparse.ArgumentParser(add_help=False)
    output.add_argument("--json", action="store_true", help="print JSON")

    parser = argparse.ArgumentParser(prog="python -m store", description="Marlow's FAQ store.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("build", parents=[data, store], help="check the content and build the store")
    command.set_defaults(run=_build)
    command = commands.add_parser("check", parents=[data], help="list every problem of the content")
    command.set_defaults(run=_check)
    command = commands.add_parser("accept", parents=[data], help="the passages were compared with these answers")
    command.add_argument("keys", nargs="*", metavar="TOPIC", help="topics and subjects; none: all that are new")
    command.add_argument("--all", action="store_true", help="every answer, changed passages too")
    command.set_defaults(run=_accept)
    command = commands.add_parser("grades", parents=[data, output], help="the reading grade of every answer")
    command.set_defaults(run=_grades)
    command = commands.add_parser("show", parents=[store, output], help="print one answer, act or subject")
    command.add_argument("key", metavar="TOPIC", help="a topic, an act or a subject that is not covered")
    command.add_argument("--variant", help="exactly this variant")
    command.add_argument("--audience", help="adult or child: the variant that such a listener gets")
    command.add_argument("--procedure", help="aspiration or biopsy: the variant for that procedure")
    command.set_defaults(run=_show)
    command = commands.add_parser("search", parents=[store, output], help="find answers and passages by their words")
    command.add_argument("words", nargs="+", metavar="WORDS")
    command.add_argument("--limit", type=int, default=10, help="how many at most")
    command.set_defaults(run=_search)
    return parser


def _build(options: argparse.Namespace) -> int:
    report = build(options.data, options.store)
    write_answers(report.path)
    print(report_text(report))
    return 0


def _check(options: argparse.Namespace) -> int:
    content, problems = examine(options.data)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{counted(len(problems), 'problem')} to mend.", file=sys.stderr)
        return 1
    changes = find_changes(content, read_lock(options.data))
    changed = [change for change in changes if not change.new]
    for change in changed:
        print(change_text(change))
    if changed:
        files = len({change.file for change in changed})
        print(f"{counted(files, 'file')} to compare; then: make accept TOPIC=...", file=sys.stderr)
        return 1
    unused, new = unused_passages(content), sorted({change.file for change in changes})
    print(f"No problem in {counted(len(content.all_answers), 'answer')} and {counted(len(content.sources), 'source')}.")
    print(states_text(content, date.today()))
    print(grades_summary(grade_answers(content, read_terms(options.data))))
    if new:
        print(f"Not accepted yet (make accept): {', '.join(new)}.")
    if unused:
        print(f"For your information, no sentence cites {counted(len(unused), 'passage')}: {', '.join(unused)}.")
    return 0


def _accept(options: argparse.Namespace) -> int:
    content, problems = examine(options.data)
    if problems:
        raise ContentError(problems)
    lock = read_lock(options.data)
    changes = find_changes(content, lock)
    known = {change.file for change in changes if not change.new}
    names = options.keys or sorted({change.file for change in changes} - known)
    write_lock(options.data, accept(content, lock, None if options.all else names))
    print(f"Accepted: {'all' if options.all else ', '.join(names) or 'nothing, for nothing is new'}.")
    return 0


def _grades(options: argparse.Namespace) -> int:
    content, _ = examine(options.data)
    grades = grade_answers(content, read_terms(options.data))
    if options.json:
        print(json.dumps([grade.to_dict() for grade in grades], indent=2))
    else:
        print(grades_text(grades))
    return 0


def _show(options: argparse.Namespace) -> int:
    with open_store(options.store) as store:
        text, record = _shown(store, options)
    print(json.dumps(record, indent=2, ensure_ascii=False) if options.json else text)
    return 0


def _shown(store: Store, options: argparse.Namespace) -> tuple[str, object]:
    key, variant = options.key, options.variant
    topics, acts, subjects = [ref.topic for ref in store.topics()], store.acts(), store.subjects()
    if key in topics:
        if variant is not None:
            answer = store.answer_variant(key, variant)
        else:
            answer = store.answer(key, options.audience, options.procedure)
        return answer_text(answer, store.questions(key)[1:]), answer.to_dict()
    if key in acts:
        variants = store.act_variants(key)
        words = store.act(key, variant or variants[0])
        return act_text(words, variants), words.to_dict()
    if key in subjects:
        if variant is not None:
            raise StoreError(f'The subject "{key}" has no variants; leave out --variant.')
        subject = store.subject(key)
        return subject_text(subject), subject.to_dict()
    raise UnknownKeyError("topic, act or subject", key, [*topics, *acts, *subjects])


def _search(options: argparse.Namespace) -> int:
    words = " ".join(options.words)
    with open_store(options.store) as store:
        hits = store.search(words, options.limit)
    if options.json:
        print(json.dumps([hit.to_dict() for hit in hits], indent=2, ensure_ascii=False))
    elif hits:
        print(hits_text(hits))
    else:
        print(f'Nothing in the store has any of these words: "{words}".')
    return 0 if hits else 1


if __name__ == "__main__":
    sys.exit(main())
