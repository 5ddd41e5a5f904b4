import type { FraudClass } from "@cleverdrip/simulator";
import { isHit, type Judged, type JudgedFile } from "../judged-file.ts";

/** How long one fraudulent publisher went unnoticed; Infinity = to the end. */
export type Detection = {
  readonly key: string;
  readonly hours: number;
  /** Of all the publisher's, since its fraud began. */
  readonly clicks: number;
  readonly conversions: number;
  /** Observations ÷ what a sequential test needs; null for classes without such a figure. */
  readonly overFloor: number | null;
};

/** One right verdict may be luck; at the third the publisher counts as found. */
const found = 3;

type Floor = { readonly clicks: number | null; readonly conversions: number | null };

/** Expected observations of Wald's test (α 1e-4, β .05) for the share by which each class shows itself. */
const floors: Readonly<Partial<Record<FraudClass, Floor>>> = {
  "click-injection": { clicks: null, conversions: 24 },
  "click-flooding": { clicks: 751, conversions: 12 },
  "cookie-stuffing": { clicks: null, conversions: 12 },
  "crude-bots": { clicks: 59, conversions: null },
  "data-centre-fleet": { clicks: 59, conversions: null },
  "geo-masking": { clicks: 59, conversions: null },
};

export function detections(file: JudgedFile): readonly Detection[] {
  const byPublisher = Map.groupBy(file.judged, ({ label }) => label.publisher);
  return [...byPublisher.values()].flatMap((all) => {
    const frauds = all.filter(({ label }) => label.label === "fraud");
    const first = frauds[0];
    return first === undefined ? [] : [detect(first, frauds, all)];
  });
}

function detect(first: Judged, frauds: readonly Judged[], all: readonly Judged[]): Detection {
  const { class: name, level } = first.label;
  const decided = frauds
    .filter(isHit)
    .map(({ verdict }) => verdict?.decidedAtMs ?? 0)
    .toSorted((a, b) => a - b);
  const atMs = decided[Math.min(found, frauds.length) - 1] ?? Number.POSITIVE_INFINITY;
  const seen = all.filter(({ line }) => line.atMs >= first.line.atMs && line.atMs <= atMs);
  const isFound = atMs !== Number.POSITIVE_INFINITY;
  const count = (kind: "click" | "conversion") =>
    isFound ? seen.filter(({ label }) => label.kind === kind).length : Number.POSITIVE_INFINITY;
  const counts = { clicks: count("click"), conversions: count("conversion") };
  return {
    key: `${name}/${level}`,
    hours: (atMs - first.line.atMs) / 3_600_000,
    ...counts,
    overFloor: name === null ? null : overFloor(floors[name], counts),
  };
}

/** Whichever test would have been the first to decide. */
function overFloor(
  floor: Floor | undefined,
  counts: { readonly clicks: number; readonly conversions: number },
): number | null {
  if (floor === undefined) return null;
  const ratios = [
    ...(floor.clicks === null ? [] : [counts.clicks / floor.clicks]),
    ...(floor.conversions === null ? [] : [counts.conversions / floor.conversions]),
  ];
  return Math.min(...ratios);
}
