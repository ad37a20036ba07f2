"""Finds every problem of the content at once: first inside each file, then between the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from store.citations import Citation, Sentence
from store.content_folder import read_content
from store.documents import AnswerDocument, Content
from store.errors import close_matches, either_of
from store.grades import grade_answers, grade_problems, read_terms
from store.local_layer import local_problems
from store.number_reader import Mention
from store.numbers import find_numbers, unsupported_numbers
from store.records import Problem

SECTIONS_SHOWN = 8
EMERGENCY = frozenset({911, 988, 112, 999})


def check(data: Path) -> list[Problem]:
    """Every problem in the content folder, ordered by file and line; an empty list means that it can be built.

    Raises StoreError where there is no such folder.
    """
    return examine(data)[1]


def examine(data: Path) -> tuple[Content, list[Problem]]:
    """The content and its problems, read once, so that what is built is what was checked."""
    content, problems = read_content(data)
    passages = {
        document.id: {passage.section: f"{passage.heading}. {passage.text}" for passage in document.passages}
        for document in content.all_sources
    }
    drafts = frozenset(document.id for document in content.sources if document.state == "draft")
    for path, sentences, is_act in _all_sentences(content):
        for sentence in sentences:
            problems += _citation_problems(path, sentence, passages, content.unread, drafts)
            problems += _act_numbers(path, sentence) if is_act else _unborne_numbers(path, sentence, passages)
    problems += local_problems(content)
    problems += _related_problems(content)
    problems += _nearest_problems(content)
    problems += _key_problems(content)
    problems += _question_problems(content)
    problems += grade_problems(content, grade_answers(content, read_terms(data)))
    return content, sorted(set(problems))


def unused_passages(content: Content) -> tuple[str, ...]:
    """The passages that no sentence cites, as source#section; no mistake, but worth knowing."""
    cited = {
        citation for _, sentences, _ in _all_sentences(content) for item in sentences for citation in item.citations
    }
    return tuple(
        str(citation)
        for document in content.sources
        if document.state != "draft"
        for citation in (Citation(document.id, passage.section) for passage in document.passages)
        if citation not in cited
    )


def _all_sentences(content: Content) -> Iterator[tuple[str, Sequence[Sentence], bool]]:
    """(path, sentences, whether the file is an act)."""
    for answer in content.all_answers:
        for _, _, sentences in answer.parts():
            yield answer.path, sentences, False
    for subject in content.subjects:
        for sentences in (subject.spoken.sentences, subject.written.sentences, subject.ask.sentences):
            yield subject.path, sentences, False
    for act in content.acts:
        for variant in act.variants:
            yield act.path, (*variant.spoken.sentences, *variant.written.sentences), True


def _citation_problems(
    path: str,
    sentence: Sentence,
    passages: Mapping[str, Mapping[str, str]],
    unread: frozenset[str],
    drafts: frozenset[str],
) -> Iterator[Problem]:
    for citation in sentence.citations:
        if f"sources/{citation.source}" in unread:
            continue
        if citation.source in drafts:
            message = f"cites {citation}, but that document is a draft; read it, then take out its line state: draft"
            yield Problem(path, sentence.line, message)
        if citation.source not in passages:
            message = f"cites {citation}, but there is no document {citation.source}; {_there_are(passages)}"
            yield Problem(path, sentence.line, message)
        elif citation.section not in passages[citation.source]:
            has = _nearest_first(citation.section, list(passages[citation.source]))
            message = f"cites {citation}, but that document has no such section; it has: {has}"
            yield Problem(path, sentence.line, message)


