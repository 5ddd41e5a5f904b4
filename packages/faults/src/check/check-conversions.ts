import { readCredits } from "@cleverdrip/core";
import { amountsOf, expectResults, isPaid, isTied, type Expected } from "../model/expect.ts";
import { decimal } from "../plan/act.ts";
import { worthOf } from "../model/pay.ts";
import { idsOf } from "../scenario/control.ts";
import type { Scenario, ScenarioEvent } from "../scenario/scenarios.ts";
import type { World } from "../world/world.ts";
import type { ConversionRow, Facts } from "./facts.ts";

/** I2, I3, I6, I7, I16, I19: each result is there once, with the amount, the publisher, the money and the end it has to have. */
export function checkConversions(world: World, { conversions }: Facts): readonly string[] {
  const { scenario } = world.prepared;
  const policyOf = (name: string): ScenarioEvent["policy"] =>
    scenario.events.find((event) => event.name === name)?.policy ?? "ignore-txid";
  const problems: string[] = [];
  const left = new Set(conversions);
  for (const expected of expectResults(world.record.reports, policyOf)) {
    const own = conversions.filter((row) => isOf(row, expected));
    for (const row of own) left.delete(row);
    const policy = policyOf(expected.event);
    if (own.length > expected.most)
      problems.push(`I2 ${own.length} conversions of ${nameOf(expected)}`);
    if (own.length < expected.least && mustBeThere(scenario, policy))
      problems.push(`I2 ${own.length} of ${expected.least} conversions of ${nameOf(expected)}`);
    for (const row of own) problems.push(...judge(world, row, expected, policy));
  }
  for (const row of left) problems.push(`I2 nobody reported ${row.id} ${row.dedupe_key}`);
  return [...problems, ...checkCaps(world, conversions), ...checkAlone(conversions, policyOf)];
}

function nameOf({ workspaceId, event, key }: Expected): string {
  return `${workspaceId} ${event} ${key}`;
}

function isOf(row: ConversionRow, { workspaceId, event, key, reports }: Expected): boolean {
  if (row.workspace_id !== workspaceId) return false;
  if (row.event_type_id !== idsOf(workspaceId).eventTypeId(event)) return false;
  if (!key.startsWith("r:")) return row.dedupe_key === key;
  const { said, report } = reports[0] ?? {};
  return (
    row.dedupe_key.startsWith("r:") &&
    row.click_id === said?.clickId &&
    row.received_at_ms === report?.receivedAtMs &&
    row.received.includes(`["status","${said.status}"]`) &&
    row.received.includes(`["amount","${decimal(said.amountMicros)}"]`)
  );
}

/** Refused over a hard cap, or because its click has one already, it need not be there. */
function mustBeThere({ caps }: Scenario, policy: string): boolean {
  return !caps.some(({ isHard }) => isHard) && policy !== "ignore";
}

function judge(
  { prepared: { scenario }, record }: World,
  row: ConversionRow,
  expected: Expected,
  policy: ScenarioEvent["policy"],
): readonly string[] {
  const problems: string[] = [];
  const name = nameOf(expected);
  if (!amountsOf(expected, policy).has(row.amount_micros))
    problems.push(
      `${isTied(expected.reports) ? "I18" : "I3"} ${name} has the amount ${row.amount_micros}, not ${[...amountsOf(expected, policy)].join(" or ")}`,
    );
  const isOne = scenario.model.kind !== "last";
  const source = expected.reports.find(({ said }) => said.clickId === row.click_id)?.said;
  if (source === undefined) problems.push(`I16 ${name} has a click that nobody reported`);
  else if (!isOne && (source.publisherId !== row.publisher_id || source.linkId !== row.link_id))
    problems.push(`I16 ${name} is ${row.publisher_id}'s, not ${source.publisherId}'s`);
  const worth = worthOf(scenario, expected.event, row.publisher_id, row.amount_micros);
  // Those who share it are paid each by its own terms; what they get is checked entry by entry.
  const isShared = readCredits(row.credits).length > 1;
  if (isShared) return problems;
  if (worth.payoutMicros !== row.payout_micros || worth.revenueMicros !== row.revenue_micros)
    problems.push(
      `I6 ${name} pays ${row.payout_micros} of ${row.revenue_micros}, not ${JSON.stringify(worth)}`,
    );
  if (record.byHand.has(row.id) || scenario.caps.length > 0 || policy === "ignore") return problems;
  const paid = isPaid(expected, policy, row.amount_micros);
  if (paid !== null && paid !== (row.status === "approved"))
    problems.push(`I6 ${name} ends ${row.status}, but is ${paid ? "" : "not "}to be paid`);
  return problems;
}

/** I7: exactly as many as the cap allows; by hand one may go past it. */
function checkCaps({ prepared: { scenario }, record }: World, rows: readonly ConversionRow[]) {
  const problems: string[] = [];
  if (record.byHand.size > 0) return problems;
  for (const { metric, limit, isHard } of scenario.caps) {
    for (const [workspaceId, own] of Map.groupBy(rows, (row) => row.workspace_id)) {
      const approved = own.filter(({ status }) => status === "approved");
      const used = approved.reduce(
        (sum, row) => sum + (metric === "payout" ? row.payout_micros : 1),
        0,
      );
      if (used > limit) problems.push(`I7 ${workspaceId} has ${used} of ${limit} ${metric}`);
      const held = own.filter(({ status }) => status === "hold").length;
      const isWaiting = metric === "conversions" && approved.length < limit && held > 0;
      if (isHard && isWaiting) problems.push(`I7 ${workspaceId} keeps ${held} back below its cap`);
    }
  }
  return problems;
}

/** Of a click, or of a transaction, no second one where the policy says so. */
function checkAlone(rows: readonly ConversionRow[], policyOf: (event: string) => string) {
  const alone = rows.filter(
    (row) => policyOf(row.event_type_id.split("_").at(-1) ?? "") === "ignore",
  );
  const clicks = new Set(alone.map((row) => `${row.workspace_id}:${row.click_id}`));
  return clicks.size < alone.length ? ["I2 a click has two conversions where one is allowed"] : [];
}
