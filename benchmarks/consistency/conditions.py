"""
The conditions of some modules, wrapped as they are imported, so that each can be forced to an answer.

A condition is what an `if` asks, a side of `and` and `or`, a filter of a comprehension, and what a function answers that
answers with yes or no. Nothing on disk is changed.
"""

import ast
import builtins
import functools
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

ASK = "__asked__"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Where a condition stands, and its words."""

    file: str
    line: int
    words: str


@dataclass(slots=True, kw_only=True)
class Watch:
    """What is asked: every condition met in the code, those asked with their answers, and the one that is forced."""

    conditions: list[Condition] = field(default_factory=list)
    asked: dict[tuple[int, bool], None] = field(default_factory=dict)
    forced: int = -1
    answer: bool = False
    caches: list[Any] = field(default_factory=list)

    def ask(self, number: int, said: object) -> object:
        """What a condition answers: what it says, or what it is forced to."""
        if number == self.forced:
            return self.answer
        self.asked[number, bool(said)] = None
        return said

    def remembered(self) -> list[int]:
        """How much each cached function remembers."""
        return [cached.cache_info().currsize for cached in self.caches]

    def forget(self, before: Sequence[int]) -> None:
        """Empty the caches that have grown: what they hold was answered by force, or for one text."""
        for cached, size in zip(self.caches, before, strict=False):
            if cached.cache_info().currsize != size:
                cached.cache_clear()


class Wrapping(ast.NodeTransformer):
    """Puts every condition of a module into a call that may answer otherwise."""

    def __init__(self, watch: Watch, file: str, source: str) -> None:
        self._watch, self._file, self._source = watch, file, source
        self._says_yes_or_no = False

    def _wrapped(self, node: ast.expr) -> ast.expr:
        words = " ".join((ast.get_source_segment(self._source, node) or "").split())
        self._watch.conditions.append(Condition(file=self._file, line=node.lineno, words=words))
        number = ast.Constant(len(self._watch.conditions) - 1)
        inside = self.visit(node)
        return ast.copy_location(ast.Call(func=ast.Name(ASK, ast.Load()), args=[number, inside], keywords=[]), node)

    def visit_If(self, node: ast.If) -> ast.If:
        """Wrap what an `if` asks."""
        node.test = self._wrapped(node.test)
        node.body = [self.visit(one) for one in node.body]
        node.orelse = [self.visit(one) for one in node.orelse]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.IfExp:
        """Wrap what a conditional expression asks."""
        node.test, node.body, node.orelse = self._wrapped(node.test), self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.BoolOp:
        """Wrap every side of `and` and `or`."""
        node.values = [self._wrapped(side) for side in node.values]
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        """Wrap the filters of a comprehension."""
        node.iter, node.ifs = self.visit(node.iter), [self._wrapped(one) for one in node.ifs]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """Know whether a function answers with yes or no."""
        outer, self._says_yes_or_no = (
            self._says_yes_or_no,
            isinstance(node.returns, ast.Name) and node.returns.id == "bool",
        )
        node.body = [self.visit(one) for one in node.body]
        self._says_yes_or_no = outer
        return node

    def visit_Return(self, node: ast.Return) -> ast.Return:
        """Wrap the answer of a function that says yes or no."""
        if node.value is not None:
            wrap = self._says_yes_or_no and not isinstance(node.value, ast.Constant)
            node.value = self._wrapped(node.value) if wrap else self.visit(node.value)
        return node


class Finder(MetaPathFinder):
    """Imports the modules under some names with their conditions wrapped."""

    def __init__(self, watch: Watch, names: Sequence[str]) -> None:
        self._watch, self._names = watch, names

    def find_spec(self, name: str, path: Sequence[str] | None, _target: object = None) -> ModuleSpec | None:
        """The module as Python finds it, with a loader that wraps; None of any other."""
        if not any(name == one or name.startswith(f"{one}.") for one in self._names):
            return None
        spec = PathFinder.find_spec(name, path)
        if spec and spec.origin and spec.origin.endswith(".py"):
            spec.loader = _Loader(name, spec.origin, self._watch)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, watch: Watch) -> None:
        super().__init__(name, path)
        self._watch = watch

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        source = Path(path).read_text("utf-8")
        tree = Wrapping(self._watch, path, source).visit(ast.parse(source))
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)


def install(watch: Watch, names: Sequence[str]) -> None:
    """Wrap the conditions of all modules under some names, and know every cached function, from here on."""
    setattr(builtins, ASK, watch.ask)
    kept = functools.lru_cache

    def lru_cache(*sizes: Any, **named: Any) -> Any:
        plain = callable(sizes[0]) if sizes else False

        def known(function: Callable[..., Any]) -> Any:
            watch.caches.append(kept(function) if plain else kept(*sizes, **named)(function))
            return watch.caches[-1]

        return known(sizes[0]) if plain else known

    functools.lru_cache = lru_cache
    functools.cache = lru_cache(None)
    sys.meta_path.insert(0, Finder(watch, names))
