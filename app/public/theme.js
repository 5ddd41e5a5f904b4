// Runs before the first paint, so that a chosen theme never flashes the other one. src/ui/theme.ts writes the key.
(function applyStoredTheme() {
  try {
    const theme = localStorage.getItem("cleverdrip.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage can be blocked: the system's theme is the answer then.
  }
})();
