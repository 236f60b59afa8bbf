"""The direct way: the same Markdown extensions and templates as MkDocs', in a loop of our own.

It does only what it can do exactly as MkDocs would. Whatever else it meets – a setting it does not know, a link
that leads nowhere, a template that asks for more – it declines, and MkDocs builds and tells what is wrong.
"""
