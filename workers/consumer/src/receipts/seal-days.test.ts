import { addDays, localDay } from "@cleverdrip/core";
import { testReport } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditWorld, type AuditWorld } from "../../test-support/audit-world.ts";
import { deps } from "../../test-support/journey-world.ts";
import { afterwards, checkedBy, fileOf, rootsOf, seal } from "../../test-support/receipts.ts";
import { changeConversions } from "../conversions/change-conversions.ts";
import { replayReport } from "../conversions/replay-report.ts";
import { takeReport } from "../conversions/take-report.ts";
import { dayKey } from "./day-object.ts";
import { nextDay } from "./seal-days.ts";

const DAY_MS = 86_400_000;

const dayOf = ({ hour }: AuditWorld) => localDay(hour.workspace.timezone, hour.fromMs);

function reject({ workspaceId, results }: AuditWorld, nowMs: number) {
  const change = { kind: "status", status: "rejected" } as const;
  const byHand = { change, actor: "usr_1", reason: "Jane Doe returned it" };
  return changeConversions(workspaceId, results.slice(0, 1), byHand, deps(nowMs));
}

async function openOf({ workspaceId }: AuditWorld): Promise<number> {
  const row = await env.EVENTS.prepare(
    "SELECT count(*) AS n FROM outcomes WHERE workspace_id = ? AND day IS NULL",
  )
    .bind(workspaceId)
    .first<{ n: number }>();
  return row?.n ?? -1;
}

test("a day that is over is sealed, and each publisher finds every id it sent, and nothing of another", async () => {
  const world = await auditWorld();
  const { ada, bob, reports, clicks } = world;
  // The same report again: it is listed as the repeat that it is.
  const [first] = reports;
  if (first === undefined) throw new Error("no report");
  await takeReport(
    { ...first, receivedAtMs: first.receivedAtMs + 5 },
    deps(first.receivedAtMs + 5),
  );
  expect(await seal(world.hour.workspace)).toBe(1);
  expect(await seal(world.hour.workspace)).toBe(0);
  const day = dayOf(world);
  expect(await rootsOf(world.workspaceId)).toMatchObject([{ day, lines: 3 }]);
  const file = await fileOf(world.hour.workspace, day, ada.publisherId);
  const ids = ["T0", clicks[0]?.id ?? ""];
  const own = await checkedBy([file], ids);
  expect(own).toMatchObject({ isGood: true, problems: [], lines: 2 });
  expect(own.ids.map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining("Sale approved, 4.00 USD owed"),
    expect.stringContaining("Sale approved, 4.00 USD owed"),
  ]);
  for (const secret of [bob.publisherId, clicks[3]?.id ?? "", "T1", "revenue", "10000001"]) {
    expect(file).not.toContain(secret);
  }
  const bobs = await checkedBy([await fileOf(world.hour.workspace, day, bob.publisherId)], ["T0"]);
  expect(bobs.ids).toMatchObject([{ verdict: "none" }]);
  expect(bobs.problems).toEqual([]);
});

test("a report that became nothing is listed with whose click it names, or with nobody's", async () => {
  const world = await auditWorld();
  const atMs = world.hour.fromMs + 26 * 60_000;
  const [click = null] = world.clicks;
  const said = [
    [click, { txid: "T8", event: "unheard-of" }],
    [null, { txid: "T9", token: "abc12345", campaign_id: world.ada.campaignId }],
  ] as const;
  for (const [of, parameters] of said) {
    await takeReport(testReport(world.ada, of, parameters, { receivedAtMs: atMs }), deps(atMs));
  }
  await seal(world.hour.workspace);
  const files = await Promise.all(
    [world.ada.publisherId, ""].map((id) => fileOf(world.hour.workspace, dayOf(world), id)),
  );
  const { ids, problems } = await checkedBy([files[0] ?? ""], ["T8", "T9"]);
  expect(problems).toEqual([]);
  expect(ids.map(({ verdict }) => verdict)).toEqual(["one", "none"]);
  expect(ids[0]?.sentence).toMatch(/^report (rejected|held)/);
  expect((await checkedBy([files[1] ?? ""], ["T9"])).ids[0]?.verdict).toBe("one");
});

