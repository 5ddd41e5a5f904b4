import { upload, type BulkVerdict, type ReceivedReport } from "@cleverdrip/contract";
import { storeConversion } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { factsOf } from "../../test-support/facts.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

const NOTHING = { conversionId: null, status: null, currency: null, hint: null };

/** The consumer as far as an upload needs one: a txid counts once, event "typo" is unknown. */
function ledger() {
  const stored = new Map<string, string>();
  const calls: ReceivedReport[][] = [];
  const judge = (report: ReceivedReport, known: ReadonlyMap<string, string>): BulkVerdict => {
    const said = Object.fromEntries(report.parameters);
    const money = { payoutMicros: 2_000_000, revenueMicros: 3_000_000 };
    if (said["event"] === "typo") {
      const none = { payoutMicros: null, revenueMicros: null, effect: "none" } as const;
      const hint = 'did you mean "sale"?';
      return { ...NOTHING, ...none, verdict: "rejected", reason: "X_EVENT_UNKNOWN", hint };
    }
    const all = {
      ...NOTHING,
      ...money,
      conversionId: "cnv_1",
      status: "approved",
      currency: "USD",
    };
    const by = known.get(said["txid"] ?? "");
    if (by === undefined || by === report.id)
      return { ...all, verdict: "recorded", reason: "OK", effect: "new" };
    return { ...all, verdict: "duplicate", reason: "X_DUP_TXID", effect: "none" };
  };
  const facts = {
    checkReports: async (reports: readonly ReceivedReport[]) => {
      const known = new Map(stored);
      return reports.map((report) => {
        const verdict = judge(report, known);
        remember(known, report);
        return verdict;
      });
    },
    takeReports: async (reports: readonly ReceivedReport[]) => {
      calls.push([...reports]);
      return reports.map((report) => {
        const verdict = judge(report, stored);
        if (verdict.verdict === "recorded") remember(stored, report);
        return verdict;
      });
    },
  };
  return { facts, stored, calls };
}

function remember(known: Map<string, string>, { parameters, id = "" }: ReceivedReport): void {
  const txid = Object.fromEntries(parameters)["txid"] ?? "";
  if (!known.has(txid)) known.set(txid, id);
}

async function uploading() {
  const { facts, stored, calls } = ledger();
  return { member: await signedIn({ services: factsOf(facts) }), facts, stored, calls };
}

const DEFAULTS = { campaign_id: "cmp_1", publisher_id: "pub_1" };
const create = (member: Member, text: string, fields: object = {}) =>
  member.post("/v1/uploads", { name: "results.csv", text, defaults: DEFAULTS, ...fields });

/** Rows with transaction ids from 0 on. */
const grid = (rows: number) =>
  `txid,amount\n${Array.from({ length: rows }, (_, i) => `T-${i},1.50\n`).join("")}`;

