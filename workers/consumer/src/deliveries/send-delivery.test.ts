import { startProgress, verifyWebhook, webhookSecret } from "@cleverdrip/core";
import { expect, test } from "vitest";
import {
  ENDPOINT_BYPASSES,
  OWN_HOSTS,
} from "../../../../packages/core/test-support/endpoint-bypasses.ts";
import { endpointOf } from "../../test-support/delivery-tables.ts";
import { deliveryWorld, type DeliveryWorld } from "../../test-support/delivery-world.ts";
import type { ReceiverName } from "../../test-support/receivers.ts";
import type { DeliveryRequest, OutboundEndpoint, SendPorts } from "./delivery-ports.ts";
import { sendDelivery } from "./send-delivery.ts";

const HOST = "publisher.example.org";
const POST: DeliveryRequest = { method: "POST", body: '{"event":"sale","name":"Grüße"}' };

/** One attempt, with as much virtual time as it takes. */
async function send(
  world: DeliveryWorld,
  change: Partial<OutboundEndpoint> = {},
  request = POST,
  ports: Partial<SendPorts> = {},
) {
  const progress = startProgress(world.clock.nowMs());
  const delivery = { workspaceId: "wsp_1", id: "dlv_1", endpointId: HOST, request, progress };
  const loaded = { delivery, endpoint: endpointOf(HOST, change), ownHosts: OWN_HOSTS };
  const sending = sendDelivery(loaded, { ...world.ports, ...ports });
  await world.clock.advance(60_000);
  return sending;
}

test.each<[ReceiverName, string, number | null, number, string]>([
  ["ok", "delivered", 200, 0, "thanks"],
  ["slow", "delivered", 200, 600, "thanks, at last"],
  ["broken", "answered", 500, 0, "it is us"],
  ["moved", "redirected", 301, 0, ""],
  ["gone", "gone", 410, 0, "no such hook"],
  ["unknown", "answered", 404, 0, "never heard of"],
  ["closes", "unreachable", null, 0, ""],
  ["hangs", "timeout", null, 15_000, ""],
  ["breaksOff", "delivered", 200, 0, ""],
  ["drips", "delivered", 200, 15_000, ""],
])("a receiver that is %s: %s", async (name, outcome, status, durationMs, ownerExcerpt) => {
  const world = deliveryWorld({ [HOST]: name });
  const report = await send(world);
  expect(report).toMatchObject({ outcome: { kind: outcome }, status, durationMs, ownerExcerpt });
  expect(world.hits).toHaveLength(1);
  expect(world.canary).toEqual([]);
});

test("a webhook is a signed POST that both secrets of a rotation verify", async () => {
  const world = deliveryWorld({ [HOST]: "ok" });
  const [old, fresh] = [3, 4].map((byte) => webhookSecret(new Uint8Array(32).fill(byte)));
  await send(world, { secrets: [fresh ?? "", old ?? ""] });
  const request = world.hits[0]?.request;
  if (request === undefined) throw new Error("nothing was sent");
  const { headers } = request;
  const signed = {
    id: headers.get("webhook-id"),
    timestamp: headers.get("webhook-timestamp"),
    signature: headers.get("webhook-signature"),
  };
  const body = new Uint8Array(await request.arrayBuffer());
  for (const secret of [old, fresh])
    expect(verifyWebhook(signed, body, [secret ?? ""], world.clock.startMs)).toBe("valid");
  expect(new TextDecoder().decode(body)).toBe(POST.body);
  expect(headers.get("content-type")).toBe("application/json");
  expect(request.redirect).toBe("manual");
});

test("a postback is a GET of its own URL, with the id in a header", async () => {
  const world = deliveryWorld({ "track.example.org": "ok" });
  const url = "https://track.example.org/pb?click=1&sum=2.50";
  await send(world, {}, { method: "GET", url });
  const request = world.hits[0]?.request;
  expect([request?.method, request?.url, request?.headers.get("webhook-id")]).toEqual([
    "GET",
    url,
    "dlv_1",
  ]);
  expect(request?.redirect).toBe("manual");
});

