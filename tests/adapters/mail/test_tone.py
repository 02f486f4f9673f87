"""Nothing that reaches a letter polices: the agency advises and assists."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from adapters.mail.templates import TEMPLATES, environment
from domain.people.roles import LABELS
from domain.referrals.case import MODES, CaseState, Determination, Outcome
from tests.letters import FACTS
from tests.tone import own_words, policing

PROJECT = TEMPLATES.parent
ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
POLICIES = sorted((PROJECT / "policies").rglob("*.yaml"))
SAYING = [
    *sorted((PROJECT / "domain" / "letters").glob("*.py")),
    *sorted((PROJECT / "domain").glob("*/letters.py")),
    *sorted((PROJECT / "domain").glob("*/facts.py")),
    PROJECT / "domain" / "clocks" / "recipients.py",
    PROJECT / "domain" / "people" / "roles.py",
    PROJECT / "domain" / "notices.py",
    PROJECT / "domain" / "bring_in.py",
    PROJECT / "adapters" / "mail" / "templates.py",
]
BAD = """\
Subject: [DTA {{{{ lea }}}}] {0} - {{{{ due }}}}

{{% filter wordwrap(76) -%}}
Dear {{{{ person }}}}, {1}
{{%- endfilter +%}}
"""


@pytest.mark.parametrize("name", ALL)
def test_no_template_polices(name: str) -> None:
    """In its own text, and in what its expressions choose between."""
    assert policing(own_words((TEMPLATES / name).read_text())) == []


@pytest.mark.parametrize("name", sorted(FACTS))
def test_no_rendered_letter_polices(name: str) -> None:
    """Filled with what a letter is filled with, in every case it knows.

    The ids of plans are stored names, and only operators read them.
    """
    notices = environment()
    template = notices.get_template(f"notices/{name}.txt.j2")
    letters = [template.render(facts | {"plan": "1.1"}) for facts in FACTS[name]]

    assert [word for letter in letters for word in policing(letter)] == []


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.name)
def test_no_text_of_a_policy_polices(path: Path) -> None:
    """Titles of pathways and steps, costs and questions travel into letters."""
    said = [*_texts(YAML(typ="safe", pure=True).load(path.read_text()))]

    assert said
    assert [word for text in said for word in policing(text)] == []


@pytest.mark.parametrize("path", SAYING, ids=lambda path: path.name)
def test_no_text_of_the_code_that_writes_letters_polices(path: Path) -> None:
    """Whatever it quotes may be a fact of a letter; so may what it documents."""
    quoted = [
        node.value
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]

    assert [word for text in quoted for word in policing(text)] == []


def test_no_name_of_a_role_a_mode_or_a_state_polices() -> None:
    """Labels are facts of letters."""
    words = (*LABELS.values(), *MODES.values(), *CaseState, *Determination, *Outcome)

    assert policing("; ".join(words)) == []


@pytest.mark.parametrize(
    "words",
    [
        *("violation", "violates", "failed", "failure", "fail", "failing", "must"),
        *("non-compliant", "noncompliance", "compliance", "sanction", "penalty"),
        *("deficient", "deficiency", "delinquent", "enforce", "warning", "overdue"),
        *("demand", "immediately", "required to", "mandatory", "obligated"),
        *("you have not", "unacceptable", "consequences", "shall", "inadequate"),
        *("you have\nnot", "Required  to", "FINAL NOTICE", "MUST"),
    ],
)
def test_a_template_that_polices_is_caught(words: str) -> None:
    """In the subject, in the text, across the end of a line, or quoted by Jinja."""
    kind = "a friendly line"
    quoted = f'{{{{ "in time" if early else "{words}" }}}}'

    assert policing(own_words(BAD.format(words, kind))) == [" ".join(words.split())]
    assert policing(own_words(BAD.format(kind, words))) == [" ".join(words.split())]
    assert policing(own_words(BAD.format(kind, quoted))) == [" ".join(words.split())]


@pytest.mark.parametrize(
    "template",
    [
        "{% if overdue %}Good news{% endif %}",
        "{{ failed | default(0) }} matters",
        "{# not a word on failure here #}Dear {{ person }}",
        "Of immediate priority: 3; 41 are in progress at once",
        "mustard, shallow, default, no finding of any kind",
    ],
)
def test_a_template_that_does_not_police_is_let_be(template: str) -> None:
    """Names of facts, comments, and words that only look alike."""
    assert policing(own_words(template)) == []


def _texts(said: object) -> Iterator[str]:
    """Every text of a file that staff wrote, however deep; not its keys."""
    match said:
        case str():
            yield said
        case dict():
            for each in said.values():
                yield from _texts(each)
        case list():
            for each in said:
                yield from _texts(each)
