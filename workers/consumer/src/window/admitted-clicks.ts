import type { CapPlace, WantedUse } from "./cap-counts.ts";
import type { Observation, ObservedClick } from "./observation.ts";

/**
 * Clicks that were admitted lately, oldest first, with the places that may still be given back. In memory only: after an
 * eviction nothing is given back, and a cap takes fewer clicks than it could, never more.
 */
export type AdmittedClicks = Map<string, readonly CapPlace[]>;

/** About 100 bytes each, and as many for each of its places. */
const MAX_ADMITTED = 20_000;

export function rememberAdmitted(
  admitted: AdmittedClicks,
  clickId: string,
  uses: readonly WantedUse[],
): void {
  admitted.set(
    clickId,
    uses.map(({ key, periodId }) => ({ key, periodId })),
  );
  const oldest = admitted.keys().next();
  if (admitted.size > MAX_ADMITTED && !oldest.done) admitted.delete(oldest.value);
}

/** Places of admitted clicks that turned out not to be payable. Each click is asked about once, however often it is in. */
export function lostPlaces(
  admitted: AdmittedClicks,
  observations: readonly Observation[],
  accepted: readonly { readonly click: ObservedClick }[],
): readonly CapPlace[] {
  if (admitted.size === 0) return [];
  const lost = new Set(observations.flatMap(({ clicks }) => clicks.map(({ id }) => id)));
  for (const { click } of accepted) lost.delete(click.id);
  return [...lost].flatMap((id) => admitted.get(id) ?? []);
}

/** These clicks are judged: their places are kept or given back for good. Asked again, they are still in. */
export function settle(admitted: AdmittedClicks, observations: readonly Observation[]): void {
  if (admitted.size === 0) return;
  for (const { clicks } of observations) {
    for (const { id } of clicks) {
      if (admitted.has(id)) admitted.set(id, []);
    }
  }
}
