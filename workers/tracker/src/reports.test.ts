import { signReport } from "@cleverdrip/core";
import { createTestWorkspace, testClickId, type TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { createTestHost } from "../test-support/hosts.ts";
import { report, rowsOf, send } from "../test-support/reports.ts";

const clickOf = ({ linkNumber }: TestWorkspace) => testClickId(linkNumber, Date.now() - 60_000);

const form = (values: Readonly<Record<string, string>>): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(values),
});
const as = (contentType: string, body: BodyInit): RequestInit => ({
  method: "POST",
  body,
  headers: { "content-type": contentType },
});

test("a postback is answered with verdict, reason, hint and conversion, and repeated with the same", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const path = `/pb?click_id=${clickOf(workspace)}&txid=T1&event=sale&amount=25.00&currency=usd`;
  const response = await send(path);
  expect([response.status, response.headers.get("x-verdict")]).toEqual([200, "recorded OK"]);
  const recorded = await response.json<{ conversionId: string }>();
  expect(recorded).toMatchObject({
    verdict: "recorded",
    reason: "OK",
    hint: null,
    payoutMicros: 4_000_000,
  });
  expect(await report(path)).toMatchObject({
    verdict: "duplicate",
    reason: "X_DUP_TXID",
    hint: expect.stringMatching("recorded already"),
    conversionId: recorded.conversionId,
  });
});

function multipart(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

test.each<[string, (id: string) => RequestInit]>([
  ["a form", (id) => form({ ClickID: id.toUpperCase(), ORDER_ID: "T2", Sum: "12.5" })],
  [
    "a form with boundaries",
    (id) => ({ method: "POST", body: multipart({ cid: id, txid: "T2", amount: "12.5" }) }),
  ],
  [
    "JSON",
    (id) => as("application/json", JSON.stringify({ click_id: id, txid: "T2", amount: 12.5 })),
  ],
  [
    "JSON with a suffix and a character set",
    (id) =>
      as(
        "application/vnd.api+json; charset=utf-8",
        JSON.stringify({ click_id: id, txid: "T2", amount: "12.5" }),
      ),
  ],
  ["a beacon", (id) => as("text/plain;charset=UTF-8", `cid=${id}&tid=T2&amount=12.5`)],
  [
    "JSON under a form's name",
    (id) =>
      as(
        "application/x-www-form-urlencoded",
        ` ${JSON.stringify({ subid: id, txid: "T2", payout: 12.5 })}`,
      ),
  ],
])("a report posted as %s is recorded", async (_, bodyOf) => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const verdict = await report("/pb?event=sale", bodyOf(clickOf(workspace)));
  expect(verdict).toMatchObject({ verdict: "recorded", revenueMicros: 12_500_000 });
  expect(await rowsOf("conversions", workspace.workspaceId)).toMatchObject([{ txid: "T2" }]);
});

test("what the query says goes before what the body says", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const body = form({ click_id: clickOf(workspace), txid: "body", amount: "1" });
  await report("/pb?txid=query", body);
  expect(await rowsOf("conversions", workspace.workspaceId)).toMatchObject([
    { txid: "query", revenue_micros: 1_000_000 },
  ]);
});

test("order numbers beyond what a float holds stay two orders", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = clickOf(workspace);
  for (const number of ["90071992547409931", "90071992547409932"]) {
    const body = `{"click_id":"${click}","order_id":${number},"test":true,"cart":{"n":1},"x":null}`;
    expect(await report("/pb", as("application/json", body))).toMatchObject({
      verdict: "recorded",
    });
  }
  const [kept] = await rowsOf("received_reports", workspace.workspaceId);
  expect(JSON.parse(String(kept?.["parameters"]))).toEqual([
    ["click_id", click],
    ["order_id", expect.stringMatching(/^9007199254740993[12]$/)],
    ["test", "true"],
    ["cart", '{"n":1}'],
  ]);
});

test("every parameter is kept as it came, and where it came from", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = clickOf(workspace);
  const headers = { "cf-connecting-ip": "203.0.113.77" };
  await report(`/pb?click_id=${click}&txid=T1&Foo=a%20b&foo=c&sub3=x&token=secret`, { headers });
  const [kept] = await rowsOf("received_reports", workspace.workspaceId);
  expect(kept).toMatchObject({
    via: "postback",
    click_id: click,
    ip_prefix: "203.0.113.0/24",
    parameters: JSON.stringify([
      ["click_id", click],
      ["txid", "T1"],
      ["Foo", "a b"],
      ["foo", "c"],
      ["sub3", "x"],
      ["token", "(hidden)"],
    ]),
  });
});

