"""What is to be sent, what was, and what became of it; and the post office paused."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Misused
from commands import context
from commands.args.engagements import recorded_entity
from commands.args.reference import Reference, reference
from commands.notices.installation import paused_elsewhere, told
from commands.notices.post_office import paused, post_office
from commands.output import console
from domain.act import Actor
from domain.clocks.subject import is_within
from domain.letters.post_office import PostOffice
from domain.people.roles import LABELS
from domain.wording import so_many
from services.current import local

if TYPE_CHECKING:
    from adapters.sql.delivery_log import LogLine, SqlDeliveryLog

REACHES = {
    "--pause": "holds back the mail of all engagements, not of one alone",
    "--resume": "lets the mail of all engagements go, not of one alone",
    "--bounced": "names its letter by the key alone",
    "--again": "names its letter by the key alone",
}
REASONED = ("--pause", "--bounced")
PAUSED = "waiting", "sending"
WITHDRAWN = "withdrawn"


class NoticeOptions(NamedTuple):
    """What the options of `notices` ask for; at most one of the four."""

    pause: bool = False
    resume: bool = False
    bounced: str | None = None
    again: str | None = None


def mail(
    entity: str | None,
    wanted: NoticeOptions,
    *,
    why: str,
    by: str | None,
    as_json: bool,
) -> None:
    """One thing at a time: pause, resume, note, try anew; or just the list."""
    if sum(map(bool, wanted)) > 1:
        raise Misused("give one of --pause, --resume, --bounced, --again")
    _check_beside(entity, wanted, why)
    match wanted:
        case NoticeOptions(pause=True) | NoticeOptions(resume=True):
            return _tell(wanted, why, by, as_json=as_json)
        case NoticeOptions(bounced=str(key)):
            return _bounced(key, why, by, as_json=as_json)
        case NoticeOptions(again=str(key)):
            return _again(key, as_json=as_json)
    return _list(entity, as_json=as_json)


def _check_beside(entity: str | None, wanted: NoticeOptions, why: str) -> None:
    """Raises Misused where something is named that would be left out of account."""
    option = next((f"--{k}" for k, said in wanted._asdict().items() if said), "")
    if option and entity is not None:
        raise Misused(f"{option} {REACHES[option]}; leave {entity} out")
    if option in REASONED and not why:
        raise Misused("say --why, for those who come after you")
    if why and option not in REASONED:
        raise Misused(f"--why goes with {' or '.join(REASONED)}; leave it out")


def _tell(wanted: NoticeOptions, why: str, by: str | None, *, as_json: bool) -> None:
    from services.notices import check_ccee

    actor = context.actor(by)
    check_ccee(context.record(), context.settings().people_file, actor)
    post = _pause(actor, why) if wanted.pause else _resume(actor)
    if as_json:
        return console.as_json(console.dumped(post))
    console.say(*_state(post))
    if post.paused and post.rounds:
        console.say("a round that is under way finishes first")
    return None


def _pause(actor: Actor, why: str) -> PostOffice:
    from services.notices import pause

    return context.ask_server(lambda client: pause(client, actor, why))


def _resume(actor: Actor) -> PostOffice:
    from services.notices import release_copy, resume

    from_copy = release_copy(context.installation(), actor)
    return context.ask_server(lambda client: resume(client, actor, from_copy=from_copy))


def _bounced(key: str, why: str, by: str | None, *, as_json: bool) -> None:
    from services.notices import bounced

    marked = bounced(context.delivery_log(), key, why, by or context.typist())
    _marked("bounced", marked, as_json=as_json)


def _again(key: str, *, as_json: bool) -> None:
    from client.post_office import notices_laid
    from services.notices import again

    marked = again(context.delivery_log(), key)
    _marked("waiting again", marked, as_json=as_json)
    context.ask_server(notices_laid)


def _marked(state: str, keys: list[str], *, as_json: bool) -> None:
    if as_json:
        return console.as_json({"state": state, "notices": keys})
    return console.say(*(f"{state}: {each}" for each in keys))


def _list(entity: str | None, *, as_json: bool) -> None:
    lines = _lines(entity)
    post = post_office()
    is_paused = post.is_paused if post else bool(paused_elsewhere())
    if as_json:
        rows = [each._asdict() | {"state": _shown(each, is_paused)} for each in lines]
        standing = console.dumped(post) if post else None
        return console.as_json({"post_office": standing, "notices": rows})
    console.say(*_state(post))
    if not lines:
        return console.say("no notice" if entity else "nothing waits, nothing failed")
    for each in lines:
        console.entry(*_told(each, is_paused))
    return None


def _told(line: "LogLine", is_paused: bool) -> list[str]:
    """One notice over several lines, so that its key can be copied whole."""
    to = f"{line.template} to {line.person} ({LABELS[line.role]})"
    tries = so_many(line.attempts, "time")
    tried = f" (tried {tries})" if line.problem and line.attempts else ""
    words = line.problem or line.delivered_to or _given_up(line)
    return [
        f"{_shown(line, is_paused)}, {_when(line, is_paused)}: {to}",
        line.key,
        *([f"{words}{tried}"] if words else []),
    ]


def _given_up(line: "LogLine") -> str:
    """Why it will not go: another letter goes in its place, or nothing needs to."""
    if line.state != WITHDRAWN:
        return ""
    if line.anew:
        return f"written anew as {', '.join(line.anew)}"
    return "what it told was settled before it went, so it never will"


def _lines(entity: str | None) -> list["LogLine"]:
    log = context.delivery_log()
    if entity is None:
        return log.lines()
    return letters_about(log, reference(entity))


def letters_about(log: "SqlDeliveryLog", which: Reference) -> list["LogLine"]:
    """Those to which a reference leads; of a whole engagement its reviews' too."""
    own = recorded_entity(which)
    beside = context.reviews().reviews(own) if not which.part else []
    lines = [
        line for key in (own, *(r.entity for r in beside)) for line in log.lines(key)
    ]
    return [each for each in lines if is_within(each.subject, which.within)]


def _state(post: PostOffice | None) -> list[str]:
    if post is None:
        silent = "post office: nobody answers; does a worker run?"
        elsewhere = paused_elsewhere()
        return [silent, *(told(elsewhere) if elsewhere else ())]
    if post.is_paused:
        return [*paused(post)]
    again = f", next round {_at(post.again_at)}" if post.again_at else ""
    return [f"post office: open, {post.left} waiting{again}"]


def _shown(line: "LogLine", is_paused: bool) -> str:
    return "paused" if is_paused and line.state in PAUSED else line.state


def _when(line: "LogLine", is_paused: bool) -> str:
    """When it went; when it is planned to go; or when it was tried last."""
    if line.state in PAUSED:
        if is_paused:
            return f"laid down {_at(line.laid_at)}"
        return f"planned {_at(line.next_at)}" if line.next_at else "next round"
    return _at(line.delivered_at or line.tried_at or line.laid_at)


def _at(instant: datetime) -> str:
    """Mail goes by the agency's clock."""
    return local(instant, "agency")
