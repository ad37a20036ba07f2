"""Which words are names and which are ordinary English; lists of public data and of packages, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module, resources

_LOCALES = """en_US en_GB en_IE en_IN en_KE en_NG en_NZ en_PK es_MX es_ES es_CO fr_FR fr_CA de_DE it_IT pt_BR pt_PT 
pl_PL vi_VN tr_TR tw_GH yo_NG ig_NG ha_NG zu_ZA nl_NL sv_SE no_NO da_DK fi_FI ro_RO id_ID hr_HR cs_CZ fr_DZ""".split()
"""The countries whose names are known, as Faker calls them."""
_ROMANISED = {"zh_CN": "romanized", "ja_JP": "romanized"}
_MORE_FIRST_NAMES = frozenset(
    """
    priya raj anjali sunita deepak vikram mei ling jing xiu wei hiroshi yuki kenji min-jun jisoo fatima aisha
    mohammed muhammad mohamed ahmed omar yusuf hassan layla zainab abdul tariq olga svetlana dmitri ivan natasha
    boris irina sergei oksana taras shanice lakisha deshawn tyrone tamika keisha latoya jamal malik ebony consuelo
    lupe chuy pedro juanita xochitl guadalupe aaliyah moishe shira avi noam rivka yosef bob jay ray robin rob lily
    daisy violet patty betty peggy maggie lizzie katie annie sally molly polly kathy cathy debbie cindy sandy wendy
    becky vicky jenny penny jimmy billy bobby tommy johnny joey danny eddie freddie charlie jake josh matt mike dave
    steve jeff greg chris nick will mark rose grace hope faith dawn summer chase hunter bill frank art gene drew may
    june april august sue iris ruby amber olive ivy dale earl duke wade pat guy angel star rich melody harmony
    destiny sky tony sam ben dan ken don ron tim jim joe tom ted ed al liz beth meg deb barb pam jen jess
    """.split()
)
_NAMES_AFTER_ALL = frozenset("bob jay ray robin rob lily daisy violet penny sandy jimmy".split())
"""Names that stand in the list of easy English words."""
_ORDINARY = frozenset(
    """
    i me you he she it we they my your his her its our their mine the a an this that these those there here what which
    who whom whose when where why how and or but so because then than if though while about above after again against
    before below between by down during for from in into of off on onto out over through to toward under until up upon
    with without at as is am are was were be been being have has had do does did done can could may might must shall
    should will would not no yes yeah yep nope okay ok oh um uh er hmm well please thanks thank hi hello hey sorry just
    only also too very really quite maybe perhaps still already yet ever never always sometimes often usually now today
    tonight tomorrow yesterday later soon dont don't didnt didn't doesnt doesn't cant can't wont won't isnt isn't wasnt
    wasn't im i'm ive i've ill i'll id i'd its it's thats that's hes he's shes she's theyre they're were we're whats
    what's gonna wanna gotta lemme kinda sorta aint ain't got get gets getting going go goes gone went come comes came
    calling call called calls speaking speak speaks talking asking ask asks wondering wonder wondered want wants wanted
    need needs needed trying try hoping worried worry nervous scared anxious afraid terrified fine okay good bad better
    worse worst sick ill tired exhausted dizzy sore hurt hurts hurting pain painful bleeding bleed bruised swollen
    numb awake asleep ready done due scheduled allergic pregnant diabetic old young male female single married
    patient patients doctor doctors nurse nurses hospital clinic ward unit caller caregiver carer provider surgeon
    oncologist hematologist haematologist pharmacist mother mom mum mommy mama father dad daddy papa son daughter
    husband wife partner brother sister baby child kid kids boy girl friend aunt uncle grandma grandpa grandson
    granddaughter niece nephew cousin parent parents family somebody someone anyone nobody everyone everybody
    people biopsy biopsies marrow bone bones blood needle needles aspiration aspirate test tests results result
    procedure procedures sedation anesthesia anaesthesia numbing lidocaine fever chills infection leukemia leukaemia
    lymphoma myeloma anemia anaemia cancer chemo transplant platelets platelet neutrophils hemoglobin warfarin
    aspirin tylenol ibuprofen heparin plavix eliquis xarelto coumadin insulin metformin morphine fentanyl
    versed midazolam propofol ketamine ativan zofran
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december morning afternoon evening night week weeks day days month months year years hour hours
    minute minutes number phone telephone cell mobile email mail address record chart insurance policy birth birthday
    born date name named names account zip code street avenue live lives living stay staying
    urgent emergency normal abnormal safe dangerous risky serious mild severe awful terrible horrible killing driving
    confusing ridiculous scary hard easy difficult possible impossible important true false right wrong different
    another other others same first second third last next new old my first time one two three four five six seven
    eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty
    fifty sixty seventy eighty ninety hundred thousand million zero
    spelled spell spelling correct actually looking sitting lying standing waiting taking having using feeling
    regarding concerning concerned re supposed able unable sure unsure unsteady likely unlikely under on off
    medicare medicaid american cleveland saint jude mayo hopkins jamshidi united medical cancer society together
    easter christmas thanksgiving hanukkah ramadan passover
    english spanish german india france florida arizona denver phoenix orlando
    infant newborn toddler teenager teen adult senior elderly minor guardian interpreter translator volunteer chaplain
    robot bot computer machine assistant marlow alexa siri google
    gauge doc ether nil min van gal mate math tab rod nan charity patience press lavender link grit minor yoga
    parkinson alzheimer hodgkin wilms burkitt waldenstrom fanconi gaucher hodgkins parkinsons alzheimers down downs
    del inv theres wheres hows whos heres whys crohn crohns cushing graves raynaud sjogren marfan huntington
    jamshidis luer wright giemsa romanowsky hickman broviac groshong
    practitioner practioner beforehand continue
    mon tue tues wed weds thu thur thurs fri sat sun corona
    mi dem fi nah di yuh wi
    rh anc wbc rbc hgb cbc mds aml cml all mm mgus bmb bmbx iv er icu mri ct pet
    vial kidney lung lips vain odds comment cares din mo ma
    """.split()
)
_ENDINGS = ("ing", "ed", "es", "s", "ly", "er", "est", "y", "d", "n")
_WITH_E = ("ing", "ed", "es", "er", "est", "d", "r")
_FREQUENT = 1000
_NO_LAST_NAME = frozenset("may will can do say an in my see so".split())
_CENSUS_LAST_NAMES = 5000
"""Of the census' 88,799 last names only the most frequent are taken: the rare ones are ordinary words too often."""


