"""What kind of word a token is: a digit said, a street, a title, a word that announces a telephone number."""

from __future__ import annotations

from safety.details.figures import REPEATS, SINGLES, TEENS, TENS

CLASSES = {
    "month": """january february march april may june july august september october november december jan feb mar apr
        jun jul aug sep sept oct nov dec""",
    "day": """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
        today tomorrow tonight tmrw tomorow""",
    "ordinal": """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth th st nd rd""",
    "street": """street avenue ave road boulevard blvd lane parkway pkwy highway hwy rd terrace ter drive dr way
        place pl court ct circle cir trail square close crescent loop row ln run pike turnpike parade mews gardens grove
        walk rise hill view heights ridge hollow bend path plaza route rural rr box po county block""",
    "unit": "apt apartment unit suite ste floor flat room lot building bldg number door",
    "state": """al ak az ar ca co ct de fl ga hi id il ia ks ky la md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok pa
        ri sc sd tn tx ut vt va wa wv wi wy alabama alaska arizona arkansas california colorado connecticut delaware
        florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
        michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico york carolina dakota
        ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming""",
    "direction": "north south east west northeast northwest southeast southwest ne nw se sw n s e w",
    "title": """mr mrs ms miss mister missus missis mx madam sir dr doctor prof professor nurse rev reverend father
        sister pastor rabbi imam captain sergeant señora señor senora senor doña don""",
    "relation": """mother father mom mum mam mama mommy dad daddy papa parent wife husband hubby son daughter sister
        brother partner spouse ex grandma grandpa gran granny nana nan grandmother grandfather aunt auntie aunty uncle
        niece nephew cousin carer caregiver caretaker friend neighbor neighbour boyfriend girlfriend fiance fiancee
        boy girl kid baby child twin grandson granddaughter stepson stepdaughter dtr contact driver donor pt patient
        caller cllr clr client aide boss landlady roommate guardian emergency""",
    "name cue": """name names named called call surname last first maiden nickname spelled spelling spelt spell goes
        known signed sincerely regards respectfully thanks attn dear calling speaking here again this i'm im i am it's
        its under behalf re for about ask""",
    "phone cue": """phone telephone cell cellphone mobile call reach text txt ring callback cb fax tel ph landline dial
        pager voicemail whatsapp viber number num line ln buzz hm home work contact back area code extension ext""",
    "birth cue": "born birth birthday bday birthdate brithday dob b",
    "record cue": """mrn record chart id member subscriber policy group grp insurance medicare medicaid ssn social
        security account acct claim case reference ref confirmation licence license passport card visa mastercard
        appointment booking file wristband bracelet specimen accession study plan beneficiary enrollee hsa rx auth
        referral order bcbs aetna humana cigna kaiser tricare nhs nr no ending last ends four digits""",
    "address cue": """live lives living address addr mail ship send deliver post pick reside resides moved house home
        stay stays staying zip postcode zipcode van cab taxi at of""",
    "mail cue": "email e-mail mail e write send inbox gmail",
    "mail": "dot at underscore dash hyphen com net org edu gmail yahoo hotmail outlook aol icloud proton @",
    "measure": """platelet platelets plt plts plats wbc rbc hgb hemoglobin hct anc neutrophils inr bp temp temperature
        fever weight blasts ferritin creatinine count counts dose gauge mrd stage grade type day days week weeks month
        months year years hour hours minute minutes percent mg mcg ml cc cm mm kg lbs pounds degrees old age times
        o'clock am pm a.m p.m dollars units pills tablets x""",
    "event": """biopsy biopsies aspiration bmb bmbx bx appointment appt diagnosed chemo transplant surgery procedure
        scheduled test results visit cycle since until till last next""",
    "link": "de la del van von der den bin ibn al el da di dos le mc mac o st",
    "self": "i me my you your he she we they his her our their it",
    "is": "is was are = : be has had 's",
}
OF_WORD: dict[str, tuple[str, ...]] = {}
for _name, _words in CLASSES.items():
    for _word in _words.split():
        OF_WORD[_word] = (*OF_WORD.get(_word, ()), _name)
CUES = ("name cue", "phone cue", "birth cue", "record cue", "address cue", "mail cue", "measure", "event", "relation")


def number_word(form: str) -> str:
    """Return which part of a spoken number a word is: "digit", "teen", "ten", "repeat", "hundred"; "" if none."""
    if form in SINGLES:
        return "digit"
    if form in TEENS:
        return "teen"
    if form in TENS:
        return "ten"
    if form in REPEATS:
        return "repeat"
    return "hundred" if form in ("hundred", "thousand") else ""