test("a report that is judged again later has its new outcome, after the one it had", async () => {
  const world = await auditWorld();
  const { workspace } = world.hour;
  const atMs = world.hour.fromMs + 26 * 60_000;
  const [click = null] = world.clicks;
  const report = testReport(
    world.ada,
    click,
    { token: "abc12345", txid: "T8", event: "depsit" },
    { receivedAtMs: atMs },
  );
  await takeReport(report, deps(atMs));
  await seal(workspace);
  await env.CONTROL.prepare("UPDATE event_types SET aliases = ? WHERE id = ?")
    .bind(JSON.stringify(["depsit"]), world.ada.eventTypeId)
    .run();
  const row = await env.EVENTS.prepare(
    "SELECT id FROM received_reports WHERE workspace_id = ? AND txid = 'T8'",
  )
    .bind(workspace.id)
    .first<{ id: string }>();
  await replayReport(workspace.id, row?.id ?? "", deps(atMs + DAY_MS));
  await seal(workspace, afterwards(5));
  const days = (await rootsOf(workspace.id)).map(({ day }) => day);
  expect(days).toHaveLength(2);
  const files = await Promise.all(days.map((day) => fileOf(workspace, day, world.ada.publisherId)));
  const { ids, problems } = await checkedBy(files, ["T8", row?.id ?? ""]);
  expect(problems).toEqual([]);
  expect(ids[0]?.sentence).toContain("Sale approved, 4.00 USD owed");
  const [before, after] = files.map((file) => file.includes(`"subject":"${row?.id}"`));
  expect([before, after]).toEqual([true, true]);
});

test("a day that is not over, or over for less than an hour, is not sealed", async () => {
  const world = await auditWorld();
  const endMs = Date.parse(addDays(dayOf(world), 1));
  expect(await seal(world.hour.workspace, endMs + 59 * 60_000)).toBe(0);
  expect(await seal(world.hour.workspace, endMs + 61 * 60_000)).toBe(1);
});

test("days without outcomes have no root, and the next one says which it follows", async () => {
  const world = await auditWorld();
  await seal(world.hour.workspace);
  await reject(world, world.hour.fromMs + 5 * DAY_MS);
  expect(await seal(world.hour.workspace, afterwards(9))).toBe(1);
  const day = dayOf(world);
  const roots = await rootsOf(world.workspaceId);
  expect(roots.map((own) => own.day)).toEqual([day, addDays(day, 5)]);
  expect(JSON.parse(roots[1]?.root ?? "{}").previous.day).toBe(day);
});

test("what changes later is in the day of the change, and the root that was out stays as it was", async () => {
  const world = await auditWorld();
  const { workspace } = world.hour;
  await seal(workspace);
  const before = await rootsOf(world.workspaceId);
  const day = dayOf(world);
  const published = await fileOf(workspace, day, world.ada.publisherId);
  await reject(world, world.hour.fromMs + DAY_MS);
  // A late report of the day that is sealed.
  const late = testReport(
    world.ada,
    world.clicks[1] ?? null,
    { token: "abc12345", txid: "T7" },
    { receivedAtMs: world.hour.fromMs + 30 * 60_000 },
  );
  await takeReport(late, deps(late.receivedAtMs));
  await seal(workspace, afterwards(4));
  expect((await rootsOf(world.workspaceId)).slice(0, 1)).toEqual(before);
  expect(await fileOf(workspace, day, world.ada.publisherId)).toBe(published);
  const next = await fileOf(workspace, addDays(day, 1), world.ada.publisherId);
  const { ids, isGood } = await checkedBy([published, next], ["T0", "T7"]);
  expect(isGood).toBe(true);
  expect(ids[0]?.sentence).toContain("Sale rejected (BY_HAND), 0.00 USD owed");
  expect(ids[1]?.sentence).toContain("Sale approved, 4.00 USD owed");
  expect(next).not.toContain("Jane");
});

