try {
  const kept = JSON.parse(localStorage.getItem("ncp-display") || "{}");
  for (const name of ["contrast", "size"]) if (kept[name]) document.documentElement.dataset[name] = kept[name];
} catch { /* nothing is kept here */ }
