"""Which event a time belongs to, by what stands between them."""

from collections.abc import Sequence

from scorer.read.tellings.pieces import ACTING, ASIDE, OWNER, SMALL, STOP, Piece

REACH = 14  # pieces between an event and its time
BEFORE = 4  # pieces before a noun in which its article stands
BEHIND = 12  # pieces between a verb and the noun of which it says that it begins
CLOSING = 4  # pieces behind a time in which a word that points back closes the phrase


def event_of(pieces: Sequence[Piece], at: int) -> int | None:
    """The place of the event that a time belongs to; None where none does."""
    for way in (_described, _when, _behind, _ahead):
        event = way(pieces, at)
        if event is not None:
            return event
    return None


# ── a time that describes its event, or opens what is told ───────────────────────────────────────────────────────────


def _described(pieces: Sequence[Piece], at: int) -> int | None:
    """The noun that a time before it describes: "the 4.30 am launch", "Saturday night's Shield final"."""
    start = at + 1
    while start < len(pieces) and (
        "genitive" in pieces[start].roles or (OWNER in pieces[start].roles and start == at + 1)
    ):
        start += 1
    if start == at + 1 and (not at or "determiners" not in pieces[at - 1].roles):
        return None
    for event in range(start, min(len(pieces), start + BEFORE)):
        piece = pieces[event]
        if piece.noun:
            return None if leads_on(pieces, event) else event
        if not piece.plain or ("beside" in piece.roles and "parts" not in piece.roles):
            return None
    return None


def _ahead(pieces: Sequence[Piece], at: int) -> int | None:
    """The event behind a time that opens a sentence or an entry of a list: "On 4 May a fire", "2 October, ministers sign"."""
    before = at - 1
    while before >= 0 and "beside" in pieces[before].roles:
        before -= 1
    if _inserted(pieces, before, at):
        return at + 2
    if before >= 0 and pieces[before].text not in {":", ";"}:
        return None
    for event in range(at + 1, min(len(pieces), at + 1 + REACH)):
        piece = pieces[event]
        if piece.kinds:
            led = not piece.noun or opens(pieces, event) - 1 <= at + 1
            return event if led and not _aside(pieces, event) and not leads_on(pieces, event) else None
        if piece.when is not None or "breaks" in piece.roles or (STOP in piece.roles and piece.text != ")"):
            return None
    return None


def _inserted(pieces: Sequence[Piece], before: int, at: int) -> bool:
    """Whether a time is set between "and" and its verb: "was questioned and, on 12 August, | charged"."""
    marks = before > 0 and pieces[before].word == "," and "joins" in pieces[before - 1].roles
    verb = pieces[at + 2] if marks and at + 2 < len(pieces) and pieces[at + 1].word == "," else None
    return verb is not None and bool(verb.kinds) and not verb.noun


def _when(pieces: Sequence[Piece], at: int) -> int | None:
    """The verb of a clause that explains a time: "until the end of July, when the new road opens"."""
    start = at + 1
    while start < len(pieces) and (pieces[start].word in {",", ")"} or "beside" in pieces[start].roles):
        start += 1
    if start == at + 1 or start + 1 >= len(pieces) or "while" not in pieces[start].roles:
        return None
    if "during" in pieces[start + 1].roles:
        return None  # "5 May, the day | after | it fell"
    for event in range(start + 1, min(len(pieces), start + 1 + REACH)):
        piece = pieces[event]
        if piece.kinds:
            return None if piece.noun or _aside(pieces, event) else event
        if piece.when is not None or piece.word == "," or STOP in piece.roles:
            return None
    return None


# ── a time behind its event ──────────────────────────────────────────────────────────────────────────────────────────


def _behind(pieces: Sequence[Piece], at: int) -> int | None:
    """The event before a time, with nothing between them that begins another clause."""
    happens, relative, begun = False, False, False
    for back in range(at - 1, max(-1, at - 1 - REACH), -1):
        piece = pieces[back]
        begun = begun or "beside" not in piece.roles
        if piece.kinds:
            if headed(pieces, back) or (happens and _of_a_head(pieces, back)):
                continue
            if "unfolds" in piece.roles and not piece.noun and back and pieces[back - 1].noun and _aside(pieces, back):
                happens = True  # "before the trial | opens | on 4 May"
                continue
            governs = _governs(pieces, back, at, happens=happens, relative=relative)
            return back if governs else effect_of(pieces, back)
        if "that" in piece.roles and back and (happens or pieces[back - 1].noun):
            relative = True  # "gempa | yang | meluluhlantakkan … pada 17 September"
            continue
        if "lasting" in piece.roles and back == at - 1 and back and pieces[back - 1].kinds:
            continue
        if "followed" in piece.roles and "aux" in pieces[back - 1].roles:
            return None  # "that attack | was followed | on Monday by": the time of what followed
        if not begun or (happens and "aux" in piece.roles):
            continue
        if piece.when is not None or _breaks(pieces, back, at):
            return None
        happens = happens or "unfolds" in piece.roles
    return None


