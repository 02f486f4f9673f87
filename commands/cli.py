"""Staff's commands, as the terminal knows them. What they do is in their own files.

Each imports its file only when it is called: the command line has to be quick.
"""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from client.endings import Ending, Misused, NothingToDo
from commands.acts.cli import (
    ActCommand,
    act,
    bulk,
    comments,
    import_roadmap,
    split,
)
from commands.adoption.cli import adopt
from commands.args.options import OPEN_FIELDS, ActId, Address, By, GroupContext, Json
from commands.calendars.cli import calendar
from commands.checkins.cli import agenda, checkins, feeds, minutes, notes, packet
from commands.engagements.cli import duties, explain, find
from commands.engagements.export import export, template
from commands.evidence.cli import evidence
from commands.intake.cli import intake
from commands.intake.eligibility import eligibility
from commands.notices.cli import notices, prove
from commands.operations.cli import reconcile
from commands.people.cli import people
from commands.policies.cli import policy
from commands.reports.cli import report
from commands.reviews.cli import import_findings, import_items
from commands.roadmaps.cli import roadmap
from commands.supports.cli import caseload, supports

LINKS, JSON, TYPED = "--links", "--json", "typed"


class Staff(TyperGroup):
    """Ends with one message and the exit code of docs/staff-guide.md, never a trace.

    `--links` may stand anywhere: with it, addresses of the Temporal UI are printed.
    """

    def parse_args(self, ctx: GroupContext, args: list[str]) -> list[str]:
        from commands import context

        context.no_links()
        if LINKS in args:
            context.want_links()
        ctx.meta[TYPED] = args
        try:
            return super().parse_args(ctx, [each for each in args if each != LINKS])
        except TyperException as trouble:
            self._end(trouble, args)

    @staticmethod
    def _end(trouble: Exception, typed: list[str]) -> NoReturn:
        """Raises what typer ends by, after the one message."""
        from commands.output.console import complain

        ending = _ending(trouble, typed)
        if ending is None:
            raise trouble
        complain(str(ending))
        raise typer.Exit(ending.code) from trouble

    def invoke(self, ctx: GroupContext) -> object:
        from commands import context
        from commands.args.pasted import check_pasted

        try:
            context.check_names()
            check_pasted(ctx.meta[TYPED])
            done = super().invoke(ctx)
            sys.stdout.flush()  # while whoever reads it no more is still heard of
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except Exception as trouble:
            if isinstance(trouble, NothingToDo):
                _say(trouble, as_json=JSON in ctx.meta[TYPED])
                return None
            self._end(trouble, ctx.meta[TYPED])
        return done


def _ending(trouble: Exception, typed: list[str]) -> Ending | None:
    """How that ends; None where the command line speaks for itself."""
    from commands.errors import ending_for
    from commands.usage import misused

    if isinstance(trouble, Ending):
        return trouble
    if isinstance(trouble, TyperException):
        return misused(trouble, typed)
    return ending_for(trouble)


def _say(so_already: NothingToDo, *, as_json: bool) -> None:
    """An answer as any other, and no complaint."""
    from commands.output import console

    if as_json:
        return console.as_json({"nothing_to_change": str(so_already)})
    return console.say(*str(so_already).split("\n"))


