"""Signs that somebody cannot breathe."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "cannot breathe",
        "state",
        """
        <cannot> {adverb}? {adverb}? breathe|breath|breathing !through|easy|easier|freely|until|out|a
        breath|breathing|breathe ..4 through a straw
        rattle|rattling|gurgling|crackling|gurgle ..3 {breath}
        {breath} ..2 rattling|gurgling|crackling
        {breath}|it sounds ..4 underwater|bubbly|bubbling|wet|gurgly
        gaps|gap|pause|pauses|seconds between|in {his} ..1 breaths|breathing|breath
        stop|stopping|pause|pausing|rest ..3 to get|catch ..1 {air}
        {breath} ..3 every ..3 seconds
        inhaler|puffer|nebulizer {is}|does|did not helping|working|help|work
        sit|sitting|stand|standing|lean|leaning ..3 to breathe
        feel|feels like ..3 <cannot> breathe|breath
        <cannot> {adverb}? {adverb}? catch|get|take|draw {his}|a|any|enough|much? good|deep|full|proper|enough|
            real? {air}|lungful
        <cannot> suck|pull in? any|enough? {air}
        hard|tough|difficult|harder|painful {person}|for? {him}? to breathe
        having|has|have|got|with a? hard|tough|difficult time breathing
        struggling|struggles|fighting ..1 {him}? {breath}
        struggling|fighting|gasping|desperate for {his}? {air}
        gasping|suffocating|smothering|asphyxiating|gasps|gasp
        feel|feels like {person} suffocating|smothering|drowning
        out|short of {air}
        breathless|winded|panting
        not getting|get any|enough|much? good? {air}
        not|never breathe|breath|breathing good|well|right|properly|normally|at|so|and|no|now
        {hardtodo} to|in|taking take|get|catch|catching|getting? a|any|his|her|my|enough? full|deep|good|proper? {air}
        breathing stops|stopped|stopping
        breathing|breath {become}|has ..1 difficult|problem|trouble|short|quick|worse|worsening
        barely|hardly|scarcely breathing
        stopped|quit|stops|forgets|forgetting to? breathing|breathe
        not breathing
        {other}|i {is} breathing ..1 hard|heavy|heavily|fast|quick|quickly
        <cannot> stop gasping|wheezing|choking|coughing
        {hurts}|painful to|when|whenever|every|each ..2 breathe|breath|inhale
        {odd}|loud noises|noise|sounds|sound ..2 {breath}
        {breath} has|have? become|gotten|turned {very}? {odd}
        {breath} {is}|gone|going|getting|sounds|seems|looks|not|become {very}? {very}? {odd}
        {breath} really|{very} ..1 {odd}
        breathing|breathes|breaths|breathe {odd}
        breathing like a|he|she|it
        {breath} is|are|'s not right|normal|good
        {breath} ..2 far apart
        {breath} in|with little|small? grunts|gasps
        {is} grunting
        ribs|chest|stomach|belly {is} sucking|pulling|caving in
        nostrils flaring
        wheezing|wheezes|wheezy
        {is}|and|just snoring ..1 {odd}|loud|loudly
        {is}|started|starts|keeps|been|just ..1 choking !up|back|on
        oxygen|saturation {is}|at|of|only|reads|says|down ..2 {lowoxygen}
        oxygen|saturation {lowoxygen}
        oxygen|saturation {is}|keeps ..1 dropping|falling|low
        gulping|gulps|gulp|begging|hungry|starving|fighting|straining|sucking ..1 for|at|in ..2 {air}
        <willnot> ..1 have|get|getting|got ..1 {air} {end}|,|please|and|now|at|enough|in
        not|no have|get|getting ..1 {air} {end}|please|and|now|in
        no {air} {end}|left|please|at|going|coming|gets
        {air} {end} not|no have|more|enough
        <cannot> ..1 fill {his}|the? lungs|chest
        lungs|{air} <willnot> ..1 fill|open|work|take|go|come|coming|going|enter ..1
        {breath} {is} ..2 work|effort|struggle|battle|fight|hurting|cut|missing|jerky
        <cannot> ..2 finish|complete|get ..1 sentence|sentences
        {other} {is}|has|keeps ..1 puffing|huffing|heaving|panting|blowing for|and|like|just|after|even|hard
        missing|lacking|lack|lacks|need|needs|want of? air {end}|,|please|now|and
        suffocate|suffocates|smother|smothers {end}|,|and|now|me|please|here
        chest|lungs|throat {is}|has|keeps|going|sounds ..2 whistling|whistles|rattling|crackling|bubbling|wheezy|
            squeaking
        sucking|pulling|drawing in ..1 at|under|between|his|her ..1 ribs|chest|belly|neck|throat|stomach
        ox|oximeter|pulseox ..3 {lowoxygen}
        <cannot> ..2 get ..2 air|breath|wind in|into|inside ..1
        only ..1 say|get|speak|manage ..1 {several} words
        """,
    ),
    sign(
        "emergency",
        "cannot breathe",
        "thing",
        """
        trouble|difficulty|difficulties|problems|problem ..1 {him}? {breath}
        breathing|breath trouble|difficulty|difficulties|problems|problem
        shortness of {air}
        breathlessness
        respiratory distress
        """,
    ),
    sign(
        "emergency",
        "blue or gray skin",
        "state",
        """
        {bodyskin} {become} ..3 {blue}
        {bodyskin} have? gone|turned|turning|going|looking|looks ..2 {blue}
        {bodyskin} {blue}
        {other} {become} ..2 {blue} around|near|at|in|on
        {blue} around|near|at the|his|her? mouth|lips|face|nose
        {bodyskin}|{other} {become}|went|go ..2 funny|bad|odd|weird|strange|terrible|awful color
        lips {become} ..2 dark|white|pale|black
        mottled
        {other} {is} ..1 dusky
        {is}|gone|went|turned|turning|going|look|looks|looking {blue} and|around|all|as|in ..2 breathing|cold|clammy|
            lips|mouth|face|sweaty|floppy|limp
        {other}|i {become} {adverb}? gray
        turning|turned|goes|gone|went blue
        blue|gray|purple lips|lip|fingernails|face|baby|nails|fingers
        lips|face|fingers|nails|skin|he|she has|have ..1 {blue}|blueish look|tinge|tint|color|cast
        {other}|{bodyskin} {is}|gone|looks|turned|went|has ..1 ashen|ashy|putty|waxy|cyanotic
        color of ..1 putty|ash|ashes|clay|slate|chalk|cement|dishwater|candle|wax|concrete
        clammy|sweaty ,? ..1 gray|pale|white|ashen
        pale|gray|white|ashen clammy|sweaty
        """,
    ),
)