test.each(["write", "after"])(
  "sealed by two at once, or cut short (%s), a day has one root",
  async (how) => {
    const world = await auditWorld();
    const { workspace } = world.hour;
    if (how === "write") {
      await Promise.all([1, 2, 3].map(() => seal(workspace)));
    } else {
      const broken = { ...env.EVENTS, prepare: env.EVENTS.prepare.bind(env.EVENTS) };
      const eventsOf = () =>
        ({
          ...broken,
          prepare: (sql: string) => {
            if (sql.includes("UPDATE outcomes")) throw new Error("the isolate is gone");
            return env.EVENTS.prepare(sql);
          },
        }) as unknown as D1Database;
      await expect(seal(workspace, afterwards(), { eventsOf })).rejects.toThrow("isolate is gone");
      expect(await rootsOf(workspace.id)).toEqual([]);
      expect(await seal(workspace, afterwards(3))).toBe(1);
    }
    expect(await rootsOf(workspace.id)).toHaveLength(1);
    expect(await openOf(world)).toBe(0);
    const file = await fileOf(workspace, dayOf(world), world.ada.publisherId);
    expect((await checkedBy([file], ["T0"])).isGood).toBe(true);
  },
);

test("a database that was restored to before a sealing takes the root over from the log", async () => {
  const world = await auditWorld();
  await seal(world.hour.workspace);
  const before = await rootsOf(world.workspaceId);
  await env.EVENTS.batch([
    env.EVENTS.prepare("DELETE FROM receipt_days WHERE workspace_id = ?").bind(world.workspaceId),
    env.EVENTS.prepare("UPDATE outcomes SET day = NULL WHERE workspace_id = ?").bind(
      world.workspaceId,
    ),
  ]);
  await reject(world, world.hour.fromMs + DAY_MS);
  expect(await seal(world.hour.workspace, afterwards(5))).toBe(2);
  expect((await rootsOf(world.workspaceId))[0]).toEqual(before[0]);
});

test("another workspace's sealing leaves this one's outcomes open", async () => {
  const [own, other] = [await auditWorld(), await auditWorld()];
  await seal(other.hour.workspace);
  expect(await rootsOf(own.workspaceId)).toEqual([]);
  expect(await openOf(own)).toBe(2);
  expect(await env.LOG.head(dayKey(own.workspaceId, dayOf(own)))).toBeNull();
});

const root = (day: string) =>
  ({ root: { day } }) as unknown as NonNullable<Parameters<typeof nextDay>[1]>;
const BERLIN = "Europe/Berlin";

test.each([
  ["23 hours long", "2026-03-29", "2026-03-28T23:00Z", "2026-03-29T22:00Z"],
  ["25 hours long", "2026-10-25", "2026-10-24T22:00Z", "2026-10-25T23:00Z"],
])(
  "a day %s because the clocks change is sealed from midnight to midnight",
  (_, name, from, to) => {
    const closedMs = Date.parse(to) + 3 * DAY_MS;
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
    expect(nextDay(BERLIN, null, fromMs, closedMs)).toEqual({ name, toMs });
    expect(nextDay(BERLIN, null, toMs - 1, closedMs)).toEqual({ name, toMs });
    expect(nextDay(BERLIN, null, toMs, closedMs)?.name).toBe(addDays(name, 1));
  },
);

test("late outcomes alone wait for a day that is closed after the last one sealed", () => {
  const closedMs = Date.parse("2026-05-04T00:00Z");
  expect(nextDay("UTC", root("2026-05-01"), null, closedMs)?.name).toBe("2026-05-03");
  expect(nextDay("UTC", root("2026-05-03"), null, closedMs)).toBeNull();
});

test("what is left of a day that was too large for one root has a further one", () => {
  const atMs = Date.parse("2026-05-01T20:00Z");
  const closedMs = Date.parse("2026-05-04T00:00Z");
  const toMs = Date.parse("2026-05-02T00:00Z");
  const first = nextDay("UTC", root("2026-05-01"), atMs, closedMs);
  expect(first).toEqual({ name: "2026-05-01.002", toMs });
  expect(nextDay("UTC", root("2026-05-01.002"), atMs, closedMs)?.name).toBe("2026-05-01.003");
});
