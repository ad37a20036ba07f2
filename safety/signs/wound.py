"""What the place where the needle went in looks like: infected, swollen, open, bruised."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "clinic",
        "pus or discharge",
        "state",
        """
        making|throwing|leaking|oozing|full|draining|weeping of|out? {stuff}
        {yellow} ..1 {stuff} ..1 come|comes|coming|came|leak|leaking ..2
        {yellow} ..1 spot|stain|patch|streak|crust ..2 {cloth}
        {wound} {is}|looks ..1 crusty|crusted|goopy|slimy|runny|weepy|gunky
        begun|began|started|starting|starts to discharge|ooze|weep|drain|leak|smell|stink|seep
        purulent
        {stuff} ..1 that? {is} ..2 {yellow}
        {wound}|bandage|hers|{his}|mine|he|she|and {is}|keeps|still|started|just|has|been|'s|starting ..1 {drain}|
            pussy|goopy|gooey|gunky ..1
        {wound} {drain}
        site|hole|wound draining
        oozing|draining|leaking|weeping|discharging|seeping ..4 {yellow}|{stuff}
        {stuff} {is}|just|keeps|coming|still|oozing|leaking|draining|came|seeping ..3 {drain}|out|from
        {wound}|hers|{his} ..2 smells|stinks|reeks|smelly|stinky|smelling
        {wound} ..3 bad|foul|awful|terrible|funny|nasty|strong|horrible smell|odor
        smell|odor|stink coming|comes from|out|off
        smells|stinks|smelling ..2 bad|awful|foul|funny|horrible|rotten|terrible|gross|rank
        {is}|and|it stinks|reeks
        kind of? yellowish|greenish
        {yellow}|water|liquid|fluid ..3 come|comes|coming|came|leaks|drips|dropping|dropped|drip|run|
            running ..2 out|from|off
        come|comes|coming|came|drips|leaks|dropping|dripping|running ..1 {yellow} ..1 {stuff}|water|liquid
        {wound}|hole|place|cut|dressing ..2 {is}|looks|gone|went|has|been ..2 weepy|slimy|mushy|pussy|gunky|
            crusty|gooey|stinky|smelly
        site|hole|wound|puncture|incision|opening|bandage|dressing ..1 {is}|looks|gone|went|
            turned ..2 yellow|green|weeping
        {cloth} ..2 {is}|has|gone|turned|came|comes|stained|got|went ..3 yellow|yellowish|green|greenish
        sticky|slimy|wet|weepy|smelly|stinky|crusty|gooey and ,? {yellow}|smelly|stinks|stinking
        {yellow} and|, smelly|stinky|sticky|weepy|crusty|stinking|slimy
        smell|smells|stink|stinks|smelled|smelling ..2 bad|ugly|foul|nasty|horrible|terrible|awful|rotten|off|
            rank|sour|cheese|rot|fish|eggs|death|meat|dead|ripe
        bad|foul|nasty|horrible|ugly|rotten|awful|terrible smell|odor|odour|stink
        the smell would|of|is|coming|when|has|off
        weeping|weep|weeps|matter ..2 and|then ..3 {stuff}|matter|pus|hot
        bit|lot|bits of matter
        """,
    ),
    sign(
        "clinic",
        "pus or discharge",
        "thing",
        """
        pus
        {yellow} ..1 {stuff}
        {yellow} {yellow} {stuff}
        drainage
        yellow|green|smelly|cloudy|foul|bloody|thick discharge|drainage
        """,
    ),
    sign(
        "clinic",
        "swelling, warmth or redness at the site",
        "state",
        """
        {wound}|around|{site}|area|bruise {become}|has|have|just|all|feel ..3 {inflamed}
        {wound}|area|spot {become}|has ..1 {swelled}
        {wound}|area|around {become} {adverb}? {redword} and|,? ..2 {redword}|{inflamed}|{hurts}|throbbing|itchy|
            painful
        {sitenoun} {become} ..3 {redword}|{inflamed}
        {sitenoun} ..2 {become} ..2 {redword}|{inflamed}
        {sitenoun} {redword}|{inflamed}
        {sitenoun} {redword} , {redword}|{inflamed}
        it is|'s|feels|looks {very}|bright|all red|hot|warm
        it is|feels|looks|has ..2 {inflamed}|{swelled}
        it is|feels hot|warm|red|hard and|to|around|all|when|like|as ..2
        {wound} {is}|has|keeps ..1 getting|gotten|got|growing ..1 {bigger}|{worse}|{redword}|{inflamed}
        {wound} {is}|has|just? blown|blew up
        it is|looks|'s red around
        {redword} and|, {redword}|{inflamed} ..1
        {redword}|{inflamed} and {inflamed}|{redword}|throbbing|oozing|{hot}
        throbbing and {redword}|{inflamed}
        red and {adverb}? {redword}|{inflamed}|warm|{hot}
        erythema|erythematous
        {is} {very}? red and it|the|feels|is ..2 {redword}|{inflamed}
        come|came up|out like|as ..4
        growing|grows|grow ..2 like|as a ball|egg|balloon|orange|lemon|golf|tennis
        swelling|lump|bump ,? and it is {redword}
        redness {is}|has|keeps|spreading|getting|around|growing ..2 {bigger}|{worse}|spreading|around|out
        red|redness spreading
        red spreading
        red|pink streak|streaks|line|lines|stripes|streaking
        red|pink ring|circle ..3
        {is} it|there|{sitenoun}? so|this|really|all|very|getting|super|too swollen|puffy|inflamed
        hip|back|butt|buttock|cheek|skin {become}|has ..2 puffed|swelled|ballooned|swollen|swelling
        swelled|puffed|swelling|swollen|ballooned|swole|puffing up|big|as|to|like ..5
        blew|blown up ..1 like
        swelling|lump|bump|knot|bulge|mass|bruise|redness|hematoma {is}|keeps|has|just|got|gets|still|that|there|
            where ..5 {bigger}|{worse}|spreading
        it {is}|keeps|just ..1 growing|spreading|swelling
        it {is}|keeps|just|has ..1 getting|growing|gotten|got|grown|spreading ..1 {bigger}|red|redder
        {lump} getting|becoming|gotten? {bigger}|growing
        big|huge|hard|large|giant|new|massive|hot|weird|growing ..1 {lump}
        {lump} ..3 big|size|as|like|growing|came|come|where|there|on|back|at
        {lump} ..2 by|near|under|around the|my|his|her
        doubled|tripled|twice in|the size
        looks|look|seems|is|be|it's|got|getting|think ..3 infected
        has|have|is|got ..1 infected
        skin ..4 {redword}|{inflamed} and|, {redword}|{inflamed}
        this|all this? much? swelling|redness
        calf|leg|ankle|foot {is}|has|got|have|are ..3 {swell}|swelling
        line|lines|streak|streaks|stripe|stripes|track|tracks ..2 going|running|crawling|creeping|climbing|
            heading|coming|spreading|goes|runs|creeps ..1 up|down|toward|towards|across|out|away|from
        red|redness|pink|purple|rash|color ..3 {is}|keeps|has|'s ..1 walking|moving|creeping|crawling|marching|
            spreading|traveling|climbing|growing|wider|expanding|reached|past
        the red|redness is|has ..2 {bigger}|past|wider|walking|to|at|reached
        {redword}|purple and|then ..2 spreading|growing|creeping|climbing
        {is}|gone|went|grown|spread|moved|now ..1 past|outside|beyond|over ..1 pen|mark|marker|outline|ring|edge
        {is}|gone|went|grown|spread|moved ..1 past|outside|beyond the ..1 line|lines|ink
        now ..5 size of
        grown|swollen|gone|swelled|spread ..2 to ..1 size of
        very|so|really ..1 hot|red|swollen|hard , ..3 place|site|hole|spot|hip|wound
        whole|entire|all ..1 hip|back|buttock|side|leg|thigh|cheek|bum {is}|feels|has|gone|went|'s ..2 hot|red|
            swollen|hard|fire|warm|burning|purple
        hip|buttock|hipbone|site|hole {is}|feels|gone|went ..2 hot|fiery|scalding|boiling|burning|fire
        over|because|of the swelling
        {sitenoun}|hip|side {is}? hot ,? ..1 {redword}|{inflamed}
        {is} ..2 puffed|swollen|swelled up like ..1 egg|balloon|ball|football|orange|plum
        """,
    ),
    sign(
        "clinic",
        "swelling, warmth or redness at the site",
        "thing",
        """
        swelling|redness|warmth|inflammation
        cellulitis|abscess|blister|blisters
        hot|red|warm|swollen|puffy|inflamed|infected ..1 skin|area|spot|site|lump|wound|hole
        infection
        """,
    ),
    sign(
        "clinic",
        "wound open",
        "state",
        """
        wound|hole|incision|cut|stitches|site|stitch {is}|has|just|came|popped|opened|split|busted|came|burst|come|
            keeps ..2 open|opened|apart|undone
        it has|just? popped|split|busted|burst|came open
        {wound} will|does not close|closing|heal|healing
        wound|hole|cut|stitches opened|popped|split|burst ..1 up|open
        stitches popped|opened|burst|broke|tore|came
        {wound} ..2 reopened|opened back|up|again
        {wound} {is} ..1 gaping|gaped
        """,
    ),
    sign(
        "clinic",
        "spreading bruise",
        "state",
        """
        bruise|bruising|hematoma {is}|keeps|has|just|and|getting ..5 {bigger}|{worse}|spreading
        bruise|bruising {bigger}|spreading
        new|fresh bruises everywhere|all|popping|appearing
        bruises popping|appearing|coming ..1 up|out|everywhere
        red|purple|tiny spots|dots ..1 all|everywhere|popping|appearing|over|on
        """,
    ),
)
