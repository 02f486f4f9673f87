"""`refer` by every pathway, `pathways`, and many who refer at once."""

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from adapters.sql.dashboards import SqlDashboards
from adapters.sql.queries import SqlReading
from connection import connected
from domain.act import Actor
from domain.lea import Lea
from domain.people.roles import Role
from domain.referrals.open import Referral
from services.intake.plan import IntakeRecord, plan
from services.intake.store import keep
from services.referrals import Made, ReferralOutcome, make
from tests.adapters.cde.test_reader import ALDER
from tests.commands.adoption.test_commit import recorded
from tests.commands.conftest import Cli
from tests.commands.intake.test_plan import met, of_year, quiet
from tests.lives import PATHWAYS, POLICY
from tests.pathways import ANSWERS, EVERYBODY, STARTERS
from tests.today import today

PEOPLE = [w for role, who in EVERYBODY.items() for w in ("--person", f"{role}={who}")]
NAMED = ("--name", "Alder Valley Unified", "--county", "19")


def refer_by(pathway: str, cds: str) -> tuple[str, ...]:
    """The line that makes a referral by this pathway, as whoever may make it."""
    answers = [
        word
        for name, text in ANSWERS.get(pathway, {}).items()
        for word in ("--answer", f"{name}={text}")
    ]
    line = ("refer", cds, "--pathway", pathway, *NAMED, *PEOPLE, *answers)
    return (*line, "--why", "as the law has it", "--as", STARTERS[pathway])


@pytest.mark.parametrize("pathway", ["COE_GEO_52074G1A", "EMERGENCY_52074G2A"])
async def test_a_referral_is_made_by_any_pathway(
    open_office: str, cli: Cli, pathway: str
) -> None:
    """With what it asks; the answer says what is waited for, and until when."""
    said = await cli(*refer_by(pathway, open_office))
    shown = await cli("show", open_office)

    assert said.code == 0
    assert "opened:" in said.out
    assert f"referral 1: {pathway}@{PATHWAYS[pathway].version}, received" in said.out
    assert "the acknowledgement of the referral is due" in shown.out
    assert "asked of the CCEE lead" in shown.out


async def test_a_further_referral_is_attached_and_may_lead(
    referred: str, cli: Cli
) -> None:
    """One that repeats a pathway says so and changes nothing."""
    loan = ("--pathway", "emergency", "--answer", "loan=Chapter 12 of 2026")
    line = ("refer", referred, *loan, "--primary", "--as", "a.castillo")
    first = await cli(*line, "--json")
    again = await cli(*line, "--json")
    shown = (await cli("show", referred, "--json")).json["engagement"]

    assert (first.json["outcome"], first.json["referral"]) == ("attached", 2)
    assert (again.code, again.json["outcome"]) == (0, "already open")
    assert shown["pathway"] == "EMERGENCY_52074G2A"
    assert [case["state"] for case in shown["cases"]] == ["received", "received"]
    assert len(shown["cases"]) == 2


async def test_a_referral_is_worked_through_at_the_command_line(
    referred: str, cli: Cli
) -> None:
    """`acts` says what is next and by whom; a step too early is refused in words."""
    offered = await cli("acts", referred)
    early = await cli(
        *("act", referred, "determine_necessary", "--why", "w", "--as", "h.lindqvist"),
        *("--pupils", "reading"),
    )
    done = await cli("act", referred, "acknowledge_referral", "--as", "a.castillo")
    await cli("act", referred, "open_consultation", "--as", "a.castillo")
    said = ("record_consultation", "--party", "coe_lead", "--outcome", "accept")
    heard = await cli("act", referred, *said, "--on", today(), "--as", "k.bennett")
    shown = await cli("show", referred)

    assert "acknowledge_referral" in offered.out
    assert "record_consultation" not in offered.out
    assert early.code == 3
    assert "still open before it: the acknowledgement of the referral" in early.err
    assert (done.code, heard.code, heard.err) == (0, 0, "")
    assert "the consultation of the county office of education, by k.ben" in shown.out
    assert "the acknowledgement of the referral, by a.castillo" in shown.out