test.each(["OK", "<script>alert(1)</script>", " {kept} ", "ключ=1"])(
  "the answer %j is given literally, as plain text that no browser takes for anything else",
  async (wanted) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const query = new URLSearchParams({ click_id: clickOf(workspace), txid: "1", return: wanted });
    const answers = [
      await send(`/pb?${query}`),
      await send(`/pb?return=${encodeURIComponent(wanted)}`),
    ];
    for (const response of answers) {
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await response.text()).toBe(wanted);
    }
    expect(answers.map(({ headers }) => headers.get("x-verdict"))).toEqual([
      "recorded OK",
      "rejected X_CLICK_UNKNOWN",
    ]);
  },
);

test("a signature covers query and form together, and no body beside them", async () => {
  const secret = "a secret of the advertiser";
  const security = {
    secrets: [secret],
    tokens: [],
    sourceIps: [],
    requires: "signature" as const,
  };
  const workspace = await createTestWorkspace(env.CONTROL, { conversionPolicy: { security } });
  const body = `click_id=${clickOf(workspace)}&txid=T1`;
  const sig = signReport(`event=sale&${body}`, secret);
  const plain = "application/x-www-form-urlencoded";
  expect(await report("/pb?event=sale", as(plain, `${body}&sig=${sig}`))).toMatchObject({
    verdict: "recorded",
  });
  const reasons = [
    await report("/pb?event=sale", as(plain, `${body}&amount=1&sig=${sig}`)),
    await report(
      `/pb?event=sale&${body}&sig=${sig}`,
      as("application/json", JSON.stringify({ amount: 99 })),
    ),
  ].map(({ reason }) => reason);
  expect(reasons).toEqual(["X_SIG", "X_SIG"]);
});

test.each([
  ["", "X_CLICK_UNKNOWN", "click_id is missing"],
  ["click_id=%7Bclickid%7D", "X_CLICK_UNKNOWN", "click_id is missing"],
  ["click_id=12345", "X_CLICK_UNKNOWN", "32 characters"],
  [`click_id=${"u".repeat(32)}`, "X_CLICK_UNKNOWN", "32 characters"],
  [`click_id=${"0".repeat(32)}`, "X_CLICK_FORGED", "not issued here"],
])(
  "%j instead of a click id of ours is answered %s and is in the log",
  async (query, reason, hint) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const host = await createTestHost(workspace);
    // The log is the workspace's whose host it came to.
    const response = await send(`/pb?txid=T1&${query}`, {}, `https://${host}`);
    expect(await response.json()).toMatchObject({
      verdict: "rejected",
      reason,
      conversionId: null,
      hint: expect.stringContaining(hint),
    });
    await vi.waitFor(async () =>
      expect(await rowsOf("received_reports", workspace.workspaceId)).toMatchObject([
        { reason, verdict: "rejected", txid: "T1" },
      ]),
    );
  },
);

test.each([
  ["broken JSON", "application/json", "{oops", "neither a form nor a flat JSON object"],
  ["a JSON list", "application/json", "[1]", "neither a form nor a flat JSON object"],
  ["a JSON text", "application/json", '"text"', "neither a form nor a flat JSON object"],
  [
    "another boundary",
    "multipart/form-data; boundary=x",
    "--y",
    "neither a form nor a flat JSON object",
  ],
  ["too many bytes", "text/plain", `a=${"x".repeat(20_000)}`, "at most 16384 bytes"],
  ["too many parameters", "text/plain", "a=1&".repeat(201), "200 parameters"],
])(
  "a body of %s is refused in words, and its click's workspace sees it",
  async (_, type, body, hint) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const click = clickOf(workspace);
    const verdict = await report(`/pb?click_id=${click}&txid=T1`, as(type, body));
    expect(verdict).toMatchObject({ verdict: "rejected", hint: expect.stringContaining(hint) });
    await vi.waitFor(async () =>
      expect(await rowsOf("received_reports", workspace.workspaceId)).toMatchObject([
        { click_id: click, txid: "T1", verdict: "rejected" },
      ]),
    );
    expect(await rowsOf("conversions", workspace.workspaceId)).toEqual([]);
  },
);

test("fifty postbacks of one transaction at once are one conversion, and fifty answers with its id, status and money", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const path = `/pb?click_id=${clickOf(workspace)}&txid=T1&amount=25&return=`;
  const verdicts = await Promise.all(Array.from({ length: 50 }, () => report(path)));
  const [{ conversionId } = { conversionId: null }] = verdicts;
  expect(conversionId).toMatch(/^cnv_/);
  const money = { payoutMicros: 4_000_000, revenueMicros: 25_000_000, currency: "USD" };
  for (const each of verdicts)
    expect(each).toMatchObject({ conversionId, status: "approved", ...money });
  expect(verdicts.filter(({ verdict }) => verdict === "recorded")).toHaveLength(1);
  expect(verdicts.filter(({ reason }) => reason === "X_DUP_TXID")).toHaveLength(49);
  for (const table of ["conversions", "payout_ledger"])
    expect(await rowsOf(table, workspace.workspaceId)).toHaveLength(1);
  expect(await rowsOf("received_reports", workspace.workspaceId)).toHaveLength(50);
});
