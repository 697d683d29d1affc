"""A reference to a provision, and what references that are joined by "and" or "or" share with each other."""

from dataclasses import dataclass, replace

from kb.citing import rank
from kb.lawnames import Named

THIS, THAT, PRECEDING, FOLLOWING = "@this", "@that", "@preceding", "@following"
Step = tuple[str, str]


@dataclass(frozen=True)
class Reference:
    """A reference, `start` to `end`: its steps from the outside in; `until` where it is a range; the law, if another.

    `own` says that the text names itself ("of this Act"); `weak` that it is a reference only if the law has what it
    leads to ("au II", "this Title").
    """

    start: int
    end: int
    steps: tuple[Step, ...]
    until: str = ""
    law: Named | None = None
    own: bool = False
    weak: bool = False


def points(label: str) -> bool:
    """Whether a step points to a place ("this section", "the preceding section") instead of giving a number."""
    return label[:1] == "@"


def continued(before: Reference, group: list[Reference]) -> list[Reference]:
    """ "§ 5 Absatz 1 oder Absatz 3": what follows stands in the same section, where no other is named."""
    kind = group[0].steps[0][0]
    outer = before.steps[0][0]
    same = [place for place, step in enumerate(before.steps) if step[0] == kind]
    open_ = rank(outer) == 1 or (rank(outer) == 2 and same and same[0])  # "Absatz 2 Satz 1 oder Satz 2"
    if rank(kind) != 2 or not open_ or before.law or any(points(label) for _, label in before.steps):
        return group
    kept = before.steps[: same[0]] if same else before.steps[:1]
    return [replace(one, steps=(*kept, *one.steps)) if one.steps[0][0] == kind else one for one in group]


def sharing(joined: list[Reference], group: list[Reference]) -> list[Reference]:
    """ "Subsection (1) or subsection (2) of section 5": what stands in section 5 is also the first."""
    steps = group[0].steps
    kind = joined[-1].steps[0][0]
    place = next((place for place, step in enumerate(steps) if step[0] == kind), 0)
    if rank(kind) != 2 or not place or rank(steps[0][0]) != 1:
        return joined
    alike = len(joined)
    while alike and _stands_alone(joined[alike - 1], kind):
        alike -= 1
    return [*joined[:alike], *(replace(one, steps=(*steps[:place], *one.steps)) for one in joined[alike:])]


def _stands_alone(one: Reference, kind: str) -> bool:
    first, label = one.steps[0]
    return first == kind and not (one.law or one.own or points(label))


def settled(found: list[Reference]) -> list[Reference]:
    """The references with "that section" replaced by the section named last, of whatever law that one is.

    Without an antecedent they go.
    """
    kept: list[Reference] = []
    last: dict[str, tuple[Step, Named | None]] = {}
    for one in found:
        known = [last.get(kind) for kind, label in one.steps if label == THAT]
        steps = tuple(_antecedent(step, last) for step in one.steps)
        law = one.law or next((named[1] for named in known if named), None)
        if all(label != THAT for _, label in steps):
            kept.append(replace(one, steps=steps, law=law))
        last |= {kind: ((kind, label), law) for kind, label in steps if rank(kind) == 1}
    return kept


def _antecedent(step: Step, last: dict[str, tuple[Step, Named | None]]) -> Step:
    kind, label = step
    return last[kind][0] if label == THAT and kind in last else step
