import type {
  ConversionVerdict,
  DeliveryDetail,
  Endpoint,
  EndpointWithSecret,
  Link,
  NewEndpoint,
  OutboundDeliveryRow,
  Page,
} from "@cleverdrip/contract";
import { verifyWebhook } from "@cleverdrip/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clickIdIn } from "../scripts/simulate/click-id-in.ts";
import { openReceiver, type Receiver } from "./support/receiver.ts";
import { created, createOffer, startWorkers, type Workers } from "./support/workers.ts";

let workers: Workers;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await openReceiver({
    "/postback": [200],
    "/webhook": [200],
    "/broken": [500, 200],
    "/gone": [410],
  });
  workers = await startWorkers();
  // Publishers hear of results at once: nothing is judged meanwhile.
  await workers.control(
    `INSERT INTO fraud_policies SELECT id, '', json_object('postbackWaitMinutes', 0), 0 FROM workspaces`,
  );
});

afterAll(async () => {
  await workers?.stop();
  await receiver?.stop();
});

const soon = { timeout: 20_000 };

/** Saved as the public address that the api insists on, then moved to this machine. */
async function addEndpoint(path: string, endpoint: Omit<NewEndpoint, "name" | "url">) {
  const url = `https://receiver.example${path}`;
  const body = { name: path, url, ...endpoint };
  const own = await created<EndpointWithSecret>(await workers.post("/v1/endpoints", body));
  const local = `${receiver.origin}${path}`;
  await workers.control(`UPDATE endpoints SET url = ?, allow_http = 1 WHERE id = ?`, local, own.id);
  return own;
}

async function convert(link: Link, slug: string): Promise<string> {
  const answer = await workers.track(`/c/${slug}?external_id=ext-1&sub1=mail`);
  const clickId = clickIdIn(answer.headers.get("location") ?? "") ?? "";
  const response = await workers.track(`/pb?click_id=${clickId}&event=sale&txid=${link.id}`);
  // The tracker answers every postback with the contract's verdict.
  const verdict = (await response.json()) as ConversionVerdict;
  expect(verdict).toMatchObject({ verdict: "recorded" });
  return verdict.conversionId ?? "";
}

async function deliveriesTo(endpoint: Pick<Endpoint, "id">): Promise<OutboundDeliveryRow[]> {
  const path = `/v1/deliveries?endpointId=${endpoint.id}`;
  return [...(await workers.get<Page<OutboundDeliveryRow>>(path)).data];
}

test("a publisher's postback arrives once, with what its click and the conversion say", async () => {
  const link = await createOffer(workers, "told");
  const { publisherId } = link;
  const template = "/postback?ext={externalid}&s={sub1}&payout={payout}&st={status}&tid={txid}";
  const endpoint = await addEndpoint(template, { kind: "postback", publisherId });
  const conversionId = await convert(link, "told");
  await expect.poll(() => receiver.received("/postback"), soon).toHaveLength(1);
  const [fired] = receiver.received("/postback");
  expect(fired?.path).toBe(
    `/postback?ext=ext-1&s=mail&payout=3.3&st=approved&tid=${encodeURIComponent(link.id)}`,
  );
  await expect
    .poll(() => deliveriesTo(endpoint), soon)
    .toMatchObject([
      { conversionId, event: "conversion.approved", state: "delivered", attempts: 1 },
    ]);
});

test("a webhook's signature verifies with the secret that was shown once", async () => {
  const link = await createOffer(workers, "hooked");
  const { campaignId } = link;
  const { secret } = await addEndpoint("/webhook", { kind: "webhook", campaignId });
  const conversionId = await convert(link, "hooked");
  await expect.poll(() => receiver.received("/webhook"), soon).toHaveLength(1);
  const [fired] = receiver.received("/webhook");
  const headers = {
    id: fired?.headers["webhook-id"] ?? null,
    timestamp: fired?.headers["webhook-timestamp"] ?? null,
    signature: fired?.headers["webhook-signature"] ?? null,
  };
  const body = new TextEncoder().encode(fired?.body);
  expect(verifyWebhook(headers, body, [secret ?? ""], Date.now())).toBe("valid");
  expect(JSON.parse(fired?.body ?? "{}")).toMatchObject({
    type: "conversion.approved",
    data: { id: conversionId, payoutMicros: 3_300_000, revenueMicros: 5_000_000 },
  });
});

test("a receiver that fails is asked again by the schedule, under the same id", async () => {
  const link = await createOffer(workers, "again");
  const endpoint = await addEndpoint("/broken", { kind: "webhook", campaignId: link.campaignId });
  await convert(link, "again");
  const current = async () => (await deliveriesTo(endpoint))[0];
  await expect
    .poll(current, soon)
    .toMatchObject({ attempts: 1, reason: expect.stringMatching("500") });
  const failed = await current();
  expect(failed?.state).toBe("pending");
  await expect.poll(async () => (await current())?.state, soon).toBe("delivered");
  const { log } = await workers.get<DeliveryDetail>(`/v1/deliveries/${failed?.id}`);
  expect(log.map(({ status }) => status)).toEqual([500, 200]);
  const [first, second] = log.map(({ atMs }) => atMs);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(5_000);
  const ids = receiver.received("/broken").map(({ headers }) => headers["webhook-id"]);
  expect(ids).toEqual([failed?.id, failed?.id]);
});

test("a receiver that is gone is switched off, and its owner sees why", async () => {
  const link = await createOffer(workers, "gone");
  const { id } = await addEndpoint("/gone", { kind: "webhook", campaignId: link.campaignId });
  await convert(link, "gone");
  await expect
    .poll(() => workers.get<Endpoint>(`/v1/endpoints/${id}`), soon)
    .toMatchObject({ status: "disabled", statusReason: expect.stringMatching("410") });
  expect(receiver.received("/gone")).toHaveLength(1);
});
