"""One MkDocs run for one language, with all its warnings collected."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from ncp.engine.templates import CONTEXT


@dataclass(frozen=True)
class EngineJob:
    """All that one run needs; plain values, so that it can go to another process."""

    settings: Path
    """mkdocs.yml."""
    language: str
    stage: Path
    """Folder that holds `<language>/…md`."""
    output: Path
    address: str
    """Of this language's home page."""
    context: Mapping[str, Any]
    """What the templates get."""


class _Collector(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def run_engine(job: EngineJob) -> tuple[str, ...]:
    """Build one language into its own folder; give MkDocs' warnings and errors in order, none lost."""
    logger = logging.getLogger("mkdocs")
    collector = _Collector()
    logger.addHandler(collector)
    propagate, logger.propagate = logger.propagate, False
    try:
        config = load_config(
            str(job.settings),
            docs_dir=str(job.stage),
            site_dir=str(job.output),
            site_url=job.address,
            use_directory_urls=True,
            strict=False,
        )
        config.extra[CONTEXT] = {**job.context, "language": job.language, "staged": True}
        build(config)
    except MkDocsException as trouble:
        collector.messages += [] if isinstance(trouble, Abort) and collector.messages else [str(trouble)]
    except OSError:
        raise
    except Exception as trouble:  # noqa: BLE001 - whatever a page makes the engine stumble over is told, not thrown
        collector.messages.append(f"{type(trouble).__name__}: {trouble}")
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
    return tuple(collector.messages)