test("the canary hears nothing over the whole corpus of bypasses, by webhook and by postback", async () => {
  const world = deliveryWorld({});
  for (const [, url] of ENDPOINT_BYPASSES) {
    const webhook = await send(world, { url, allowHttp: true });
    const postback = await send(world, { allowHttp: true }, { method: "GET", url });
    expect([webhook.outcome.kind, postback.outcome.kind]).toEqual(["refused", "refused"]);
  }
  expect(ENDPOINT_BYPASSES.length).toBeGreaterThanOrEqual(60);
  expect(world.canary).toEqual([]);
});

test.each([
  ["loopback", ["127.0.0.1"]],
  ["private", ["10.1.2.3"]],
  ["cloud metadata", ["169.254.169.254"]],
  ["carrier-grade NAT", ["100.64.1.1"]],
  ["IPv6 loopback", ["::1"]],
  ["IPv4 mapped into IPv6", ["::ffff:192.168.0.1"]],
  ["NAT64", ["64:ff9b::7f00:1"]],
  ["unique local", ["fd00::1"]],
  ["one private among public ones", ["93.184.216.34", "10.0.0.1"]],
  ["no address", []],
  ["something else", ["not an address"]],
])("a name that leads to %s is not sent to", async (_, addresses) => {
  const world = deliveryWorld({ [HOST]: "ok" });
  const report = await send(world, {}, POST, { resolve: async () => addresses });
  expect(report.outcome.kind).toBe("unreachable");
  expect(world.hits).toEqual([]);
});

test("a name that leads to public addresses is sent to", async () => {
  const world = deliveryWorld({ [HOST]: "ok" });
  const resolve = async () => ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"];
  expect((await send(world, {}, POST, { resolve })).outcome.kind).toBe("delivered");
});

test("a resolver that hangs is part of the fifteen seconds", async () => {
  const world = deliveryWorld({ [HOST]: "ok" });
  const resolve: SendPorts["resolve"] = (_host, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("aborted")));
    });
  expect(await send(world, {}, POST, { resolve })).toMatchObject({
    outcome: { kind: "timeout" },
    durationMs: 15_000,
  });
  expect(world.hits).toEqual([]);
});

test.each(["http://127.0.0.1:9/hook", "http://localhost:9/hook", "http://[::1]:9/hook"])(
  "%s is sent to only where a test asks for it",
  async (url) => {
    const { hostname } = new URL(url);
    const world = deliveryWorld({ [hostname]: "ok" });
    expect((await send(world, { url })).outcome.kind).toBe("refused");
    const report = await send(world, { url }, POST, { allowLoopback: true });
    expect([report.outcome.kind, world.hits.length]).toEqual(["delivered", 1]);
  },
);

test("loopback being allowed lets no other address in", async () => {
  const world = deliveryWorld({});
  const isOther = (url: string) =>
    !/^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(URL.parse(url)?.hostname ?? "");
  for (const [, url] of ENDPOINT_BYPASSES.filter(([, text]) => isOther(text)))
    expect((await send(world, { url }, POST, { allowLoopback: true })).outcome.kind).toBe(
      "refused",
    );
  expect(world.canary).toEqual([]);
});

test("of an answer's text no more is kept than 200 printable characters", async () => {
  const text = `\u0000bad\r\n\u202Ertl ${"x".repeat(500)}`;
  const world = deliveryWorld({ [HOST]: async () => new Response(text) });
  const { ownerExcerpt } = await send(world);
  expect(ownerExcerpt).toHaveLength(200);
  expect(ownerExcerpt.startsWith("bad rtl xxx")).toBe(true);
});

test("of an endless answer no more is read than 64 KB and what is on its way", async () => {
  let sent = 0;
  const body = () =>
    new ReadableStream<Uint8Array>({
      pull(end) {
        sent += 8_192;
        end.enqueue(new Uint8Array(8_192).fill(120));
      },
    });
  const world = deliveryWorld({ [HOST]: async () => new Response(body()) });
  const report = await send(world);
  expect([report.outcome.kind, report.durationMs]).toEqual(["delivered", 0]);
  expect(sent).toBeLessThanOrEqual(65_536 + 3 * 8_192);
});
