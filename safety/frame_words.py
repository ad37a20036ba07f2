"""The words around a sign that tell who has it, or that nobody is said to have it."""

from __future__ import annotations

from safety.word_sets import KIN, SETS


def words(text: str) -> frozenset[str]:
    """Make a set of words from a text."""
    return frozenset(text.split())


def runs(text: str) -> tuple[tuple[str, ...], ...]:
    """Make runs of words that stand side by side, from a text with commas between them."""
    return tuple(tuple(run.split()) for run in text.split(","))


PRONOUNS = words("i he she we it they there everything")
PERSONAL = PRONOUNS | KIN | {"this"}
"""Words that a subject begins with when somebody real is meant."""
OWNERS = words("my his her our the their this that your")
DETERMINERS = OWNERS | words("little old own poor dear elderly left right both")
WHO_IT_IS = PERSONAL | SETS["site"] | SETS["leg"] | SETS["arm"] | SETS["mouthpart"] | words("head chest heart body")
GENERIC = words(
    """people person anyone anybody someone somebody everyone everybody patients folks others kids children adults
    you nobody neighbor coworker whose colleague women men most many human body"""
)
"""Subjects in general: "do people faint", "has anyone bled to death"."""
ANIMALS = words("dog dogs cat cats puppy kitten vet hamster rabbit pet")

MODALS = words("would could might may will shall should can must")
ASKING = words("do does did")
BE = words("is are am was were 's")
HAVE = words("has have had having")
QUESTION_WORDS = words("what which how when where who why whether")
OPENS_A_QUESTION = QUESTION_WORDS | BE | ASKING | MODALS | {"any", "at"}
FINITE = words("is are am 's has have keeps will can does started went feels looks hurts")

CONDITIONS = words("if unless suppose supposing imagine lest hypothetically whether")
WHETHER_AFTER = words("know sure wondering wonder see tell ask asking certain unsure")
TIMES_TO_COME = words("while when whenever once until till before")
RESTARTS = words("but because though although except however")
"""After these a new statement begins; not even an "if" reaches over them."""
JOINTS = words("and so now then ,")
NEGATIONS = words("not no never without nor neither denies denied deny zero none nobody free hardly any")
WORRIES = words(
    """afraid scared worried worry worries worrying fear fears terrified anxious nervous scares dread dreading
    petrified panicking concerned fearful frightened"""
)
WORRY_OF = words("of about to that for over from")
CHANCES = words(
    """avoid prevent preventing avoiding risk risks chance chances odds likelihood likely possible possibility
    danger prone stop make makes cause causes"""
)
NO_SUBJECT_AFTER = words(
    """for of in on to at by with from about into near around over under make makes making made cause causes
    causing numb hurt affect affects do hit leave leaves left after before during give gives put take taking
    against through inside stick use stop keep behind across off than like touch hold tell get gets numbing
    have has had"""
)
"""After these "my leg" or "it" is no subject ("make my leg numb", "ice on it")."""

READ_SOMEWHERE = words(
    """form sheet paper papers page handout instructions brochure pamphlet leaflet booklet website internet online
    article google forum facebook reddit youtube blog"""
)
SAYING = words("says said say mentions mention mentioned lists warns asks asked about states")
HEARSAY = runs(
    "i heard that,i heard it is,i heard about,i heard of,i heard people,i heard some,i heard you,i heard a man,i read,"
    "they say,people say,everyone says,everybody says,everyone keeps saying,you hear that,you hear about,you hear of,"
    "they told me,i know a,i knew a,says hers,said hers,said his,says his leg,i saw on,i watched,"
    "guy online,saw online,know thats,nurse asked,they asked"
)
