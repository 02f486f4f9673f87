"""What is sound in a file is looked at, whatever else is off in it."""

from adapters.files.sound_part import SoundPart

WHOLE = {
    "name": "next",
    "rungs": [{"days": "soon"}, {"days": "1"}, {"days": "2", "tell": ["x", "y"]}],
}


def test_the_row_that_is_off_is_left_out_and_the_others_keep_their_places() -> None:
    """Each by its place in the file."""
    part = SoundPart(WHOLE).without([("rungs", 0, "days"), ("name",)])

    assert part.said == {"rungs": WHOLE["rungs"][1:]}
    assert part.in_file(("rungs", 1, "tell", 1)) == ("rungs", 2, "tell", 1)
    assert part.in_file(("rungs",)) == ("rungs",)


def test_a_word_in_a_list_of_words_takes_its_row_with_it() -> None:
    part = SoundPart(WHOLE).without([("rungs", 2, "tell", 1)])

    assert part.lost == {("rungs", 2)}


def test_what_holds_something_lost_is_not_judged() -> None:
    """It might be off only for that; nor is the whole, where anything is lost."""
    part = SoundPart(WHOLE).without([("rungs", 0, "days"), ()])

    assert not part.may_judge(("rungs",))
    assert not part.may_judge(())
    assert part.may_judge(("rungs", 1, "days"))
    assert part.lacks(("claim", "rungs"))
    assert not part.lacks(("claim",))
