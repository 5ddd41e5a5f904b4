import type { CapsSnapshot } from "../snapshot.ts";
import type { CapScope, ClickCap } from "./delivery.ts";

export type CapUse = {
  /** `scope:subject:period`; the campaign has no subject. */
  readonly key: string;
  readonly reason: "C_CAMPAIGN" | "C_PUBLISHER" | "C_LINK";
  readonly cap: ClickCap;
};

const REASONS = {
  campaign: "C_CAMPAIGN",
  publisher: "C_PUBLISHER",
  link: "C_LINK",
} as const satisfies Record<CapScope, CapUse["reason"]>;

export const NO_FULL_CAPS: ReadonlySet<string> = new Set<string>();

/** The caps a click of this link counts for. A cap that names its subject stands in for the one of everybody. */
export function capUses(
  caps: readonly ClickCap[],
  link: { readonly id: string; readonly publisherId: string },
): readonly CapUse[] {
  const subjects = { campaign: "", publisher: link.publisherId, link: link.id };
  const uses = new Map<string, CapUse>();
  for (const cap of caps) {
    const { scope, subjectId, period } = cap;
    const subject = subjects[scope];
    const key = `${scope}:${subject}:${period}`;
    if (subjectId === null ? !uses.has(key) : subjectId === subject) {
      uses.set(key, { key, reason: REASONS[scope], cap });
    }
  }
  return [...uses.values()];
}

/** Keys of the caps that are reached now. */
export function fullCapKeys(caps: CapsSnapshot | null, nowMs: number): ReadonlySet<string> {
  const full = caps?.full.filter(({ endsAtMs }) => endsAtMs === null || nowMs < endsAtMs) ?? [];
  return new Set(full.map(({ key }) => key));
}
