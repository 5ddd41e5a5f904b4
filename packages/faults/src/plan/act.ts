import type { ReceivedReport } from "@cleverdrip/contract";
import { changeConversions } from "@cleverdrip/consumer/src/conversions/change-conversions.ts";
import { replayReport } from "@cleverdrip/consumer/src/conversions/replay-report.ts";
import { pickOne } from "@cleverdrip/simulator";
import type { Said, SentReport } from "../model/record.ts";
import type { World } from "../world/world.ts";
import type { Action } from "./plan.ts";
import { runHousekeeping } from "../world/housekeeping.ts";

/** Sets everything of a plan in motion at its time. */
export function actOut(world: World, actions: readonly Action[]): void {
  const { loop } = world.stage;
  for (const action of actions)
    loop.after(action.atMs - loop.nowMs(), () => {
      world.stage.trace(`--- ${action.kind}`);
      act(world, action);
    });
}

function act(world: World, action: Action): void {
  switch (action.kind) {
    case "clicks":
      return click(world, action);
    case "report":
      for (let i = 0; i < action.copies; i += 1) void sendReport(world, action, 1);
      return;
    case "change":
      return void changeByHand(world);
    case "replay":
      return void replay(world);
    case "schedule":
      return void runHousekeeping(world);
    case "restart":
      return world.stage.kill(pickOne(world.stage.random, world.processes()));
    case "poison":
      return sendPoison(world);
    case "receiver":
      world.receiver.isDown = !world.receiver.isDown;
  }
}

function click(world: World, { clicks }: Extract<Action, { kind: "clicks" }>): void {
  const { buffer } = world.tracker();
  const nowMs = world.stage.loop.nowMs();
  for (const own of clicks) {
    buffer.add(own, { nowMs, background: (work) => void work.catch(() => undefined) });
  }
}

const RESEND_MS = 20_000;
const MOST_SENDINGS = 12;

/** As an advertiser does: again until somebody says that it was taken. */
async function sendReport(
  world: World,
  action: Extract<Action, { kind: "report" }>,
  sending: number,
): Promise<void> {
  const { stage, record } = world;
  const { process, report: give } = world.tracker();
  const linkNumber = world.prepared.linkNumbers.get(action.said.linkId) ?? 0;
  const nowMs = stage.loop.nowMs() + process.skewMs;
  const report = reportOf(action, nowMs, `${record.reports.length}`, linkNumber);
  const sent: SentReport = { said: action.said, report, isTaken: false, verdicts: [] };
  record.reports.push(sent);
  const isDead = Promise.withResolvers<null>();
  const died = () => isDead.resolve(null);
  process.onDeath.add(died);
  const outcome = await Promise.race([give(report), isDead.promise]);
  process.onDeath.delete(died);
  if (outcome?.kind === "judged" || outcome?.kind === "queued") {
    sent.isTaken = true;
    sent.verdicts.push(outcome.verdict);
    stage.trace(`report ${report.id}: ${outcome.verdict.verdict} ${outcome.verdict.reason}`);
  } else if (sending < MOST_SENDINGS) {
    stage.loop.after(RESEND_MS, () => void sendReport(world, action, sending + 1));
  }
}

function reportOf(
  { said, click: { id: clickId, atMs } }: Extract<Action, { kind: "report" }>,
  nowMs: number,
  id: string,
  linkNumber: number,
): ReceivedReport {
  return {
    v: 2,
    kind: "report",
    id,
    receivedAtMs: nowMs,
    via: "postback",
    parameters: parametersOf(said),
    query: "",
    ip: "203.0.113.7",
    host: "go.example",
    click: { clickId, atMs, linkNumber },
    clickProblem: null,
  };
}

function parametersOf({ clickId, event, txid, amountMicros, status }: Said): [string, string][] {
  const own: [string, string][] = [
    ["click_id", clickId],
    ["event", event],
    ["amount", decimal(amountMicros)],
    ["status", status],
  ];
  return txid === null ? own : [...own, ["txid", txid]];
}

/** As an advertiser writes it. */
export function decimal(micros: number): string {
  return `${Math.trunc(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`;
}

async function changeByHand({ stage, record, events, consumer }: World): Promise<void> {
  const { results } = events.execute("SELECT workspace_id AS ws, id, status FROM conversions", []);
  // As the statement says.
  const rows = results as readonly { ws: string; id: string; status: string }[];
  if (rows.length === 0) return;
  const { ws, id, status } = pickOne(stage.random, rows);
  record.byHand.add(id);
  const kinds = ["approved", "rejected", "refunded"] as const;
  const change =
    status === "rejected"
      ? ({ kind: "restore" } as const)
      : ({ kind: "status", status: pickOne(stage.random, kinds) } as const);
  const { deps } = consumer();
  await ignore(
    changeConversions(ws, [id], { change, actor: "member", reason: "looked at" }, deps()),
  );
}

async function replay({ stage, events, consumer }: World): Promise<void> {
  const { results } = events.execute("SELECT workspace_id AS ws, id FROM received_reports", []);
  // As the statement says.
  const rows = results as readonly { ws: string; id: string }[];
  if (rows.length === 0) return;
  const { ws, id } = pickOne(stage.random, rows);
  await ignore(replayReport(ws, id, consumer().deps()));
}

const POISON = [
  "hello",
  null,
  { v: 2, kind: "packed-clicks", links: [], clicks: "many" },
  { v: 9, kind: "report" },
] as const;

function sendPoison({ stage, record, queues }: World): void {
  const body = pickOne(stage.random, POISON);
  record.poison.push(JSON.stringify(body));
  queues.clicks.send(body);
}

/** Whoever asked by hand sees the error, and nothing else follows from it. */
async function ignore(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}
