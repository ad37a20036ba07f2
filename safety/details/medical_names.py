"""Names that are nobody's: of drugs, diseases, stains, needles, tests and hospitals."""

from __future__ import annotations

DRUGS = frozenset(
    """abilify aciclovir acyclovir advil albuterol alendronate aleve allopurinol alprazolam ambien amitriptyline
    amlodipine amoxicillin anagrelide apixaban aranesp argatroban arixtra arsenic asa aspirin aspirins atenolol
    ativan atorvastatin augmentin azacitidine azithromycin baclofen bactrim benadryl bendamustine betadine
    bisoprolol blenrexo blinatumomab boniva bortezomib bosutinib brilinta bumex buprenorphine buspar busulfan
    calquence carboplatin carfilzomib cbd celebrex celexa chlorhexidine chloroprocaine cialis cipro ciprofloxacin
    cisplatin cladribine claritin clonazepam clonidine clopidogrel codeine colchicine coumadin creon crestor
    cyclophosphamide cymbalta cytarabine dabigatran dalteparin daratumumab darzalex dasatinib daunorubicin decadron
    decitabine deferasirox demerol desferal dex dexamethasone dexcom diazepam diclofenac digoxin dilaudid diltiazem
    diphenhydramine doxorubicin doxycycline ecotrin edoxaban effexor effient eliquis elotuzumab eltrombopag emla
    enoxaparin epo epogen erythropoietin escitalopram estradiol etanercept exjade famotidine farxiga fentanyl
    filgrastim flagyl flomax flonase flovent fluconazole fludarabine fluorouracil fluoxetine folate fondaparinux
    fosamax fragmin furosemide gabapentin gilteritinib ginkgo gleevec glimepiride glipizide glucophage glucosamine
    granix haldol heparin hibiclens humalog humira hydrea hydrocodone hydrocortisone hydroxychloroquine hydroxyurea
    ibrance ibrutinib ibuprofen iclusig idarubicin idhifa imatinib imbruvica inrebic insulin ivig jakafi jantoven
    janumet januvia jardiance kenalog keppra ketamine ketorolac keytruda klonopin kyprolis lamictal lantus lasix
    latuda lenalidomide leucovorin levemir levothyroxine lexapro lidocaine lidocane lidoderm lipitor lisinopril
    lopressor lorazepam losartan lovenox luspatercept lyrica marcaine melatonin meloxicam melphalan metformin
    methadone methotrexate metoprolol midazolam midostaurin miralax mobic morphine motrin mounjaro mylotarg naproxen
    narcan neulasta neupogen neurontin nexium niacin nilotinib ninlaro nitroglycerin nitrous norco norvasc novocain
    novocaine novolog nplate nuvigil omega omeprazole omnipod ondansetron opdivo oxycodone oxycontin ozempic
    pacritinib panadol pantoprazole paracetamol paxil paxlovid pemigatinib pepcid percocet phenergan plaquenil
    plavix pomalidomide pomalyst ponatinib pradaxa prasugrel pravastatin prednisolone prednisone prevacid prilosec
    procrit prograf promacta propofol propranolol protonix prozac reblozyl reglan remicade retacrit revlimid rituxan
    rituximab rivaroxaban romiplostim ropivacaine rosuvastatin ruxolitinib rydapt savaysa sedacine selinexor
    seroquel sertraline simvastatin singulair spironolactone sprycel statin sudafed sulfasalazine synthroid
    tacrolimus tagrisso tamiflu tamoxifen tamsulosin tasigna tazemetostat tecvayli thalidomide thalomid tibsovo
    ticagrelor toradol tramadol trazodone trulicity tums turmeric tylenol valacyclovir valium valtrex vancomycin
    velcade venclexta venetoclax verapamil versed viagra vicodin vidaza vincristine voltaren vonjo vyxeos warfarin
    warfrin wegovy wellbutrin xanax xarelto xgeva xospata zantac zanubrutinib zarxio zestril zithromax zocor zofran
    zoloft zometa zyloprim zyprexa zyrtec
    """.split()
)
DISEASES = frozenset(
    """addison aldrich alzheimer alzheimers arbor asperger auer barcelona barr barrett bechet behcet bence binet
    blackfan bloom burkitt burkitts castleman celiac charcot chediak chester coley crohn crohns cushing cushings
    dameshek danlos davidson deauville diamond diguglielmo dohle dorfman downs duchenne durie ehlers epstein erdheim
    euro eutos evans ewing ewings fab fanconi fanconis felty gaucher gauchers gehrig giemsa gilbert glanzmann
    goodpasture graves guillain hasford hashimoto hashimotos heinz higashi hodgkin hodgkins howell huet huntington
    hurler hurthle icc ipss jamshidi jolly jones kahler kaposi kawasaki kikuchi klinefelter kostmann langerhans
    leiden lou lugano lyme lynch marfan meniere mikulicz munchausen niemann paget pagets papanicolaou parkinson
    parkinsons pelger philadelphia pick pompe pott rai raynaud raynauds reed reye richter richters romanowsky
    romberg rosai russell salmon schilling schnitzler schwachman sezary shwachman sjogren sjogrens sjögren sokal
    sternberg sweet sézary takayasu tourette turner virchow waldenstrom waldenstrom's waldenstroms waldenström
    wegener werlhof willebrand wilms wilson wiskott wright
    """.split()
)
HOSPITALS = frozenset(
    """anderson ascension banner baptist beaumont campus cedars center centre cleveland clinic dana desk duke elevator
    emory entrance farber foundation garage geisinger hopkins hospital infirmary institute intermountain johns jude
    kaiser kettering lobby lutheran mayo medical memorial mercy methodist moffitt northwell northwestern ochsner
    pavilion permanente presbyterian providence regional samaritan scripps sinai sloan stanford suite swedish tower
    university vanderbilt wing
    """.split()
)
THINGS = frozenset(
    """advair broviac catholic christmas congo covid cvs diwali easter eid english epic facebook fish flow google
    groshong hanukkah hemodilute hickman hindu illinois islam jamshidi jewish karyotype labcorp lent luer lyft
    medicaid medicare medtronic moderna muslim mychart ngs omnipod passover pcr perl perls pfizer prussian quest
    ramadan reddit spanish spicule stryker sudan thanksgiving trephine tru-cut trucut uber versed walgreens youtube
    zoom
    """.split()
)


MEDICAL_NAMES = DRUGS | DISEASES | HOSPITALS | THINGS


def medical_name(word: str) -> str:
    """Return "drug", "disease", "hospital" or "thing" for a word of lower case, "" for any other."""
    if word in DRUGS:
        return "drug"
    if word in DISEASES:
        return "disease"
    if word in HOSPITALS:
        return "hospital"
    return "thing" if word in THINGS else ""
