import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { fraudWorld, type FraudWorld } from "../../test-support/fraud-world.ts";
import { storeEndpoint } from "../../test-support/told.ts";
import { deliveryPorts, sendPorts } from "../deliveries/delivery-deps.ts";
import { takeTurn } from "../deliveries/take-turn.ts";

const WAIT_MS = 10 * 60_000;

type Row = {
  readonly id: string;
  readonly endpoint_id: string;
  readonly event: string;
  readonly state: string;
  readonly reason: string;
  readonly waited: number;
};

/** A workspace with a webhook, and a publisher with a postback that waits for the verdict. */
async function toldWorld() {
  const world = await fraudWorld();
  const { workspaceId, publisherId } = world;
  await world.setPolicy({ postbackWaitMinutes: 10 });
  const postback = await storeEndpoint(env.CONTROL, workspaceId, {
    kind: "postback",
    publisherId,
    url: "https://pub.example/cb?t={txid}",
    filter: ["approved"],
  });
  const webhook = await storeEndpoint(env.CONTROL, workspaceId, {});
  const click = await world.click();
  await world.store([click]);
  await world.report(click, { txid: "T1", amount: "10" });
  const rows = async () => {
    const own = await rowsOf<Row>(
      `SELECT d.id, d.endpoint_id, d.event, d.state, d.reason, d.next_at_ms - v.received_at_ms AS waited
       FROM deliveries d JOIN conversions v ON v.id = d.conversion_id AND v.workspace_id = d.workspace_id
       WHERE d.workspace_id = ? ORDER BY d.id`,
      workspaceId,
    );
    const of = (id: string) => own.filter(({ endpoint_id }) => endpoint_id === id);
    return { postbacks: of(postback.id), webhooks: of(webhook.id) };
  };
  return { ...world, postback, rows };
}

/** What becomes of a delivery when its time has come; counts what is sent. */
async function send(world: FraudWorld, { id, endpoint_id: endpointId }: Row) {
  let sent = 0;
  const far = {
    ...sendPorts(env),
    nowMs: () => Date.now() + 24 * 3_600_000,
    resolve: null,
    fetch: async () => {
      sent += 1;
      return new Response("ok");
    },
  };
  const ports = deliveryPorts(env, world.deps().settingsOf, () => undefined, far);
  const { workspaceId } = world;
  const message = { v: 1, kind: "delivery", workspaceId, endpointId, deliveryId: id, number: 0 };
  await takeTurn({ ...message, v: 1, kind: "delivery" }, ports);
  return sent;
}

test("a publisher's postback waits for the verdict from the receipt on, the workspace's webhook does not", async () => {
  const { rows } = await toldWorld();
  const { postbacks, webhooks } = await rows();
  expect(postbacks.map(({ waited }) => waited)).toEqual([WAIT_MS]);
  expect(webhooks.map(({ waited }) => waited)).toEqual([0]);
});

test("a postback whose result was held meanwhile is not sent, and says so", async () => {
  const world = await toldWorld();
  await world.setPolicy({
    postbackWaitMinutes: 10,
    block: [{ kind: "publisher", value: world.publisherId, note: "" }],
    rules: { "block-list": { mode: "hold", minScore: 0.8 } },
  });
  await world.judge();
  const [waiting] = (await world.rows()).postbacks;
  if (waiting === undefined) throw new Error("nothing waits");
  expect(await send(world, waiting)).toBe(0);
  expect((await world.rows()).postbacks).toMatchObject([
    { state: "failed", reason: "The result was held before it was sent." },
  ]);
});

test("released, its publisher is told after all, once", async () => {
  const world = await toldWorld();
  await world.block("hold");
  await world.judge();
  await world.setPolicy({ postbackWaitMinutes: 10 });
  await world.judge();
  const approvals = (await world.rows()).postbacks;
  expect(approvals.map(({ event }) => event)).toEqual([
    "conversion.approved",
    "conversion.approved",
  ]);
  const [first, second] = approvals;
  if (first === undefined || second === undefined) throw new Error("two are told");
  expect([await send(world, first), await send(world, second)]).toEqual([0, 1]);
});

test("a result that nothing is held against is sent when its time has come", async () => {
  const world = await toldWorld();
  const [waiting] = (await world.rows()).postbacks;
  if (waiting === undefined) throw new Error("nothing waits");
  expect(await send(world, waiting)).toBe(1);
  expect((await world.rows()).postbacks).toMatchObject([{ state: "delivered" }]);
});
