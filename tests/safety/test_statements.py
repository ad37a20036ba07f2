"""Everybody with every sign, said in every plain way."""

import pytest

from safety import find_urgent

SOMEBODY = ["I", "he", "she", "my mom", "my son", "the baby", "caller's husband", "my dad"]
UNABLE = [
    "breathe",
    "breathe properly",
    "talk",
    "walk",
    "swallow",
    "see",
    "feel {their} legs",
    "feel {their} feet",
    "move {their} leg",
    "pee",
    "stop vomiting",
    "stop shaking",
    "stop bleeding",
    "keep anything down",
    "stand up",
    "catch {their} breath",
    "lift {their} arm",
    "get any air",
    "hold {their} head up",
    "stay awake",
    "move",
    "wake up",
    "open {their} eyes",
    "stop throwing up",
    "get warm",
]
CANNOT = [
    "can't",
    "cannot",
    "cant",
    "can barely",
    "can hardly",
    "isn't able to",
    "is unable to",
    "can't really",
    "just can't",
    "suddenly can't",
    "still can't",
]
DOING = [
    "vomiting",
    "bleeding",
    "shaking all over",
    "fainting",
    "seizing",
    "wheezing",
    "gasping",
    "gasping for air",
    "choking",
    "burning up",
    "hallucinating",
    "throwing up",
    "bleeding heavily",
    "bleeding a lot",
    "having a seizure",
    "having chest pain",
    "having trouble breathing",
    "having a stroke",
    "having an allergic reaction",
    "turning blue",
    "passing out",
    "coughing up blood",
    "vomiting blood",
    "running a fever",
    "running a temperature",
    "shivering",
    "shivering uncontrollably",
    "convulsing",
    "in severe pain",
    "in agony",
    "in a lot of pain",
    "screaming in pain",
    "confused",
    "very confused",
    "disoriented",
    "unconscious",
    "unresponsive",
    "delirious",
    "not breathing",
    "not responding",
    "not making sense",
    "not waking up",
    "really dizzy",
    "lightheaded and sweaty",
    "very drowsy and hard to wake",
    "covered in hives",
    "losing a lot of blood",
    "slurring {their} words",
    "struggling to breathe",
    "barely breathing",
    "hardly breathing",
    "short of breath",
    "out of breath",
    "breathing fast",
    "going in and out of consciousness",
    "hot and shivering",
    "sweating and pale",
]
HAVING = [
    "a fever",
    "a high fever",
    "fever and chills",
    "chest pain",
    "chest tightness",
    "trouble breathing",
    "shortness of breath",
    "hives",
    "a rash",
    "a seizure",
    "numb legs",
    "weak legs",
    "numbness in both legs",
    "swelling at the site",
    "pus coming out",
    "bleeding from the site",
    "a swollen tongue",
    "a swollen face",
    "slurred speech",
    "a droopy face",
    "a really bad headache",
    "severe pain",
    "terrible back pain",
    "the chills",
    "blood in {their} urine",
    "a temperature of 102",
    "a temp of 39",
    "an infection",
    "yellow drainage",
    "redness and swelling",
    "heart palpitations",
    "blue lips",
    "cold sweats",
    "a stiff neck",
    "double vision",
    "blood in {their} vomit",
    "hot skin around the needle hole",
    "an allergic reaction",
]
DOING_FRAMES = ["{who} is {what}", "{who} is {what} right now", "{who} has been {what} since last night"]
HAVING_FRAMES = [
    "{who} has {what}",
    "{who} is having {what}",
    "{who} has got {what}",
    "{who} woke up with {what}",
    "{who} just started having {what}",
    "{who} developed {what} this morning",
    "{what} since last night",
    "{what} started an hour ago",
    "{what} right now",
    "{who} has {what} and it is getting worse",
    "{who} now has {what}",
    "{who} has had {what} since this morning",
    "{who} still has {what}",
]
NOT_SAID_OF_ONESELF = (
    "wake up", "open {their} eyes", "move", "talk", "unconscious", "unresponsive", "confused", "very confused",
    "not responding", "not waking up", "not making sense", "very drowsy and hard to wake", "not breathing",
)  # fmt: skip
THEIR = {"I": "my", "he": "his", "my son": "his", "caller's husband": "his", "my dad": "his"}


def say(frame, who, what):
    text = frame.format(who=who, what=what).replace("{their}", THEIR.get(who, "her"))
    if who == "I":
        for wrong, right in (
            ("I isn't", "I'm not"),
            ("I is ", "I am "),
            ("I has ", "I have "),
            ("I now has", "I now have"),
        ):
            text = text.replace(wrong, right)
        text = text.replace("I still has", "I still have")
    return text


def missed(frames, who, whats):
    made = [say(frame, who, what) for what in whats for frame in frames if (who, what) not in SKIPPED]
    return [text for text in made if find_urgent(text) is None]


SKIPPED = {("I", what) for what in NOT_SAID_OF_ONESELF}


@pytest.mark.parametrize("who", SOMEBODY)
def test_somebody_cannot(who):
    assert missed([f"{{who}} {cannot} {{what}}" for cannot in CANNOT], who, UNABLE) == []


@pytest.mark.parametrize("who", SOMEBODY)
def test_somebody_is(who):
    assert missed(DOING_FRAMES, who, DOING) == []


@pytest.mark.parametrize("who", SOMEBODY)
def test_somebody_has(who):
    assert missed(HAVING_FRAMES, who, HAVING) == []
