import { receiptKeySet, type FactsRpc } from "@cleverdrip/contract";
import type { DayRoot } from "@cleverdrip/core";
import { keepReceiptDay } from "@cleverdrip/db";
import { storeConversion } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { factsOf } from "../../test-support/facts.ts";
import { makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

const key = { kid: "k1", kty: "OKP", crv: "Ed25519", x: "x".repeat(43) } as const;

function rootOf(workspace: string, day: string, previous: DayRoot["previous"] = null): DayRoot {
  const sums = { branches: 1, root: "0".repeat(64) };
  const about = { workspace, day, timezone: "UTC", toMs: 1, sealedAtMs: 2, key: "k1" };
  return { kind: "day", v: 1, ...about, ...sums, previous };
}

async function keep(workspaceId: string, ...days: readonly string[]): Promise<void> {
  for (const day of days) {
    const root = rootOf(workspaceId, day);
    await keepReceiptDay(env.EVENTS, workspaceId, { root, signature: "s", lines: 3 });
  }
}

/** A consumer that says what it was asked for. */
function echo() {
  const bytes = (text: string) => new Response(text).body;
  const given: Partial<FactsRpc> = {
    receiptKeys: async () => [key],
    receiptFile: async (...asked) => bytes(`${asked.join(" ")}\n`),
    conversionReceipt: async (...asked) => (asked[2] === "pub_stranger" ? null : asked.join(" ")),
  };
  return { services: factsOf(given) };
}

test("public keys are open to everybody, and may be kept for some minutes", async () => {
  const { body, headers, status } = await clientOf(testServices(echo().services)).get(
    "/.well-known/receipt-keys.json",
  );
  expect(status).toBe(200);
  expect(receiptKeySet.parse(body)).toEqual({ keys: [key] });
  expect(headers.get("cache-control")).toBe("public, max-age=300");
});

test("roots are listed newest first, page by page", async () => {
  const member = await signedIn();
  await keep(member.workspaceId, "2026-05-01", "2026-05-02", "2026-05-02.002");
  const first = (await member.get("/v1/receipt-days?limit=2")).body;
  expect(first.data.map(({ day }: { day: string }) => day)).toEqual([
    "2026-05-02.002",
    "2026-05-02",
  ]);
  const next = await member.get(`/v1/receipt-days?limit=2&cursor=${first.nextCursor}`);
  expect(next.body).toMatchObject({
    data: [{ day: "2026-05-01", lines: 3, previousDay: null, key: "k1", signature: "s" }],
    nextCursor: null,
  });
  expect(next.body.data[0].hash).toMatch(/^[0-9a-f]{64}$/);
});

test("a publisher's file of a day is asked for in the member's workspace, and named", async () => {
  const member = await signedIn(echo());
  await keep(member.workspaceId, "2026-05-01");
  const { id } = await makePublisher(member);
  const answer = await member.get(`/v1/publishers/${id}/receipts/2026-05-01.ndjson`);
  expect(answer.body).toBe(`${member.workspaceId} 2026-05-01 ${id}\n`);
  expect(answer.headers.get("content-disposition")).toBe(
    `attachment; filename="receipts-${id}-2026-05-01.ndjson"`,
  );
  const nobodys = await member.get("/v1/publishers/none/receipts/2026-05-01.ndjson");
  expect(nobodys.body).toBe(`${member.workspaceId} 2026-05-01 \n`);
});

test("a day without a root, or of another workspace, is not there; what is no day is refused", async () => {
  const [member, other] = [await signedIn(echo()), await signedIn()];
  await keep(other.workspaceId, "2026-05-01");
  const { id } = await makePublisher(member);
  const { status, body } = await member.get(`/v1/publishers/${id}/receipts/2026-05-01.ndjson`);
  expect([status, body.detail]).toEqual([404, expect.stringContaining("no root of 2026-05-01")]);
  expect((await member.get("/v1/receipt-days")).body.data).toEqual([]);
  expect((await member.get(`/v1/publishers/${id}/receipts/May.ndjson`)).status).toBe(400);
});

test("a conversion's receipt is of its own publisher, unless another is asked for", async () => {
  const member = await signedIn(echo());
  const id = await storeConversion(env.EVENTS, member.workspaceId, { publisherId: "pub_own" });
  const path = `/v1/conversions/${id}/receipt`;
  expect((await member.get(path)).body).toBe(`${member.workspaceId} ${id} pub_own`);
  const sharer = await member.get(`${path}?publisherId=pub_two`);
  expect(sharer.body).toBe(`${member.workspaceId} ${id} pub_two`);
  expect((await member.get(`${path}?publisherId=pub_stranger`)).status).toBe(404);
});

test("while the consumer is away, keys and receipts are unavailable rather than wrong", async () => {
  const answer = await clientOf(testServices(factsOf({}))).get("/.well-known/receipt-keys.json");
  expect(answer.status).toBe(503);
});
