"""Every paper that the site offers can be had: a link that leads nowhere costs a trainer the evening."""

import html
import re
from pathlib import Path

import pytest

from analyses.brief import papers
from analyses.paper import formats
from tests import site_database


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_paper_that_is_offered_can_be_had(pretend_db: Path, language: str) -> None:
    served = site_database.served(pretend_db)
    page = site_database.answered(served.client.get(f"/country/QN?lang={language}")).text
    offered = {html.unescape(address) for address in re.findall(r'href="(/papers/[^"]+)"', page)}
    assert {address.split("/")[2] for address in offered} == set(papers(language))
    assert len(offered) == len(papers(language)) * len(formats())
    for address in sorted(offered):
        answer = site_database.answered(served.client.get(address))
        assert answer.status_code == 200, address
        assert len(answer.content) > 1000
