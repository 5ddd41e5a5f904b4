const MOST = 24;

/**
 * What a transaction id looks like whatever it says: `A-48213` → `A-05`, a long hash → `x24`. In a code letters and digits
 * fall as chance has it, a group of a UUID now and then on digits alone: all of its groups are letters and digits.
 */
export function txidShape(txid: string): string {
  const isCode = (txid.match(/[a-zA-Z0-9]+/g) ?? []).some(isCoded);
  const shape = isCode
    ? txid.replaceAll(/[a-zA-Z0-9]+/g, ({ length }) => `x${length}`)
    : txid
        .replaceAll(/\d+/g, ({ length }) => `0${length}`)
        .replaceAll(/[a-z]+/g, ({ length }) => `x${length}`)
        .replaceAll(/[A-Z]/g, "A");
  return shape.slice(0, MOST);
}

/** Neither a short word, nor a number, nor a number behind a short word. */
function isCoded(group: string): boolean {
  return !/^(?:[a-zA-Z]{1,5}|\d+|[a-zA-Z]{1,5}\d{4,})$/.test(group);
}

/** Kind of a sub id: words and numbers by themselves are left out. */
export function subShape(sub: string): string {
  return sub
    .replaceAll(/\d+/g, "0")
    .replaceAll(/[a-z]{3,}/gi, "w")
    .slice(0, MOST);
}
