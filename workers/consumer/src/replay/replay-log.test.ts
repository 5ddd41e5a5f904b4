import type { ReplayAnswer, ReplayAsked, ReplayCursor } from "@cleverdrip/contract";
import { addDryStep, differingCampaigns, NO_DRY_SUMS } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditWorld, drain, type AuditWorld } from "../../test-support/audit-world.ts";
import { dumpBooks, emptyBooks } from "../../test-support/book-dump.ts";
import { deps } from "../../test-support/journey-world.ts";
import { replayLogDeps } from "../../test-support/replay-log-deps.ts";
import { changeConversions } from "../conversions/change-conversions.ts";
import type { ReplayLogDeps } from "./replay-deps.ts";
import { replayLog } from "./replay-log.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** All steps, added up. */
async function replay(
  { workspaceId, hour }: AuditWorld,
  change: Partial<ReplayAsked> = {},
  own = replayLogDeps(),
) {
  const asked = { workspaceId, fromMs: hour.fromMs - 5 * HOUR_MS, toMs: hour.toMs, isDry: false };
  const answers: ReplayAnswer[] = [];
  for (let cursor: ReplayCursor | null = null; ;) {
    const answer = await replayLog({ ...asked, ...change, cursor }, env.CONTROL, own);
    answers.push(answer);
    if (answer.next === null) break;
    cursor = answer.next;
  }
  const sum = (name: "hours" | "stored" | "applied") =>
    answers.reduce((total, answer) => total + answer[name], 0);
  return {
    hours: sum("hours"),
    stored: sum("stored"),
    applied: sum("applied"),
    problems: answers.flatMap(({ problems }) => problems),
    campaigns: answers.flatMap(({ campaigns }) => campaigns),
    differing: differingCampaigns(answers.reduce(addDryStep, NO_DRY_SUMS)),
  };
}

function onlyJournal({ workspaceId, hour }: AuditWorld, toMs: number) {
  const fromMs = hour.fromMs - 5 * HOUR_MS;
  const cursor = { workspaceId, phase: "journal", atMs: 0, seq: 0 } as const;
  const asked = { workspaceId, fromMs, toMs, isDry: true, cursor };
  return replayLog(asked, env.CONTROL, replayLogDeps());
}

test("step by step the log fills empty books, and a second time nothing", async () => {
  const world = await auditWorld();
  const before = await dumpBooks(world.workspaceId);
  await emptyBooks(world.workspaceId);
  expect(await replay(world)).toMatchObject({ hours: 6, stored: 6, applied: 2, problems: [] });
  expect(await dumpBooks(world.workspaceId)).toEqual(before);
  expect(await replay(world)).toMatchObject({ hours: 6, stored: 0, applied: 0, problems: [] });
  expect(await dumpBooks(world.workspaceId)).toEqual(before);
});

test("dry, it writes nothing and says what each campaign counts by the log and at present", async () => {
  const world = await auditWorld();
  const { workspaceId, ada } = world;
  const whole = { grossClicks: 6, clicks: 6, conversions: 2, payoutMicros: 8_000_000 };
  const { campaignId } = ada;
  const same = await replay(world, { isDry: true });
  expect(same.campaigns).toMatchObject([{ campaignId, log: whole, present: whole }]);
  await env.EVENTS.prepare(
    "UPDATE rollup_hourly SET clicks = 0, payout_micros = 1 WHERE workspace_id = ?",
  )
    .bind(workspaceId)
    .run();
  const before = await dumpBooks(workspaceId);
  const differs = await replay(world, { isDry: true });
  const present = { ...whole, clicks: 0, payoutMicros: 2 };
  expect(differs.campaigns).toMatchObject([{ campaignId, log: whole, present }]);
  expect(await dumpBooks(workspaceId)).toEqual(before);
});

test("dry, with empty books it says what a replay would bring, and after it that nothing differs", async () => {
  const world = await auditWorld();
  const { workspaceId, ada, results } = world;
  const change = { kind: "status", status: "rejected" } as const;
  await changeConversions(
    workspaceId,
    results.slice(1),
    { change, actor: "usr_a", reason: "returned" },
    deps(),
  );
  const whole = { grossClicks: 6, clicks: 6, conversions: 1, payoutMicros: 4_000_000 };
  const none = { grossClicks: 0, clicks: 0, conversions: 0, payoutMicros: 0 };
  const dry = { isDry: true, toMs: Date.now() };
  expect((await replay(world, dry)).differing).toEqual([]);
  await emptyBooks(workspaceId);
  const would = (await replay(world, dry)).differing;
  expect(would).toMatchObject([{ campaignId: ada.campaignId, log: whole, present: none }]);
  const judged = (await replay(world, { ...dry, rules: "v1" })).differing;
  expect(judged).toMatchObject([{ log: whole, present: none, judged: whole }]);
  await replay(world, { toMs: Date.now() });
  expect((await replay(world, dry)).differing).toEqual([]);
});