def _unborne_numbers(path: str, sentence: Sentence, passages: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    texts = [passages.get(citation.source, {}).get(citation.section) for citation in sentence.citations]
    if not (sentence.ours or sentence.citations) or None in texts:
        return  # another problem is reported for this sentence already
    for number in unsupported_numbers(sentence.text, [text for text in texts if text is not None]):
        if sentence.ours:
            reason = "but is marked [ours]; cite the passage that says so, or leave the number out"
        else:
            cited = ", ".join(str(citation) for citation in sentence.citations)
            reason = f"but that number does not stand in what the sentence cites ({cited})"
        yield Problem(path, sentence.line, f'says "{number}", {reason}')


def _act_numbers(path: str, sentence: Sentence) -> Iterator[Problem]:
    """Acts may count ("two topics"), but a telephone number of this hospital stands in site.yml alone."""
    for mention in find_numbers(sentence.text):
        if _can_be_dialled(mention):
            message = (
                f'the telephone number "{mention.text}" is written out; numbers stand in data/local/site.yml, '
                "and here only their names, such as {clinic_phone} or {emergency_number_spoken}"
            )
            yield Problem(path, sentence.line, message)


def _can_be_dialled(mention: Mention) -> bool:
    return mention.phone is not None or (mention.unit is None and mention.value in EMERGENCY)


def _related_problems(content: Content) -> Iterator[Problem]:
    topics = {answer.topic for answer in content.all_answers}
    for answer in content.all_answers:
        line = answer.lines.get("related", 1)
        if "related" in answer.lines and not 2 <= len(set(answer.related)) <= 3:
            message = f'"related" names {len(set(answer.related))} topics; it must name two or three'
            yield Problem(answer.path, line, message)
        for topic in sorted({topic for topic in answer.related if answer.related.count(topic) > 1}):
            yield Problem(answer.path, line, f'"related" names {topic} twice')
        for topic in answer.related:
            if topic == answer.topic:
                yield Problem(answer.path, line, f'"related" names {topic}, which is this topic itself')
            elif topic not in topics and f"answers/{topic}" not in content.unread:
                yield Problem(answer.path, line, f'"related" names {topic}, but {_no_topic(topic, topics)}')


def _nearest_problems(content: Content) -> Iterator[Problem]:
    topics = {answer.topic for answer in content.answers}
    for subject in content.subjects:
        nearest = subject.nearest
        if nearest and nearest not in topics and f"answers/{nearest}" not in content.unread:
            line = subject.lines.get("nearest", 1)
            message = f'"nearest" is {nearest}, but {_no_topic(nearest, topics)}; null means none'
            yield Problem(subject.path, line, message)


def _key_problems(content: Content) -> Iterator[Problem]:
    paths: dict[str, str] = {}
    keyed = [(answer.topic, answer.path) for answer in content.answers]
    keyed += [(act.act, act.path) for act in content.acts]
    keyed += [(subject.subject, subject.path) for subject in content.subjects]
    for key, path in keyed:
        if key in paths:
            yield Problem(path, 1, f'the name "{key}" is taken by {paths[key]}; give this file another name')
        paths.setdefault(key, path)


def _question_problems(content: Content) -> Iterator[Problem]:
    first: dict[str, AnswerDocument] = {}
    replaced = {item.answer.topic for item in content.local if item.how == "replace"}
    added = {item.answer.path for item in content.local if item.how == "add"}
    for answer in content.all_answers:
        if answer.path in added or (answer.topic in replaced and answer in content.answers):
            continue  # its title is the topic's own, or the site's own answer stands in its place
        for field, question in [("title", answer.title), *(("questions", item) for item in answer.questions)]:
            key = " ".join(re.findall(r"\w+", question.casefold()))
            owner = first.setdefault(key, answer) if key else answer
            line = answer.lines.get(field, 1)
            if owner is not answer:
                message = f'the question "{question}" stands in {owner.path} too; only one topic can answer it'
                yield Problem(answer.path, line, message)
        keys = [" ".join(re.findall(r"\w+", item.casefold())) for item in (answer.title, *answer.questions)]
        for key in sorted({key for key in keys if key and keys.count(key) > 1}):
            yield Problem(answer.path, answer.lines.get("questions", 1), f'the question "{key}" stands here twice')


def _no_topic(topic: str, topics: set[str]) -> str:
    close = close_matches(topic, topics)
    return f"there is no such topic{f'; did you mean {either_of(close)}?' if close else ''}"


def _there_are(passages: Mapping[str, object]) -> str:
    return f"there are: {', '.join(sorted(passages))}" if passages else "there is none yet"


def _nearest_first(wanted: str, names: Sequence[str]) -> str:
    if not names:
        return "none"
    ordered = list(dict.fromkeys((*close_matches(wanted, names, limit=5), *names)))
    more = len(ordered) - SECTIONS_SHOWN
    return ", ".join(ordered[:SECTIONS_SHOWN]) + (f" and {more} more" if more > 0 else "")
