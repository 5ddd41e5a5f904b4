import type { Peers, Scope } from "./peers.ts";
import type { SignedResult } from "./result-signs.ts";

/** Peers whose numbers are looked at, and results of each. */
const LEAST_PEERS = 4;
const LEAST_RESULTS = 5;
const MOSTLY = 0.9;

/**
 * Whether the numbers of a campaign's results are of the same shape, whoever brought them: then they are the advertiser's own,
 * and who comes with another shape has made them up. Else each publisher may have been given one.
 */
export function areShapesShared(
  scope: Scope,
  publisherId: string,
  { own }: Pick<Peers, "own">,
  isPeer: (publisherId: string) => boolean,
): boolean {
  const main = [...own].flatMap(([peer, scopes]) =>
    peer === publisherId || !isPeer(peer) ? [] : (mainShape(scopes.get(scope) ?? []) ?? []),
  );
  if (main.length < LEAST_PEERS) return false;
  const counts = new Map<string, number>();
  for (const shape of main) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const shared = main.filter((shape) => (counts.get(shape) ?? 0) > 1);
  return shared.length >= MOSTLY * main.length;
}

/** That of nearly all of a source's numbers; null where there is none, or too few to say. */
function mainShape(results: readonly SignedResult[]): string | null {
  const counts = new Map<string, number>();
  for (const { signs } of results)
    for (const sign of signs)
      if (sign.startsWith("txid:")) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const of = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first === undefined || of < LEAST_RESULTS || first[1] < MOSTLY * of ? null : first[0];
}
