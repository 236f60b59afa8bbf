"""What readers will read otherwise than before: two built sites, page by page, whatever changed underneath."""
