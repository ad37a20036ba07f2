"""Stroke, seizure, confusion, headache."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "stroke signs",
        "state",
        """
        face|mouth|smile|lip|eye|eyelid|cheek|side|lips {become}|has|just|keeps|started|on|of|looks|all|
            starting ..6 {droop}|drop|dropped|crooked|numb|fell|fallen|down
        face|mouth|smile|lip|eye|side {droop}|dropped
        pupils|pupil {is} ..2 tiny|pinpoint|pinprick|huge|uneven|different|blown
        arm|hand|side ..4 gone|went|going|feels ..1 weak|limp|numb|dead|useless|heavy
        {droop} face|mouth|smile|lip|eye
        facial droop|drooping|weakness|numbness
        mouth|face|lip|eye go|goes|going|went|gone ..1 down|crooked|sideways|crook
        {other} {is} not acting|talking|speaking right|normal|normally
        <cannot> ..1 say {his} own? name
        words will|do not come|form
        <cannot> get ..3 {arm} to ..1 lift|move|work|go|grip
        dropping things|everything
        speaking|talking but ..3 not|no words|sense|making
        dribbling|drooling|ran|running|runs|leaking out ..2 side of {his} mouth
        {arm}|fingers will|does not work|move|obey|listen|grip
        {arm} will not {end}|and|now|anymore
        {arm} will|does not do what
        words {is}|come|coming ..2 backwards|wrong|jumbled|mixed|scrambled
        face|side|arm|mouth|eye|eyelid|smile <willnot> ..1 moving|move|working|close|closing|going|lift|lifting|rise
        eyes {is}|go ..3 different|crossed|directions
        words {is} not|wrong|jumbled coming|right|out
        <cannot> ..1 find {his}|the|any words
        half|side ..2 {his}|the? face|body|mouth|head ..3 numb|weak|dead|droopy|drooping|paralyzed|tingling|tingly|
            dropped|down|hanging|slack|dragging
        speech|words|talking|talk|speaking|voice {become}|has|coming|come|all|just|sounds ..3 slurred|slurring|garbled|
            jumbled|wrong|mush|mushy|muddled|thick|funny|scrambled|gibberish
        slurring|slurred|slurs|garbled {his}|and|speech|word|words|now|like|since|or
        {person} {is}|and {is}? slurring|slurred
        now {other} slurring|slurred
        speech|words slurred|garbled|slurring|jumbled
        talking|talks|speaking|speaks|mumbling ..2 funny|gibberish|jibberish|nonsense|weird|garbled|jumbled|drunk|
            slurred|crazy|strange|mush
        {other} {is}|{adverb}? <cannot> {adverb}? {adverb}? talk|speak !to|about|english|much|for|with|on|spanish
        {other} {is} not ..1 talking|speaking|moving|answering !about|to|yet|english|much
        <cannot> {adverb}? {adverb}? talk|speak|form|say right|properly|straight|clearly|anymore|words|a|and|at|or|now|
            {his}|all|
            suddenly
        <cannot> ..1 get {his}|any|the words|word|sentence ..1 out
        <cannot> {adverb}? {adverb}? lift|raise|move|use|feel|grip ..3 {arm}|fingers
        arm|hand|side|arms just|{become}|has|have|all ..3 weak|limp|numb|tingling|tingly|dead|paralyzed|useless|heavy|
            slack|hangs|hanging
        arm just? hangs
        arm|hand|side {become}|has|have ..1 gone|went ..2 weak|limp|numb|dead|useless
        all|sudden|suddenly ..2 blind
        {person} {is}|{adverb}? <cannot> {adverb}? {adverb}? see {end}|and|now|anymore|suddenly
        <cannot> {adverb}? {adverb}? see out|from|anything|of|straight|right|in|on|suddenly|at|with|at
        {lost} ..2 sight|vision|eyesight
        gone|went|going blind
        seeing|see|sees double
        double vision
        sudden|suddenly ..2 vision|blurry|blurred
        mouth|face|smile|lip|eye {is}|has|goes|go|going|pulled|slid|slipped|pulling|twisted ..3 to|on|down one|
            the|left|right|a ..1 side
        <cannot> ..2 smile on|with|properly|straight|{end}|and
        slurring|slurs|slurry at|a|badly|on|when|to|all|{end}
        speech {is} ..1 slurry|slurred|thick|mushy
        {arm}|fingers {is}? not move|moving|grip|lift|obey
        dropped|dropping|drops|spilled|spilling ..1 cup|mug|fork|spoon|glass|coffee|tea|keys|phone and|twice|
            because|again
        """,
    ),
    sign(
        "emergency",
        "stroke",
        "thing",
        """
        stroke|strokes
        """,
    ),
    sign(
        "emergency",
        "seizure",
        "state",
        """
        convulsing|seizing
        {is} fitting|seizing
        eyes|eyeballs ..3 rolled|rolling|roll|rolls|rolls ..1 back|up|away|off|and
        {shake} ..1 all over
        {is}|just|keeps|started|{his}|her|body {shake} uncontrollably|violently|badly|and
        {is} {shake} on
        went|gone|goes stiff|rigid and|then|,|like
        arms|legs|body|face|limbs ..3 {is}|keeps|keep|started {shake}
        started|starts jerking|convulsing|seizing|twitching
        foaming|frothing
        staring|stares ..1 off|nothing|space|blankly|through
        bit {his} tongue and
        jaw {is} ..1 clenched|locked
        eyes|eyeballs rolled|rolling
        jerking all|his|her|and|uncontrollably|on
        having|had|has|in|took|takes|threw|throwing a|another|some fit|fits|convulsion|convulsions
        white|foam|froth|bubbles ..2 in|at|from|out|around ..2 mouth|lips
        {other} shake|shakes ,|and|all
        eyes|eye turn|turns|turned|went|gone|go ..1 white|up|over|inside|{end}|and
        having|has|have ..1 fits|convulsions|seizures right|now|again|all
        whole|entire? body {is}? jerking|jerks|twitching|stiff|rigid
        {other} seized|convulsed !the|on|my|up|upon|this|his|her
        """,
    ),
    sign(
        "emergency",
        "seizure",
        "thing",
        """
        seizure|seizures|convulsion|convulsions
        """,
    ),
    sign(
        "emergency",
        "confusion",
        "state",
        """
        {other} {become}|just|all|got|has|have|suddenly|keeps ..3 confused|disoriented|delirious|incoherent|
            hallucinating|confusion
        {other} ..2 {is}|seems|acting all? mixed up
        {other} {become}|has|have|seems ..3 {upset}
        not in {his} ..1 senses|mind|head
        {is}|gone|plumb out of {his} ..1 senses|head|mind|skull
        saying|says|talking things|words|stuff without|no|not|that ..1 sense|make
        <cannot> get ..3 sense out|from
        {other} {is}|seems not ..1 {self}
        {other} thinks ..1 i am|'s {his}|a|someone|somebody|the
        keeps asking ..2 same ..1 thing|question|over
        not like him|her|himself|herself {end}|at|to
        talking|talks to the ..1 wall|walls|wallpaper|ceiling|lamp|chair|tv|air|curtains|dog
        does not ..1 know it|this is {his}|home
        i {is}|feel|feeling ..1 disoriented|delirious|incoherent|hallucinating
        feel|feeling|suddenly|very|really confused and ..2 {dizzy}|hot|cold|weak|shaky|feverish|sick
        {other} {is}|and not|never making|make|makes ..1 sense
        {other} ..2 <willnot> ..1 making|make|makes ..1 sense
        {other} <willnot> ..1 recognize|recognise|recognizes me|us|{his}|anybody|anyone|him|her|where|who|people
        {other} <willnot> ..1 know|knows where|who he|she|they is|are !supposed|going|to|meant
        {other} <willnot> ..1 know|knows who i|we|{his}
        {other} <willnot> ..1 know|knows what|which ..1 day|year|month|time|century
        {other} <willnot> ..1 know|knows {his} own? name|kids|children|daughter|son|wife|husband
        and <willnot> ..1 know|knows ..2 day|year|name
        i do not know where i am
        {is}|been|and|he|she|just|dad|mom|keeps acting|behaving ..2 strange|strangely|weird|weirdly|funny|drunk|odd|
            crazy|confused|loopy
        talking to|with ..1 people|things|mother|father|wall|walls|somebody|someone ..2 not|dead|there
        talking out of|his|her ..1 head|mind
        {other} {is} ..2 out of it
        hallucinating|delirious|disoriented
        seeing things
        confused|confusion and ..3 fever|hot|shaking|chills|burning|shivering|temperature
        lost in {his} ..1 own house|home|kitchen|room|bedroom
        {is} not himself|herself
        <willnot> ..1 know|recognize ..1 house|home|room|kitchen|place
        not know where is|am ..1 he|she|i|we
        saying|says|say|talking|talks ..1 silly|strange|crazy|weird|odd|mad|daft ..1 things|thing|stuff|words
        texting|typing|writing|messaging ..2 nonsense|gibberish
        {other}|and|, {adverb}? thinks|calls|calling|called ..1 i|me ..1 {kin}|nana|someone
        {other} ..1 {is} suddenly|newly|acutely|very|really|so|all|totally confused|muddled|disoriented|delirious|
            vague
        suddenly|newly|acutely confused|muddled|disoriented|delirious
        seeing|sees bugs|spiders|people|rats|snakes|insects|men|faces
        picking|grabbing|swatting ..1 at ..1 air|nothing|sheets|walls|things
        wandering ..2 house|room|street|hall|halls|around|about ..1 lost|confused|talking
        """,
    ),
    sign(
        "emergency",
        "sudden worst headache",
        "state",
        """
        worst|thunderclap headache
        headache|head ..4 worst|thunderclap|nowhere|exploding|explode|splitting
        sudden|suddenly ..4 headache
        headache ..3 sudden|suddenly|stiff
        {awful}|splitting|blinding|explosive|exploding|massive headache
        stiff neck
        head|headache|fever ..9 neck {is}|feels|gone|so ..1 stiff
        worst head ..1 pain
        worst pain in {his} ..1 head
        {pain}|head ..6 thunderclap|lightning
        never had ..1 headache like
        headache|head ..4 like|worst ..3 before|ever|life|axe|hatchet
        """,
    ),
    sign(
        "clinic",
        "bad headache",
        "thing",
        """
        bad|awful|terrible|horrible|severe|pounding|splitting|killer|constant headache|headaches
        """,
    ),
)
