"""Why staff may not do what they ask: one class for each rule, named for it.

The names reach clients as the type of the refusal, so they are kept for ever.
Every message says what is the matter and what would be allowed.
"""

from collections.abc import Callable

NOTHING_REFERRED = "nothing has been referred yet in "
"""How a `NothingReferred` begins, by which the answer to a question is known too."""


class Refused(Exception):
    """A staff act broke a rule. Nothing happened; the message says why."""


def check_all(*checks: Callable[[], None]) -> None:
    """Raise what several checks refuse at once: as the first, in the words of all."""
    found = [off for check in checks if (off := _refused(check))]
    if found:
        raise type(found[0])("\n".join(map(str, found)))


def _refused(check: Callable[[], None]) -> Refused | None:
    try:
        check()
    except Refused as off:
        return off
    return None


class NothingToChange(Refused):
    """It is so already: an act after which all is as it was is not written down.

    Nothing is wrong then, and a command that asked for it ends well.
    """


class IdUsedOtherwise(Refused):
    """Another act was done under this id; the message names its entry."""


class OutOfPhase(Refused):
    """The act belongs to another phase of the engagement."""


class NotYours(Refused):
    """The act belongs to people in other roles."""


class NoSuchSubject(Refused):
    """Nothing of that address has a clock here."""


class NoSuchAction(Refused):
    """The roadmap has no action of that number."""


class AlreadyStarted(NothingToChange):
    """Only an action that has not begun can be started."""


class NotStarted(Refused):
    """Work on an action begins before it is reported complete."""


class AlreadyCompleted(Refused):
    """What is completed is reopened before it is changed."""


class AlreadyClaimed(Refused):
    """The claim that stands is confirmed or returned first."""


class NothingClaimed(Refused):
    """There is nothing to confirm or return before the owner reports completion."""


class SamePerson(Refused):
    """Who reported completion does not confirm it (docs/domain.md 6.4)."""


class EvidenceMissing(Refused):
    """What is complete shows it by evidence, and evidence is a file or a link."""


class NoSuchEvidence(Refused):
    """There is no such piece of evidence, or it was withdrawn."""


class ReasonMissing(Refused):
    """This act is recorded with its reason."""


class ReviewOver(Refused):
    """The review has come to its end; another can be begun."""


class NoSuchReview(Refused):
    """The engagement has no review of that number."""


class NoSuchSite(Refused):
    """The sample has no such site."""


class NoSuchPhase(Refused):
    """The review's framework has no such phase."""


class NoSuchCheckIn(Refused):
    """The engagement has no open check-in of that name."""


class NoCheckIns(Refused):
    """The policy says nothing of check-ins."""


class OutOfStage(Refused):
    """The act belongs to another stage of the check-in."""


class NoQuorum(Refused):
    """LEA, COE and CCEE did not all take part (docs/domain.md 6.10)."""


class NotOnAgenda(Refused):
    """The agenda of the check-in has no such item."""


class NotesAreBehind(Refused):
    """What was drawn up of a check-in has changed since, or is not there yet."""


class NotesAreRead(Refused):
    """The LEA reads the notes of a check-in, and its days are not over."""


class NoSuchMilestone(Refused):
    """The review's framework has no such milestone."""


class NoSuchSupport(Refused):
    """No support of that address was noted, or none that could be meant."""


class NotSupported(Refused):
    """Support is given to people of the LEA, by their roles or offices."""


class PositionUnusable(Refused):
    """A position ends before it starts, or tapers as none can."""


class PositionOver(Refused):
    """The position has ended, or was withdrawn."""


class NoSuchItem(Refused):
    """The data-collection plan has no item of that id."""


class NoSuchFinding(Refused):
    """The review has no finding of that id."""


class NoSuchRecommendation(Refused):
    """The review has no recommendation of that id."""


class NoSuchTheme(Refused):
    """The review has no theme of that key."""


class NoSuchCorrection(Refused):
    """The report has no correction of this number."""


class CorrectionsOpen(Refused):
    """Somebody has still to answer a correction, or to say that there are no more."""


class ReportIsBehind(Refused):
    """What the report says has changed since it was drawn up."""


class NoSuchAnchor(Refused):
    """The roadmap has no anchor of that key."""


class NoSuchRole(Refused):
    """Whoever votes holds no such role, or several of which they name none."""


class NotReady(Refused):
    """The roadmap lacks something without which nobody can sign it."""


class AnotherRoadmap(Refused):
    """What is signed, or adopted, is not what is proposed, as its hash says."""


class NotSigned(Refused):
    """LEA, COE and CCEE have not all signed the roadmap."""


class AgendaClosed(Refused):
    """The agenda of that meeting can be posted no more."""


class FindingNamed(Refused):
    """A finding from which a recommendation follows is not withdrawn before it."""


