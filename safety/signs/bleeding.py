"""Bleeding: heavy, into the stomach or lungs, or through the bandage."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "heavy bleeding",
        "state",
        """
        {bleed}|it|nose|hers|his|mine <willnot> ..2 <bystop> bleeding|oozing|dripping|pouring|gushing|leaking
        {bleed} ..5 <willnot> ..1 <bystop>
        blood|bleeding|it will|does|is not|never clot|clotting
        {bleed} not <bystop>
        not|never|will <bystop> {bleeding}
        <willnot> ..1 <bystop> {bleed}
        <cannot> {adverb}? {adverb}? get|make ..5 stop|quit
        <cannot> {adverb}? {adverb}? stop|control|staunch|stem ..3 bleeding|blood|bleed|oozing|flow
        keeps|kept|keep on? pouring|gushing|spurting|flowing
        blood ..3 keeps|kept|still ..2 coming|pouring|running|gushing|flowing|going
        still|just|keeps|is|are|'s|comes|came|and|am {pour}
        {pour} ..2 blood|out|down|from|everywhere|bright
        blood {is}|was|just|everywhere|all|came|comes ..3 {pour}|everywhere|squirted|all|poured
        blood|claret everywhere|{pour}
        {cloth}|floor|bed|mattress|carpet|seat|tub|sink|sock|shoes|towels {is} ..1 red|covered
        covered in|with blood
        bleeding out {end}|on|now|here
        river|rivers|fountain|stream of blood
        blood squirts|spurts|gushes|pours|pouring
        used|using|gone|went through? ..1 whole|entire|full box|roll|pack|bag ..1 gauze|tissues|towels|pads|bandages|of
        nose|gums has|have ..1 bled|bleeding
        coming|pouring|shooting|spraying out like|everywhere ..1
        <cannot> stop it
        it|blood {is}|just|keeps ..1 dripping|running|pouring|streaming|trickling down {his} ..1 leg|back|side|thigh|
            butt
        roll|box|pack|stack of ..1 towels|gauze|tissues|pads|bandages ..6 blood|bleeding|soaked
        blood ..1 soaked|soaking ..2 seat|couch|floor|carpet|bed|mattress|clothes|chair
        blood {is}|just|keeps ..2 pumping
        bleed {is} heavy
        two|three|four|five|six|several towels|pads|bandages|gauzes ..2 already|now|soaked|red
        blood ..1 all over|down !my|the|his|her
        blood all over the|my|his|her floor|bathroom|bed|place|house|couch|room|seat|car|sheets|clothes|leg
        there is|are|'s ..2 lot|lots|ton|tons|so of|much ..1 blood
        blood {is}|was|just|keeps ..2 running|streaming|dripping|flowing|pouring down|out|off|onto
        blood ..1 running|streaming|pouring|flowing|dripping down|out|off|onto|from
        bleeding|bleed|bleeds|bled ..3 {hard}|crazy|mad|pig|tap|faucet|over|river
        bleeding|bled|bleeds a|so|too much|lot|really|whole
        {is}|just|have|still|has heavily? hemorrhaging
        puddle|pool of|under|on|beneath ..4 blood|her|him|me|seat|floor|bed|chair|it|back
        lost|losing|loses ..2 lot|lots|ton|much|tons|pints ..1 of? blood
        soaked|soaking|soaks|bled|bleeding|gone|going|went|been|filled|used ..3 two|three|four|five|six|seven|second|
            third|fourth|2|3|4|5|6|several|another|multiple|couple ..4 {towel}
        on {his}|the|to second|third|fourth|fifth|2nd|3rd|4th|5th ..1 {towel}|{towelone}
        towel|sheet|washcloth|rag|pillow ..1 {is} full|soaked|drenched
        pressed|pushed|held|holding|pressing|pushing|pressure|squeezed|leaned ..5 minutes|hour|hours|forever|
            ages ..9 still|coming|bleeding|pouring|stop|stopped|stops|dripping|out
        still|not|keeps ..6 pressed|pressing|pressure|pushing|holding ..5 minutes|hour|hours
        will not stop dripping|pouring|gushing|leaking|coming|running
        blood|bleeding it? is? not <bystop|finish>
        blood ,|. not <bystop|finish>
        {cloth}|{furnish} {is}? all|completely ..1 red|blood
        will not <bystop> ,|. ..1 bleeding|blood|bleed
        blood|it he|it? jump|jumps|jumping|squirt|squirts|squirted|squirting|spurt|spurts|spit|spits !into|the
        little|small? squirts|spurts ..2 like|with|when|every
        {is}|just|keeps welling|hosing|squirting|spraying|jetting
        blood {is}|just|keeps|has|like|in ..2 pooling|pooled|flooding
        there is|are|'s a? trail|puddle|pool|pools|puddles ..2 on|of|under|in|down
        blood ..2 trail|puddle|pool|pools|puddles
        squelching|squelch|squelches
        {wound} ..2 reopened|opened ..3 {bleeding}|running|blood|clot
        pressure {is} not ..1 doing|helping|working|stopping|holding
        pressure ..2 does not ..1 do|help|work|stop|hold
        pressing|pressed|leaning|holding ..6 <willnot> ..1 <bystop>
        will not clot
        my|the bleed|bleeding ..2 stronger|heavier|faster
        been {pour}
        now it will not quit|stop {end}|and
        {is}|just|keeps pumping out|through|from
        {bleed} ..7 ,|. it <willnot> <bystop>
        """,
    ),
    sign(
        "emergency",
        "heavy bleeding",
        "thing",
        """
        heavy|heavily|severe|bad|uncontrolled|uncontrollable|massive|continuous|profuse|nonstop bleeding|hemorrhaging
        """,
    ),
    sign(
        "emergency",
        "vomiting or coughing blood",
        "state",
        """
        coughing|coughed|coughs|cough|vomit|vomiting|vomited|vomits|puking|puked|spitting|spat|spits|retching|hacking|
            spewing ..4 blood|bloody|clots
        coughed|coughing ..3 blood
        blood ..4 coughed|coughing|cough|vomit|puke|mouth|throat
        vomited|puked|vomit and|, it was|is ..3 blood|bloody|red
        coffee ground|grounds ..2 looks|vomit|in|came|throwing
        vomiting|puking|vomited ..6 coffee ground|grounds
        coughing|coughs|cough|coughed|spitting|spit|sputum|phlegm ..6 pink|red|rusty ..1 in|{end}|and|froth|foam|
            bits|streaks
        pink|red|bloody froth|foam|sputum|phlegm|spit
        """,
    ),
    sign(
        "clinic",
        "bleeding",
        "state",
        """
        {person}|{wound}|nose|gums|hers|mine|{his}|still|started|starting|keeps|kept|again|everything {is}|just|has|
            still|started|starting|keeps|kept|been|been|to|back|and {adverb}? {adverb}? bleeding|bleed|oozing|dripping|
            seeping
        {is}|still|keeps|started|just|has|been|been|suddenly {adverb}? bleeding
        started|starting|begun|began|beginning|back|continues to? {bleeding}|{bleed}|ooze|drip
        {is}|keeps|still oozing|leaking|seeping|weeping|dripping|trickling ..1 blood
        bleeding again|out
        every|each time|hour|day ..5 bleeds|bleeding
        steady|slow|constant drip|trickle|ooze|leak from|coming|of|out|down
        keeps|still trickling|dripping|oozing|seeping|leaking|bleeding
        not bleeding ..3 but it|he|she is ..1
        it {is} ..2 soaked|soaking|dripping ..1
        blood ..1 all over {his} ..1 {cloth}
        come|came|coming through again|already
        second|third|fourth|fifth {cloth} ..4 since|today|already|changed
        {cloth} was|has|had changed|been|replaced ..4 times|already|again|twice
        bleeding|bled|leaking|blood|soaking|seeping|soaked|oozing|leaked|seeped|coming ..1 through ..3 {cloth}|it|
            second|clothes|again|and|everything|second|third
        {cloth} ..1 {is}|are|was|has|just|gets|keeps|getting|got|been|all|completely|full|came|still|already|
            's ..4 {soaked}|blood
        {cloth} ..2 {soaked}
        {soaked} ..1 {cloth}
        {cloth} ..1 turning|turns|turned|gone|going|getting ..1 red
        tape|gauze|pad|bandage|dressing ..3 red|blood again|through|already|now
        changed|changing|replaced|replacing|change ..1 {cloth}|it|them ..3 times|already|hour|every|again|since|twice|
            minutes
        {cloth} ..2 changed ..4 times|already|twice
        blood {is}|keeps|still|just|has|coming|leaking|running|dripping|oozing|trickling|keeps|started|are ..3 coming|
            leaking|running|dripping|oozing|seeping|trickling|soaking|soaked|flowing|spreading
        blood coming|leaking|running|dripping|oozing|seeping|trickling|soaking
        fresh|bright ..1 blood|red
        there is|are|'s some|still|more|fresh|bright|a|lots|so|dark|new ..2 blood !version|test|type|tests|draw|work|
            cell|cells|thinner|thinners|sample|clot|bank|vessel
        nose|gums {is}|has|keeps|been|keep been? {pour}|dripping|trickling|running
        blood|bleeding {end} <willnot> stop|quit
        blood run|runs|come|comes down|out|through
        covered|full|stained in|of|with blood
        this|all this? much? blood|bleeding
        all this|that blood
        site|wound|hole|incision|puncture leaking|bleeding|oozing
        there is|are|'s blood on|all|down|running|coming|dripping|everywhere|through|under|out|from|{end}
        blood {is}|down|up|all|and|in|on|over|through|to|into ..3 {furnish}
        blood {is}|running|ticking|seeping|dripping|going|gone|came|come ..2 into ..2 {furnish}|{cloth}
        blood ..2 through ..2 {furnish}|{cloth}
        bleeding|bled|bleeds through every|two|three|four|all|it|the|my|his|her|both|another|yet
        bleeding|bled|bleeds|soaked|soaking|gone|went|going|been|leaked|seeped through {several} ..4 {cloth}
        gone|went|going|been|bled|soaked through {his}|the ..1 {cloth} and|,|again|already|{end}
        used|using|ruined|filled|drenched|wrecked|spoiled|soaked up? {several} ..2 {towel}
        used|using|ruined|soaked {several} {his}|the ..2 {towel}
        {person}|{is}|now on {his}|the ..1 {nth} ..1 {cloth}
        {nth} {cloth}|one ..3 and ..5 {soaked}
        {nth} {cloth} ..3 {soaked}|gone|red|ruined|already
        {is} all|both soaked|sodden|drenched|dripping ..2
        looked down and|. ..1 it is|'s|was ..1 blood
        blood|bleeding|bled ..9 still|again coming|going|running|fresh|wet
        it|blood {is} still ..1 coming|running|flowing|seeping {end}|and|out|down|through|now
        blood|bleeding it|and|has|he|stop|stopped ..4 now|and|then ..1 come|comes|coming|started|starts again|back
        now come|comes|came|coming again
        run|runs|running|ran|drip|drips|trickling|ticking the|down|into {his}|the leg|legs|slipper|boot|shoe|sock|
            ankle|back
        packed|packing|stuffed ..4 {cloth} ..3 times|wet|red|again
        still bleeds|bleed|bleeding|oozing|wet|dripping
        water ..1 pink|red
        {bleeding}|blood ..1 from|at|out|under|through ..2 hole|puncture|needle|dressing|bandage|plastic
        hole|site|wound|place had|has|have|is|been? ..1 opened|open|come|came ..1 up|again|open|back
        change|changed|changing ..2 {cloth}|pad|sheets again|already|twice|because
        second|third|fourth|fifth time ..6 change|changed ..3 {cloth}
        {soaked} again|already|through
        from the blood as|too|because
        blood ..3 all|everywhere over|on ..1 {furnish}|{cloth}
        minute|moment|second|time|soon ..2 let|lift|take|press|move ..5 it starts|bleeds|wells|comes|runs|goes|
            gushes
        keeps|keep starting|coming|running|opening|oozing ..1 again|up ..2 lift|move|stand
        never ..1 been|stayed|got|gets dry
        {bleeding} x|for|about|over ..1 {several}|hour|hours|most ..1 hours|hour
        starts|started|start up? again ,|. ..1 blood|bleeding
        bleeds|bled|bleeding and bleeds|bled|bleeding
        """,
    ),
    sign(
        "clinic",
        "bleeding",
        "thing",
        """
        bleeding
        blood ..2 {cloth}
        nosebleed|nosebleeds
        bloody nose
        """,
    ),
    sign(
        "clinic",
        "blood in urine or stool",
        "state",
        """
        blood ..2 in|when ..1 {his}|the|i|he|she pee|urine|poop|stool|toilet|peed|pees|wee|diaper|bowl
        peeing|pooping|pissing|passing|peed|pooped ..1 blood|clots|red|pink|brown
        blood when|whenever i|he|she wipe|wipes|pee|pees|go|goes
        poop|stool|stools|poo|toilet {is}|looks|like|are|came|turned|all|has ..3 black|tar|tarry|bloody|red
        pee|urine {is}|looks|turned|came ..3 red|bloody|cola|pink
        toilet|poop|stool black
        black|tarry|bloody ..1 poop|stool|stools|poo|diarrhea
        motions|bowels|stool|stools|poop|poo|bm {is}|have|has ..1 gone|turned|went|black|like|coming ..1 black|
            tar|tarry|dark
        motions|stools|stool|poo ..1 black
        """,
    ),
)
