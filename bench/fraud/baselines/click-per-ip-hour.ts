import { verdictOf, type Finding, type FraudJudge, type Verdict } from "../verdict.ts";

const hourMs = 3_600_000;

/** The rule of thumb: the first click of an address in an hour counts, the others and what comes of them do not. */
export const clickPerIpHour: FraudJudge = (lines) => {
  const lastAt = new Map<string, number>();
  const isRepeat = new Map<string, boolean>();
  return lines.flatMap((line): readonly Verdict[] => {
    if (line.kind === "conversion")
      return [verdictOf(line.ref, line.atMs, repeated(isRepeat.get(line.click ?? "")))];
    if (line.kind !== "click") return [];
    const key = `${line.campaign} ${line.ip}`;
    const before = lastAt.get(key);
    const repeat = before !== undefined && line.atMs - before < hourMs;
    // The hour runs from the click that counted.
    if (!repeat) lastAt.set(key, line.atMs);
    isRepeat.set(line.ref, repeat);
    return [verdictOf(line.ref, line.atMs, repeated(repeat))];
  });
};

function repeated(isRepeat: boolean | undefined): readonly Finding[] {
  return isRepeat === true
    ? [{ rule: "ip-hour", detail: "a click of this address within the hour" }]
    : [];
}