test("dry, results that the log has otherwise are named by campaign as of their last change", async () => {
  const world = await auditWorld();
  const { workspaceId, results } = world;
  const [lost, behind] = results;
  await changeConversions(
    workspaceId,
    results.slice(1),
    { change: { kind: "status", status: "rejected" }, actor: "usr_a", reason: "returned" },
    deps(),
  );
  const dry = { isDry: true, toMs: Date.now() };
  await env.EVENTS.prepare("DELETE FROM conversions WHERE id = ?").bind(lost).run();
  await env.EVENTS.prepare("UPDATE conversions SET sequence = 1, status = 'approved' WHERE id = ?")
    .bind(behind)
    .run();
  await drain();
  const { results: moves } = await onlyJournal(world, dry.toMs);
  expect(moves).toMatchObject([
    { conversionId: lost, sequence: 1, log: { conversions: 1, payoutMicros: 4_000_000 } },
    { conversionId: behind, sequence: 2, log: { conversions: -1, payoutMicros: -4_000_000 } },
  ]);
  expect((await replay(world, dry)).differing).toEqual([]);
});

/** Puts something else in the place of a folder's first segment, under its checksum; says its key. */
async function spoil(workspaceId: string, kind: "clicks" | "journal"): Promise<string> {
  const { objects } = await env.LOG.list({
    prefix: `${workspaceId}/${kind}/`,
    include: ["customMetadata"],
  });
  const { key = "", customMetadata = {} } = objects[0] ?? {};
  await env.LOG.put(key, "not what was written", { customMetadata });
  return key;
}

test("dry, what of the log cannot be read is named, and what the log never had is not", async () => {
  const world = await auditWorld();
  const { workspaceId } = world;
  const dry = { isDry: true, toMs: Date.now() };
  const keys = [await spoil(workspaceId, "clicks"), await spoil(workspaceId, "journal")];
  const { problems } = await replay(world, dry);
  expect(problems).toEqual(keys.map((key) => expect.stringContaining(key)));
  for (const key of keys) await env.LOG.delete(key);
  expect((await replay(world, dry)).problems).toEqual([]);
});

test("reports of minutes whose journal is lost are given once more, as they came, and a second time change nothing", async () => {
  const world = await auditWorld();
  const { workspaceId, results } = world;
  const before = await dumpBooks(workspaceId);
  const { objects } = await env.LOG.list({ prefix: `${workspaceId}/journal/` });
  await env.LOG.delete(objects.map(({ key }) => key));
  await emptyBooks(workspaceId);
  expect(await replay(world)).toMatchObject({ stored: 6, applied: 0, problems: [] });
  const reports = { reports: true, toMs: Date.now() };
  expect(await replay(world, reports)).toMatchObject({ applied: 2, problems: [] });
  const whole = await dumpBooks(workspaceId);
  expect(whole).toEqual(before);
  expect(results.every((id) => JSON.stringify(whole["conversions"]).includes(id))).toBe(true);
  expect(await replay(world, reports)).toMatchObject({ applied: 0, problems: [] });
  expect(await dumpBooks(workspaceId)).toEqual(before);
});

test("a report that cannot be given once more is named, and the others are", async () => {
  const world = await auditWorld();
  const { workspaceId } = world;
  await emptyBooks(workspaceId);
  const atMs = world.hour.fromMs;
  const lines = [{ v: 1, id: "rcv_old", receivedAtMs: atMs }];
  const segment = { workspaceId, kind: "conversions", name: "rcv_old", atMs, lines } as const;
  await deps().appendLog(segment);
  const { takeLogged, ...rest } = replayLogDeps();
  let failed = 0;
  const own: ReplayLogDeps = {
    ...rest,
    takeLogged: async (report, known) => {
      failed += 1;
      if (failed === 1) throw new Error("the database is away");
      return takeLogged(report, known);
    },
  };
  const done = await replay(world, { reports: true, toMs: Date.now() }, own);
  expect(done).toMatchObject({ applied: 1 });
  expect(done.problems).toEqual([
    "rcv_old: is no report of this version",
    expect.stringMatching(/^rcv_.*is away$/),
  ]);
});

