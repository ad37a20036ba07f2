"""Signs of pressure on the nerves or the spinal cord: legs, bladder."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "numb or weak legs",
        "state",
        """
        <cannot> {adverb}? {adverb}? feel ..4 {leg}|bottom|butt|crotch|groin|waist|lower|half|bum|
            private|privates
        <cannot> {adverb}? {adverb}? move|lift|bend|wiggle|control|raise ..2 {leg}|lower|side
        {leg} {become}|has|have|all|both|just|still|keeps|keep|feeling|started|lost ..3 {numbleg}|number|feeling|limp
        {leg} ..1 numb|weak|paralyzed
        {leg} {become}|has|have ..3 tingling|tingly|heavy
        {leg} ..1 like ..1 not {his}
        {leg} ..3 belong|belongs to ..1 else|someone|somebody
        foot drop
        {leg} ..1 went|go|goes|going out from|under|on|and
        not tell hot from|or cold
        {leg} {is}? drags|drag|dragging|fold|folds|folding|buckling|buckles
        {leg} ..1 <willnot> come|lift up?
        {leg} ..2 like wood|lead|jelly|concrete|jello|noodles|rubber|blocks
        waist down ..3 wood|dead|numb|nothing|lead|gone
        <cannot> ..1 feel it when ..4 leg|thigh|foot|touch
        {leg} not|nothing ..1 feel|feeling
        feel|feeling|feels no|nothing ..1 {leg}
        sit|sitting|sits ..2 not|no feel ..1
        both {leg} {become}|has|have|are? ..2 {weak}
        no|lost|losing|little|without|loss feeling|sensation|strength|use ..3 {leg}|between|below|waist|groin|saddle|
            private|privates|down|crotch
        {leg} {is}|just|keep|keeps|kept|suddenly? gave|given|giving|give|gives|buckled|buckling|buckles|buckle|
            collapsed ..1 out|way|under|on|and|when|every|today|from|now|again|beneath
        {leg} <willnot> {adverb}? work|working|hold|holding|move|moving|support|respond
        {leg} <willnot> ..1 doing|do what
        {leg} ..5 will|does|is not {adverb}? hold|holding|support|supporting
        <cannot> {adverb}? {adverb}? stand|walk on|up|at|anymore|and|now|properly|straight|since|right
        {person} {is}|{adverb}? <cannot> {adverb}? {adverb}? walk {end}|and|now|anymore|at|since
        pins|needles|tingling ..3 {leg}
        pins and needles ..3
        {numbleg}|no|numbness ..3 crotch|groin|private|privates|bottom|butt|genitals|saddle|waist|between
        privates|groin|crotch|bottom|butt|genitals|bum|behind ..1 {become}|has|gone|went|all|feel ..1 numb
        <cannot> ..1 feel ..1 down there|below
        {leg} {is}|has|'s gone {end}|,|and|dead|numb|to|on
        <cannot> feel ..1 clutch|pedal|pedals|floor|ground|stairs|steps|carpet|shoe|shoes|slippers
        {leg} <willnot> ..1 answer|answering|obey|listen|go|going|lift|take|budge|come|coming|react
        {leg} {is} ..1 not there
        no leg|legs|foot there|under|at
        {leg} ..2 quit|quits|died|dies|conked ..1 on|out|going|down|and|{end}
        {leg} {is} ..1 sleeping|asleep|numb|dead
        numb|dead|nothing from ..2 hip|waist|knee|down|belly
        {leg} ..2 turned|turning|turns|rolls|rolling|drops|dropping|slaps|slapping ..1 in|out|over|{end}|and
        {other}|{is}|keeps|keep tripping|stumbling over|and|on|,|since|{end}|when
        {other} keeps|keep tripping|stumbling|falling|dragging
        ants|bugs|worms|electricity|sparks ..2 in|on|up|down|crawling ..2 {leg}
        {leg}|it just? hangs|dangles|flops
        between ..1 legs|thighs ..2 no|not|numb|nothing|dead
        no|not|nothing ..1 feel|feeling ..2 between|down|below ..1 legs|there|thighs|waist
        {leg}|it|knee|hip|side just? gave|gives|giving|went way|out|under ..1 from|under|on|beneath|when|and|{end}
        {person}|been|{is} crawling|crawl ..1 about|around|to|on|along
        hand|{leg} not move|moving|grip|lift|work|obey|feel
        {leg} keeps|keep folding|buckling|dragging|giving|collapsing
        """,
    ),
    sign(
        "emergency",
        "numb or weak legs",
        "thing",
        """
        {leg} weakness|numbness|paralysis
        weakness|numbness|paralysis ..3 {leg}
        {numbleg}|{weak}|limp {leg}
        """,
    ),
    sign(
        "emergency",
        "cannot pass water or hold it",
        "state",
        """
        <cannot|havenot> {adverb}? pee|urinate|pass|wee|peed|urinated|piss|tinkle since|and|at|anything|urine|
            water|{his}|all|or|for|now|i|today|still|even|but|even
        <cannot|havenot> {adverb}? pee|urinate|peed|urinated|wee
        <cannot> {adverb}? {adverb}? control {his} ..1 bladder|bowels|pee
        <cannot> {adverb}? {adverb}? feel ..3 pee|peeing
        <cannot> {adverb}? {adverb}? hold {his} pee|urine|bladder|bowels|poop
        {lost} ..3 control of|over ..3 bladder|bowels|bowel|pee
        lost|losing|no bladder|bowel control
        wet|wetting|pooped|soiled|peed|peeing|messed {self}
        peed|pooped|wet all? {his}|the pants|bed ..4 feel|numb
        incontinent|incontinence
        <cannot> {adverb}? {adverb}? empty {his} bladder
        bladder ..5 bursting|nothing|full|empty
        have|has not gone|been|went to the bathroom|toilet since
        pee|urine {is} ..1 running|coming|leaking out
        urinary retention
        leaked|leaking|leak urine|pee
        tingling|numb|numbness|feeling ..2 saddle ..1
        {lost} {his} bowels|bladder
        no|not|without ..3 wet diaper|diapers|nappy|nappies|pull
        dry diaper|diapers|nappy|nappies ..3 since|all|for|hours
        toilet|loo|bathroom|commode|pan ,|and ..3 ,?|and? ..3 ,?|and? ..1 nothing|not|no
        <cannot|havenot> ..1 pass|passed|make|made|do|done ..2 water|drop|wee|urine
        not|no|never ..1 a drop|dribble ..1 come|comes|coming|since|out|all|{end}
        not been able to go since|all|for|and|,|at|{end}
        bursting|full ..1 but|and|, ..1 nothing|not|can|no
        belly|stomach|bladder {is}|feels? ..2 like|as|tight ..2 drum|balloon|football
        <cannot> ..1 hold|control ..1 pee|urine|wee|water|bladder|bowels|poop
        {person}|it|keep|keeps leaking|dribbling|wetting ..2 and|without|bed|pants|down|pee|urine
        <cannot> tell|feel|know when ..4 pee|wee|urinate
        """,
    ),
)
