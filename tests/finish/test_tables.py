"""Tables in frames."""

from hypothesis import given
from hypothesis import strategies as st

from ncp.finish.tables import TAG, with_table_frames


def test_a_table_gets_a_frame_named_after_its_heading() -> None:
    """A keyboard can reach and scroll it, a screen reader says what it is; headers belong to columns."""
    made = with_table_frames('<h2 id="a">Cik <b>maksā</b> "pati"</h2>\n<table>\n<th>Kas</th>\n<td>4</td>\n</table>')
    assert made == (
        '<h2 id="a">Cik <b>maksā</b> "pati"</h2>\n'
        '<div class="ncp-table" role="region" tabindex="0" aria-label="Cik maksā &quot;pati&quot;">\n'
        '<table>\n<th scope="col">Kas</th>\n<td>4</td>\n</table>\n</div>'
    )


def test_an_aligned_header_belongs_to_its_column_too() -> None:
    """A column of amounts is aligned to the right; its header is a header all the same."""
    made = with_table_frames('<table>\n<th style="text-align: right;">EUR</th>\n</table>')
    assert '<th scope="col" style="text-align: right;">EUR</th>' in made


@given(st.text(alphabet='<>/h2table "', max_size=60))
def test_nothing_that_a_reader_sees_is_lost(text: str) -> None:
    """Whatever the document, only tags are added."""
    assert "".join(TAG.sub("", with_table_frames(text)).split()) == "".join(TAG.sub("", text).split())
