import type { Campaign } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { moneyText, parseMoney } from "../../../format/money.ts";
import { parseCount } from "../../../format/number.ts";
import { newKey } from "../../../ui/new-key.ts";

type ConversionCap = Campaign["conversionPolicy"]["caps"][number];

/** As it is being typed: the limit is still text, a count or an amount by its metric. */
export type ConversionCapDraft = Omit<ConversionCap, "limit"> & {
  readonly key: number;
  readonly limit: string;
};

export const CAPS_PATH = "conversionPolicy.caps";

export function emptyConversionCap(): ConversionCapDraft {
  return {
    key: newKey(),
    metric: "conversions",
    scope: "campaign",
    subjectId: null,
    period: "day",
    limit: "",
    isHard: false,
  };
}

export function conversionCapDraftOf(cap: ConversionCap): ConversionCapDraft {
  const limit = cap.metric === "conversions" ? String(cap.limit) : moneyText(cap.limit);
  return { ...cap, key: newKey(), limit };
}

/** Only of a draft that `conversionCapErrors` has nothing against. */
export function conversionCapOf({ key: _key, ...cap }: ConversionCapDraft): ConversionCap {
  return { ...cap, limit: limitOf(cap) ?? 0 };
}

export function conversionCapErrors(drafts: readonly ConversionCapDraft[]): FieldErrors {
  return Object.fromEntries(
    drafts.flatMap((cap, index) =>
      (limitOf(cap) ?? 0) > 0
        ? []
        : [
            [
              `${CAPS_PATH}.${index}.limit`,
              cap.metric === "conversions"
                ? "Write a whole number of conversions, such as 500."
                : "Write an amount above 0, such as 1000.",
            ],
          ],
    ),
  );
}

function limitOf({ metric, limit }: Pick<ConversionCapDraft, "metric" | "limit">): number | null {
  return metric === "conversions" ? parseCount(limit) : parseMoney(limit);
}
