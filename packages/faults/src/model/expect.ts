import type { ScenarioEvent } from "../scenario/scenarios.ts";
import type { SentReport } from "./record.ts";

/**
 * What a set of reports of one result must come to, in whatever order they are taken in: at most one conversion, of
 * one of these amounts, paid or not. `certain` reports were taken; the others may have been.
 */
export type Expected = {
  readonly workspaceId: string;
  readonly event: string;
  readonly key: string;
  readonly reports: readonly SentReport[];
  /** So many conversions at least, and at most. */
  readonly least: number;
  readonly most: number;
};

/** Results by what makes them one: their transaction, else their click, else the report by itself. */
export function expectResults(
  reports: readonly SentReport[],
  policyOf: (event: string) => ScenarioEvent["policy"],
): readonly Expected[] {
  const groups = Map.groupBy(reports, ({ said, report }) => {
    const policy = policyOf(said.event);
    const isEachItsOwn = policy === "create" || policy === "create-repeated";
    // Each by itself; those that say the same at the same moment cannot be told apart, only counted.
    const moment = `r:${report.receivedAtMs}:${said.clickId}:${said.amountMicros}:${said.status}`;
    const without = isEachItsOwn ? moment : `c:${said.clickId}`;
    const key = said.txid === null ? without : `t:${said.txid}`;
    return `${said.workspaceId} ${said.event} ${key}`;
  });
  return [...groups].map(([name, own]) => {
    const [workspaceId = "", event = "", key = ""] = name.split(" ");
    const taken = own.filter(({ isTaken }) => isTaken).length;
    const isEach = key.startsWith("r:");
    const bounds = isEach
      ? { least: taken, most: own.length }
      : { least: Math.min(1, taken), most: 1 };
    return { workspaceId, event, key, reports: own, ...bounds };
  });
}

/** The amounts that the result may have, given who reported what. */
export function amountsOf(
  { reports }: Expected,
  policy: ScenarioEvent["policy"],
): ReadonlySet<number> {
  const amounts = reports.map(({ said }) => said.amountMicros);
  // Whoever was maybe not taken makes the last or the sum uncertain: then only the set of all is known.
  const isKnown = reports.every(({ isTaken }) => isTaken);
  if (policy === "overwrite" && isKnown) return new Set([newest(reports).said.amountMicros]);
  if (policy !== "add-payout") return new Set(amounts);
  // With a transaction the same amount is the same report; without one each adds.
  const added = reports[0]?.said.txid === null ? amounts : [...new Set(amounts)];
  return isKnown ? new Set([total(added)]) : sums(added);
}

/** Whether it ends paid: true and false where it has to, null where that depends on who came first or was taken. */
export function isPaid(
  { reports }: Expected,
  policy: ScenarioEvent["policy"],
  amountMicros: number,
): boolean | null {
  // Who contradicts the amount that stands has no say.
  const heard =
    policy === "overwrite" || policy === "add-payout"
      ? reports
      : reports.filter(({ said }) => said.amountMicros === amountMicros);
  if (heard.some(({ isTaken }) => !isTaken)) return null;
  const said = new Set(heard.map(({ said: { status } }) => status));
  return said.has("approved") && !said.has("rejected") && !said.has("refunded");
}

/** By the time of the event, then by the money: never by who arrived first. */
function newest(reports: readonly SentReport[]): SentReport {
  const key = ({ said }: SentReport) => JSON.stringify([said.amountMicros, "USD"]);
  return reports.reduce((best, own) => {
    const laterMs = own.report.receivedAtMs - best.report.receivedAtMs;
    return laterMs > 0 || (laterMs === 0 && key(own) > key(best)) ? own : best;
  });
}

/** Several sums were said last, in one moment. */
export function isTied(reports: readonly SentReport[]): boolean {
  const lastMs = Math.max(...reports.map(({ report }) => report.receivedAtMs));
  const last = reports.filter(({ report }) => report.receivedAtMs === lastMs);
  return new Set(last.map(({ said }) => said.amountMicros)).size > 1;
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** Of every selection that is not empty. */
function sums(amounts: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const amount of amounts) for (const sum of [0, ...found]) found.add(sum + amount);
  return found;
}
