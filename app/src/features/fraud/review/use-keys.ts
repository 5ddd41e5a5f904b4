import { useEffect, useRef } from "react";

export type Keys = Readonly<Record<string, () => void>>;

/** Keys of a page, which do nothing while somebody types, chooses from a list, or has a dialog open. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);

  useEffect(() => {
    latest.current = keys;
  }, [keys]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const run = latest.current[event.key];
      if (run === undefined || isElsewhere(event)) return;
      event.preventDefault();
      run();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("[role=dialog], [role=alertdialog]") !== null) return true;
  return (
    event.target instanceof Element &&
    event.target.closest("select, textarea, [contenteditable], input:not([type=checkbox])") !== null
  );
}
