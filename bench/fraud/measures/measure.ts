import type { JudgedFile } from "../judged-file.ts";
import { falsePositives, heldPublisherDays, wronglyHeldMoney } from "./false-positives.ts";
import { givtMeasures, reasonMeasures } from "./givt.ts";
import { payoutSaved } from "./payout-saved.ts";
import { sumRatios, type Ratios } from "./ratio.ts";
import { detections, type Detection } from "./time-to-detect.ts";

/** Every measure of one file, or of several added up. */
export type Measures = {
  readonly falsePositives: Ratios;
  readonly heldDays: Ratios;
  readonly heldMoney: Ratios;
  readonly saved: Ratios;
  readonly givt: Ratios;
  readonly reasons: Ratios;
  readonly detections: readonly Detection[];
  /** Lines the judge said nothing about. */
  readonly unjudged: number;
};

export function measure(file: JudgedFile): Measures {
  return {
    falsePositives: falsePositives(file),
    heldDays: heldPublisherDays(file),
    heldMoney: wronglyHeldMoney(file),
    saved: payoutSaved(file),
    givt: givtMeasures(file),
    reasons: reasonMeasures(file),
    detections: detections(file),
    unjudged: file.judged.filter(({ verdict }) => verdict === null).length,
  };
}

export function sumMeasures(all: readonly Measures[]): Measures {
  const sum = (read: (one: Measures) => Ratios) => sumRatios(all.map(read));
  return {
    falsePositives: sum((one) => one.falsePositives),
    heldDays: sum((one) => one.heldDays),
    heldMoney: sum((one) => one.heldMoney),
    saved: sum((one) => one.saved),
    givt: sum((one) => one.givt),
    reasons: sum((one) => one.reasons),
    detections: all.flatMap((one) => one.detections),
    unjudged: all.reduce((total, one) => total + one.unjudged, 0),
  };
}
