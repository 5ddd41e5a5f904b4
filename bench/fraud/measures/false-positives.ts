import { isHit, isWithheld, type Judged, type JudgedFile, type Label } from "../judged-file.ts";
import { countBy, type Ratios } from "./ratio.ts";

/**
 * Honest clicks and conversions that were hit, by kind of honest traffic and never pooled: the look-alikes, normal
 * traffic, and the honest part of what fraudulent publishers bring, which is a matter of its own.
 */
export function falsePositives(file: JudgedFile): Ratios {
  const frauds = fraudulentPublishers(file);
  return countBy(
    file.judged.filter(({ label }) => label.label === "honest"),
    ({ label }) => [`${label.kind}/${honestKind(label, frauds)}`],
    (judged) => ({ part: isHit(judged) ? 1 : 0, whole: 1 }),
  );
}

/** Payouts on honest conversions that do not flow, by the same kinds. */
export function wronglyHeldMoney(file: JudgedFile): Ratios {
  const frauds = fraudulentPublishers(file);
  return countBy(
    file.judged.filter(({ label }) => label.label === "honest" && label.kind === "conversion"),
    ({ label }) => [honestKind(label, frauds)],
    (judged) => ({
      part: isWithheld(judged) ? judged.payoutMicros : 0,
      whole: judged.payoutMicros,
    }),
  );
}

export function fraudulentPublishers({ judged }: JudgedFile): ReadonlySet<string> {
  const frauds = judged.filter(({ label }) => label.label === "fraud");
  return new Set(frauds.map(({ label }) => label.publisher));
}

function honestKind(label: Label, frauds: ReadonlySet<string>): string {
  if (label.lookAlike !== null) return label.lookAlike;
  return frauds.has(label.publisher) ? "beside-fraud" : "normal";
}

const dayMs = 86_400_000;

/**
 * Days of honest publishers and how many of them were held: a day is when a third of its conversions (of at least
 * three) or of its clicks (of at least twenty) do not count.
 */
export function heldPublisherDays(file: JudgedFile): Ratios {
  const frauds = fraudulentPublishers(file);
  const days = new Map<string, { readonly click: Judged[]; readonly conversion: Judged[] }>();
  for (const judged of file.judged) {
    const { label, line } = judged;
    if (label.label !== "honest" || frauds.has(label.publisher)) continue;
    const key = `${label.publisher} ${Math.floor(line.atMs / dayMs)}`;
    const day = days.get(key) ?? { click: [], conversion: [] };
    day[label.kind].push(judged);
    days.set(key, day);
  }
  const isHeld = (some: readonly Judged[], least: number) =>
    some.length >= least && some.filter(isWithheld).length * 3 >= some.length;
  return countBy(
    days.values(),
    () => ["publisher-days"],
    ({ click, conversion }) => ({
      part: isHeld(conversion, 3) || isHeld(click, 20) ? 1 : 0,
      whole: 1,
    }),
  );
}
