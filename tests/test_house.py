"""The house keeps its own rules: import direction, size of functions and files, documented names, no broad excepts."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("ingest", "kb", "analyses", "commands")
MAY_IMPORT = {
    "ingest": {"ingest"},
    "kb": {"ingest", "kb"},
    "analyses": {"ingest", "kb", "analyses"},
    "commands": set(ROOMS),
}
ONLY_IN = {
    "httpx": {"ingest/fetch.py"},
    "protego": {"ingest/fetch.py"},
    "stamina": {"ingest/fetch.py"},
    "spacy": {"kb/words.py"},
    "sqlite_utils": {"kb/store.py", "kb/build.py"},
    "pypdfium2": {"ingest/pdf_words.py"},
    "altair": {"analyses/pictures.py"},
    "pyarrow": {"analyses/exports/parquet.py"},
    "rapidfuzz": {"ingest/claims.py", "analyses/likeness.py", "kb/citations.py"},
    "docx": {"analyses/paper.py"},
    "weasyprint": {"analyses/paper.py"},
}
NAMES_NOTHING = {"utils", "helpers", "common", "base", "manager"}
FOLDERS = (*ROOMS, "datasette", "tests")
CODE = [ROOT / "manumit.py", *sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]
OURS = [path for path in CODE if "tests" not in path.relative_to(ROOT).parts]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", OURS, ids=_name)
def test_imports_point_from_right_to_left(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    imported = {name.split(".")[0] for name in _imports(_tree(path))} & set(ROOMS)
    assert imported <= MAY_IMPORT.get(room, set(ROOMS)), f"{_name(path)} looks into a room to its right"


@pytest.mark.parametrize("path", OURS, ids=_name)
def test_a_library_is_used_in_its_own_place(path: Path) -> None:
    wrong = {
        name
        for name in (n.split(".")[0] for n in _imports(_tree(path)))
        if _name(path) not in ONLY_IN.get(name, {_name(path)})
    }
    assert not wrong, f"{_name(path)} uses {wrong}; see ONLY_IN"


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_files_and_functions_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    long = [f.name for f in _functions(_tree(path)) if (f.end_lineno or 0) - f.lineno + 1 > 45]
    assert not long, f"functions over 45 lines: {long}"


def test_most_functions_are_very_short() -> None:
    lengths = sorted((f.end_lineno or 0) - f.lineno + 1 for path in OURS for f in _functions(_tree(path)))
    assert statistics.median(lengths) <= 10
    assert lengths[int(0.9 * len(lengths))] <= 25


@pytest.mark.parametrize("path", OURS, ids=_name)
def test_every_public_name_says_what_it_is_for(path: Path) -> None:
    tree = _tree(path)
    assert ast.get_docstring(tree), f"{_name(path)} does not say what it is for"
    public = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and not n.name.startswith("_")]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_no_broad_except(path: Path) -> None:
    handlers = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.ExceptHandler)]
    broad = [
        h.lineno
        for h in handlers
        if h.type is None or (isinstance(h.type, ast.Name) and h.type.id in ("Exception", "BaseException"))
    ]
    assert broad == []


def test_names_that_name_nothing_are_not_used() -> None:
    assert [_name(path) for path in CODE if path.stem in NAMES_NOTHING] == []


def test_the_site_folder_does_not_shadow_the_package() -> None:
    assert not (ROOT / "datasette" / "__init__.py").exists()
