import { receivedReport, type ReceivedReport } from "@cleverdrip/contract";
import { createTestWorkspace, RECORDED, testClickId } from "@cleverdrip/testing";
import naughty from "big-list-of-naughty-strings";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { createIsolate, down } from "../../test-support/isolate.ts";

const created = await createTestWorkspace(env.CONTROL);
const clickId = testClickId(created.linkNumber, Date.now());
const recorded = { ...RECORDED, returnBody: null };
const QUERY = `click_id=${clickId}&txid=T9&amount=5`;

test("with the ledger down a report is queued as it is and answered 202", async () => {
  const [asked, queued]: [ReceivedReport[], ReceivedReport[]] = [[], []];
  const { open } = createIsolate({
    takeReport: async (report) => {
      asked.push(report);
      throw new Error("down");
    },
    queueReport: async (report) => void queued.push(report),
  });
  const response = await open(`/pb?${QUERY}`);
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ verdict: "accepted", conversionId: null });
  expect(queued).toMatchObject([
    { v: 2, kind: "report", query: QUERY, click: { clickId, linkNumber: created.linkNumber } },
  ]);
  // The same object with the same id: should the ledger have taken it, it is known again.
  expect(queued).toEqual(asked);
  expect(queued[0]?.id).toMatch(/^[0-9a-z]{28}$/);
});

test("a ledger that hangs counts as down before its caller gives up", async () => {
  vi.useFakeTimers();
  try {
    const queued: ReceivedReport[] = [];
    const { open } = createIsolate({
      takeReport: () => new Promise(() => {}),
      queueReport: async (report) => void queued.push(report),
    });
    const response = open(`/pb?${QUERY}`);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await response).status).toBe(202);
    expect(queued).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test("with ledger and queue down a caller is told to send again, and a page still gets its image", async () => {
  const { open } = createIsolate({ queueReport: down });
  for (const path of ["/pb", "/pb?return=OK", "/e"]) {
    const response = await open(`${path}${path.includes("?") ? "&" : "?"}${QUERY}`);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "60"]);
    expect(await response.json()).toMatchObject({
      detail: "Nothing was stored. Send this report again in a minute.",
    });
  }
  for (const path of ["/px.gif", "/px.html"]) {
    const response = await open(`${path}?${QUERY}`);
    expect([response.status, response.headers.get("x-verdict")]).toEqual([200, "unavailable"]);
  }
});

test("the literal answer is given for a queued report as well", async () => {
  const response = await createIsolate().open(`/pb?${QUERY}&return=1`);
  expect([response.status, await response.text()]).toEqual([202, "1"]);
});

test("keys that cannot be read lose no report: the caller has to send it again", async () => {
  const keys = () => {
    throw new Error("no keys");
  };
  const { open } = createIsolate({ keys, takeReport: async () => recorded });
  expect((await open(`/pb?${QUERY}`)).status).toBe(503);
  expect((await open(`/px.gif?${QUERY}`)).headers.get("content-type")).toBe("image/gif");
});

test("a report that cannot be judged is answered without the ledger, and told to it behind the answer", async () => {
  const told: ReceivedReport[] = [];
  const takeReport = async (report: ReceivedReport) => {
    told.push(report);
    throw new Error("down");
  };
  const { open, settle } = createIsolate({ takeReport, queueReport: down });
  const response = await open("/pb?click_id=12345&txid=T1");
  expect([response.status, await response.json()]).toMatchObject([200, { verdict: "rejected" }]);
  await settle();
  expect(told).toMatchObject([{ click: null, clickProblem: "malformed" }]);
});

test("a flood of them is answered as a whole and told in part", async () => {
  const told: ReceivedReport[] = [];
  let left = 5;
  const { open, settle } = createIsolate({
    takeReport: async (report) => {
      told.push(report);
      return recorded;
    },
    mayKeepUnusable: () => (left -= 1) >= 0,
  });
  for (let i = 0; i < 50; i += 1)
    expect(await (await open(`/pb?n=${i}`)).json()).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
  await open(`/pb?${QUERY}`);
  await settle();
  expect(told.filter(({ click }) => click === null)).toHaveLength(5);
  expect(told.filter(({ click }) => click !== null)).toHaveLength(1);
});

test("a server that names campaign and publisher needs no click id, and is never bounded", async () => {
  const told: ReceivedReport[] = [];
  const { open } = createIsolate({
    takeReport: async (report) => {
      told.push(report);
      return recorded;
    },
    mayKeepUnusable: () => false,
  });
  const response = await open("/pb?campaign_id=cmp_1&publisher_id=pub_1&txid=1");
  expect(await response.json()).toMatchObject({ verdict: "recorded" });
  expect(told).toMatchObject([{ click: null, clickProblem: "missing" }]);
});

test("what a report holds fits the contract, however much was sent", async () => {
  const told: ReceivedReport[] = [];
  const { open, settle } = createIsolate({
    takeReport: async (report) => {
      told.push(report);
      return recorded;
    },
  });
  const name = "n".repeat(9_000);
  const paths = [
    `/pb?${QUERY}&${name}=1`,
    `/pb?${"a&".repeat(8_000)}${QUERY}`,
    `/pb?${name}${name}`,
  ];
  for (const path of paths) await open(path, { headers: { "cf-connecting-ip": "x".repeat(99) } });
  await open(`/pb?${QUERY}`, { method: "POST", body: "&".repeat(16_384 - QUERY.length) });
  await settle();
  expect(told).toHaveLength(4);
  for (const each of told) expect(receivedReport.safeParse(each).error).toBeUndefined();
});

test("every naughty string, as name, value, body and literal answer, is taken whole and answered without an error", async () => {
  const told: ReceivedReport[] = [];
  const { open, settle } = createIsolate({
    takeReport: async (report) => {
      told.push(report);
      return { ...recorded, returnBody: new URLSearchParams(report.parameters).get("return") };
    },
  });
  expect(naughty.length).toBeGreaterThan(400);
  for (const text of naughty.map((each) => each.toWellFormed())) {
    const own = testClickId(created.linkNumber, Date.now());
    const said = new URLSearchParams({ click_id: own, txid: text, [text]: text });
    const ways: readonly (readonly [string, RequestInit])[] = [
      [`/pb?${said}&return=${encodeURIComponent(text)}`, {}],
      [`/pb?click_id=${own}`, { method: "POST", body: text }],
      ["/e", { method: "POST", body: JSON.stringify(Object.fromEntries(said)) }],
      [`/px.html?${said}`, {}],
    ];
    for (const [path, init] of ways) expect((await open(path, init)).status).toBe(200);
  }
  await settle();
  for (const each of told) expect(receivedReport.safeParse(each).error).toBeUndefined();
  const values = new Set(told.flatMap(({ parameters }) => parameters.map(([, value]) => value)));
  for (const text of naughty) expect(values).toContain(text.toWellFormed());
});
