"""Icons, and a picture a language for those who share a page: drawn by the build from the icon and the site's words."""
