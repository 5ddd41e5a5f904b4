import { startErasure } from "@cleverdrip/db";
import {
  createTestWorkspace,
  testBatchOf,
  testClick,
  testConversion,
  testReport,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";
import { drainJournal } from "../log/drain-journal.ts";
import { listFolder } from "../log/read-log.ts";
import { sealDay } from "../log/manifest.ts";
import { verifyHour } from "../verify/verify-hour.ts";
import { checkErasure, continueErasure } from "./erase.ts";
import { eraseDeps } from "./erase-deps.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HASH = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";
const deps = (nowMs = Date.now()) => buildDeps(env, nowMs, crypto.randomUUID());

const PHONE =
  "Mozilla/5.0 (Linux; Android 14; AdasPhone) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

/** Ada clicks twice and once more by a bot, and buys, her e-mail's hash among it; Bob clicks with the same sub1 in the same batch. */
async function adasWorld() {
  const workspace = await createTestWorkspace(env.CONTROL);
  const fromMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 3 * HOUR_MS;
  const query = `sub1=blog&em=${HASH}`;
  const ada = { visitorId: "ada", city: "Ulm", userAgent: PHONE, query };
  const clicks = await Promise.all([
    testClick(workspace, { ...ada, atMs: fromMs + 60_000 }),
    testClick(workspace, { ...ada, atMs: fromMs + 120_000, query: "sub1=blog" }),
    testClick(workspace, {
      ...ada,
      atMs: fromMs + 150_000,
      query: "",
      userAgent: "curl AdasPhone",
    }),
    testClick(workspace, { visitorId: "bob", atMs: fromMs + 180_000, query: "sub1=blog" }),
  ]);
  const batch = testBatchOf(clicks);
  await storeBatches([batch], deps());
  const receivedAtMs = fromMs + 30 * 60_000;
  const [click] = clicks;
  if (click === undefined) throw new Error("no click");
  const parameters = { txid: "T1", event: "sale", amount: "25.00", adv_sub1: HASH, mail: "ada" };
  const report = testReport(workspace, click, parameters, { receivedAtMs });
  expect(await takeReport(report, deps(receivedAtMs))).toMatchObject({ verdict: "recorded" });
  await drainJournal("EVENTS", deps());
  const settings = await deps().settingsOf(workspace.workspaceId);
  if (settings === null) throw new Error("the workspace is gone");
  const { workspaceId } = workspace;
  return { workspace, workspaceId, settings, clicks, click, batch, report, fromMs };
}

type World = Awaited<ReturnType<typeof adasWorld>>;
type Subject = Parameters<typeof checkErasure>[1];

async function erase({ settings }: World, subject: Subject, nowMs = Date.now()) {
  const id = `ers_${crypto.randomUUID()}`;
  const own = { workspaceId: settings.id, id, actor: "usr_1", cursor: "{}" };
  await startErasure(env.EVENTS, { ...own, ...subject, startedAtMs: nowMs });
  return continueErasure(settings, id, eraseDeps(env, nowMs));
}

/** Everything that is stored of the workspace, as text. */
async function everything(workspaceId: string): Promise<string> {
  const tables = [
    "clicks",
    "conversions",
    "received_reports",
    "deliveries",
    "facet_daily",
    "journal",
    "views",
  ];
  const rows = await Promise.all(
    tables.map((table) => rowsOf(`SELECT * FROM ${table} WHERE workspace_id = ?`, workspaceId)),
  );
  const segments = await listFolder(env.LOG, `${workspaceId}/`);
  const texts = await Promise.all(
    segments.map(async ({ key }) => {
      const body = (await env.LOG.get(key))?.body;
      if (body === undefined) return "";
      const plain = key.endsWith(".gz") ? body.pipeThrough(new DecompressionStream("gzip")) : body;
      return new Response(plain).text();
    }),
  );
  return `${JSON.stringify(rows)} ${texts.join("")}`;
}

async function findings({ settings, fromMs }: World) {
  const hours = [fromMs, fromMs + HOUR_MS, Math.floor(Date.now() / DAY_MS) * DAY_MS - HOUR_MS];
  const found = [];
  for (const from of hours) {
    const hour = {
      workspace: settings,
      db: env.EVENTS,
      log: env.LOG,
      fromMs: from,
      nowMs: Date.now(),
    };
    found.push(...(await verifyHour({ ...hour, toMs: from + HOUR_MS })).findings);
  }
  return found;
}

const rollups = (workspaceId: string) =>
  Promise.all(
    ["rollup_hourly", "rollup_daily"].map((table) =>
      rowsOf(`SELECT * FROM ${table} WHERE workspace_id = ? ORDER BY 1, 2, 3, 4, 5`, workspaceId),
    ),
  );

const TRACES = ['"ada"', "AdasPhone", "Ulm", HASH];

test.each<[string, (world: World) => Subject]>([
  ["a click id", ({ click }) => ({ kind: "click", subject: click.id })],
  ["an e-mail's hash", () => ({ kind: "value", subject: HASH })],
])(
  "erasure by %s leaves nothing of the person and every total and hash as it was",
  async (name, subjectOf) => {
    const world = await adasWorld();
    const { workspaceId } = world;
    expect(await findings(world)).toEqual([]);
    const before = await rollups(workspaceId);
    const day = new Date(world.fromMs).toISOString().slice(0, 10);
    await sealDay(env.LOG, workspaceId, day);

    const record = await erase(world, subjectOf(world));

    expect(JSON.parse(record?.cursor ?? "{}").phase).toBe("again");
    const left = await everything(workspaceId);
    const gone = name === "a click id" ? TRACES : [HASH];
    for (const trace of gone) expect(left).not.toContain(trace);
    expect(left).toContain("T1");
    expect(await rollups(workspaceId)).toEqual(before);
    await expectBalanced(workspaceId);
    expect(await findings(world)).toEqual([]);
    expect(await sealDay(env.LOG, workspaceId, day)).toMatchObject({ missing: [], changed: [] });
  },
);

test("totals by sub1 keep their sum: what was erased counts as none", async () => {
  const world = await adasWorld();
  await erase(world, { kind: "click", subject: world.click.id });
  const facets = await rowsOf(
    `SELECT value, gross_clicks, clicks, conversions FROM facet_daily WHERE workspace_id = ? AND dimension = 'sub1' ORDER BY 1`,
    world.workspaceId,
  );
  expect(facets).toEqual([
    { value: "", gross_clicks: 3, clicks: 2, conversions: 1 },
    { value: "blog", gross_clicks: 1, clicks: 1, conversions: 0 },
  ]);
});

test("a dry run counts what would be touched and changes nothing", async () => {
  const world = await adasWorld();
  const before = await everything(world.workspaceId);
  const subject = { kind: "click", subject: world.click.id } as const;
  const check = () => checkErasure(world.settings, subject, eraseDeps(env, Date.now()));
  expect(await check()).toEqual({
    isComplete: true,
    counts: {
      clicks: 3,
      views: 0,
      conversions: 1,
      reports: 1,
      letters: 0,
      uploadRows: 0,
      logLines: 5,
      unreadable: 0,
    },
  });
  expect(await everything(world.workspaceId)).toBe(before);
  await erase(world, subject);
  expect((await check()).counts).toMatchObject({
    clicks: 0,
    conversions: 0,
    reports: 0,
    logLines: 0,
  });
});

test("clicks that a queue brings once more after the erasure are blanked by the second look, and then the subject is forgotten", async () => {
  const world = await adasWorld();
  const record = await erase(world, { kind: "click", subject: world.click.id });
  await storeBatches([world.batch], deps());
  expect(await everything(world.workspaceId)).toContain("AdasPhone");

  const later = Date.now() + 16 * DAY_MS;
  const again = await continueErasure(world.settings, record?.id ?? "", eraseDeps(env, later));

  expect(again).toMatchObject({ state: "done", subject: "", cursor: "{}" });
  expect(await everything(world.workspaceId)).not.toContain("AdasPhone");
});

test("the erased conversion is not attributed again, and a late report of it is told apart as before", async () => {
  const world = await adasWorld();
  await erase(world, { kind: "click", subject: world.click.id });
  expect(await takeReport(world.report, deps())).toMatchObject({ verdict: "duplicate" });
  const other = testConversion(world.workspace, world.click, { txid: "T2" });
  expect(await takeReport(other, deps())).toMatchObject({ verdict: "recorded" });
  await expectBalanced(world.workspaceId);
});

test("another workspace's data with the same value stays", async () => {
  const [own, other] = [await adasWorld(), await adasWorld()];
  const before = await everything(other.workspaceId);
  await erase(own, { kind: "value", subject: HASH });
  await erase(own, { kind: "click", subject: other.click.id });
  expect(await everything(other.workspaceId)).toBe(before);
});