OFF: tuple[tuple[tuple[str, ...], int, str], ...] = (
    (("--pathway", "dance"), 2, "'dance' is no pathway; pathways are CONTINUUM"),
    (("--pathway", "coe_geo"), 3, "Which technical assistance under 52071"),
    (
        ("--pathway", "coe_geo", "--answer", "assistance=coaching"),
        3,
        "is started by the county superintendent or the COE lead or the LEA",
    ),
    (("--pathway", "legacy"), 3, "no referral is made under it any more"),
    (("--pathway", "charter"), 3, "is for a charter"),
    (("--answer", "dashboard_year"), 2, "is not NAME=TEXT"),
    (("--answer", "dashboard_year=1999"), 3, "is no year of a Dashboard"),
    (("--person", "pilot=x"), 2, "'pilot' is no role; roles are lea_superintendent"),
    (("--person", "spi=x", "--person", "spi=y"), 2, "--person spi is given twice"),
)


@pytest.mark.parametrize(("words", "code", "message"), OFF)
async def test_a_referral_that_cannot_be_made_says_why_and_opens_nothing(
    open_office: str, cli: Cli, words: tuple[str, ...], code: int, message: str
) -> None:
    """One clear message, and nothing is half done."""
    said = await cli("refer", open_office, *NAMED, *words, "--as", "x.nobody")

    assert (said.code, message in said.err) == (code, True), said.err
    assert (await cli("show", open_office)).code == 1


def refers(cds: str, pathway: str, by: str) -> Referral:
    return Referral(
        id=uuid4().hex,
        by=by,
        entered_by="front-desk",
        lea=Lea(cds=cds, name="Alder Valley Unified", county="Los Angeles"),
        pathway=PATHWAYS[pathway],
        source="a letter",
        people=EVERYBODY,
        answers=ANSWERS.get(pathway, {}),
        why="as the law has it",
    )


async def all_at_once(
    here: Path, database: Engine, referrals: list[Referral]
) -> list[Made]:
    reading = SqlReading(database)
    async with connected(here) as client:
        made = (
            make(client, each, lambda: reading, brought=EVERYBODY) for each in referrals
        )
        return [*await asyncio.gather(*made)]


async def test_ten_who_refer_one_lea_at_once_open_one_engagement(
    open_office: str, here: Path, cli: Cli, database: Engine
) -> None:
    """One of them opened it, and nine hear of that one; nothing is there twice."""
    referrals = [refers(open_office, "SPI_52074G1B", "s.whitfield") for _ in range(10)]
    answers = await all_at_once(here, database, referrals)
    shown = (await cli("show", open_office, "--json")).json["engagement"]

    assert sorted(each.outcome for each in answers) == [
        *[ReferralOutcome.ALREADY] * 9,
        ReferralOutcome.OPENED,
    ]
    assert {each.number for each in answers} == {1}
    assert shown["entity"] == f"{open_office}.1"
    assert shown["entry"] == 1
    assert shown["referral"] in {each.id for each in referrals}


async def test_ten_who_refer_by_five_pathways_at_once_meet_in_one_engagement(
    open_office: str, here: Path, cli: Cli, database: Engine
) -> None:
    """One opened it, four attached, the others hear that theirs is worked on."""
    pathways = [name for name in STARTERS if "CHARTER" not in name]
    referrals = [refers(open_office, p, STARTERS[p]) for p in pathways for _ in (1, 2)]
    answers = await all_at_once(here, database, referrals)
    shown = (await cli("show", open_office, "--json")).json["engagement"]
    said = [each.outcome for each in answers]

    assert len(pathways) == 5
    assert (
        said.count(ReferralOutcome.OPENED),
        said.count(ReferralOutcome.ATTACHED),
    ) == (1, 4)
    assert said.count(ReferralOutcome.ALREADY) == 5
    assert {case["pathway"] for case in shown["cases"]} == {*pathways}
    assert shown["entry"] == 5


