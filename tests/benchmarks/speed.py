"""How quick the search is on a slow phone: a CPU four times slower, and slow 4G."""

import statistics
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, CDPSession, Page

from asking import served
from questions import LANGUAGES, read_questions

SLOWER = 4
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
QUESTIONS = 15
FIRST_RESULT = """async (question) => {
  const field = document.getElementById("ncp-search-page");
  const list = document.getElementById("search-results");
  const shown = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (!list.firstElementChild && list.dataset.searchState !== "done") return;
      watch.disconnect();
      resolve();
    });
    watch.observe(list, { childList: true, attributes: true });
  });
  field.value = question;
  const start = performance.now();
  field.dispatchEvent(new Event("input"));
  await shown;
  return performance.now() - start;
}"""


def speeds(browser: Browser, site: Path) -> dict[str, Any]:
    """Measure sizes (bytes, brotli), the first results with the index there, and from nothing to results (ms)."""
    with served(site) as address:
        return {
            "script_bytes": sum(map(_packed, (site / "assets").glob("search.*.js"))),
            "index_bytes": {code: _packed(next((site / "assets").glob(f"search-{code}.*.json"))) for code in LANGUAGES},
            "first_results_ms": _rounded([_first_results(browser, address, code) for code in LANGUAGES]),
            "focus_to_results_ms": {code: round(_from_nothing(browser, address, code)) for code in LANGUAGES},
        }


def _packed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes()))


def _rounded(by_language: list[list[float]]) -> dict[str, dict[str, int]]:
    pairs = zip(LANGUAGES, by_language, strict=True)
    return {code: {"median": round(statistics.median(times)), "most": round(max(times))} for code, times in pairs}


def _slow(page: Page, *, network: bool) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if network:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
    return session


def _first_results(browser: Browser, address: str, language: str) -> list[float]:
    """Measure from a question to its first result, with the index there, on a slow CPU."""
    page = browser.new_page()
    page.goto(f"{address}/{language}/search/")
    page.wait_for_selector("#search-results[data-search-state=done]", state="attached")
    _slow(page, network=False)
    asked = [one.ask for one in read_questions(language).asked[:QUESTIONS]]
    times = [page.evaluate(FIRST_RESULT, question) for question in asked]
    page.close()
    return times


def _from_nothing(browser: Browser, address: str, language: str) -> float:
    """Measure from going to the field of a page to its first suggestions: script, index, results, on slow 4G."""
    page = browser.new_page()
    page.goto(f"{address}/{language}/ehic/")
    _slow(page, network=True)
    question = read_questions(language).forms[0].typed
    took: float = page.evaluate(
        """async (question) => {
          const field = document.querySelector("form[data-search-index] input");
          const start = performance.now();
          field.value = question;
          field.focus();
          while (!document.querySelector("[role=option]") && performance.now() < start + 20000) {
            await new Promise((next) => setTimeout(next, 5));
          }
          return performance.now() - start;
        }""",
        question,
    )
    page.close()
    return took
