import type { ReceivedReport } from "@cleverdrip/contract";
import { createTestWorkspace, RECORDED, testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createIsolate } from "../../test-support/isolate.ts";
import { rowsOf, send } from "../../test-support/reports.ts";
import { MAX_REPEATS } from "./report-bound.ts";

const created = await createTestWorkspace(env.CONTROL);
const anyClick = () => testClickId(created.linkNumber, Date.now());

/** An isolate, and what it gave to the ledger. */
function bounded() {
  const told: ReceivedReport[] = [];
  const isolate = createIsolate({
    takeReport: async (each) => {
      told.push(each);
      return { ...RECORDED, returnBody: null };
    },
  });
  const judged = () => told.filter(({ clickProblem }) => clickProblem !== "too-often");
  const counted = () => told.flatMap(({ refused }) => refused ?? []);
  /** Status of each answer. */
  const repeat = async (path: string, times: number) => {
    const answers = await Promise.all(Array.from({ length: times }, () => isolate.open(path)));
    return answers.map(({ status }) => status);
  };
  return { ...isolate, repeat, judged, counted };
}

test("what is over the bound of a click and event is told when to come again, and is not judged", async () => {
  const { open, repeat, judged } = bounded();
  const path = `/pb?click_id=${anyClick()}&event=sale&txid=1&return=OK`;
  expect(new Set(await repeat(path, MAX_REPEATS))).toEqual(new Set([200]));
  const response = await open(path);
  expect(response.status).toBe(429);
  expect(response.headers.get("x-verdict")).toBe("too-many");
  const seconds = Number(response.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(await response.json()).toMatchObject({ status: 429 });
  expect(judged()).toHaveLength(MAX_REPEATS);
});

test("all that are over are counted, and the log has a row for the 1st, 2nd, 4th, 8th … of them", async () => {
  const { repeat, settle, counted } = bounded();
  const path = `/pb?click_id=${anyClick()}&txid=1`;
  const answers = await repeat(path, MAX_REPEATS + 100);
  expect(answers.filter((status) => status === 429)).toHaveLength(100);
  await settle();
  expect(counted()).toEqual([1, 2, 4, 8, 16, 32, 64]);
});

test("another event, another click and a report without one have bounds of their own, or none", async () => {
  const { repeat, open } = bounded();
  const click = anyClick();
  await repeat(`/pb?click_id=${click}&event=Sale`, MAX_REPEATS);
  expect((await open(`/pb?click_id=${click}&event=SALE`)).status).toBe(429);
  expect((await open(`/pb?click_id=${click}&event=lead`)).status).toBe(200);
  expect((await open(`/pb?click_id=${anyClick()}&event=sale`)).status).toBe(200);
  const named = await repeat("/pb?campaign_id=cmp_1&publisher_id=pub_1&txid=1", MAX_REPEATS + 1);
  expect(named).not.toContain(429);
});

test("events that are made up do not lift the bound of a click", async () => {
  const { open, judged } = bounded();
  const click = anyClick();
  for (let i = 0; i < 1_000; i += 1) await open(`/pb?click_id=${click}&event=e${i}`);
  expect(judged()).toHaveLength(600);
});

test("pixel, frame and snippet say it in their own way", async () => {
  const { repeat, open } = bounded();
  const query = `cid=${anyClick()}&txid=1`;
  await repeat(`/e?${query}`, MAX_REPEATS);
  for (const [path, type] of [
    ["/px.gif", "image/gif"],
    ["/px.html", "text/html; charset=utf-8"],
    ["/e", "image/gif"],
  ] as const) {
    const { status, headers } = await open(`${path}?${query}`);
    expect([status, headers.get("content-type")]).toEqual([429, type]);
    expect(headers.get("retry-after")).toMatch(/^\d+$/);
  }
});

test("the received log of the campaign shows how many were sent away", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = testClickId(workspace.linkNumber, Date.now() - 60_000);
  const path = `/pb?click_id=${click}&txid=T1&event=sale`;
  const times = { length: MAX_REPEATS + 1 };
  const answers = await Promise.all(Array.from(times, () => send(path)));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  await expect
    .poll(async () => {
      const rows = await rowsOf("received_reports", workspace.workspaceId);
      return rows.filter(({ click_problem: problem }) => problem === "too-often");
    })
    .toMatchObject([{ reason: "X_DUP_CLICK", hint: expect.stringContaining("no. 1 of") }]);
});
