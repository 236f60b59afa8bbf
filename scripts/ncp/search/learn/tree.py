"""Learns a tree of endings from words and their forms: which endings tell the key of a word never seen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ncp.search.keys.table import END, Node, Operation

MOST_OPERATIONS = 6
"""Keys that a form has at most."""
KEPT_BELIEFS = 12
"""Operations of a shorter ending that are carried on to the longer ones."""
DEEPEST = 16
"""Letters of the longest ending."""


@dataclass(frozen=True)
class Thrift:
    """What a rule must be worth. Weights are those of the forms: one of a common word weighs about 1."""

    rule: float
    """Weight of the forms that a rule of its own must set right."""
    key: float
    """Share of the forms of an ending that an operation must set right: a further key costs precision."""
    trust: float
    """Weight of the shorter ending's experience in what a longer one says."""


Pair = tuple[str, Operation, float]
"""A form backwards, the operation that leads to its key, and the weight."""


def learn(weights: Mapping[tuple[str, Operation], float], thrift: Thrift) -> Node:
    """Learn the tree of endings.

    Args:
        weights: how much each form and the operation that is right for it weigh.
        thrift: what rules must be worth.
    """
    pairs = [(form[::-1] + END, operation, weight) for (form, operation), weight in weights.items()]
    start = (Operation(0, ""),)
    return _grow(pairs, 0, start, {}, thrift)[1] or Node(start, {})


def _grow(
    pairs: list[Pair], depth: int, inherited: tuple[Operation, ...], beliefs: Mapping[Operation, float], thrift: Thrift
) -> tuple[float, Node | None]:
    """Grow the part of the tree below an ending.

    Returns:
        What its rules cost together with the forms they set wrong, and the part; None where the shorter ending's
        operations do as well.
    """
    weights = _weights(pairs)
    without = _loss(weights, inherited, thrift)
    if without < thrift.rule:
        return without, None
    beliefs = _believed(weights, beliefs, depth, thrift)
    own = _chosen(beliefs, thrift)
    is_new = bool(own) and without - _loss(weights, own, thrift) > thrift.rule
    operations = own if is_new else inherited
    grown = [(letter, _grow(some, depth + 1, operations, beliefs, thrift)) for letter, some in _by_letter(pairs, depth)]
    below = sum(cost for _, (cost, _) in grown) if grown else _loss(weights, operations, thrift)
    cost = below + thrift.rule * is_new
    longer = {letter: node for letter, (_, node) in grown if node}
    return (cost, Node(own if is_new else None, longer)) if cost < without else (without, None)


def _weights(pairs: Iterable[Pair]) -> Counter[Operation]:
    weights: Counter[Operation] = Counter()
    for _, operation, weight in pairs:
        weights[operation] += weight  # type: ignore[assignment] # counters count in fractions as well
    return weights


def _loss(weights: Mapping[Operation, float], operations: tuple[Operation, ...], thrift: Thrift) -> float:
    """Give the weight of the forms set wrong, and the price of the keys."""
    total = sum(weights.values())
    right = sum(weights.get(operation, 0) for operation in operations)
    return total - right + thrift.key * total * (len(operations) - 1)


def _believed(
    weights: Mapping[Operation, float], beliefs: Mapping[Operation, float], depth: int, thrift: Thrift
) -> dict[Operation, float]:
    """Give how likely each operation is; only letters that the ending shows are taken off."""
    total = sum(weights.values()) + thrift.trust
    shares = {
        operation: (weights.get(operation, 0) + thrift.trust * beliefs.get(operation, 0)) / total
        for operation in {**weights, **beliefs}
        if operation.removed <= depth
    }
    likely = sorted(shares, key=lambda one: (-shares[one], one.removed, one.added))[:KEPT_BELIEFS]
    return {operation: shares[operation] for operation in likely}


def _chosen(beliefs: Mapping[Operation, float], thrift: Thrift) -> tuple[Operation, ...]:
    likely = list(beliefs)[:MOST_OPERATIONS]
    return tuple(one for place, one in enumerate(likely) if not place or beliefs[one] > thrift.key)


def _by_letter(pairs: list[Pair], depth: int) -> Iterator[tuple[str, list[Pair]]]:
    groups: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if depth < min(len(pair[0]), DEEPEST):
            groups[pair[0][depth]].append(pair)
    yield from sorted(groups.items())


def written(tree: Node) -> tuple[str, str]:
    """Give the tree as tables hold it: the choices of operations, the commonest first, and the endings."""
    counted = Counter(node.operations for node in _nodes(tree) if node.operations)
    numbers = {operations: number for number, (operations, _) in enumerate(counted.most_common())}
    choices = (",".join(one.written() for one in operations) for operations in numbers)
    return ";".join(choices), _text(tree, numbers)


def _nodes(tree: Node) -> Iterator[Node]:
    yield tree
    for node in tree.longer.values():
        yield from _nodes(node)


def _text(node: Node, numbers: Mapping[tuple[Operation, ...], int]) -> str:
    longer = "".join(letter + _text(below, numbers) for letter, below in sorted(node.longer.items()))
    number = str(numbers[node.operations]) if node.operations else ""
    return f"{number}({longer})" if longer else number
