import type { ClickEvent, ReceivedReport } from "@cleverdrip/contract";
import { mintClickId, NO_SIGNALS } from "@cleverdrip/core";
import { plainClick } from "@cleverdrip/simulator";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clientOf } from "../../test-support/client.ts";
import { makeLink } from "../../test-support/make.ts";
import { randomId, signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

const DAY = "2026-05-01";
const NOON = Date.parse(`${DAY}T12:00:00Z`);

function operate(
  path: string,
  body: unknown = {},
  token = env.OPERATOR_TOKEN,
  services = testServices(),
) {
  return clientOf(services).send("POST", `/v1/operator/${path}`, {
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

type Link = Record<"id" | "campaignId" | "publisherId", string> & { readonly number: number };

function clickOf(workspaceId: string, link: Link, atMs: number): ClickEvent {
  const [low = 0] = crypto.getRandomValues(new Uint32Array(1));
  const parts = { atMs, keyVersion: 1, linkNumber: link.number, random: [0, low] as const };
  const id = mintClickId(parts, () => crypto.getRandomValues(new Uint8Array(32)));
  const { id: linkId, ...owner } = link;
  return {
    ...plainClick(id, atMs, { workspaceId, ...owner, linkId }),
    ip: "198.51.100.7",
    country: "DE",
    region: "",
    city: "",
    asn: null,
    asOrganization: "",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    language: "de",
    referrer: "",
    query: "",
    ...NO_SIGNALS,
  };
}

function reportOf(click: ClickEvent, linkNumber: number, txid: string): ReceivedReport {
  const said = { click_id: click.id, txid, event: "sale", amount: "25.00", currency: "USD" };
  return {
    v: 2,
    kind: "report",
    receivedAtMs: click.atMs + 60_000,
    via: "postback",
    parameters: Object.entries(said),
    query: null,
    ip: "",
    host: "",
    click: { clickId: click.id, atMs: click.atMs, linkNumber },
    clickProblem: null,
  };
}

test("past events go the consumer's own way and are in logs and reports under their own times", async () => {
  const member = await signedIn();
  const link = await makeLink(member);
  const clicks = [0, 1, 2].map((minute) =>
    clickOf(member.workspaceId, link, NOON + minute * 60_000),
  );
  const [first] = clicks;
  if (first === undefined) throw new Error("no click was made");
  const batch = { v: 3, kind: "clicks", batchId: randomId(), origin: null, clicks };
  const report = reportOf(first, link.number, "order-1");
  const history = { batches: [batch], reports: [report, report] };
  const answer = await operate("history", history);
  expect(answer.status).toBe(200);
  expect(answer.body.clicksStored).toBe(3);
  expect(answer.body.conversions).toMatchObject([
    { verdict: "recorded", payoutMicros: 3_300_000, revenueMicros: 25_000_000 },
    { verdict: "duplicate" },
  ]);
  const listed = await member.get(`/v1/clicks?from=${DAY}`);
  expect(listed.body.data.map((row: { id: string }) => row.id)).toEqual(
    clicks.map((click) => click.id).toReversed(),
  );
  const { body } = await member.get(`/v1/reports?from=${DAY}&to=2026-05-02&groupBy=campaign`);
  expect(body.data).toMatchObject([
    { key: link.campaignId, clicks: 3, conversions: 1, payoutMicros: 3_300_000 },
  ]);
  const [conversion] = (await member.get(`/v1/conversions?from=${DAY}`)).body.data;
  expect(conversion).toMatchObject({ txid: "order-1", status: "approved", linkId: link.id });
});

test("history told twice is stored once", async () => {
  const member = await signedIn();
  const click = clickOf(member.workspaceId, await makeLink(member), NOON);
  const batch = { v: 3, kind: "clicks", batchId: randomId(), origin: null, clicks: [click] };
  for (const clicksStored of [1, 0]) {
    const answer = await operate("history", { batches: [batch], reports: [] });
    expect(answer.body).toEqual({ clicksStored, conversions: [] });
  }
});

test("history may be larger than other bodies", async () => {
  const click = clickOf("wsp_any", { id: "l", campaignId: "c", publisherId: "p", number: 1 }, NOON);
  const clicks = Array.from({ length: 1_000 }, () => click);
  const batch = { v: 3, kind: "clicks", batchId: randomId(), origin: null, clicks };
  const seen: number[] = [];
  const facts = {
    ...testServices().facts,
    storeClicks: async (batches: readonly { readonly clicks: readonly unknown[] }[]) => {
      seen.push(...batches.map((one) => one.clicks.length));
      return { stored: 1_000, duplicates: 0 };
    },
  };
  const services = testServices({ facts });
  const history = { batches: [batch], reports: [] };
  const answer = await operate("history", history, env.OPERATOR_TOKEN, services);
  expect(answer.body.clicksStored).toBe(1_000);
  expect(seen).toEqual([1_000]);
});

test("the scheduled jobs run on request", async () => {
  let runs = 0;
  const facts = {
    ...testServices().facts,
    runSchedule: async () => {
      runs += 1;
    },
  };
  const answer = await operate("schedule", {}, env.OPERATOR_TOKEN, testServices({ facts }));
  expect(answer.body).toEqual({ hasRun: true });
  expect(runs).toBe(1);
});

test.each(["history", "schedule"])("%s is closed without the token", async (path) => {
  const body = { batches: [], reports: [] };
  for (const token of ["", "guess", `${env.OPERATOR_TOKEN} `.repeat(2)]) {
    const answer = await operate(path, body, token);
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe("unauthenticated");
  }
  const bare = await (await signedIn()).post(`/v1/operator/${path}`, body);
  expect(bare.status).toBe(401);
});

test("an installation without a token has no operator", async () => {
  const services = testServices({ operatorToken: "" });
  expect((await operate("schedule", {}, "", services)).status).toBe(401);
});

test.each([
  [{ batches: [] }, "reports"],
  [{ batches: [{ v: 1 }], reports: [] }, "batches.0.v"],
  [{ batches: [], reports: [{ v: 1 }] }, "reports.0.kind"],
])("the history %j is refused by the field's name", async (body, path) => {
  const answer = await operate("history", body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
});
