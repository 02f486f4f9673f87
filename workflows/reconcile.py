"""One look at what runs and what the record says, begun by a schedule or by hand."""

from temporalio import workflow

from domain.discrepancies import ENTITIES, Discrepancies
from domain.wording import so_many
from workflows.effects import reconcile


@workflow.defn
class ReconcileWorkflow:
    """A witness that was ended by hand is begun again; the rest is reported.

    By hand the whole is looked at, by the schedule each hour a part of what is many.
    """

    @workflow.run
    async def run(self, whole: bool = False) -> Discrepancies:
        found = await reconcile(whole)
        more = (
            [so_many(found.untold, "discrepancy more", "discrepancies more")]
            if found.untold
            else []
        )
        off = [*(each.sentence for each in found.found), *more] or ["nothing is off"]
        workflow.set_current_details(
            f"{so_many(found.looked_at, 'late thing')} and "
            f"{so_many(found.asked, *ENTITIES)} looked at\n\n"
            + "\n".join(f"- {each}" for each in off)
        )
        return found
