"""The post office: one workflow for ever, which delivers letters, makes documents."""

from datetime import datetime

from temporalio import workflow

from domain.letters.post_office import (
    RULES,
    DocumentsLaid,
    DocumentsMade,
    NoticesLaid,
    PauseMail,
    PostOffice,
    ResumeMail,
    RoundMade,
    WorkerStarted,
    apply,
    check,
    documents_made,
    expectation,
    made,
)
from workflows.effects import deliver, make_documents
from workflows.lane import Debt
from workflows.life import Life, Nature
from workflows.signals import signal
from workflows.visibility import of_post_office

POST_OFFICE = "post-office"  # its workflow id


def _made(now: PostOffice, result: RoundMade, _: datetime) -> PostOffice:
    return made(now, result)


def _documents_made(now: PostOffice, result: DocumentsMade, _: datetime) -> PostOffice:
    return documents_made(now, result)


NATURE = Nature[PostOffice](
    expectation=expectation,
    apply=apply,
    debts=(
        Debt(lambda now: now.owed, deliver, _made),
        Debt(lambda now: now.making[:1], make_documents, _documents_made),
    ),
    is_over=lambda now: False,
    shown=of_post_office,
    next_page=lambda now: now.but(rules=RULES),
)


@workflow.defn
class PostOfficeWorkflow:
    """Told ever so often that notices wait, it makes a round, perhaps one more."""

    @workflow.init
    def __init__(self, post: PostOffice) -> None:
        self._life = Life(post, NATURE)

    @workflow.run
    async def run(self, _: PostOffice) -> None:
        await self._life.live()

    @signal
    def notices_laid(self, *_: object) -> None:
        self._life.happen(NoticesLaid())

    @signal
    def documents_laid(self, *_: object) -> None:
        self._life.happen(DocumentsLaid())

    @signal
    def worker_started(self, started: WorkerStarted) -> None:
        """A worker has started, here or elsewhere than was written down."""
        self._life.happen(started)

    @signal
    def refresh(self, *_: object) -> None:
        """Begin a new run, under the newest rules."""
        self._life.refresh()

    @workflow.update
    def pause(self, pause: PauseMail) -> PostOffice:
        """Nothing is sent from here on; a round under way is finished."""
        self._life.happen(pause)
        return self._life.value

    @pause.validator
    def may_pause(self, pause: PauseMail) -> None:
        """Whoever may type it may do it; what does not fit is refused here."""
        check(pause)

    @workflow.update
    def resume(self, resume: ResumeMail) -> PostOffice:
        self._life.happen(resume)
        return self._life.value

    @resume.validator
    def may_resume(self, resume: ResumeMail) -> None:
        """As `may_pause`."""
        check(resume)

    @workflow.query
    def standing(self) -> PostOffice:
        return self._life.value
