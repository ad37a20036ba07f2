"""Named sets of words ({leg}) and groups of phrases (<cannot>) that the sign tables are made of."""

from __future__ import annotations

KIN = frozenset(
    """baby babies child kid toddler infant newborn son daughter boy girl husband wife spouse partner mom mother ma
    mama dad father pa papa grandma grandpa grandmother grandfather granny gran nana grandson granddaughter
    grandbaby grandchild brother sister sis bro sibling aunt auntie uncle cousin niece nephew boyfriend
    girlfriend roommate friend hubby fiance granddaddy granddad grandad gramps papaw pawpaw mamaw meemaw
    abuela abuelo nan missus mister kiddo youngest oldest twin twins pop pops momma client sweetheart fella
    elder caretaker pupil student resident flatmate housemate neighbour fiancee teen teenager caller patient
    lady gentleman man woman guy one mrs mr parent""".split()
)
"""Words for the people a message can be about."""
PRONOUNS = frozenset("i he she we they".split())
_PEOPLE = KIN | PRONOUNS

_WORDS = {
    "is": "is are am 's",
    "him": "him her them my",
    "his": "my his her their the your our its both",
    "very": "really very so too super all pretty quite extremely just real awful awfully terribly kind sort of still",
    "become": """
        is are am 's feels feel feeling looks look looking seems seem getting got went goes going gone turned turning
        turns became becoming been started
        """,
    "leg": "leg legs foot feet toe toes ankle ankles knee knees thigh thighs calf calves limb limbs",
    "arm": "arm arms hand hands",
    "breath": "breath breathe breathing breaths breathes",
    "air": "breath breaths air oxygen wind puff",
    "odd": """
        funny weird strange strangely weirdly odd oddly wrong labored noisy shallow slow slowly rapid irregular heavy
        heavily fast harsh raspy off bad
        """,
    "blue": "blue bluish purple dusky gray grayish",
    "bodyskin": """
        lips lip face mouth fingers fingertips fingernails nails skin toes hands hand feet tongue he she baby kid
        child son daughter boy girl one
        """,
    "chest": "chest breastbone sternum ribs",
    "hurts": "hurts hurt hurting aches aching pains",
    "tight": "tight tightness tightening heavy crushing crushed squeezing squeezed pressure heaviness tightly",
    "mouthpart": "tongue lips lip mouth face eyes eyelids eyelid eye throat cheeks",
    "swell": "swollen swelled swelling swole swells puffy puffed puffing puff puffs",
    "thick": "thick fat huge big bigger tingling tingly itchy tight tightening closing closed",
    "droop": """
        droop droops drooping drooped droopy sagging sagged crooked lopsided twisted hanging hangs slack uneven
        """,
    "weak": """
        weak weaker weakness heavy limp dead numb number tingly tingling paralyzed useless asleep sleep rubber rubbery
        jelly wobbly dragging drags floppy lifeless jello noodles spaghetti
        """,
    "numbleg": """
        numb paralyzed dead asleep sleep weak weaker rubber rubbery jelly useless floppy limp dragging jello noodles
        spaghetti lifeless sleeping
        """,
    "shake": "shaking jerking twitching convulsing thrashing seizing shakes jerks",
    "bleed": """
        claret bleeding bleed bleeds blood oozing dripping gushing pouring leaking seeping spurting trickling bled
        """,
    "bleeding": "bleeding bleeds oozing dripping leaking seeping trickling gushing pouring spurting hemorrhaging",
    "pour": """
        gushing pouring spurting squirting spraying streaming hosing squirtin welling jetting hemorrhaging gushes
        pours spurts sprayed spurted
        """,
    "hard": """
        heavily badly hard profusely nonstop everywhere uncontrollably severely freely constantly steadily lots heavy
        """,
    "cloth": """
        bandage bandages dressing dressings gauze gauzes pad pads tape towel towels washcloth cloth shirt sheet sheets
        pants pajamas underwear bandaid plaster patch covering shorts diaper jeans pillow mattress couch clothes gown
        seat trousers tissue tissues rag rags nappy flannel flannels napkin napkins overalls undershirt vest boxers
        nightie nightgown robe quilt quilts blanket blankets sack sacks knickers jumper
        """,
    "towel": """
        towel towels sheet sheets pad pads gauze gauzes rag rags washcloths tissues bandages bandage dressings
        dressing diaper clothes mattress cloth cloths flannel flannels napkins sacks blankets quilts plasters
        """,
    "soaked": "sodden soaked soaking soaks drenched saturated dripping full bloody red sopping wet",
    "num": "zero one two three four five six 0 1 2 3 4 5 6",
    "nine": "seven eight nine ten 7 8 9 10",
    "furnish": """
        floor carpet rug tiles linoleum lino tub bath sofa couch recliner armchair chair seat car upholstery stairs
        steps sink basin mattress cushion cushions shower slipper slippers boot boots shoe shoes sock socks hands
        counter hallway doorstep bed sheets pillow
        """,
    "nth": "second third fourth fifth sixth seventh eighth ninth tenth 2nd 3rd 4th 5th 6th",
    "several": """
        two three four five six seven eight nine ten dozen several both all every half 2 3 4 5 6 7 8 9 10 12
        """,
    "site": """
        site spot area place hole wound incision puncture hip skin back bandage dressing butt buttock cheek pelvis
        hipbone around bottom backside behind bum there bruise it lump side rump tush stitches cut biopsy breastbone
        sternum flank poke opening
        """,
    "wound": """
        site spot area place hole wound incision puncture hip back butt buttock skin biopsy bottom backside opening
        cut bandage dressing gauze it stitches
        """,
    "inflamed": "infected angry swollen puffy puffed swelled inflamed fiery swole",
    "swelled": "swollen swelled swelling puffy puffed puffing swole ballooned ballooning bulging swells",
    "yellow": """
        yellow yellowish green greenish cloudy milky smelly brown brownish white creamy thick clear pinkish stinky
        sticky weird gooey slimy
        """,
    "stuff": """
        stuff fluid goo gunk liquid discharge drainage crust slime ooze matter gook goop pus water guck liquids crap
        junk mess snot muck gloop thing jelly fluids
        """,
    "drain": "oozing draining leaking weeping seeping discharging dripping drains oozes leaks",
    "pill": """
        pills pill tablets tablet medicine medicines oxycodone tylenol bottle capsules painkillers morphine opioids
        sedative sedatives ativan valium lorazepam xanax oxy strip pack hydrocodone percocet vicodin insulin warfarin
        coumadin eliquis xarelto thinner thinners ibuprofen acetaminophen paracetamol melatonin tramadol dose doses
        codeine syrup advil methadone fentanyl gabapentin ambien clonazepam packet box
        """,
    "took": "took taken swallowed swallowing ate eaten drank downed gulped popped",
    "many": """
        rest most loads load ton all whole bottle handful entire many much double triple twice extra bunch fistful
        dozen lot
        """,
    "bigger": "bigger growing grows grew larger spreading spread expanding",
    "worse": "worse worst worsening",
    "awful": """
        severe unbearable excruciating horrible terrible awful agonizing intense intolerable insane crazy horrendous
        extreme brutal sharp stabbing
        """,
    "pain": "pain pains hurt hurts hurting ache aching aches throbbing soreness",
    "vomit": "vomiting vomited vomits vomit puking puked puke retching heaving barfing barfed upchucking",
    "dizzy": "dizzy lightheaded woozy faint faintish giddy wobbly unsteady",
    "drug": """
        pills tablets medicine oxycodone tylenol painkillers morphine opioids sedative sedatives ativan valium
        lorazepam xanax hydrocodone percocet vicodin insulin warfarin ibuprofen acetaminophen paracetamol codeine
        syrup tramadol fentanyl gabapentin ambien calpol nurofen oxys sleeping
        """,
    "self": "myself himself herself themselves",
    "sleepy": "sleepy drowsy groggy sedated tired out sluggish lethargic zonked doped knocked drugged",
    "adverb": """
        even really hardly barely properly fully quite seem to just still at all now suddenly completely actually ever
        literally much anymore i he she been
        """,
    "end": ". , ?",
    "bad": "bad badly much",
    "kidlike": "baby child kid son daughter toddler boy girl infant one grandson granddaughter newborn",
    "hardtodo": "trouble difficulty hard difficult painful problems problem struggling",
    "lost": "lost losing loses loss",
    "redword": "red reddish hot warm redder hotter warmer pink hard purple tender tight sore",
    "sitenoun": "site spot area hole wound incision puncture skin bandage butt buttock stitches opening cut",
    "lump": "lump bump knot bulge mass welt hematoma",
    "rash": "rash hives welts bumps blotches blotchy splotches rashes",
    "itch": "itching itchy itches itch",
    "wish": "want wants wanted wanting wish wishes ready",
    "isno": "no not without zero",
    "kill": "kill killing kills",
    "dozens": """
        dozen eight nine ten fifteen twenty thirty forty fifty sixty 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22
        24 25 26 27 28 30 32 35 36 40 45 48 50 60 80 90 100
        """,
    "upset": "muddled confused disoriented delirious incoherent hallucinating confusion delirium babbling altered",
    "harm": "hurt hurting harm harming cut cutting injure injuring poison burning",
    "towelone": "towel sheet pad gauze rag washcloth bandage dressing diaper cloth pillow",
    "hot": "hot boiling roasting burning feverish scorching toasty",
}
SETS = {name: frozenset(text.split()) for name, text in _WORDS.items()} | {
    "person": _PEOPLE,
    "kin": KIN,
    "other": _PEOPLE - {"i", "we"},
    "lowoxygen": frozenset(map(str, range(50, 92))) | frozenset("60s 70s 80s seventy eighty".split()),
    "lowsystolic": frozenset(map(str, range(40, 90))) | frozenset("sixty seventy eighty".split()),
}
"""{other} is anybody but the speaker; {lowoxygen} is in percent, {lowsystolic} in mm Hg."""

GROUPS: dict[str, tuple[str, ...]] = {
    "cannot": (
        "can not",
        "can hardly",
        "can barely",
        "can scarcely",
        "could not",
        "could barely",
        "could hardly",
        "unable to",
        "not able to",
        "not been able to",
        "not can",
        "can no",
        "hardly",
    ),
    "havenot": (
        "have not",
        "has not",
        "have not been able to",
        "has not been able to",
        "never",
    ),
    "willnot": (
        "will not",
        "does not",
        "do not",
        "is not",
        "are not",
        "'s not",
        "has not",
        "have not",
        "can not",
        "can not get it to",
        "never",
        "not",
        "refuses to",
        "would not",
    ),
    "finish": ("finish", "finished", "finishing", "end", "ending"),
    "bystop": (
        "stop",
        "stopping",
        "stopped",
        "quit",
        "quitting",
        "let up",
        "slow",
        "slowing",
        "slowed",
        "abate",
        "abated",
        "ease",
    ),
}
