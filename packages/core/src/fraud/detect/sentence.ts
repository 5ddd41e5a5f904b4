import type { Signal, SourceFinding } from "../finding.ts";
import { signKind, UNKNOWN_SIGN } from "./sign-kinds.ts";

/** `31 % of its 212 results came …; 4.5 % of its peers' 1234.`, with `Of sub id "a": ` before it where it is about one. */
export function describeFinding(finding: SourceFinding): string {
  const { signs, seen, of, peerShare, about, event, confirmedBy, peers, sub } = finding;
  const source = sub === undefined ? "" : `Of sub id "${sub}": `;
  const [cluster, span] = signs;
  const all = about === "clicks" ? "clicks" : event === null ? "results" : `${event} results`;
  const confirmed =
    confirmedBy === undefined
      ? ""
      : ` Among them ${percent(confirmedBy.seen / confirmedBy.of)} ${signWords(confirmedBy.sign)}; elsewhere ${percent(confirmedBy.peerShare)}.`;
  const isOfSome = cluster !== undefined && span !== undefined && isSpan(span);
  const told = isOfSome
    ? `the ${of} ${all} that ${signWords(cluster)} ${signWords(span)}`
    : `its ${of} ${all} ${signs.map(signWords).join(" and ")}`;
  return `${source}${percent(seen / of)} of ${told}; ${percent(peerShare)} of its peers' ${peers}.${confirmed}`;
}

/** Such a sign is looked for among those of a source's results that have another one, if any. */
function isSpan(sign: string): boolean {
  return sign.startsWith("span:") || sign.startsWith("pace:");
}

export function signalOf(finding: SourceFinding): Signal {
  const { rule, score, sub } = finding;
  return { rule, score, detail: describeFinding(finding), ...(sub === undefined ? {} : { sub }) };
}

/** What a sign says of an event, with the value that all of them have; one of another version is called by its name. */
export function signWords(sign: string): string {
  const kind = signKind(sign);
  if (kind === UNKNOWN_SIGN) return `had the sign "${sign.replaceAll(/[=:_-]+/g, " ").trim()}"`;
  const colon = sign.indexOf(":");
  return colon === -1
    ? kind.words
    : `${kind.words} (${valueWords(sign.slice(0, colon), sign.slice(colon + 1))})`;
}

function valueWords(name: string, value: string): string {
  switch (name) {
    case "amount":
      return (Number(value) / 1_000_000).toFixed(2);
    case "time":
      return timeSpan(value);
    case "span":
      return spanOf(value, duration);
    case "pace":
      return `${spanOf(value, factor)} times the usual time`;
    case "asn":
      return `AS${value}`;
    case "browser":
      return value.replace("/", " on ");
    case "sub":
      return shapeWords(value, SUB_PARTS);
    case "txid":
      return shapeWords(value, TXID_PARTS);
    default:
      return value;
  }
}

type Part = readonly [RegExp, (found: string) => string];

/** As `subShape` writes them. */
const SUB_PARTS: readonly Part[] = [
  [/^w/, () => "letters"],
  [/^0/, () => "digits"],
];

/** As `txidShape` writes them. */
const TXID_PARTS: readonly Part[] = [
  [/^x\d+/, (run) => `${run.slice(1)} letters and digits`],
  [/^0\d+/, (run) => `${run.slice(1)} digits`],
  [/^A+/, ({ length }) => (length === 1 ? "a capital" : `${length} capitals`)],
];

/** `AA-07` → `2 capitals - 7 digits`; what is no part of a shape stands for itself. */
function shapeWords(shape: string, parts: readonly Part[]): string {
  const words: string[] = [];
  for (let rest = shape; rest !== "";) {
    const [pattern = /^[^]/, say = String] = parts.find(([own]) => own.test(rest)) ?? [];
    const found = pattern.exec(rest)?.[0] ?? rest;
    words.push(say(found));
    rest = rest.slice(found.length);
  }
  return words.join(" ");
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

/** `11+4`: from 2^5.5 to 2^7.5. */
function spanOf(value: string, words: (amount: number) => string): string {
  const [from = 0, width = 0] = value.split("+").map(Number);
  return `${words(2 ** (from / 2))} to ${words(2 ** ((from + width) / 2))}`;
}

function factor(times: number): string {
  return times < 10 ? times.toFixed(1) : times.toFixed(0);
}

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800
    ? `${Math.round(seconds / 3_600)} h`
    : `${Math.round(seconds / 86_400)} d`;
}

function percent(share: number): string {
  const value = share * 100;
  return `${value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : value.toFixed(0)} %`;
}
