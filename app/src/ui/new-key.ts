let lastKey = 0;

/** Tells rows of a form apart that have no id: another one each time, for as long as the page is open. */
export function newKey(): number {
  lastKey += 1;
  return lastKey;
}
