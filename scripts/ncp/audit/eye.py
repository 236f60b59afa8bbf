"""One browser that looks at page after page."""

import json
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

from ncp.audit.all_modes import in_all_modes
from ncp.audit.browser import look, new_context, show, shown_normally_after
from ncp.audit.modes import KEPT_AS, MODES, NARROW, NORMAL, PHONE, REMEMBERED, WIDE, Mode
from ncp.audit.pages import Leaf
from ncp.audit.see.load import Ear, Load, icon_of, new_page, open_page
from ncp.audit.see.otherwise import Plain, Remembered, plain_of, printed_of, remembered_of
from ncp.audit.see.traffic import Meter, Transfer
from ncp.audit.see.tree import tree_of
from ncp.audit.see.walk import Walk, glance, walk
from ncp.audit.seen import Seen, Setting

Walks = dict[Setting, Walk]
STORE = "try {{ localStorage.setItem({name}, {value}) }} catch {{}}"
NOWHERE = "{language}no-such-page/of-the-audit/"
"""An address that has no page: whoever has seen its 404 has all that the pages share, and none of the pages."""


@dataclass
class Eye:
    """Looks at the pages of one site. Not to be shared between threads: the browser's library forbids it."""

    browser: Browser
    home: str
    modes: tuple[Mode, ...] = MODES
    contexts: dict[str, BrowserContext] = field(default_factory=dict)

    def see(self, leaf: Leaf, *, thorough: bool) -> Seen:
        """Look at one page in every way; `thorough` walks it with the keyboard in every view and mode."""
        url = f"{self.home}/{leaf.asked}"
        context = new_context(self.browser)
        try:
            page = context.new_page()
            first = open_page(page, url, Meter.of(page), Ear.of(page))
            if first.trouble:
                return Seen(leaf.url, self.home, leaf.status, first)
            return self.whole(leaf, page, first, thorough=thorough)
        finally:
            context.close()

    def whole(self, leaf: Leaf, page: Page, first: Load, *, thorough: bool) -> Seen:
        """Look at a page that has loaded well."""
        url = f"{self.home}/{leaf.asked}"
        words = look(page, "words")
        icon = self.fetched(page, icon_of(page), first)
        violations, layouts = in_all_modes(page, self.modes)
        walks, back = walks_of(page, self.modes, thorough=thorough)
        return Seen(
            page=leaf.url,
            home=self.home,
            expected=leaf.status,
            first=first,
            icon=icon,
            words=words,
            following=self.following(leaf, url),
            violations=violations,
            layouts=layouts,
            walks=walks,
            back=back,
            tree=tree_of(page),
            plain=self.plain(url),
            printed=printed_of(page, pdf=True),
            remembered=self.remembered(url),
        )

    def kept(self, name: str, *, scripts: bool = True) -> BrowserContext:
        """Give the context of that name, which remembers from page to page what a reader's browser would."""
        if name not in self.contexts:
            self.contexts[name] = new_context(self.browser, scripts=scripts)
        return self.contexts[name]

    def following(self, leaf: Leaf, url: str) -> Load:
        """Open a page as the next one, for a reader who has all that the pages share."""
        name = f"following {leaf.language}"
        known = name in self.contexts
        with new_page(self.kept(name)) as page:
            meter, ear = Meter.of(page), Ear.of(page)
            if not known:
                open_page(page, f"{self.home}/{NOWHERE.format(language=leaf.folder)}", meter, ear)
            return open_page(page, url, meter, ear)

    def fetched(self, page: Page, url: str, first: Load) -> Transfer | None:
        """Fetch the page's icon, unless the browser has done so by itself."""
        if not url or any(transfer.url == url for transfer in first.transfers):
            return None
        answer = page.context.request.get(url, headers={"accept-encoding": "gzip, br"})
        body = int(answer.headers.get("content-length", 0))
        heads = sum(len(head["name"]) + len(head["value"]) + 4 for head in answer.headers_array)
        return Transfer(url, "Icon", body + heads, body, answer.status)

    def plain(self, url: str) -> Plain:
        """Open a page whose scripts do not run."""
        with new_page(self.kept("plain", scripts=False)) as page:
            ear = Ear.of(page)
            page.goto(url)
            return plain_of(page, tuple(ear.heard))

    def remembered(self, url: str) -> Remembered:
        """Open a page as a reader who has chosen contrast and size before."""
        if "remembered" not in self.contexts:
            value = json.dumps({"contrast": REMEMBERED.contrast, "size": REMEMBERED.size})
            self.kept("remembered").add_init_script(STORE.format(name=json.dumps(KEPT_AS), value=json.dumps(value)))
        with new_page(self.kept("remembered")) as page:
            open_page(page, url, Meter.of(page), Ear.of(page))
            return remembered_of(page)


def walks_of(page: Page, modes: tuple[Mode, ...], *, thorough: bool) -> tuple[Walks, Walks]:
    """Walk through the page by keyboard: in the narrowest window; if thorough, in every one, and back.

    In every mode each stop is looked at besides, in the wide window.
    """
    walked = (NARROW, PHONE, WIDE) if thorough else (NARROW,)
    walks: Walks = {}
    back: Walks = {}
    with shown_normally_after(page):
        for view in walked:
            show(page, view, NORMAL)
            walks[Setting(view, NORMAL)] = walk(page)
        if thorough:
            back[Setting(WIDE, NORMAL)] = walk(page, backward=True)
        for mode in modes:
            show(page, WIDE, mode)
            walks.setdefault(Setting(WIDE, mode), glance(page))
    return walks, back