app = typer.Typer(
    cls=Staff,
    help="Throughline: refer LEAs, act on engagements, see how they stand.",
    epilog="--links, anywhere: print addresses of the Temporal UI as well.",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def home(ctx: typer.Context, as_json: Json = False) -> None:
    """Without a command: how far things are, what is late, what comes next."""
    if ctx.invoked_subcommand is None:
        from commands.engagements.home import home

        home(as_json=as_json)


app.command("adopt")(adopt)
app.command("eligibility")(eligibility)
app.command("intake")(intake)
app.command("export")(export)
app.command("template")(template)
app.command("notices")(notices)
app.command("explain")(explain)
app.command("duties")(duties)
app.command("find")(find)
app.command("checkins")(checkins)
app.command("feeds")(feeds)
app.command("prove")(prove)
app.command("reconcile")(reconcile)
app.command("supports")(supports)
app.command("caseload")(caseload)
app.command("act", cls=ActCommand, context_settings=OPEN_FIELDS)(act)
app.command("import-roadmap")(import_roadmap)
app.command("agenda")(agenda)
app.command("packet")(packet)
app.command("minutes")(minutes)
app.command("notes")(notes)
app.command("import-items")(import_items)
app.command("import-findings")(import_findings)
app.command("bulk", context_settings=OPEN_FIELDS)(bulk)
app.command("split")(split)
app.command("comments")(comments)
app.add_typer(evidence, name="evidence")
app.add_typer(report, name="report")
app.add_typer(roadmap, name="roadmap")
app.add_typer(policy, name="policy")
app.add_typer(calendar, name="calendar")
app.add_typer(people, name="people")


@app.command()
def refer(
    cds: Annotated[
        str,
        typer.Argument(
            help="CDS code: 7 digits, 14 for a charter; or the name in CDE's files."
        ),
    ],
    files: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="CDE's file; repeated for each. The LEA must be in one of them.",
        ),
    ] = None,
    name: Annotated[str | None, typer.Option(help="The LEA's name.")] = None,
    county: Annotated[
        str | None, typer.Option(help="Its county, as its code has it.")
    ] = None,
    person: Annotated[
        list[str] | None,
        typer.Option(help="First people: --person coe_lead=k.bennett, repeated."),
    ] = None,
    pathway: Annotated[
        str, typer.Option(help="By which pathway; `pathways` lists them.")
    ] = "CONTINUUM_52072A",
    answer: Annotated[
        list[str] | None,
        typer.Option(help="What the pathway asks: --answer dashboard_year=2025."),
    ] = None,
    primary: Annotated[
        bool, typer.Option("--primary", help="Let a further one be the primary one.")
    ] = False,
    received: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When it came in; without, today."),
    ] = None,
    by: By = None,
    act_id: ActId = None,
    why: Annotated[str, typer.Option(help="What the referral says.")] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Only show what would come of it.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Open an LEA's engagement; a further referral joins the one that is open.

    Under 52072(a) who refers is its CCEE lead, unless --person ccee_lead=... names one.
    """
    from commands.referrals.refer import refer

    refer(
        cds,
        files or [],
        name,
        county,
        pathway=pathway,
        answers=answer or [],
        people=person or [],
        primary=primary,
        received=received,
        by=by,
        act_id=act_id,
        why=why,
        preview=preview,
        as_json=as_json,
    )


@app.command()
def pathways(
    name: Annotated[
        str | None, typer.Argument(help="One of them; without, all.")
    ] = None,
    as_json: Json = False,
) -> None:
    """The pathways to assistance: who starts, who is asked, who decides, by when."""
    from commands.referrals.pathways import show_pathways

    show_pathways(name, as_json=as_json)


@app.command()
def frameworks(
    name: Annotated[
        str | None, typer.Argument(help="One of them, SIR-12@2019; without, all.")
    ] = None,
    as_json: Json = False,
) -> None:
    """How reviews are done: components, methods, participants, phases and lengths."""
    from commands.reviews.frameworks import show_frameworks

    show_frameworks(name, as_json=as_json)


@app.command("list")
def list_(
    entity: Annotated[
        str | None, typer.Argument(help="What is waited for in an engagement or part.")
    ] = None,
    ended: Annotated[
        bool, typer.Option("--ended", help="Those that have ended, instead.")
    ] = False,
    late: Annotated[
        bool, typer.Option("--late", help="All that is late, wherever it is.")
    ] = False,
    mine: Annotated[
        str | None,
        typer.Option(
            metavar="PERSON", help="What is asked of PERSON, such as m.ortiz."
        ),
    ] = None,
    owner: Annotated[
        str | None, typer.Option(metavar="ROLE", help="What is asked of a role.")
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            metavar="STAGE",
            help="In one phase, or whose review, or check-in, is at one stage.",
        ),
    ] = None,
    standard: Annotated[
        str | None,
        typer.Option(
            metavar="PART",
            help="Actions that serve part of another plan too, such as 'LCAP 1'.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """All engagements; or what is waited for in them: --late, --mine, --owner.

    With --standard, which actions serve a part of another plan, however far they are.
    """
    if standard is not None:
        if late or mine or owner or ended or stage is not None:
            raise Misused("--standard stands alone, or with one engagement")
        from commands.engagements.serving import show_serving

        return show_serving(entity, standard, as_json=as_json)
    if entity or late or mine or owner:
        if stage is not None:
            raise Misused("--stage is of the list of engagements; type it alone")
        from commands.engagements.items import show_items

        return show_items(entity, mine=mine, owner=owner, late=late, as_json=as_json)
    from commands.engagements.list import show_list

    return show_list(ended=ended, stage=stage, as_json=as_json)


@app.command()
def show(
    entity: Address,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="As it stood when DATE ended.")
    ] = None,
    items: Annotated[
        bool, typer.Option("--items", help="Of a review: each item of its plan too.")
    ] = False,
    as_json: Json = False,
) -> None:
    """How an engagement, action, referral or review stands now, or stood on a day."""
    from commands.engagements.show import show

    show(entity, as_of=as_of, items=items, as_json=as_json)


@app.command()
def review(
    entity: Annotated[
        str, typer.Argument(help="A review, 0161259/review/1; or whose newest it is.")
    ],
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="As it stood when DATE ended.")
    ] = None,
    as_json: Json = False,
) -> None:
    """A review on one page: its components, what it lacks, what is next and whose."""
    from commands.reviews.overview import show_overview

    show_overview(entity, as_of=as_of, as_json=as_json)


@app.command()
def acts(entity: Address, as_json: Json = False) -> None:
    """What may be done now, by which roles, with which fields."""
    from commands.engagements.show import show_offers

    show_offers(entity, as_json=as_json)


@app.command()
def tally(
    entity: Annotated[
        str | None, typer.Argument(help="An engagement; without, all that are open.")
    ] = None,
    as_json: Json = False,
) -> None:
    """The published figures: completed, in progress, not started, percent."""
    from commands.engagements.list import show_tally

    show_tally(entity, as_json=as_json)


@app.command()
def refresh(
    entity: Annotated[
        str | None, typer.Argument(help="An engagement, such as 0161259.")
    ] = None,
    everyone: Annotated[
        bool, typer.Option("--all", help="Every open engagement.")
    ] = False,
    as_json: Json = False,
) -> None:
    """After a new version: have engagements begin a new run, under the newest rules."""
    from commands.operations.refresh import refresh

    refresh(entity, everyone=everyone, as_json=as_json)


@app.command()
def history(
    entity: Annotated[
        str | None,
        typer.Argument(help="An engagement or a part of it; without, all."),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From DATE on.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="One kind, such as redate.")] = None,
    person: Annotated[
        str | None, typer.Option(help="What one person decided, such as m.ortiz.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Everything that happened, entry by entry, with who decided and who typed."""
    from commands.engagements.list import show_history

    show_history(entity, since=since, kind=kind, person=person, as_json=as_json)
