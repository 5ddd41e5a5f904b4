import { memoize } from "../../memoize.ts";
import { ALL_RULES } from "../all-rules.ts";
import type { SignOfRule } from "../fraud-rule.ts";

export type SignKind = SignOfRule & { readonly rule: string };

const KINDS: ReadonlyMap<string, SignKind> = new Map(
  ALL_RULES.flatMap(({ id, signs }) =>
    Object.entries(signs).map(([name, sign]): [string, SignKind] => [name, { rule: id, ...sign }]),
  ),
);

export const UNKNOWN_SIGN: SignKind = {
  rule: "unlike-peers",
  family: "?",
  weight: "helps",
  words: "stand out",
};

/** A sign's kind, by its name up to the colon where it has a value. */
export const signKind: (sign: string) => SignKind = memoize(
  (sign) => KINDS.get(sign.slice(0, sign.indexOf(":") + 1 || undefined)) ?? UNKNOWN_SIGN,
  10_000,
);
