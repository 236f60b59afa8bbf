"""The style of every HTML page for editors: their own light or dark; cards instead of a table on a narrow screen."""

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --link: #1a4f9c; --quiet: #555 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eee; --paper: #16181b; --line: #8a8a8a; --link: #9cc4ff; --quiet: #b5b5b5 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
a { color: var(--link) }
h2 { font-size: 1.25rem; margin: 1.5rem 0 .5rem }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
caption { text-align: start; padding: .75rem 0 .25rem }
pre { white-space: pre-wrap }
th, td { border: 1px solid var(--line); padding: .5rem; text-align: start; vertical-align: top; font-weight: normal }
thead th { font-weight: bold }
thead th:nth-child(2) { width: 50% }
p { margin: 0 0 .25rem }
small { color: var(--quiet); font-size: .875rem }
.pictures { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 1rem }
figure { margin: 0; max-width: 100% }
figure img { display: block; border: 1px solid var(--line); max-width: 100%; height: auto }
summary { cursor: pointer; padding: .75rem 0 }
@media (max-width: 45rem) {
  table, caption, tbody, tr, th, td { display: block }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  tr { border: 1px solid var(--line); margin: 0 0 1rem }
  th, td { border: 0 }
  td::before { content: attr(data-name); display: block; font-weight: bold }
}
@media print { a { color: inherit } }
"""
