"""`refresh`: bring what is open to the newest rules, after a new version."""

from client.endings import Failed, Misused
from commands import context
from commands.args.reference import running
from commands.output import console
from domain.wording import so_many


def refresh(entity: str | None, *, everyone: bool, as_json: bool) -> None:
    """Tell one engagement, or all that the record knows as open, and their reviews.

    It may be repeated.
    """
    if everyone == (entity is not None):
        raise Misused("say which engagement, or --all")
    from services.refresh import refresh

    chosen = [running(entity).cds] if entity else context.open_codes()
    told = context.ask_server(lambda client: refresh(client, chosen))
    if entity and not told:
        raise Failed(f"there is no open engagement of {entity}; see `list`")
    open_ones = _reviews(chosen if entity else None)
    of_them = _told(open_ones)
    if as_json:
        return console.as_json({"refreshed": told, "reviews": of_them})
    console.say(
        f"{len(told)} of {so_many(len(chosen), 'engagement')} told to begin a new run"
    )
    if open_ones:
        many = so_many(len(open_ones), "review")
        console.say(f"{len(of_them)} of {many} told to begin a new run")
    for cds in told[:1]:
        console.ui(cds)
    return None


def _told(reviews: list[str]) -> list[str]:
    from services.refresh import refresh_reviews

    if not reviews:
        return []
    return context.ask_server(lambda client: refresh_reviews(client, reviews))


def _reviews(cdss: list[str] | None) -> list[str]:
    """The open reviews of these LEAs, or of all, by the record where there is one.

    One whose engagement was stopped goes on, and is told too.
    """
    if context.record_if_any() is None:
        return []
    found = context.reviews().open_reviews()
    return [each.entity for each in found if cdss is None or each.cds in cdss]