@dataclass(frozen=True)
class NameWords:
    """First names, last names and ordinary words, all in lower case."""

    first: frozenset[str]
    last: frozenset[str]
    ordinary: frozenset[str]
    frequent_last: frozenset[str]
    """The most frequent last names that are ordinary words too ("brown", "young")."""
    never: frozenset[str]
    """Ordinary words that are no name even with a capital letter, wherever they stand."""

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word of lower case is ordinary English, in this or another form ("bleeding")."""
        if word in self.ordinary or ("'" in word and word.split("'")[0] in self.ordinary):
            return True
        if word in self.first:
            return False
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if (
                stem != word
                and len(stem) > 2
                and (stem in self.ordinary or (ending in _WITH_E and stem + "e" in self.ordinary))
            ):
                return True
            if stem != word and len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in self.ordinary:
                return True
        return False

    def is_name(self, word: str) -> bool:
        """Tell whether a word of lower case is a name, whatever else it is."""
        return word in self.first or word in self.last

    def is_first_name(self, word: str) -> bool:
        """Tell whether a word of lower case is a first name and nothing else."""
        return word in self.first and word not in self.ordinary

    def is_last_name(self, word: str) -> bool:
        """Tell whether a word of lower case is a last name and nothing else."""
        return word in self.last and not self.is_ordinary(word)


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """Read the lists (about half a second, once a process)."""
    first, last = set(_MORE_FIRST_NAMES), set()
    for locale in [*_LOCALES, *_ROMANISED]:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        wanted = _ROMANISED.get(locale, "")
        for attribute in dir(provider):
            if wanted not in attribute or (not attribute.rstrip("s").endswith("name") and not wanted):
                continue
            words = _words(getattr(provider, attribute))
            if attribute.startswith("last"):
                last |= words
            elif attribute.startswith("first"):
                first |= words
    for file in ("dist.female.first", "dist.male.first"):
        first |= set(_census(file))
    last |= set(_census("dist.all.last")[:_CENSUS_LAST_NAMES])
    easy = (resources.files("textstat") / "resources" / "en" / "easy_words.txt").read_text(encoding="utf-8")
    ordinary = (_ORDINARY | {word.strip().lower() for word in easy.split()}) - _NAMES_AFTER_ALL
    frequent = frozenset(_census("dist.all.last")[:_FREQUENT]) - _NO_LAST_NAME
    return NameWords(frozenset(first), frozenset(last), frozenset(ordinary), frequent, _ORDINARY - _NAMES_AFTER_ALL)


def _census(file: str) -> list[str]:
    """Return the names of a list of the United States' census of 1990, the most frequent first."""
    lines = (resources.files("names") / file).read_text(encoding="ascii").splitlines()
    return [line.split()[0].lower() for line in lines if line.strip()]


def _words(names: object) -> set[str]:
    """Return the names of one of Faker's lists, those of one Latin word only."""
    if isinstance(names, str) or not hasattr(names, "__iter__"):
        return set()
    return {
        name.lower()
        for name in names
        if isinstance(name, str) and len(name) > 1 and name.replace("-", "").replace("'", "").isalpha()
    }
