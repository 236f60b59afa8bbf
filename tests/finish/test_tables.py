"""Tables in frames."""

import pytest
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


THREE = '<table>\n<tr>\n<th>Kas</th>\n<th>Pie <b>kā</b></th>\n<th>"Līdz"</th>\n</tr>\n<tr>{cells}</tr>\n</table>'


def test_in_a_table_of_three_columns_each_cell_names_its_column() -> None:
    """A phone shows it as cards: a row's first cell is the title, the others say what they are."""
    made = with_table_frames(THREE.format(cells="<td>a</td><td>b</td><td>c</td>"))
    assert '<div class="ncp-table ncp-table--cards" ' in made
    cells = '<td role="cell">a</td><td role="cell" data-label="Pie kā">b</td>'
    cells += '<td role="cell" data-label="&quot;Līdz&quot;">c</td>'
    assert f'<tr role="row">{cells}</tr>' in made
    assert '<th role="columnheader" scope="col">Kas</th>' in made
    assert '<table role="table">' in made


@pytest.mark.parametrize("cells", ['<td colspan="2">a</td><td>b</td>', '<td rowspan="2">a</td><td>b</td><td>c</td>'])
def test_a_table_whose_cells_span_others_stays_a_table(cells: str) -> None:
    """Counting cells would name the wrong column."""
    made = with_table_frames(THREE.format(cells=cells))
    assert "data-label" not in made
    assert '<div class="ncp-table" ' in made


def test_a_cell_too_many_has_no_name() -> None:
    """Raw HTML may have more cells than columns; that is no reason to fail."""
    assert with_table_frames(THREE.format(cells="<td>a</td>" * 4)).count("data-label") == 2
