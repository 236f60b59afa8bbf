"""How often which page is read, from what a host writes down: nothing is counted in the browser, no address is kept."""