def _breaks(pieces: Sequence[Piece], back: int, at: int) -> bool:
    """Whether a word or mark between an event and a time begins or ends a clause."""
    piece = pieces[back]
    if back and "articles" in piece.roles and piece.text[0].isupper() and pieces[back - 1].word.isalpha():
        return True  # a heading that ran into its paragraph: "Clerk fired last week | A letter of 4 May …"
    if piece.word == "," and ACTING in pieces[back + 1].roles:
        return True  # "…, publishing a letter on Thursday"
    if STOP in piece.roles:
        return not (piece.word == "(" and back == at - 1)
    if "joins" in piece.roles:
        behind = pieces[back + 1]
        return not (behind.text[0].isupper() or behind.text[0].isdigit() or "articles" in behind.roles)
    return "breaks" in piece.roles and not ("role" in piece.roles and back and pieces[back - 1].kinds)


def _governs(pieces: Sequence[Piece], event: int, at: int, *, happens: bool, relative: bool) -> bool:
    """Whether a time behind an event is the event's: of a verb, or of a noun that is no object of another verb."""
    piece = pieces[event]
    befell = relative and any("befell" in one.roles for one in pieces[event + 1 : at])
    itself = befell or _of_itself(pieces, event, at, told=happens and relative)
    if (_aside(pieces, event) and not itself) or leads_on(pieces, event):
        return False
    if not (happens or relative) and _spoken(pieces, event, at):
        return False
    if not piece.noun:
        sign = event > 0 and {"determiners"} == pieces[event - 1].roles & {"determiners", "that"}
        begins = "unfolds" in piece.roles and ACTING in pieces[event + 1].roles
        return (
            not (sign or begins)
            and all(  # "removed the | sign | on Monday", "started | selling abroad"
                "not" not in one.roles for one in pieces[max(0, event - 2) : event]
            )
        )
    if relative or "unique" in piece.roles or _within(pieces, event, at):
        return True
    start = opens(pieces, event)
    led = pieces[start - 1] if start else None
    leads = led is None or led.word == "," or not led.roles.isdisjoint((STOP, "during", "breaks", "gives"))
    begins = leads and (led is None or "reports" not in led.roles)
    known = _to_come(pieces, start, event, at)
    return known or begins or (happens and led is not None and "about" not in led.roles)


def _of_itself(pieces: Sequence[Piece], event: int, at: int, *, told: bool) -> bool:
    """Whether a time is the event's though only a record of it is told of: "a report on | the fire of 6 May", "…, which broke out"."""
    led = pieces[max(0, event - BEHIND) : event]
    return any("records" in piece.roles for piece in led) and (told or dated(pieces, event, at))


def _to_come(pieces: Sequence[Piece], start: int, event: int, at: int) -> bool:
    """Whether what is told is of a known event to come: "Stewards are wanted for | the fair on 6 May"."""
    led = pieces[:start]
    here = "definite" in pieces[start].roles and event == at - 2 and "beside" in pieces[at - 1].roles
    return here and len(led) > 1 and "about" in led[-1].roles and any("present" in piece.roles for piece in led)


def _within(pieces: Sequence[Piece], event: int, at: int) -> bool:
    """Whether a time is a part of its noun's phrase: "the deadline | of 20 May", "the crash on 6 May | has", "… 6 Mei | itu"."""
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    if dated(pieces, event, at):
        return True
    if not pieces[event].compound:
        return closed(pieces, at)
    alone = all(not piece.kinds for piece in pieces[max(0, event - BEFORE) : event])
    return alone and behind is not None and {"aux", "breaks"} <= behind.roles


def dated(pieces: Sequence[Piece], event: int, at: int) -> bool:
    """Whether a noun has a date for its attribute: "the deadline of 20 May", "gempa 4 Mei"."""
    when = pieces[at].when
    bare = event == at - 1 or (event == at - 2 and "of" in pieces[at - 1].roles)
    return bare and when is not None and when.day is not None and pieces[at].text[0].isdigit()


