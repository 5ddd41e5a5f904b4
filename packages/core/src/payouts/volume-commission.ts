import type { CapPeriod } from "../routing/delivery.ts";

/** More for publishers who bring more: from so many conversions, or so much revenue, in the period. */
export type VolumeCommission = {
  readonly metric: "conversions" | "revenue";
  /** In the workspace's zone. */
  readonly period: CapPeriod;
  readonly steps: readonly VolumeStep[];
};

export type VolumeStep = {
  /** Conversions, or micros of revenue. */
  readonly from: number;
  /** Parts per million of the payout, added to it. */
  readonly ppm: number;
};

/**
 * The highest step that a figure has reached, or null. A conversion is judged by what the period held before it: with a
 * step from 100, the 101st is the first to earn more, and earlier ones stay as they were paid.
 */
export function volumeStepAt(volume: VolumeCommission, figure: number): VolumeStep | null {
  let reached: VolumeStep | null = null;
  for (const step of volume.steps) {
    if (step.from <= figure && (reached === null || step.from > reached.from)) reached = step;
  }
  return reached;
}
