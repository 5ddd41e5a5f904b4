import type { Signal, SourceFinding } from "../finding.ts";
import { signKind } from "./sign-kinds.ts";

/** `31 % of its 212 results came …; of the peers' 4.5 %.` */
export function describeFinding(finding: SourceFinding): string {
  const { signs, seen, of, peerShare, about, confirmedBy, peers } = finding;
  const words = signs.map(wordsOf).join(" and ");
  const all = about === "clicks" ? "clicks" : "results";
  const confirmed =
    confirmedBy === undefined
      ? ""
      : ` Among them ${percent(confirmedBy.seen / confirmedBy.of)} ${wordsOf(confirmedBy.sign)}; elsewhere ${percent(confirmedBy.peerShare)}.`;
  return `${percent(seen / of)} of its ${of} ${all} ${words}; of ${peers} of its peers ${percent(peerShare)}.${confirmed}`;
}

export function signalOf(finding: SourceFinding): Signal {
  return { rule: finding.rule, score: finding.score, detail: describeFinding(finding) };
}

function wordsOf(sign: string): string {
  const { words } = signKind(sign);
  const colon = sign.indexOf(":");
  return colon === -1
    ? words
    : `${words} (${valueOf(sign.slice(0, colon), sign.slice(colon + 1))})`;
}

function valueOf(name: string, value: string): string {
  if (name === "amount") return (Number(value) / 1_000_000).toFixed(2);
  return name === "time" ? timeSpan(value) : value;
}

/** `h9`: from 2^4.5 to 2^5 seconds; `o4`: 2^4 to 2^5; `p5`: 2^4.5 to 2^5.5. */
function timeSpan(value: string): string {
  const step = Number(value.slice(1));
  const kind = value.slice(0, 1);
  const [from, to] =
    kind === "h"
      ? [step / 2, (step + 1) / 2]
      : kind === "o"
        ? [step, step + 1]
        : [step - 0.5, step + 0.5];
  return `${duration(2 ** from)} to ${duration(2 ** to)}`;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800
    ? `${Math.round(seconds / 3_600)} h`
    : `${Math.round(seconds / 86_400)} d`;
}

export function percent(share: number): string {
  const value = share * 100;
  return `${value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : value.toFixed(0)} %`;
}
