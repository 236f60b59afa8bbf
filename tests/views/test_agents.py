"""What kind of device a browser's name for itself stands for."""

import pytest

from ncp.views.agents import device_of
from view_samples import AGENTS


@pytest.mark.parametrize(("agent", "kind"), AGENTS)
def test_a_browser_is_told_by_its_name(agent: str, kind: str) -> None:
    """Phones, tablets and desktops are told apart; whoever is no browser is a robot."""
    assert device_of(agent) == kind
