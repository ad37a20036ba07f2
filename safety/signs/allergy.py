"""Signs of an allergic reaction, from hives to a throat that closes."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "severe allergic reaction",
        "state",
        """
        throat {is}|feels|feeling|has|starting|started|keeps|just|getting|gets ..4 funny|weird|scratchy|thick|lump|
            closing|close|closed|tight|swelling|swollen|tightening|tighter|swell|shut|shutting|up|constricted
        throat closing|tightening|swelling|tight|closes|close|closed
        {mouthpart} {become}|and|keeps|started|starting|starts|has|have|just|like|up ..4 {swell}|swelling|thick|fat|
            bloated|huge|tingling|tingly|ballooning|ballooned|puff|swell
        {mouthpart} {swell}|swelling
        {mouthpart} blew|blown|blows|ballooned up?
        {is} reacting to
        tongue {become} ..3 {thick}|bigger|numb
        {swell}|swelling|thick|fat up? {his}|of|in|around? {his}? {mouthpart}
        {his} tongue is|'s|feels? thick
        voice {is}|just|has going|gone|disappearing|hoarse|closing
        <cannot> ..1 swallow {his}|own|spit|saliva|anything|water|and|now|or|because|at|right|it
        {hardtodo} swallow|swallowing
        {person} {is}|{adverb}? <cannot> {adverb}? {adverb}? swallow !pill|pills|tablet|tablets|capsule|capsules|
            medicine|them|
            big|large|whole|those
        {hardtodo} to ..1 swallow {end}|now|and|because|since
        drooling
        tongue|lips|lip|throat|eyes|face {is}|keeps|has|have|are|'s ..1 growing|grown|bigger|fatter|ballooning|
            doubling
        voice {is}|sounds|gone|going|has ..2 squeaky|hoarse|croaky|husky|funny|weird|strange|raspy
        swallowing {is} ..1 hard|difficult|impossible|hurting
        ring|rings <willnot> ..1 come|coming|go|get off
        face|lips|eyes|fingers ..2 {is}|that|so|all ..1 {swell}
        face|eyes blown|blew|balloon|ballooned ..1
        """,
    ),
    sign(
        "emergency",
        "severe allergic reaction",
        "thing",
        """
        anaphylaxis|anaphylactic|anaphylactoid
        allergic reaction
        """,
    ),
    sign(
        "clinic",
        "rash or hives",
        "state",
        """
        breaking out in? ..3
        covered in|with ..2 {rash}|spots|dots|patches|red
        {rash} ..2 {is}|has|keeps ..2 all|everywhere|spreading|popping|getting|worse|growing|itchy|itching|appearing
        {rash} ..1 keeps|came|come|spreading|popping|started|appeared|appearing ..1
        {rash} ..1 all over|on|everywhere
        {itch} ..1 all over
        whole body|skin|everything {is}|start|started? {itch}
        skin|body {itch} ..1 everywhere|all
        {itch} ..2 everywhere|mad|crazy|everywhere
        itchy red|bumps|welts|rash
        red|itchy|raised bumps|welts|blotches|patches|spots ..1 all|everywhere|on|over
        all over lumps|spots|bumps|blotches|welts|hives|rash|itching
        {itch} ..2 fit|tear|scratch|skin|raw|clawing
        everything|everywhere {is}? {itch}
        have|has|is|are|am|just|{is} come|coming up|out in ..2 blotches|lumps|welts|bumps|spots|weals|hives
        great|big|huge|raised ..1 red? blotches|welts|weals|wheals|hives
        blotches|welts|weals|wheals|hives|rash ..3 {is}|are|keep ..1 moving|climbing|creeping|spreading|joining
        {rash} .|, ..4 all over {his}
        """,
    ),
    sign(
        "clinic",
        "rash or hives",
        "event",
        """
        broke|broken out in? ..3
        """,
    ),
    sign(
        "clinic",
        "rash or hives",
        "thing",
        """
        hives|rash|welts
        """,
    ),
)
