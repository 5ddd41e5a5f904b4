const MOST = 24;

/** What a transaction id looks like whatever it says: `A-48213` → `A-05`, a long hash → `x24`. */
export function txidShape(txid: string): string {
  const kinds = txid
    .replaceAll(/[a-z]/g, "a")
    .replaceAll(/[A-Z]/g, "A")
    .replaceAll(/\d/g, "0")
    .replaceAll(/[a0]{6,}/g, (run) => `x${run.length}`);
  if (/^x\d+$/.test(kinds)) return kinds;
  const shape = kinds.replaceAll(
    /[a0]+/g,
    (run) => `${run.includes("a") ? "x" : "0"}${run.length}`,
  );
  return shape.slice(0, MOST);
}

/** Kind of a sub id: words and numbers by themselves are left out. */
export function subShape(sub: string): string {
  return sub
    .replaceAll(/\d+/g, "0")
    .replaceAll(/[a-z]{3,}/gi, "w")
    .slice(0, MOST);
}
