"""The search in a real browser: the page of results, the field of every page, and what happens without script."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route

from asking import DONE, chromium, served
from ncp.publish.headers import headers_of
from ncp.search.site import TO_COME


def policy_of(site: Path) -> str:
    """Give the site's own policy for a page of results, with no way to make markup of text."""
    policy = headers_of(site, secure=False).for_path("/en/search/")["content-security-policy"]
    return f"{policy}; trusted-types 'none'"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the built site."""
    with served(site) as here:
        yield here


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once."""
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that may not fail in silence, and to which only our own files may come, under a strict policy."""
    wrong: list[str] = []
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)

    yield opened
    opened.close()
    assert wrong == []


def asked(page: Page, address: str, language: str, question: str) -> list[str]:
    """Open the page of the search with a question; give the addresses of the results."""
    page.goto(f"{address}/{language}/search/?q={quote(question)}")
    page.wait_for_selector(DONE, state="attached")
    links = page.locator("#search-results > li")
    return [str(item.locator("a").get_attribute("href")).removeprefix(address) for item in links.all()]


@pytest.mark.parametrize("language", ["lv", "lt", "et", "en"])
def test_a_question_in_the_address_is_answered_with_links_to_sections(page: Page, address: str, language: str) -> None:
    """Each item has one link, to a page of the reader's language and a heading that is there; `S2` is found whole."""
    found = asked(page, address, language, "S2")
    assert found
    assert all(link.startswith(f"/{language}/") for link in found)
    assert page.locator("#search-results > li a").count() == len(found)
    page.goto(address + next(link for link in found if "#" in link))
    assert page.locator(":target").count() == 1


def test_matched_words_are_marked_whatever_their_form(page: Page, address: str) -> None:
    """Whoever typed one form sees at once where another stands."""
    asked(page, address, "lv", "slimnicas")
    marked = {text.lower() for text in page.locator("#search-results mark").all_inner_texts()}
    assert marked
    assert all(text.startswith("slimnīc") for text in marked)


def test_nothing_found_offers_the_index_near_words_and_the_phone(page: Page, address: str) -> None:
    """Nobody is left with an empty page; a near word is a link that searches for it."""
    assert asked(page, address, "en", "hosxpyital") == []
    helping = page.locator("main")
    assert helping.locator('a[href="?q=hospital"]').count() == 1
    assert helping.locator('a[href$="/en/a-z/"]').count() > 0
    assert helping.locator('a[href^="tel:+371"]').count() == 1
    assert page.locator("[role=status]").inner_text() == "0 results"


def test_an_empty_question_is_done_too(page: Page, address: str) -> None:
    """A test, or a reader's program, that waits for the end waits in vain for nothing."""
    assert asked(page, address, "en", " ") == []
    assert page.locator("[role=status]").inner_text() == ""


@pytest.mark.parametrize(
    ("number", "said"), [("0", "rezultātu"), ("1", "rezultāts"), ("11", "rezultātu"), ("22", "rezultāti")]
)
def test_numbers_are_told_in_the_forms_of_the_language(page: Page, address: str, number: str, said: str) -> None:
    """Latvian has three, and the index brings them along."""
    asked(page, address, "lv", "S2")
    form = page.evaluate(f"new Intl.PluralRules('lv').select({number})")
    words = page.evaluate(
        "fetch(document.querySelector('form[data-search-index]').dataset.searchIndex).then(it => it.json())"
    )
    assert words["words"]["found"][form].format(number=number) == f"{number} {said}"


def test_the_address_keeps_what_is_typed(page: Page, address: str) -> None:
    """The question can be reloaded, kept and sent."""
    asked(page, address, "en", "card")
    page.locator("#ncp-search-page").fill("family doctor")
    page.wait_for_url("**/en/search/?q=family+doctor")
    page.reload()
    page.wait_for_selector(DONE, state="attached")
    assert page.locator("#ncp-search-page").input_value() == "family doctor"
    assert page.locator("#search-results mark").first.inner_text().lower() in {"family", "doctor", "doctors"}


def test_a_word_of_another_language_finds_the_section_in_the_readers_own(page: Page, address: str) -> None:
    """The pages of all languages have the same sections, so each language's index knows where a word belongs."""
    assert asked(page, address, "et", "prescription")[0].startswith("/et/prescriptions/")


def test_the_field_is_a_combobox_for_keyboards_and_screen_readers(page: Page, address: str) -> None:
    """Arrows choose an option, which is told; Escape closes; Enter opens the section that was chosen."""
    page.goto(f"{address}/en/costs/")
    field = page.locator("#ncp-search")
    field.focus()
    page.wait_for_selector("#ncp-search[role=combobox]")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.type("ambul")
    page.wait_for_selector("[role=option]")
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == field.get_attribute("aria-activedescendant")
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    target = str(page.locator("[role=option][aria-selected=true]").get_attribute("data-address"))
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_enter_without_a_choice_opens_the_page_of_the_search(page: Page, address: str) -> None:
    """With the question that was typed."""
    page.goto(f"{address}/lt/costs/")
    page.locator("#ncp-search").fill("kaina")
    page.wait_for_selector("#ncp-search[role=combobox]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lt/search/?q=kaina")


def test_nothing_is_fetched_before_somebody_searches(page: Page, address: str) -> None:
    """Readers who only read pay nothing; then script and index come, and nothing else."""
    fetched: list[str] = []
    page.goto(f"{address}/en/ehic/")
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2].partition(".")[0]))
    page.locator("#ncp-search").focus()
    page.wait_for_selector("#ncp-search[role=combobox]")
    assert sorted(fetched) == ["search", "search-en", "search-keys-en"]


def test_a_strict_policy_lets_the_search_work(page: Page, address: str, site: Path) -> None:
    """Only files of the site and the script that every page holds, no markup from text, no style in the page."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy_of(site)})

    page.route("**/search/?q=*", answer)
    assert asked(page, address, "en", "hospital")
    assert page.locator("#search-results mark").count() > 0


def test_without_script_the_field_leads_to_the_index_from_a_to_z(browser: Browser, address: str) -> None:
    """The form is plain HTML."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/lt/costs/")
    page.locator("#ncp-search").fill("kaina")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lt/a-z/?q=kaina")
    context.close()


def test_a_lost_index_leaves_the_plain_form(browser: Browser, address: str) -> None:
    """A broken connection takes the comfort away, not the way to the answer."""
    page = browser.new_page()
    page.route("**/search-en.*.json", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{address}/en/costs/")
    page.evaluate("addEventListener('unhandledrejection', () => document.title = 'unhandled')")
    page.locator("#ncp-search").focus()
    page.wait_for_function("document.querySelector('form[data-search-index]').action.endsWith('/en/a-z/')")
    assert page.title() != "unhandled"
    page.close()


def test_every_name_in_the_pages_is_that_of_a_file(site: Path) -> None:
    """The hash of the indexes is filled in everywhere, and the indexes pack as promised."""
    assert not [path for path in site.rglob("*.html") if TO_COME in path.read_text(encoding="utf-8")]
    assert {path.name.partition(".")[0] for path in (site / "assets").glob("search-*.json")} == {
        f"search-{kind}{code}" for kind in ("", "keys-") for code in ("lv", "lt", "et", "en")
    }
