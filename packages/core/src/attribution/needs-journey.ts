import { attribute } from "./attribute.ts";
import type { AttributionPolicy } from "./attribution-policy.ts";
import type { AttributableConversion } from "./touch.ts";

/**
 * Whether other clicks or views of its visitor have a say in who is credited. The usual case, last click by a named click,
 * needs none: nothing has to be read for it, and nothing that is stored later changes it.
 */
export function needsJourney(
  policy: AttributionPolicy,
  conversion: AttributableConversion,
): boolean {
  const { rungs, model } = policy;
  const finder = rungs.find(
    (rung) =>
      (rung === "cookie" && conversion.visitorId !== null) ||
      (rung === "fingerprint" && conversion.fingerprints.length > 0),
  );
  const isNamed = conversion.namedClick !== null && rungs.includes("click-id");
  if (model.kind !== "last") return finder !== undefined || isNamed;
  if (finder === undefined) return false;
  const known = attribute(policy, conversion, []);
  return known.kind === "unattributed" || rungs.indexOf(finder) < rungs.indexOf(known.rung);
}

const CAUTION_MS = 30 * 86_400_000;

/**
 * How far before a conversion its journey is looked at: the longest window, and a month more, so that who came too early is
 * told by how much.
 */
export function journeyLookBackMs({ maxWindowMs, viewThrough }: AttributionPolicy): number {
  return Math.max(...Object.values(maxWindowMs), viewThrough?.windowMs ?? 0) + CAUTION_MS;
}
