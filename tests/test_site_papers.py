"""Every paper that the site offers can be had: a link that leads nowhere costs a trainer the evening."""

import html
import re
from pathlib import Path

import pytest

from analyses.brief import papers
from analyses.offered import offered as all_papers
from analyses.paper import formats
from tests import site_database


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_paper_that_is_offered_can_be_had(pretend_db: Path, language: str) -> None:
    served = site_database.served(pretend_db)
    page = site_database.answered(served.client.get(f"/country/QN?lang={language}")).text
    offered = {html.unescape(address) for address in re.findall(r'href="(/papers/[^"]+)"', page)}
    assert {address.split("/")[2] for address in offered} == set(all_papers(language))
    assert len(offered) == len(all_papers(language)) * len(formats())
    for address in sorted(offered):
        answer = site_database.answered(served.client.get(address))
        assert answer.status_code == 200, address
        assert len(answer.content) > 1000


def test_where_nothing_was_read_no_exercise_is_offered(embedded_db: Path) -> None:
    served = site_database.served(embedded_db)
    page = site_database.answered(served.client.get("/country/KP")).text
    assert set(re.findall(r'href="/papers/([^/"]+)', page)) == set(papers("en"))


def test_another_seed_draws_other_questions(pretend_db: Path) -> None:
    served = site_database.served(pretend_db)

    def sheet(query: str) -> str:
        return site_database.answered(served.client.get(f"/papers/case-scenario/QN.en.md{query}")).text

    assert sheet("?seed=1") == sheet("")
    assert len({sheet(f"?seed={seed}") for seed in range(6)}) > 1
    for wrong in ("x", "-1", "9" * 20, "١"):
        answer = site_database.answered(served.client.get(f"/papers/case-scenario/QN.en.md?seed={wrong}"))
        assert answer.status_code == 400
