import type { Campaign } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { parseCount } from "../../../format/number.ts";
import { moneyText, parseMoney } from "../../../format/money.ts";
import { parsePercent, percentText, ppmOfPercent } from "../../../format/percent.ts";
import { newKey } from "../../../ui/new-key.ts";

type Volume = NonNullable<Campaign["conversionPolicy"]["volume"]>;

/** As it is being typed; without a step there is no commission. */
export type VolumeDraft = Pick<Volume, "metric" | "period"> & {
  readonly steps: readonly StepDraft[];
};

export type StepDraft = { readonly key: number; readonly from: string; readonly percent: string };

export const VOLUME_PATH = "conversionPolicy.volume";

export function volumeDraftOf(volume: Volume | null): VolumeDraft {
  if (volume === null) return { metric: "conversions", period: "month", steps: [] };
  const { metric, period, steps } = volume;
  return {
    metric,
    period,
    steps: steps.map(({ from, ppm }) => ({
      key: newKey(),
      from: metric === "revenue" ? moneyText(from) : String(from),
      percent: percentText(ppm),
    })),
  };
}

export function emptyStep(): StepDraft {
  return { key: newKey(), from: "", percent: "" };
}

/** Only of a draft that `volumeErrors` has nothing against. */
export function volumeOf({ metric, period, steps }: VolumeDraft): Volume | null {
  if (steps.length === 0) return null;
  return {
    metric,
    period,
    steps: steps.map(({ from, percent }) => ({
      from: figureOf(metric, from) ?? 0,
      ppm: ppmOfPercent(parsePercent(percent) ?? 0),
    })),
  };
}

export function volumeErrors({ metric, steps }: VolumeDraft): FieldErrors {
  const froms = steps.map(({ from }) => figureOf(metric, from));
  return Object.fromEntries(
    steps.flatMap(({ percent }, index) => {
      const path = `${VOLUME_PATH}.steps.${index}`;
      const from = froms[index] ?? null;
      const isRepeated = from !== null && froms.indexOf(from) !== index;
      return [
        ...(from === null ? [[`${path}.from`, FIGURE[metric]]] : []),
        ...(isRepeated ? [[`${path}.from`, "There is already a step from that figure."]] : []),
        ...(parsePercent(percent) === null
          ? [[`${path}.ppm`, "Write a percentage from 0 to 100."]]
          : []),
      ];
    }),
  );
}

const FIGURE = {
  conversions: "Write a whole number, such as 100.",
  revenue: "Write an amount, such as 1000.",
} as const;

function figureOf(metric: Volume["metric"], text: string): number | null {
  return metric === "revenue" ? parseMoney(text) : parseCount(text);
}
