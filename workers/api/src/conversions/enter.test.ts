import type { ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import { mintClickId } from "@cleverdrip/core";
import { storeClick } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { factsOf } from "../../test-support/facts.ts";
import { makeLink } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

const NOW_MS = Date.parse("2026-11-20T12:00:00Z");
const DAY_MS = 86_400_000;
const VERDICT: ReportVerdict = {
  verdict: "recorded",
  reason: "OK_MANUAL",
  conversionId: "cnv_1",
  status: "approved",
  payoutMicros: 3_300_000,
  revenueMicros: 0,
  currency: "USD",
  hint: null,
  returnBody: "OK",
};

async function entering() {
  const taken: ReceivedReport[] = [];
  const services = {
    nowMs: () => NOW_MS,
    ...factsOf({
      takeReport: async (report) => {
        taken.push(report);
        return VERDICT;
      },
    }),
  };
  return { member: await signedIn({ services }), taken };
}

function clickIdOf(linkNumber: number, atMs: number): string {
  return mintClickId({ atMs, keyVersion: 1, linkNumber, random: [1, 2] }, () => new Uint8Array(32));
}

/** The number under which the link's clicks are made. */
async function numberOf(linkId: string): Promise<number> {
  const row = await env.CONTROL.prepare("SELECT number FROM links WHERE id = ?")
    .bind(linkId)
    .first<{ number: number }>();
  return row?.number ?? Number.NaN;
}

test("a result without a click is handed over as a report of this workspace, and its verdict told", async () => {
  const { member, taken } = await entering();
  const answer = await member.post("/v1/conversions", {
    campaignId: "cmp_1",
    publisherId: "pub_1",
    event: "sale",
    txid: "T-1",
    amountMicros: 49_900_000,
    currency: "USD",
    status: "pending",
    eventAtMs: NOW_MS - DAY_MS,
  });
  expect(answer.status).toBe(200);
  const { returnBody: _, ...shown } = VERDICT;
  expect(answer.body).toEqual(shown);
  expect(taken[0]).toMatchObject({
    via: "manual",
    workspaceId: member.workspaceId,
    click: null,
    clickProblem: "missing",
  });
  expect(Object.fromEntries(taken[0]?.parameters ?? [])).toEqual({
    campaign_id: "cmp_1",
    publisher_id: "pub_1",
    event: "sale",
    txid: "T-1",
    amount: "49.900000",
    currency: "USD",
    status: "pending",
    ts: "2026-11-19T12:00:00.000Z",
  });
});

test("a click of the workspace is handed over with its time and link", async () => {
  const { member, taken } = await entering();
  const linkNumber = await numberOf((await makeLink(member)).id);
  const atMs = NOW_MS - DAY_MS;
  const clickId = clickIdOf(linkNumber, atMs);
  await storeClick(env.EVENTS, member.workspaceId, { id: clickId, atMs });
  await member.post("/v1/conversions", { clickId: clickId.toUpperCase() });
  expect(taken[0]).toMatchObject({ click: { clickId, atMs, linkNumber }, clickProblem: null });
});

test("a click whose row is purged, or on its way, is known by its link", async () => {
  const { member, taken } = await entering();
  const linkNumber = await numberOf((await makeLink(member)).id);
  for (const ageMs of [100 * DAY_MS, 60_000])
    await member.post("/v1/conversions", { clickId: clickIdOf(linkNumber, NOW_MS - ageMs) });
  expect(taken).toHaveLength(2);
});

test("a click without a row, of another workspace or of no link is refused and nothing handed over", async () => {
  const { member, taken } = await entering();
  const other = await signedIn();
  const mine = await numberOf((await makeLink(member)).id);
  const theirs = await numberOf((await makeLink(other)).id);
  for (const clickId of [
    clickIdOf(mine, NOW_MS - DAY_MS),
    clickIdOf(theirs, NOW_MS - 60_000),
    clickIdOf(4_000_000_000, NOW_MS - 60_000),
    "u".repeat(32),
  ]) {
    const answer = await member.post("/v1/conversions", { clickId });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe("clickId");
  }
  expect(taken).toEqual([]);
});

test("a result that names neither click nor campaign is refused", async () => {
  const { member } = await entering();
  expect((await member.post("/v1/conversions", { event: "sale" })).status).toBe(400);
});