async def test_the_pathways_are_listed_with_who_starts_and_who_decides(
    cli: Cli, here: Path
) -> None:
    """One of them with its steps, its clocks, and what it asks; no server is needed."""
    listed = await cli("pathways")
    one = await cli("pathways", "coe_geo_52074g1a")
    unknown = await cli("pathways", "none")

    assert {*PATHWAYS} <= {*listed.out.split()}
    assert "--answer assistance=..." in one.out
    assert "the agreement of the Geo Lead" in one.out
    assert "15 working days (agency) of the determination" in one.out
    assert "after the acknowledgement of the referral" in one.out
    assert "G2 +15 CCEE lead" in one.out
    assert (unknown.code, "pathways are CONTINUUM" in unknown.err) == (2, True)
    assert Role.GEO_LEAD in EVERYBODY


YEARS = (2022, 2023, 2024, 2025)
UNNAMED = ("--answer", "dashboard_year=2025", "--as", "a.castillo")


def kept_files(database: Engine, folder: Path, *of_lea: list[object]) -> None:
    """CDE's files of four years with these rows, as an intake keeps them."""
    record = IntakeRecord(SqlDashboards(database), SqlReading(database))
    files = [of_year(folder, year, *of_lea) for year in YEARS]
    keep(plan(files, None, {}, record), Actor("y.olsen", "front-desk"), record.kept)


def row_of(cds: str) -> list[object]:
    return [cds, f"{cds}0000000", *ALDER[2:]]


async def test_name_county_and_eligibility_are_those_of_the_files_in_the_record(
    open_office: str, cli: Cli, here: Path, database: Engine
) -> None:
    """Whom they flag is referred by its code alone, without another reason."""
    kept_files(database, here, met(row_of(open_office)))
    told = await cli("refer", open_office, *UNNAMED, "--json")
    await recorded(cli, open_office)
    history = (await cli("history", open_office)).out

    assert told.json["engagement"]["lea"] == "Alder Valley Unified"
    assert told.json["engagement"]["county"] == "Los Angeles"
    assert "(assistancestatus25.xlsx, in the record)" in history
    assert "though" not in history


async def test_an_lea_is_referred_by_the_name_that_the_files_have(
    open_office: str, cli: Cli, here: Path, database: Engine
) -> None:
    """A beginning gets a guess; a name that nobody knows is not called a bad code."""
    kept_files(database, here, met(row_of(open_office)))
    begun = await cli("refer", "alder", *UNNAMED)
    unknown = await cli("refer", "oakland", *UNNAMED)
    told = await cli("refer", "alder valley unified", *UNNAMED, "--json")

    assert f"; did you mean {open_office}, Alder Valley Unified?" in begun.err
    assert "no LEA is known here as 'alder'; give its CDS code, 7 digits" in begun.err
    assert "no LEA is known here as 'oakland'; give its CDS code" in unknown.err
    assert (begun.code, unknown.code, told.code) == (2, 2, 0)
    assert told.json["engagement"]["cds"] == open_office
    assert f"is read as {open_office}, Alder Valley Unified" in told.err


@pytest.mark.parametrize("named", [(), NAMED[:2]])
async def test_all_that_a_referral_lacks_is_asked_for_at_once(
    open_office: str, cli: Cli, named: tuple[str, ...]
) -> None:
    """Its name, which says the county with the code, and whatever the pathway needs."""
    by_file = await cli("refer", open_office, *named, "--as", "x.nobody")
    by_law = await cli(
        *("refer", open_office, *named, "--pathway", "coe_geo", "--as", "x.nobody")
    )

    assert (by_file.code, by_law.code) == ((3, 3) if named else (2, 2))
    for said in (by_file, by_law):
        assert ("name the LEA: --name" in said.err) is (not named)
    assert "--answer dashboard_year=" in by_file.err
    assert "say why: --why" in by_file.err
    assert "--answer assistance=" in by_law.err
    assert "says who is, such as county_superintendent=x.nobody" in by_law.err
    assert "--person ccee_lead=PERSON" in by_law.err