def subject_of(pieces: Sequence[Piece], event: int) -> int | None:
    """The noun of which a verb only says that it begins: "the | trial |, which is to open", "the | exhibition | of maps opens"."""
    if pieces[event].noun or "unfolds" not in pieces[event].roles:
        return None
    for back in range(event - 1, max(-1, event - 1 - BEHIND), -1):
        piece, before = pieces[back], pieces[back - 1] if back else None
        if piece.kinds:
            start = opens(pieces, back)
            led = pieces[start - 1] if start else None
            first = led is None or led.word == "," or not led.roles.isdisjoint((STOP, "breaks"))
            return back if piece.noun and first and not (_aside(pieces, back) or leads_on(pieces, back)) else None
        led_by = before is not None and not before.roles.isdisjoint(("about", "at", "of"))
        if (
            piece.when is not None
            or STOP in piece.roles
            or ("determiners" in piece.roles and not ("that" in piece.roles or led_by))
        ):
            return None
        if "breaks" in piece.roles and piece.roles.isdisjoint(("that", "aux")):
            return None
    return None


def effect_of(pieces: Sequence[Piece], event: int) -> int | None:
    """The verb right before what caused it: "the bridge | collapsed in a flood | on 4 May", "putus | diterjang banjir"."""
    start = opens(pieces, event) if pieces[event].noun else 0
    if start < 2 or "causes" not in pieces[start - 1].roles:
        return None
    verb = pieces[start - 2]
    return start - 2 if verb.kinds and not verb.noun else None


def _spoken(pieces: Sequence[Piece], event: int, at: int) -> bool:
    """Whether a time behind a comma may be that of what somebody says: "…, Rabu (15/10)" closes what "mengatakan" opens."""
    set_off = at > 0 and pieces[at - 1].text in {",", "("}
    return set_off and any("speaks" in piece.roles for piece in pieces[:event])


def _aside(pieces: Sequence[Piece], event: int) -> bool:
    """Whether what is told is only about the event: its trial, a report of it."""
    for back in range(event - 1, max(-1, event - 1 - (BEFORE + 1 if pieces[event].noun else 1)), -1):
        if ASIDE in pieces[back].roles:
            return True
        if "during" in pieces[back].roles and not pieces[event].compound:
            return False  # "diberi tahu | sebelum | pemeriksaan pada 6 November"
    return False


# ── the phrase of a noun ─────────────────────────────────────────────────────────────────────────────────────────────


def leads_on(pieces: Sequence[Piece], event: int) -> bool:
    """Whether a noun only describes the next one: "the | rescue | service"."""
    behind = pieces[event + 1] if event + 1 < len(pieces) else None
    if behind is None or not pieces[event].noun or not pieces[event].compound:
        return False
    small = SMALL in behind.roles or not behind.roles.isdisjoint(("about", "aux"))
    return behind.text.isalpha() and behind.text.islower() and behind.plain and not small


def headed(pieces: Sequence[Piece], event: int) -> bool:
    """Whether a noun only says of what the one before it is: "pembukaan | festival | pada 4 Mei"."""
    before = pieces[event - 1] if event else None
    return (
        before is not None and bool(before.noun and before.kinds and pieces[event].noun) and not pieces[event].compound
    )


def _of_a_head(pieces: Sequence[Piece], event: int) -> bool:
    """The same with a word between them: "the opening of | the festival | is on 4 May"."""
    start = opens(pieces, event) if pieces[event].noun else 0
    led = pieces[start - 2 : start] if start > 1 else ()
    return len(led) > 1 and bool(led[0].noun and led[0].kinds) and "of" in led[1].roles


def opens(pieces: Sequence[Piece], event: int) -> int:
    """Where the phrase of a noun begins: at its article, at whoever it is of, or at a word that only leads to it."""
    owner = None
    for back in range(event - 1, max(-1, event - 1 - BEFORE), -1):
        piece = pieces[back]
        if "determiners" in piece.roles:
            return back
        if OWNER in piece.roles or (owner is not None and piece.text[0].isupper()):
            owner = back
        elif piece.word == "," or STOP in piece.roles or not (piece.plain or (piece.noun and piece.compound)):
            break
    if owner is not None:
        return owner
    start = event
    while start > 0 and "heads" in pieces[start - 1].roles:
        start -= 1
    while pieces[event].compound and event - BEFORE < start and start > 0 and pieces[start - 1].plain:
        start -= 1
    return start


def closed(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word that points back closes a phrase right behind its time: "pada Jumat (10/10/2025) | itu"."""
    for piece in pieces[at + 1 : at + 1 + CLOSING]:
        if "pointed" in piece.roles:
            return True
        if piece.text not in {"(", ")"} and piece.roles.isdisjoint(("beside", "parts")):
            return False
    return False
