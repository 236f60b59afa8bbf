"""Engine: MkDocs with Material and static-i18n turns staged Markdown into HTML, one language a run."""