async def test_an_lea_that_is_not_eligible_is_referred_with_a_reason_alone(
    open_office: str, cli: Cli, here: Path, database: Engine
) -> None:
    """It stands in the history with what the files say; without it nothing opens."""
    kept_files(database, here, quiet(row_of(open_office)))
    silent = await cli("refer", open_office, *UNNAMED)
    unopened = await cli("show", open_office)
    why = ("--why", "CDE corrects its file in May")
    done = await cli("refer", open_office, *UNNAMED, *why)
    await recorded(cli, open_office)
    history = (await cli("history", open_office)).out

    assert (silent.code, unopened.code, done.code) == (3, 1, 0)
    assert silent.err.count("CDE's files say that the LEA is not eligible") == 1
    assert "CDE's files say that the LEA is not eligible (In at least 3" in silent.err
    assert "CDE's files say that the LEA is not eligible: In at least 3" in done.err
    assert "--why" in silent.err
    assert "though CDE's files say that the LEA is not eligible" in history
    assert "CDE corrects its file in May" in history


async def test_what_no_file_tells_is_not_taken_for_a_yes(
    open_office: str, cli: Cli
) -> None:
    """A typed year is no finding: a reason is asked for, and given."""
    silent = await cli("refer", open_office, *NAMED, *UNNAMED)
    done = await cli("refer", open_office, *NAMED, *UNNAMED, "--why", "by letter")
    await recorded(cli, open_office)

    assert silent.code == 3
    assert "do not say whether the LEA is eligible" in silent.err
    assert "no file of 2022, 2023, 2024 and 2025" in silent.err
    assert done.code == 0
    assert "by letter" in (await cli("history", open_office)).out


async def test_a_referral_is_previewed_and_then_made(
    open_office: str, cli: Cli
) -> None:
    """Its steps, its people, who would hear; refused it says so, and nothing opens."""
    line = ("refer", open_office, *NAMED, *UNNAMED, "--preview")
    off = await cli(*line)
    shown = await cli(*line, "--why", "by letter")
    unopened = await cli("show", open_office)

    assert (off.code, shown.code, unopened.code) == (3, 0, 1)
    assert f"would open the engagement of {open_office}  Alder Valley" in shown.out
    assert "the acknowledgement of the referral" in shown.out
    assert "would hear of it (1)" in shown.out
    assert "nothing was changed" in shown.out


async def test_a_further_referral_is_previewed_too(referred: str, cli: Cli) -> None:
    """One that repeats a pathway says that it is open already."""
    loan = ("--pathway", "emergency", "--answer", "loan=Chapter 12 of 2026")
    line = ("refer", referred, "--preview", "--as", "a.castillo")
    shown = await cli(*line, *loan)
    again = await cli(*line, "--answer", "dashboard_year=2025")
    cases = (await cli("show", referred, "--json")).json["engagement"]["cases"]

    assert f"would join the open engagement of {referred}" in shown.out
    assert "referral/2" in shown.out
    assert "already open under this pathway, nothing was changed" in again.out
    assert len(cases) == 1


CORRECTED = "Alder Valley Joint Unified"


async def test_a_corrected_name_stands_when_the_lea_is_referred_again(
    referred: str, cli: Cli
) -> None:
    """In the engagement that is open, and in the one that begins after it."""
    mend = ("correct_lea", "--name", CORRECTED, "--why", "as the State writes it")
    await cli("act", referred, *mend, "--as", "a.castillo")
    loan = ("--pathway", "emergency", "--answer", "loan=Chapter 12 of 2026")
    line = ("refer", referred, *NAMED, *PEOPLE, *loan, "--as", "a.castillo")
    preview = await cli(*line, "--preview")
    joined = await cli(*line)
    ended = ("withdraw", "--why", "it merged", "--as", "h.lindqvist")
    await cli("act", referred, *ended)
    await recorded(cli, referred)
    foreseen = await cli(*line, "--preview")
    opened = await cli(*line, "--json")

    assert f"{referred}  {CORRECTED} (Los Angeles" in preview.out
    assert f"{referred}  {CORRECTED} (Los Angeles" in joined.out
    assert f"would open the engagement of {referred}  {CORRECTED}" in foreseen.out
    assert opened.json["engagement"]["entity"] == f"{referred}.2"
    assert opened.json["engagement"]["lea"] == CORRECTED


