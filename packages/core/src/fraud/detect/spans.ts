import type { SourceResult } from "../evidence.ts";
import { delaySeconds } from "./delays.ts";

/** Half octaves of seconds from click to result; NaN, which is in no span, where a person has let it through. */
export function halfOctave(result: SourceResult): number {
  if (result.decided === "approved") return NaN;
  return Math.floor(Math.log2(Math.max(1, delaySeconds(result))) * 2);
}

/** By campaign and event, as `scopeOf` has it: the half octave that half of its peers' results come before. */
export type Paces = Readonly<Record<string, number>>;

/** Half octaves sooner, below 0, or later than the usual one of its campaign and event; null where there is none. */
export function relativeTime(result: SourceResult, paces: Paces): number | null {
  const usual = paces[`${result.campaignId} ${result.event}`];
  return usual === undefined ? null : halfOctave(result) - usual;
}

/** From `2^(from / 2)` seconds on, so many half octaves. */
export function spanSign(from: number, width: number): string {
  return `span:${from}+${width}`;
}

/** The same from so many half octaves before or after the usual time on. */
export function paceSign(from: number, width: number): string {
  return `pace:${from}+${width}`;
}

/** A network, or a browser, as results are put together by. */
export function clusterSigns({ traits }: Pick<SourceResult, "traits">): readonly string[] {
  if (traits === null) return [];
  const { asn, client, major } = traits;
  return [`asn:${asn}`, `browser:${client} ${major}`];
}

/** Whether the result has such a sign; others than of spans and clusters it does not know. */
export function hasLazySign(sign: string, result: SourceResult, paces: Paces): boolean {
  const isSpan = sign.startsWith("span:");
  if (!isSpan && !sign.startsWith("pace:")) return clusterSigns(result).includes(sign);
  const [from = 0, width = 0] = sign.slice("span:".length).split("+").map(Number);
  const time = isSpan ? halfOctave(result) : relativeTime(result, paces);
  return time !== null && time >= from && time < from + width;
}

/** Signs that a result is only asked for where a finding has them: it would have dozens. */
export function isLazy(sign: string): boolean {
  return /^(?:span|pace|asn|browser):/.test(sign);
}