test("what waits in the journal is replayed as well", async () => {
  const world = await auditWorld();
  const { workspaceId, results } = world;
  await changeConversions(
    workspaceId,
    results,
    { change: { kind: "status", status: "rejected" }, actor: "usr_a", reason: "returned" },
    deps(),
  );
  const before = await dumpBooks(workspaceId);
  await emptyBooks(workspaceId);
  expect(await replay(world, { toMs: Date.now() })).toMatchObject({ applied: 4, problems: [] });
  expect(await dumpBooks(workspaceId)).toEqual(before);
});

test("clicks older than the batch ledger are replayed into empty books only", async () => {
  const world = await auditWorld();
  const later = replayLogDeps(Date.now() + 31 * DAY_MS);
  await env.EVENTS.prepare("DELETE FROM click_batches WHERE workspace_id = ?")
    .bind(world.workspaceId)
    .run();
  const before = await dumpBooks(world.workspaceId);
  const refused = await replay(world, {}, later);
  expect(refused).toMatchObject({ stored: 0 });
  expect(refused.problems.join()).toContain("empty database");
  expect(await dumpBooks(world.workspaceId)).toEqual(before);
  await emptyBooks(world.workspaceId);
  expect(await replay(world, {}, later)).toMatchObject({ stored: 6, applied: 2, problems: [] });
});

test.each([
  ["again", 0, 0, "whole"],
  ["two days later", 0, 2 * DAY_MS, "refused"],
  ["for a longer time than before", HOUR_MS, 0, "refused"],
])(
  "a replay of old clicks into empty books that was left half-way and is begun %s is %s",
  async (_when, earlierMs, laterMs, becomes) => {
    const world = await auditWorld();
    const { workspaceId, hour } = world;
    const nowMs = Date.now() + 31 * DAY_MS;
    const before = await dumpBooks(workspaceId);
    await emptyBooks(workspaceId);
    const asked = { workspaceId, fromMs: hour.fromMs - 5 * HOUR_MS, toMs: hour.toMs };
    let cursor: ReplayCursor | null = null;
    let stored = 0;
    // The entries of the ledger, then two steps of clicks.
    for (let i = 0; i < 3; i += 1) {
      const step: ReplayAnswer = await replayLog(
        { ...asked, isDry: false, cursor },
        env.CONTROL,
        replayLogDeps(nowMs),
      );
      cursor = step.next;
      stored += step.stored;
    }
    expect({ stored, phase: cursor?.phase }).toEqual({ stored: 6, phase: "journal" });
    const change = { fromMs: asked.fromMs - earlierMs };
    const { problems } = await replay(world, change, replayLogDeps(nowMs + laterMs));
    if (becomes === "refused") expect(problems.join()).toContain("empty database");
    else expect(problems).toEqual([]);
    expect(await dumpBooks(workspaceId)).toEqual(before);
  },
);

test("a replay of all workspaces comes to an end", async () => {
  const world = await auditWorld();
  await emptyBooks(world.workspaceId);
  const done = await replay(world, { workspaceId: null });
  expect(done.stored).toBeGreaterThanOrEqual(6);
  expect((await world.check()).findings).toEqual([]);
});

test("a result that is lost while its history stands is named, and the others are replayed", async () => {
  const world = await auditWorld();
  const [lost = ""] = world.results;
  await env.EVENTS.prepare("DELETE FROM conversions WHERE workspace_id = ? AND id = ?")
    .bind(world.workspaceId, lost)
    .run();
  const { problems, stored } = await replay(world);
  expect({ problems, stored }).toEqual({
    problems: [`${lost}: change 1 does not follow what is there`],
    stored: 0,
  });
});

test("of a workspace that is not there nothing is replayed", async () => {
  const world = await auditWorld();
  const none = await replay(world, { workspaceId: "wsp_none" });
  expect(none).toMatchObject({ hours: 0, stored: 0, applied: 0, problems: [], differing: [] });
});

test("judged anew by the rule set that judged it the log counts what it counted", async () => {
  const world = await auditWorld();
  const whole = { grossClicks: 6, clicks: 6, conversions: 2, payoutMicros: 8_000_000 };
  const asked = { isDry: true, rules: "v1" };
  const { campaigns, problems } = await replay(world, asked);
  expect({ campaigns, problems }).toMatchObject({
    campaigns: [{ campaignId: world.ada.campaignId, log: whole, judged: whole }],
    problems: [],
  });
});

test("a rule set that there is none of is refused with those that there are", async () => {
  const world = await auditWorld();
  await expect(replay(world, { isDry: true, rules: "v9" })).rejects.toThrow(
    'no rule set "v9"; there is v1',
  );
});
