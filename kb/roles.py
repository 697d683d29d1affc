"""The role that a piece of law plays: definition, offence, institution, treaty duty, objects clause, repeal.

Roles are read from the verbs and the heading, by the expressions under `roles` in the framework. A piece may have
several. Only repealed text and objects clauses silence every recipe: no other single word vetoes.
"""

from collections.abc import Mapping

from kb.recipes import Expression, Hits, Reader

SILENT = frozenset({"objects", "repealed"})


def roles(reader: Reader, expressions: Mapping[str, Expression], here: Hits, above: Hits) -> frozenset[str]:
    """Name every role that the words of a piece, and of what stands above it, give to it."""
    return frozenset(role for role, expression in expressions.items() if reader.holds(expression, here, above))


def silent(found: frozenset[str], *, words: int) -> bool:
    """Say whether a piece states objects, a title or a repeal only, so that nothing in it has legal effect.

    A long piece that merely opens with such words still counts.
    """
    return bool(found & SILENT) and words <= 60 and not found & {"offence", "definition"}
