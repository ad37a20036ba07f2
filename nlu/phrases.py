"""The words that spaCy's matchers look for, by entity and value. Lower case; matched on whole tokens."""

from __future__ import annotations

PROCEDURE: dict[str, list[str]] = {
    "aspiration": [
        "aspiration", "aspirate", "aspirates", "aspirated", "aspirations", "asp", "bma", "bone marrow aspiration",
        "liquid part", "liquid sample", "liquid one", "the fluid part",
    ],
    "biopsy": [
        "core biopsy", "trephine", "core sample", "biopsy part", "the biopsy needle", "bone piece", "solid part",
        "solid sample", "the core",
    ],
}  # fmt: skip
"""Only what names one of the two on purpose: "bone marrow biopsy" alone is how people call the whole test."""

CHILD: list[str] = [
    "child", "children", "childs", "children's", "kid", "kids", "kiddo", "kiddos", "kiddie", "son", "daughter", "baby",
    "babies", "infant", "newborn", "toddler", "toddlers", "boy", "girl", "little one", "little ones", "little guy",
    "little girl", "little boy", "grandson", "granddaughter", "grandchild", "grandbaby", "grandkid", "preschooler",
    "kindergartner", "peds", "ped", "pediatric", "pediatrics", "paediatric", "teen", "teenager", "minor", "stepson",
    "stepdaughter", "nephew", "niece", "schooler", "my little", "young ones", "youngster",
]  # fmt: skip
ADULT: list[str] = [
    "adult", "adults", "grown up", "grown ups", "grownup", "grownups", "grown-up", "grown-ups", "older person",
    "elderly", "senior", "seniors", "grown man", "grown woman", "my husband", "my wife", "my mom", "my mother",
    "my dad", "my father", "my grandmother", "my grandfather", "my grandma", "my grandpa", "my parents", "my mum",
]  # fmt: skip
GROWN_RELATIVE_DOES: list[str] = [
    "drive", "drives", "driving", "take", "takes", "bring", "brings", "pick", "picks", "come", "comes", "wait", "waits",
    "ride", "hold", "stay", "call", "ask", "asks", "asked", "says", "said", "told", "thinks", "works", "wants",
]  # fmt: skip
"""After "my daughter can ...": here the relative helps the patient, so the question is not about a child."""

BODY_PART: dict[str, list[str]] = {
    # never "back" alone: people go back, and results come back
    "hip": ["hip", "hips", "hip bone", "hipbone", "pelvis", "pelvic bone", "iliac crest", "ilium"],
    "breastbone": ["breastbone", "breast bone", "sternum", "chest bone"],
    "back": [
        "my back", "the back", "your back", "his back", "her back", "lower back", "low back", "back pain", "back ache",
        "backache", "spine", "backbone", "tailbone",
    ],
    "leg": ["leg", "legs", "thigh", "shin", "knee"],
    "buttock": ["butt", "buttock", "buttocks", "bottom", "backside", "bum", "rear"],
    "arm": ["arm", "arms"],
}  # fmt: skip
MEDICINE: dict[str, list[str]] = {
    "blood thinner": [
        "blood thinner", "blood thinners", "bloodthinner", "bloodthinners", "thinner", "thinners", "anticoagulant",
        "anticoagulants", "warfarin", "coumadin", "eliquis", "apixaban", "xarelto", "rivaroxaban", "pradaxa",
        "dabigatran", "heparin", "lovenox", "enoxaparin", "plavix", "clopidogrel", "brilinta", "savaysa",
    ],
    "aspirin": ["aspirin", "baby aspirin", "asa", "ecotrin", "bayer"],
    "pain reliever": [
        "ibuprofen", "advil", "motrin", "naproxen", "aleve", "tylenol", "acetaminophen", "nsaid", "nsaids",
        "oxycodone", "tramadol", "opioid", "painkiller", "painkillers", "pain pill", "pain pills", "pain meds",
    ],
    "calming medicine": ["lorazepam", "ativan", "xanax", "alprazolam", "valium", "diazepam", "versed", "midazolam"],
    "numbing medicine": ["lidocaine", "novocaine", "numbing cream", "numbing shot", "emla", "local anesthetic"],
    "supplement": ["supplement", "supplements", "vitamin", "vitamins", "fish oil", "turmeric", "herbal", "ginkgo"],
    "diabetes medicine": ["insulin", "metformin", "ozempic"],
    "steroid": ["prednisone", "steroid", "steroids", "dexamethasone"],
    "blood pressure medicine": ["lisinopril", "amlodipine", "metoprolol", "blood pressure pill", "blood pressure meds"],
    "medicine": ["medicine", "medicines", "medication", "medications", "meds", "pills", "my pill", "prescriptions"],
}  # fmt: skip
CONDITION: dict[str, list[str]] = {
    "leukemia": ["leukemia", "leukaemia", "aml", "all leukemia", "cll", "cml"],
    "lymphoma": ["lymphoma", "hodgkin", "hodgkins", "hodgkin's"],
    "myeloma": ["myeloma", "multiple myeloma"],
    "myelodysplastic syndrome": ["mds", "myelodysplastic syndrome", "myelodysplasia", "myelodysplastic"],
    "anemia": ["anemia", "anaemia", "anemic", "low iron"],
    "cancer": ["cancer", "tumor", "tumour", "metastasis", "metastasized"],
    "low platelets": ["low platelets", "low platelet", "platelets are low", "thrombocytopenia"],
    "infection": ["infection", "infections"],
    "diabetes": ["diabetes", "diabetic"],
    "immune problem": ["hiv", "aids", "autoimmune", "lupus", "immune system", "immunocompromised"],
}
SYMPTOM: dict[str, list[str]] = {
    "fever": ["fever", "fevers", "feverish", "temperature", "burning up"],
    "bleeding": ["bleeding", "bleed", "bleeds", "blood coming", "bloody"],
    "swelling": ["swelling", "swollen", "swelled", "puffy"],
    "discharge": ["discharge", "pus", "oozing", "weeping"],
    "pain": ["pain", "painful", "hurt", "hurts", "hurting", "ache", "aches", "aching", "sore", "soreness"],
    "bruise": ["bruise", "bruises", "bruising", "bruised", "black and blue"],
    "numbness": ["numbness", "tingling"],
    "breathing trouble": ["can't breathe", "cant breathe", "cannot breathe", "trouble breathing", "short of breath"],
}  # fmt: skip
TIME: dict[str, list[str]] = {
    "before": ["before", "beforehand", "the night before", "the day before", "the morning of", "ahead of time"],
    "during": ["during", "while they", "in the middle"],
    "after": ["after", "afterwards", "afterward", "the next day", "the day after", "later on", "once it's over"],
}
CHOICE: dict[str, list[str]] = {
    "1": ["first", "1st", "number one", "number 1", "option one", "option 1", "the former", "one please"],
    "2": ["second", "2nd", "number two", "number 2", "option two", "option 2", "middle one"],
    "3": ["third", "3rd", "number three", "number 3", "option three", "option 3"],
    "-1": ["last one", "the last", "the latter"],
}
DIGITS = {"1": "1", "2": "2", "3": "3", "one": "1", "two": "2", "three": "3"}
"""A message that is nothing but one of these is a choice."""
