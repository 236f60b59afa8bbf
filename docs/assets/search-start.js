// Fetches the search when somebody goes to its field, and at once on its own page.
(() => {
  const form = document.querySelector("form[data-search-script]");
  if (!form) return;
  const at = (address) => new URL(address, document.baseURI);
  const fetchIt = () => import(at(form.dataset.searchScript));
  if (at(form.dataset.searchPage).pathname === location.pathname || form.contains(document.activeElement)) fetchIt();
  else form.addEventListener("focusin", fetchIt, { once: true });
})();
