// Fetches the search, script and index at once, when somebody goes to its field, and without waiting on its own page.
(() => {
  const form = document.querySelector("form[data-search-script]");
  if (!form) return;
  const at = (address) => new URL(address, document.baseURI).href;
  const go = () => {
    form.searchIndex = fetch(at(form.dataset.searchIndex));
    form.searchIndex.catch(() => {}); // the script tries again, and tells
    import(at(form.dataset.searchScript));
  };
  const isHere = new URL(at(form.dataset.searchPage)).pathname === location.pathname;
  if (isHere || form.contains(document.activeElement)) go();
  else form.addEventListener("focusin", go, { once: true });
})();
