"""The pictures in one page that holds them all, by topic, page and mode."""

import base64
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from ncp.audit.gallery import HIGHEST, Picture
from ncp.audit.say.words import name_of, say
from ncp.say.language import editor_language
from ncp.say.page import PICTURES, page


def gallery_page(pictures: Iterable[Picture]) -> Iterator[str]:
    """Give the page in pieces; topics are folded, so that a browser only unpacks the pictures that are looked at."""
    return page(editor_language(), say("gallery"), _body(pictures), PICTURES)


def _body(pictures: Iterable[Picture]) -> Iterator[str]:
    yield f"<p>{escape(say('gallery_how', height=HIGHEST))}</p>\n"
    for topic, of_topic in groupby(pictures, key=lambda picture: picture.topic):
        yield f"<details><summary><strong>{escape(name_of(topic))}</strong></summary>\n"
        for (url, mode), row in groupby(of_topic, key=lambda picture: (picture.page, picture.mode)):
            yield f"<h2>{escape(name_of(url))} – {escape(mode)}</h2>\n"
            yield f'<div class="pictures">\n{"".join(map(_figure, row))}</div>\n'
        yield "</details>\n"


def _figure(picture: Picture) -> str:
    data = base64.b64encode(picture.data).decode()
    said = escape(say("picture", page=name_of(picture.page), mode=picture.mode, width=picture.width))
    size = f'width="{picture.width}" height="{picture.height}"'
    image = f'<img loading="lazy" decoding="async" {size} alt="{said}" src="data:image/webp;base64,{data}">'
    return f"<figure>{image}<figcaption>{picture.width} px</figcaption></figure>\n"
