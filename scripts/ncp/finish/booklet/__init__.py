"""The whole site of a language as one file to carry: HTML to read anywhere, PDF to print."""