class FindingsUnusable(Refused):
    """What was found or is recommended does not fit the review: all that is off."""


class ReviewPaused(Refused):
    """The review stands still; it is resumed first."""


class PlanUnusable(Refused):
    """What is to be planned does not fit the review: all that is off is named."""


class RowChanged(Refused):
    """Rows changed in the plan since the workbook was written, and are not named."""


class StudentNamed(Refused):
    """A text may say who a student is; it is asked for in other words."""


class FrameworkUnusable(Refused):
    """No review can begin under the framework as given: all that is off is named."""


class SettingIsBehind(Refused):
    """A review has not heard yet what whoever decides has read: ask again."""


class NewsIsBehind(Refused):
    """An engagement has not heard yet what its review has come to: ask again."""


class RoadmapUnusable(Refused):
    """The roadmap as given cannot be adopted: each line that is off is named."""


class DatesReversed(Refused):
    """An assignment or an absence ends on or after the day it begins."""


class RecordIsBehind(Refused):
    """So much waits to be recorded that this has to wait until the record is back."""


class OutOfBounds(Refused):
    """Something is longer, later or more than is ever kept (domain/bounds.py)."""


class TooLarge(Refused):
    """Each part of it is within its bounds, and all of it together is too much."""


class AnswersMissing(Refused):
    """Completion is reported with what was learned and how it will last."""


class SameTypist(Refused):
    """Who typed the report of completion does not type its confirmation."""


class NeedsLead(Refused):
    """A second extension is the CCEE lead's to give (docs/domain.md 6.4)."""


class OnHold(Refused):
    """The action's clock stands still; it is resumed first."""


class NotOnHold(NothingToChange):
    """Only what is on hold can be resumed."""


class ClockStands(Refused):
    """The engagement's clocks stand still; they are let run first."""


class ClockRuns(NothingToChange):
    """The engagement's clocks run already."""


class Gone(Refused):
    """The action was split, merged or withdrawn."""


class NotCompleted(Refused):
    """Only what is completed can be sustained or reopened."""


class NoSuchRating(Refused):
    """The scale has no such rating, or staff may not give it directly."""


class DateUnusable(Refused):
    """The date lies where it cannot: behind us, or too far ahead."""


class LimitReached(Refused):
    """The policy allows so many promises, or snoozes, for one due date."""


class NothingRuns(Refused):
    """There is no ladder that could rest."""


class NotAnOwner(Refused):
    """Actions are led by roles of the LEA."""


class DependencyLoop(Refused):
    """Actions cannot wait for each other in a circle."""


class PartsUnusable(Refused):
    """An action is split into two parts or more, with its next free letters."""


class NotConsulted(Refused):
    """An action is withdrawn after LEA and COE were consulted."""


class NotAllOfThem(Refused):
    """One of the acts cannot be done, so none was."""


class PolicyUnusable(Refused):
    """A policy or calendar as given could not work: what is off is named."""


class NotForYou(Refused):
    """An internal comment is for people of COE and CCEE."""


class SubstitutesInACircle(Refused):
    """Whoever is away is stood in for by somebody who is there in the end."""


class ActionsOpen(Refused):
    """An engagement with open actions is closed only by whoever says so."""


class NotAsked(Refused):
    """What came of a look is said once somebody has asked for it."""


class MayNotRefer(Refused):
    """A referral under a pathway is made by those whom its law names."""


class PathwayUnusable(Refused):
    """The pathway is not for this kind of LEA, or not for our time."""


class TermsUnknown(Refused):
    """A policy or pathway holds as the agency wrote it, not as somebody sends it."""


class NothingReferred(Refused):
    """Nothing can be done to an engagement before its referral has come."""


class AlreadyOpen(Refused):
    """An LEA has one open engagement at most."""


class AnotherLea(Refused):
    """What opens the engagement of an LEA is about that LEA."""


class StatedUnusable(Refused):
    """What is stated cannot be brought in: all that is off is named."""


class TeamIncomplete(Refused):
    """Somebody is needed who can take it up."""


class NoSuchReferral(Refused):
    """The engagement has no referral of that number."""


class ReferralClosed(Refused):
    """The referral has ended; another can be made."""


class AlreadyReferred(Refused):
    """A referral under this pathway is being worked on already."""


class NotOnThisPathway(Refused):
    """The pathway of this referral has no such step."""


class AlreadyDone(Refused):
    """It was done before: the step was taken, or the very act stands as an entry."""


class StepMissing(Refused):
    """Another step comes before this one."""


class SameAgency(Refused):
    """The second key is another agency's to turn (EDC 52074(g)(1)(A))."""


class ModeUnfit(Refused):
    """The mode of engagement does not go with this."""


class DashboardIsOld(Refused):
    """What a Dashboard says opens nothing once a newer one is at hand."""


class CountyUnfit(Refused):
    """An LEA lies in the county that its CDS code begins with."""
