import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { type ClientOptions, createClient, reportUrl } from "./create-client.ts";

const origin = "https://go.brand.example";
const report = { clickId: "0v3m8c7q1n5s9x2b4d6f8h0j2k4p6r8t", txid: "A 1", amount: 0.1 + 0.2 };
const verdict = { verdict: "recorded", reason: "OK", conversionId: "cnv_1", status: "approved" };

type Answer = () => Response | Promise<Response>;

const ok: Answer = () => Response.json(verdict);
const down: Answer = () => new Response("later", { status: 503 });
const cut: Answer = () => Promise.reject(new TypeError("fetch failed"));

/** A client whose tracker gives these answers one after the other; what it asked, and how long it paused. */
function tryClient(answers: readonly Answer[], options: Partial<ClientOptions> = {}) {
  const asked: { readonly url: string; readonly init: RequestInit }[] = [];
  const pausesMs: number[] = [];
  const client = createClient({
    origin,
    fetch: async (url, init) => (answers[asked.push({ url, init }) - 1] ?? cut)(),
    sleep: async (ms) => void pausesMs.push(ms),
    random: () => 0,
    ...options,
  });
  return { client, asked, pausesMs };
}

test("a report becomes a postback with the tracker's own names", async () => {
  const url = await reportUrl(
    { origin: `${origin}/`, token: "t0k&n" },
    {
      ...report,
      event: "sale",
      currency: "EUR",
      status: "approved",
      coupon: "MAY",
      eventAtMs: 1_790_000_000_000,
      extra: { sub1: "a=b", sub2: "" },
    },
  );
  expect(url).toBe(
    `${origin}/pb?click_id=${report.clickId}&txid=A+1&event=sale&amount=0.3&currency=EUR` +
      `&status=approved&coupon=MAY&ts=1790000000000&sub1=a%3Db&token=t0k%26n`,
  );
});

test.each([
  [49.9, "49.9"],
  [100, "100"],
  [0, "0"],
  [-5.25, "-5.25"],
  [0.000001, "0.000001"],
  ["1234567890.123456789", "1234567890.123456789"],
])("an amount of %s is sent as %s", async (amount, text) => {
  expect(await reportUrl({ origin }, { amount })).toBe(`${origin}/pb?amount=${text}`);
});

test("with a secret the query is signed as it is sent, and the secret is nowhere in it", async () => {
  const url = await reportUrl({ origin, secret: "s3cret" }, report);
  const [, query = "", sig] = /\?(.*)&sig=([0-9a-f]{64})$/.exec(url) ?? [];
  expect(sig).toBe(createHmac("sha256", "s3cret").update(query).digest("hex"));
  expect(new URL(url).search).toBe(`?${query}&sig=${sig}`);
  expect(url).not.toContain("s3cret");
});

test("the tracker's verdict comes back, also when it is a rejection", async () => {
  const rejected = { verdict: "rejected", reason: "X_CLICK_FORGED" };
  const { client } = tryClient([ok, () => Response.json(rejected)]);
  expect(await client.reportConversion(report)).toEqual({ kind: "judged", verdict });
  expect(await client.reportConversion(report)).toEqual({ kind: "judged", verdict: rejected });
});

test("a report that the tracker only took in is said to be queued", async () => {
  const accepted = { verdict: "accepted", reason: "OK" };
  const { client } = tryClient([() => Response.json(accepted, { status: 202 })]);
  expect(await client.reportConversion(report)).toEqual({ kind: "queued", verdict: accepted });
});

test("a failed try is repeated with the same address until it is answered", async () => {
  const { client, asked, pausesMs } = tryClient([cut, down, down, ok]);
  expect(await client.reportConversion(report)).toMatchObject({ kind: "judged" });
  expect(new Set(asked.map(({ url }) => url)).size).toBe(1);
  expect(pausesMs).toEqual([500, 1_000, 2_000]);
});

test("after the last try the report is the caller's again", async () => {
  const { client, asked } = tryClient([down, cut, down], { tries: 3 });
  expect(await client.reportConversion(report)).toEqual({
    kind: "unreachable",
    tries: 3,
    detail: "status 503: later",
  });
  expect(asked).toHaveLength(3);
});

test.each([400, 401, 403, 404, 405, 409, 422])("%i is never repeated", async (status) => {
  const { client, asked } = tryClient([() => new Response("no", { status })]);
  expect(await client.reportConversion(report)).toEqual({ kind: "refused", status, detail: "no" });
  expect(asked).toHaveLength(1);
});

test.each([
  ["a redirect", () => new Response(null, { status: 302, headers: { location: "/x" } }), 302],
  ["another site's page", () => new Response("<html>welcome</html>"), 200],
  ["JSON of something else", () => Response.json({ ok: true }), 200],
  ["an empty answer", () => new Response(""), 200],
])("%s is no verdict, and no redirect is followed", async (_, answer, status) => {
  const { client, asked } = tryClient([answer]);
  expect(await client.reportConversion(report)).toMatchObject({ kind: "refused", status });
  expect(asked[0]?.init.redirect).toBe("manual");
});

test.each([503, 429])(
  "a pause that a %i asks for is kept, up to the longest that is wanted",
  async (status) => {
    const busy = () => new Response("", { status, headers: { "retry-after": "20" } });
    const patient = tryClient([busy, ok], { random: () => 0.5 });
    await patient.client.reportConversion(report);
    expect(patient.pausesMs).toEqual([25_000]);
    const hasty = tryClient([busy, ok], { maxDelayMs: 3_000 });
    await hasty.client.reportConversion(report);
    expect(hasty.pausesMs).toEqual([3_000]);
  },
);

test("pauses of clients that failed together spread apart", async () => {
  const pauses = [0, 0.25, 0.999].map(async (random) => {
    const { client, pausesMs } = tryClient([down, ok], { random: () => random });
    await client.reportConversion(report);
    return pausesMs[0];
  });
  expect(await Promise.all(pauses)).toEqual([500, 563, 750]);
});

test("an origin that is none is a mistake of the program", async () => {
  await expect(createClient({ origin: "nowhere" }).reportConversion(report)).rejects.toThrow(
    "Invalid URL",
  );
});