async def test_a_referral_that_is_there_already_is_led_by_through_another_act(
    referred: str, cli: Cli
) -> None:
    """`--primary` of what was attached before names it, previewed or not."""
    loan = ("--pathway", "emergency", "--answer", "loan=Chapter 12 of 2026")
    line = ("refer", referred, *loan, "--primary", "--as", "a.castillo")
    await cli(*line[:-3], *line[-2:])
    said, tried = await cli(*line), await cli(*line, "--preview")
    lead = ("make_primary", "--referral", "2", "--why", "the loan leads")
    led = await cli("act", referred, *lead, "--as", "a.castillo")
    again = await cli(*line)

    for shown in (said, tried):
        assert f"act {referred} make_primary --referral 2 --why '...'" in shown.out
    assert led.code == 0
    assert "referral 2 is the primary one already" in again.out
    assert "to let it lead" not in again.out


async def test_a_referral_counts_from_the_day_on_which_it_came_in(
    open_office: str, cli: Cli
) -> None:
    """Its clocks too; a day to come, or long ago, is no day of a referral."""
    day = POLICY.agency.later(today(), -3)
    line = ("refer", open_office, *NAMED, *UNNAMED, "--why", "by letter")
    coming = await cli(*line, "--received", today() + timedelta(days=1))
    gone = await cli(*line, "--received", today() - timedelta(days=400))
    done = await cli(*line, "--received", day)
    (case,) = (await cli("show", open_office, "--json")).json["engagement"]["cases"]
    first = case["steps"][0]

    assert (coming.code, gone.code, done.code) == (2, 3, 0)
    assert "more than a year ago" in gone.err
    assert case["received"] == str(day)
    assert first["due"] == str(POLICY.agency.later(day, 5))


async def test_who_leads_for_ccee_by_referring_is_of_ccee(
    open_office: str, cli: Cli, here: Path
) -> None:
    """A slip, or a person of a district, would lead it and hold up everybody else."""
    (here / "people.yaml").write_text(
        "people:\n"
        "  - {person: a.castillo, name: Ana, address: a@ccee.example}\n"
        "  - {person: w.lind, name: Wim, address: w@lea.example}\n"
        "roles:\n"
        "  - {role: lea_designee, person: w.lind, from: 2026-01-01, lea: '0161259'}\n"
    )
    slip = await cli("refer", open_office, *NAMED, "--as", "a.castilo")
    district = await cli("refer", open_office, *NAMED, "--as", "w.lind")

    assert "a.castilo is not in the directory; did you mean a.castillo?" in slip.err
    assert "w.lind is of another agency" in district.err
    assert {slip.code, district.code} == {2}
    assert (await cli("list", "--json")).json == []


async def test_who_works_at_another_agency_does_not_lead_for_ccee(
    open_office: str, cli: Cli, here: Path
) -> None:
    """Though the directory gives them no role yet."""
    (here / "people.yaml").write_text(
        "people:\n"
        "  - {person: a.cas, name: Ana, address: a@ccee.example, agency: CCEE}\n"
        "  - {person: b.new, name: Bo, address: b@ccee.example, agency: CCEE}\n"
        "  - {person: w.lind, name: Wim, address: w@coe.example, agency: Kern COE}\n"
        "roles:\n"
        "  - {role: ccee_lead, person: a.cas, from: 2026-01-01, lea: '0161259'}\n"
    )
    line = ("refer", open_office, *NAMED, "--answer", "dashboard_year=2025")
    other = await cli(*line, "--why", "asked", "--as", "w.lind")
    own = await cli(*line, "--why", "asked", "--as", "b.new")

    assert (other.code, "w.lind is of another agency" in other.err) == (2, True)
    assert own.code == 0
