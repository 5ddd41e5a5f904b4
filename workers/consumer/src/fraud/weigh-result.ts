import {
  actionOf,
  addressesWithin,
  listed,
  withList,
  type FraudAction,
  type FraudPolicy,
  type Listed,
  type ResultVerdict,
} from "@cleverdrip/core";
import type { JudgedClick } from "@cleverdrip/db";

export type HashAddress = (address: string, atMs: number) => Promise<string>;

/** A verdict with what lists and the click's own verdict say, and what follows from it. */
export type Weighed = { readonly verdict: ResultVerdict; readonly action: FraudAction };

export type Weighing = {
  readonly publisherId: string;
  readonly click: JudgedClick | null;
};

/** From what was judged of a result's source to what the campaign's policy makes of it. */
export async function weighResult(
  judged: ResultVerdict,
  result: Weighing,
  policy: FraudPolicy,
  hashAddress: HashAddress,
): Promise<Weighed> {
  const by = await listedBy(result, policy, hashAddress);
  const verdict = withList(withClick(judged, result.click), by);
  return { verdict, action: actionOf(policy, verdict, by) };
}

/** Whether the result's money waits, or is taken back. */
export function doesStop(mode: string): mode is "hold" | "reject" {
  return mode === "hold" || mode === "reject";
}

/** A result cannot come from a click that nobody made. */
export function withClick(verdict: ResultVerdict, click: JudgedClick | null): ResultVerdict {
  const isKnown = verdict.signals.some(({ rule }) => rule === "invalid-click");
  if (click === null || !click.reason.startsWith("Q_") || isKnown) return verdict;
  const detail = `Its click was recorded as no visit of a person (${click.reason}).`;
  return { score: 1, signals: [{ rule: "invalid-click", score: 1, detail }, ...verdict.signals] };
}

async function listedBy(
  { publisherId, click }: Weighing,
  policy: FraudPolicy,
  hashAddress: HashAddress,
): Promise<Listed | null> {
  if (policy.allow.length === 0 && policy.block.length === 0) return null;
  const own = new Set<string>();
  if (click !== null && click.ipHash !== "") {
    for (const address of addressesWithin(policy, click.ipPrefix))
      if ((await hashAddress(address, click.atMs)) === click.ipHash) own.add(address);
  }
  return listed(policy, {
    publisherId,
    ipPrefix: click?.ipPrefix ?? "",
    isAddress: (address) => own.has(address),
    asn: click?.asn ?? null,
    userAgent: click?.userAgent ?? "",
    referrerDomain: click?.referrerDomain ?? "",
    subs: click === null ? [] : subsOf(click),
  });
}

function subsOf({ subs }: JudgedClick): readonly string[] {
  // As the click's row has them.
  return Object.values(JSON.parse(subs) as Readonly<Record<string, string>>);
}
