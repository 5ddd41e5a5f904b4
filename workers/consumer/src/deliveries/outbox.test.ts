import { createTestWorkspace, testBatchOf, testClick } from "@cleverdrip/testing";
import type { ClickEvent, ReceivedReport } from "@cleverdrip/contract";
import type { EndpointRecord, NewDelivery } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeEndpoint } from "../../test-support/told.ts";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { changeConversions } from "../conversions/change-conversions.ts";
import { takeReport } from "../conversions/take-report.ts";
import { deliveryPorts, sendPorts } from "./delivery-deps.ts";

const URL_WITH_MACROS = "https://pub.example/cb?ext={externalid}&st={status}&payout={payout}";

type Row = {
  id: string;
  endpoint_id: string;
  conversion_id: string;
  event: string;
  payload: string;
  state: string;
};

/** A workspace whose publisher has a postback, and what it is told. */
async function told(options: Parameters<typeof createTestWorkspace>[1] = {}) {
  const workspace = await createTestWorkspace(env.CONTROL, options);
  const { workspaceId, publisherId, linkNumber } = workspace;
  const announced: NewDelivery[] = [];
  const deps = () => ({
    ...buildDeps(env, Date.now(), crypto.randomUUID()),
    announce: async (_workspaceId: string, deliveries: readonly NewDelivery[]) => {
      announced.push(...deliveries);
    },
  });
  const add = (change: Partial<EndpointRecord> = {}) =>
    storeEndpoint(env.CONTROL, workspaceId, {
      kind: "postback",
      publisherId,
      url: URL_WITH_MACROS,
      ...change,
    });
  const report = ({ id: clickId, atMs }: ClickEvent, parameters: Record<string, string> = {}) => {
    const own: ReceivedReport = {
      v: 2,
      kind: "report",
      receivedAtMs: Date.now(),
      via: "postback",
      parameters: Object.entries({ event: "sale", txid: "1", amount: "25", ...parameters }),
      query: null,
      ip: "",
      host: "",
      click: { clickId, atMs, linkNumber },
      clickProblem: null,
    };
    return takeReport(own, deps());
  };
  const rows = async () => {
    const { results } = await env.EVENTS.prepare(
      `SELECT id, endpoint_id, conversion_id, event, payload, state FROM deliveries WHERE workspace_id = ? ORDER BY id`,
    )
      .bind(workspaceId)
      .all<Row>();
    return results;
  };
  return { ...workspace, workspace, deps, add, report, rows, announced };
}

/** A click of the link whose row is stored, or not yet. */
async function click(own: Awaited<ReturnType<typeof told>>, isStored: boolean) {
  const event = await testClick(own.workspace, { query: "external_id=ext-1" });
  if (isStored) await storeBatches([testBatchOf([event])], own.deps());
  return event;
}

test("a conversion writes what its endpoints are told in its own transaction, and has it sent", async () => {
  const own = await told();
  const postback = await own.add();
  const webhook = await own.add({ kind: "webhook", publisherId: null, url: "https://h.example/" });
  const event = await click(own, true);
  const verdict = await own.report(event);
  const rows = await own.rows();
  expect(rows.map((row) => row.endpoint_id).toSorted()).toEqual(
    [postback.id, webhook.id].toSorted(),
  );
  expect(rows.find((row) => row.endpoint_id === postback.id)).toMatchObject({
    event: "conversion.approved",
    conversion_id: verdict.conversionId,
    payload: "https://pub.example/cb?ext=ext-1&st=approved&payout=4",
    state: "pending",
  });
  expect(own.announced.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id));
});

test("a report that says nothing new is told to nobody", async () => {
  const own = await told();
  await own.add();
  const event = await click(own, true);
  await Promise.all(Array.from({ length: 10 }, () => own.report(event)));
  expect(await own.rows()).toHaveLength(1);
  expect(own.announced).toHaveLength(1);
});

test("a refund and a rejection are told with the ids that the approval was told with", async () => {
  const own = await told();
  await own.add();
  const event = await click(own, true);
  await own.report(event);
  await own.report(event, { status: "refund" });
  const second = await click(own, true);
  const { conversionId } = await own.report(second, { txid: "2" });
  const byHand = {
    change: { kind: "status", status: "rejected" },
    actor: "ada",
    reason: "x",
  } as const;
  await changeConversions(own.workspaceId, [conversionId ?? ""], byHand, own.deps());
  const rows = await own.rows();
  expect(rows.map((row) => [row.event, row.payload.includes("ext=ext-1")]).toSorted()).toEqual([
    ["conversion.approved", true],
    ["conversion.approved", true],
    ["conversion.refunded", true],
    ["conversion.rejected", true],
  ]);
  expect(new Set(rows.map((row) => row.conversion_id)).size).toBe(2);
});

test("a payout that is adjusted by hand is told with the new one", async () => {
  const own = await told();
  await own.add();
  const { conversionId } = await own.report(await click(own, true));
  const change = { kind: "adjust", payoutMicros: 1_500_000, revenueMicros: null } as const;
  const byHand = { change, actor: "ada", reason: "agreed" };
  await changeConversions(own.workspaceId, [conversionId ?? ""], byHand, own.deps());
  expect((await own.rows()).map(({ event, payload }) => [event, payload])).toContainEqual([
    "conversion.adjusted",
    "https://pub.example/cb?ext=ext-1&st=approved&payout=1.5",
  ]);
});

test("only what an endpoint asked for is told to it, and another workspace's results never", async () => {
  const own = await told();
  const other = await told();
  await own.add({ filter: ["refunded"] });
  await own.add({ campaignId: "cmp_none" });
  await own.add({ publisherId: "pub_none" });
  await other.add({ publisherId: own.publisherId });
  await own.report(await click(own, true));
  expect([await own.rows(), await other.rows()]).toEqual([[], []]);
});

test("a postback waits for the row of its click and is then filled with it for good", async () => {
  const own = await told();
  await own.add();
  const event = await click(own, false);
  await own.report(event);
  const [row] = await own.rows();
  const load = () => loadOf(own, row);
  const before = await load();
  expect(before?.delivery.progress.dueAtMs).toBeGreaterThan(Date.now());
  await storeBatches([testBatchOf([event])], own.deps());
  const url = "https://pub.example/cb?ext=ext-1&st=approved&payout=4";
  expect((await load())?.delivery.request).toEqual({ method: "GET", url });
  expect((await own.rows())[0]?.payload).toBe(url);
});

test("a postback whose click never comes goes out a minute later with what is known", async () => {
  const own = await told();
  await own.add();
  await own.report(await click(own, false));
  const [row] = await own.rows();
  const url = "https://pub.example/cb?ext=&st=approved&payout=4";
  const loaded = await loadOf(own, row, Date.now() + 60_000);
  expect(loaded?.delivery.request).toEqual({ method: "GET", url });
});

test("where no clicks are kept, a postback does not wait for one", async () => {
  const own = await told({ hotWindowDays: 0 });
  await own.add();
  await own.report(await click(own, false));
  expect((await own.rows())[0]?.payload).toBe("https://pub.example/cb?ext=&st=approved&payout=4");
});

function loadOf(
  { workspaceId, deps }: Awaited<ReturnType<typeof told>>,
  row: Row | undefined,
  nowMs = Date.now(),
) {
  const { settingsOf } = deps();
  const send = { ...sendPorts(env), nowMs: () => nowMs };
  return deliveryPorts(env, settingsOf, () => {}, send).load({
    v: 1,
    kind: "delivery",
    workspaceId,
    endpointId: row?.endpoint_id ?? "",
    deliveryId: row?.id ?? "",
    number: 0,
  });
}
