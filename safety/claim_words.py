"""Words by which somebody is said to have a sign, and words after which a sign is only spoken about."""

from __future__ import annotations

from safety.frame_words import NEGATIONS, WHO_IT_IS, words

HAVING = words(
    """have has having got get getting running runs run spiked spiking spikes developed developing complains
    reports reported reporting noticed notice noticing feel feels feeling see seeing started starts starting
    broke keeps shows states presents presenting suffering think thinks found caught experiencing suffers
    ran came woke seen oozing leaking"""
)
PAST_HAVING = words("got had developed started broke ran came")
NOT_CLOSE = words("aunt auntie uncle cousin friend neighbor coworker niece nephew guy woman lady")
ONLY_A_NAME_BEFORE = words(
    """disorder disorders history medicine medicines risk risks control rate question questions clinic doctor
    specialist patient patients survivor thinner thinners test tests count counts sign signs protocol panel
    threshold number cutoff range limit reducer advice instructions information"""
)
NOT_BETWEEN = NEGATIONS - {"hardly", "free"} | words(
    """if about risk risks sign signs symptom symptoms when because for to chance which what how worry call case
    cause causes than from after before asked mention mentions dot speck tiny droplet questions
    question history trouble medicine
    that is are was will would can they you who gets"""
)
"""No claim reaches over these: "I have a question about fever"."""
GOES_ON = words("is 's are has have keeps will just went came started got getting feels since now again back shot")
STARTED = words("started began came keeps spiked")
LASTS = words("will keeps does is 's has started came just")
WITH_AFTER = WHO_IT_IS | words(
    "achy sweating shaking patient caller home up here him her down bed sitting lying man woman"
)
WITH_OTHERS = words(
    """deal dealing help do trouble problem problems associated wrong connected comes come goes go cope leaflet sheet
    paper papers handout booklet brochure form list"""
)
PLACES = words("in on at by under from around near")
NAMES = words(
    """headache cough sweats nausea shakes shivers fever chills swelling redness pus rash hives vomiting bleeding
    blood pain dizziness discharge"""
)
MODIFIERS = words(
    """high bad severe really very terrible horrible strong awful help please now lot lots yellow green over today
    tonight worse everywhere urgent asap husband wife patient caller"""
)
BARE = (
    WHO_IT_IS
    | MODIFIERS
    | words(
        """a an the sudden sharp and with plus on in at of my his her site some hurts right left back chest night dizzy
        hot shaking from red all body also sweating nauseous weak call me emergency degrees , . new mild low grade"""
    )
)
"""With nothing but these around it, a sign is all that a message says."""
