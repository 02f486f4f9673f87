"""`reconcile`, as the terminal knows it."""

from commands.args.options import Json


def reconcile(as_json: Json = False) -> None:
    """Compare the record with what runs; begin witnesses again, name what is off."""
    from commands.operations.reconcile import reconcile

    reconcile(as_json=as_json)
