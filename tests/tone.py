"""Which words have no place in a letter: the agency advises and assists.

None of them is needed to say what is open, who is asked, and what would help.
"""

import re

POLICING = re.compile(
    r"""\b(
        violat(e[sd]?|ing|ions?)
      | fail(s|ed|ing|ures?)?
      | non-?complian(t|ce) | complian(t|ce)
      | comply | complies | complied | non-?conform(ing|ity|ance)
      | must | shall | mandat(e[sd]?|ory) | obligat(ed|ory|ions?) | obliged
      | (is|are|was|were|be|been)[ ]required | required[ ]to
      | sanction(s|ed|ing)? | penalt(y|ies) | penali[sz]e[sd]? | punish\w*
      | deficien(t|cy|cies) | delinquen(t|cy) | inadequa(te|cy) | substandard
      | underperform(s|ed|ing|ers?)? | low-performing | poor[ ]performance
      | enforc(e[sd]?|ing|ement) | warn(s|ed|ing|ings)? | reprimand\w*
      | demand(s|ed|ing)? | insist(s|ed|ing)? | immediately | forthwith
      | overdue | past[ ]due | missed | neglect(s|ed|ing)?
      | unacceptable | unsatisfactory | consequences? | final[ ]notice
      | you[ ]have[ ]not | you[ ]did[ ]not | you[ ]should[ ]have
      | blame[sd]? | fault | noted[ ]against
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
QUOTED = re.compile(r'"([^"]*)"|\'([^\']*)\'')
TAG = re.compile(r"<[^>]+>")


def policing(text: str) -> list[str]:
    """The words of `text` that police, lines and spaces apart as in any mail."""
    return [found.group() for found in POLICING.finditer(" ".join(text.split()))]


def own_words(template: str) -> str:
    """What a template itself says: its text, and what its expressions quote.

    So `{{ "in time" if early else "overdue" }}` is read, `{{ overdue }}` is not.
    """
    quoted = [
        first or second
        for code in JINJA.findall(re.sub(r"\{#.*?#\}", "", template))
        for first, second in QUOTED.findall(code)
    ]
    return " ".join((TAG.sub(" ", JINJA.sub(" ", template)), *quoted))
