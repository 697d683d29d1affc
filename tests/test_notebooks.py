"""Every notebook runs on the embedded corpus, was committed without outputs, and speaks to a reader."""

import html
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
PICTURES = {
    "01_coverage_and_limits": 1, "02_non_punishment": 1, "03_likeness_to_palermo": 1, "04_slavery_as_a_crime": 1,
    "05_penalties": 2,
}  # fmt: skip
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def _read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) == 6


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_stripped_and_words_lead(path: Path) -> None:
    cells = _read(path).cells
    assert cells[0].cell_type == "markdown"
    assert cells[0].source.startswith("# ")
    for cell in cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
    assert sum(cell.cell_type == "markdown" for cell in cells) >= 3


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_each_picture_has_words(path: Path, embedded_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANUMIT_DB", str(embedded_db))
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parent))
    notebook = _read(path)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()
    said = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any(output.output_type == "stream" and output.text.strip() for output in said)
    pictures = [output.data for output in said if "image/svg+xml" in output.get("data", {})]
    assert len(pictures) >= PICTURES.get(path.stem, 0)
    for picture in pictures:
        words = picture["text/plain"]
        assert len(words.split()) > 5
        assert f'role="img" aria-label="{html.escape(words)}"' in picture["image/svg+xml"]