async function untilDone(member: Member, id: string, verb: "check" | "commit") {
  for (let calls = 1; ; calls += 1) {
    const { status, body } = await member.post(`/v1/uploads/${id}/${verb}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    if (!["checking", "committing"].includes(body.state)) return { body, calls };
  }
}

test("the columns of a file are guessed from its headers and values", async () => {
  const { member } = await uploading();
  const text = "Order ID;Sale amount;Date;Comment\nA-1;1.234,50;20.11.2026;x\n";
  const { body } = await member.post("/v1/uploads/preview", { text });
  expect(body).toMatchObject({ delimiter: ";", hasHeader: true, numbers: "comma", dates: "dmy" });
  expect(body.columns.map(({ field }: { field: string }) => field)).toEqual([
    "txid",
    "amount",
    "ts",
    null,
  ]);
});

test("a dry run tells what would become of every row and records nothing", async () => {
  const { member, stored } = await uploading();
  const text = "txid,amount,event\nA,1.50,sale\nB,x,sale\nA,1.50,sale\nC,1,typo\n,1,sale\n";
  const { status, body } = await create(member, text);
  expect(status).toBe(201);
  expect(upload.parse(body)).toMatchObject({
    state: "checked",
    rows: 5,
    checkedRows: 5,
    committedRows: 0,
    checked: {
      effects: { recorded: 1, duplicate: 1, refused: 3 },
      money: [{ currency: "USD", status: "approved", results: 1, payoutMicros: 2_000_000 }],
      reasons: [
        { reason: "UNREADABLE", rows: 2 },
        { reason: "X_EVENT_UNKNOWN", rows: 1 },
      ],
    },
  });
  const lines = body.checked.problems.map(({ line }: { line: number }) => line);
  expect(lines.toSorted()).toEqual([3, 5, 6]);
  expect(stored.size).toBe(0);
});

test("a commit records what the dry run did not refuse, in steps, and says how far it is", async () => {
  const { member, stored, calls } = await uploading();
  const { body: made } = await create(member, `${grid(600)}bad row,?\n`);
  expect(made).toMatchObject({ state: "checking", rows: 601, checkedRows: 250 });
  expect((await member.post(`/v1/uploads/${made.id}/commit`)).status).toBe(409);
  const checked = await untilDone(member, made.id, "check");
  expect(checked.body.checked.effects).toMatchObject({ recorded: 600, refused: 1 });
  const first = await member.post(`/v1/uploads/${made.id}/commit`);
  expect(first.body).toMatchObject({ state: "committing", committedRows: 100 });
  const done = await untilDone(member, made.id, "commit");
  expect(done.body).toMatchObject({ state: "done", committedRows: 601 });
  expect(done.body.committed.effects).toMatchObject({ recorded: 600, refused: 1, duplicate: 0 });
  expect(stored.size).toBe(600);
  expect(Math.max(...calls.map(({ length }) => length))).toBeLessThanOrEqual(50);
  const [report] = calls[0] ?? [];
  expect(report).toMatchObject({ via: "upload", workspaceId: member.workspaceId, click: null });
  expect(Object.fromEntries(report?.parameters ?? [])).toEqual({
    txid: "T-0",
    amount: "1.50",
    ...DEFAULTS,
  });
});

test("a commit that broke off is gone on with where it stopped, and nothing counts twice", async () => {
  const { facts, stored } = ledger();
  let isAway = false;
  const member = await signedIn({
    services: factsOf({
      ...facts,
      takeReports: async (reports) => {
        const verdicts = await facts.takeReports(reports);
        // The rows are taken, but nobody hears of it.
        if (isAway) throw new Error("the connection broke");
        return verdicts;
      },
    }),
  });
  const { body: made } = await create(member, grid(200));
  await member.post(`/v1/uploads/${made.id}/commit`);
  isAway = true;
  expect((await member.post(`/v1/uploads/${made.id}/commit`)).status).toBe(503);
  isAway = false;
  expect((await member.get(`/v1/uploads/${made.id}`)).body).toMatchObject({
    state: "committing",
    committedRows: 100,
  });
  const { body } = await untilDone(member, made.id, "commit");
  expect(body.committed).toMatchObject({
    effects: { recorded: 200, duplicate: 0 },
    money: [{ results: 200, payoutMicros: 400_000_000 }],
  });
  expect(stored.size).toBe(200);
});

test("two who commit at once count every row once", async () => {
  const { member } = await uploading();
  const { body: made } = await create(member, grid(200));
  await Promise.all([1, 2, 3].map(() => member.post(`/v1/uploads/${made.id}/commit`)));
  const { body } = await untilDone(member, made.id, "commit");
  expect(body).toMatchObject({ committedRows: 200, committed: { effects: { recorded: 200 } } });
});

test("the same file again is told, and all its rows are duplicates", async () => {
  const { member } = await uploading();
  const { body: first } = await create(member, grid(3));
  expect(first.sameAs).toBeNull();
  await untilDone(member, first.id, "commit");
  const { body: again } = await create(member, grid(3));
  expect(again).toMatchObject({
    sameAs: first.id,
    checked: { effects: { recorded: 0, duplicate: 3 }, money: [] },
  });
});

test("the error file holds the bad rows as they came, and can be uploaded when they are mended", async () => {
  const { member } = await uploading();
  const text = 'Order,Total,note\nA,1,"a, b"\n=B,?,+49\nC,2,x\n';
  const columns = ["txid", "amount", null];
  const { body: made } = await create(member, text, { columns });
  for (const step of ["dry run", "commit"]) {
    const file = await member.get(`/v1/uploads/${made.id}/errors.csv`);
    expect(file.headers.get("content-type")).toContain("text/csv");
    const [head, row, end] = file.body.split("\r\n");
    expect(head).toContain("line,problem,how to mend it,Order,amount,note");
    expect(row, step).toMatch(/^3,UNREADABLE,".*",'=B,\?,'\+49$/);
    expect(end).toBe("");
    await untilDone(member, made.id, "commit");
    const mended = await create(member, file.body.replace(",?,", ",5,"));
    expect(mended.body.checked.effects).toMatchObject({ recorded: 1, refused: 0 });
  }
});

test("rows are kept only as long as they are needed", async () => {
  const { member } = await uploading();
  const { body: made } = await create(member, `${grid(60)}bad,?\n`);
  await untilDone(member, made.id, "commit");
  const { results } = await env.EVENTS.prepare("SELECT rows FROM upload_chunks WHERE upload_id = ?")
    .bind(made.id)
    .all<{ rows: string }>();
  expect(results.flatMap(({ rows }) => JSON.parse(rows))).toEqual([[62, "bad", "?"]]);
});

test.each([
  ["whose columns are unknown", { text: "a,b\n1,2\n" }, "columns", "name one txid or click_id"],
  ["without rows", { text: "txid\n" }, "text", "no rows of results"],
  ["with ambiguous amounts", { text: "txid,amount\nA,1.234\n" }, "numbers", "say point or comma"],
  [
    "with too many columns named",
    { text: "txid\nA\n", columns: ["txid", null] },
    "columns",
    "name 1 columns",
  ],
  [
    "with a column named twice",
    { text: "a,b\n1,2\n", columns: ["txid", "txid"] },
    "columns",
    "given to two columns",
  ],
  ["of no zone", { text: "txid\nA\n", timezone: "Mars/Olympus" }, "timezone", "IANA"],
  ["with a long row", { text: `txid\n${"x".repeat(9_000)}\n` }, "text", "line 2: the row has"],
  [
    "with one click for all rows",
    { text: "txid\nA\n", defaults: { click_id: "x" } },
    "defaults.click_id",
    "unknown field",
  ],
])("an upload %s is refused with a way out", async (_, fields, path, message) => {
  const { member } = await uploading();
  const { text, ...rest } = fields;
  const { status, body } = await create(member, text, rest);
  expect(status).toBe(400);
  expect(body.errors[0]).toMatchObject({ path });
  expect(body.errors[0].message).toContain(message);
});

test("a file above 10 MiB is refused as too large", async () => {
  const { member } = await uploading();
  const { status } = await create(member, `txid\n${"ä".repeat(5_600_000)}`);
  expect(status).toBe(413);
});

test("a status is changed for the one result that a row means", async () => {
  const { member, calls } = await uploading();
  const event = { campaignId: "cmp_1", eventTypeId: "evt_1" };
  const store = (fields: object) =>
    storeConversion(env.EVENTS, member.workspaceId, { ...event, ...fields });
  const clickId = "0123456789abcdefghjkmnpqrstvwxyz";
  await store({ txid: "A", clickId, dedupeKey: "t:A" });
  const lone = clickId.replace("0", "7");
  await store({ txid: null, clickId: lone, dedupeKey: `c:${lone}` });
  const text = `click_id,status,amount\n${clickId},paid,99\n${lone.toUpperCase()},reject,\n${clickId.replace("0", "9")},paid,\n`;
  const { body: made } = await create(member, text, { kind: "statuses" });
  expect(made.checked.effects).toMatchObject({ refused: 1 });
  expect(made.checked.problems).toMatchObject([{ line: 4, reason: "NOT_FOUND" }]);
  await untilDone(member, made.id, "commit");
  expect(calls[0]?.map(({ parameters }) => Object.fromEntries(parameters))).toEqual([
    { campaign_id: "cmp_1", event: "evt_1", txid: "A", status: "paid" },
    { click_id: lone, event: "evt_1", status: "reject" },
  ]);
  expect(calls[0]?.[1]?.click).toMatchObject({ clickId: lone });
});

test("who may only read sees uploads and makes none", async () => {
  const { member } = await uploading();
  const { body: made } = await create(member, grid(1));
  const analyst = await signedIn({ role: "analyst", workspaceId: member.workspaceId });
  expect((await analyst.get(`/v1/uploads/${made.id}`)).status).toBe(200);
  expect((await analyst.get("/v1/uploads")).body.data).toMatchObject([{ id: made.id }]);
  expect((await create(analyst, grid(1))).status).toBe(403);
  expect((await analyst.post(`/v1/uploads/${made.id}/commit`)).status).toBe(403);
});
