import fc from "fast-check";
import { expect, test } from "vitest";
import { readReport, REPORT_ALIASES, reportedAmount, type ReportParameters } from "../index.ts";

const read = (query: string) => readReport(new URLSearchParams(query));
const CLICK = "06b25c4h0001rg00w0000f1v8k4p7r2e";

const NOTHING: ReportParameters = {
  clickId: null,
  txid: null,
  event: null,
  amount: null,
  revenue: null,
  payout: null,
  currency: null,
  status: null,
  statusMaps: [],
  coupon: null,
  subs: {},
  returnBody: null,
  eventAtMs: null,
  signature: null,
  token: null,
  campaignId: null,
  publisherId: null,
  problems: [],
};

const samples = {
  clickId: CLICK,
  txid: "A-1",
  event: "sale",
  amount: "25",
  revenue: "25.5",
  payout: "0.000001",
  currency: "EUR",
  status: "approved",
  coupon: "SPRING",
  returnBody: "ok",
  signature: "ab",
  token: "t",
  campaignId: "cmp_1",
  publisherId: "pub_1",
} as const;

/** The table of accepted names, written out once more: a name lost from the code fails here. */
const ACCEPTED = {
  clickId: "click_id clickid cid subid cnv_id transaction_id aff_sub uclick",
  txid: "txid tid txn_id transactionid order_id orderid action_id",
  event: "event type et cet goal goal_id goal_value event_id",
  amount: "amount sum sale_amount",
  revenue: "revenue",
  payout: "payout",
  currency: "currency cnv_currency",
  status: "status cnv_status",
  coupon: "coupon coupon_code promo_code",
  returnBody: "return",
  signature: "sig",
  token: "token security_token verification_token secure",
  campaignId: "campaign_id campaign.id offer_id oid",
  publisherId: "publisher_id publisher.id aff_id affiliate_id pub_id pid",
} as const;

test.each(
  (Object.keys(ACCEPTED) as (keyof typeof ACCEPTED)[]).flatMap((field) =>
    ACCEPTED[field].split(" ").map((name) => [name, field] as const),
  ),
)("%s is the %s, in any case", (name, field) => {
  for (const spelling of [name, name.toUpperCase(), ` ${name} `]) {
    expect(readReport([[spelling, samples[field]]])).toEqual({
      ...NOTHING,
      [field]: samples[field],
    });
  }
});

test.each([
  ...Array.from({ length: 20 }, (_, i) => [`sub${i + 1}`, `sub${i + 1}`]),
  ...Array.from({ length: 20 }, (_, i) => [`sub_id_${i + 1}`, `sub${i + 1}`]),
  ...Array.from({ length: 5 }, (_, i) => [`adv${i + 1}`, `sub${i + 1}`]),
  ["adv_sub", "sub1"],
  ["adv_sub2", "sub2"],
])("%s is %s", (name, field) => {
  expect(read(`${name.toUpperCase()}=x`)).toEqual({ ...NOTHING, subs: { [field]: "x" } });
});

test.each([
  "",
  "x=1",
  "sub0=x",
  "sub21=x",
  "sub_id_0=x",
  "adv6=x",
  "__proto__=x",
  "constructor=x",
  "txid=",
  "txid=%20",
])("%j says nothing", (query) => {
  expect(read(query)).toEqual(NOTHING);
});

test("the first usable value of a field wins, whichever way it is spelled", () => {
  expect(read("txid=&order_id=B&txid=C&tid=D").txid).toBe("B");
  expect(read("sum=1&amount=2").amount).toBe("1");
});

test("amount, revenue and payout stay apart, and the first of them that is given is judged", () => {
  const report = read("payout=4&revenue=5&sale_amount=50");
  expect(report).toMatchObject({ amount: "50", revenue: "5", payout: "4" });
  expect(reportedAmount(report)).toEqual({ name: "amount", text: "50" });
  expect(reportedAmount(read("payout=4&revenue=5"))).toEqual({ name: "revenue", text: "5" });
  expect(reportedAmount(read("payout=4"))).toEqual({ name: "payout", text: "4" });
  expect(reportedAmount(NOTHING)).toBeNull();
});

test("among several click ids the one that can be ours is taken, and the others are named", () => {
  const report = read(`aff_sub=banner&cid=77&transaction_id=${CLICK}`);
  expect(report.clickId).toBe(CLICK);
  expect(report.problems.map(({ field }) => field)).toEqual(["clickId"]);
  expect(read(`cid=${CLICK}&subid=${CLICK.toUpperCase()}`).problems).toEqual([]);
  expect(read("cid=a&subid=b").clickId).toBe("a");
});

test.each(["{txid}", "{{order.id}}", "${ORDER_ID}", "[ORDER_ID]", "#tid#", "%ORDER_ID%", "{}x{}"])(
  "a transaction id of %s is %s",
  (txid) => {
    const report = readReport([["txid", txid]]);
    const isValue = txid === "{}x{}";
    expect(report.txid).toBe(isValue ? txid : null);
    expect(report.problems).toHaveLength(isValue ? 0 : 1);
  },
);

test("a macro that nobody filled in gives way to another name's value", () => {
  const report = read("txid=%7Btxid%7D&order_id=7");
  expect(report.txid).toBe("7");
  expect(report.problems).toEqual([
    { field: "txid", problem: "{txid} is a macro that was not filled in" },
  ]);
});

test.each([
  ["amount", "amount", "ten", "ten"],
  ["sum", "amount", "25,00", "25,00"],
  ["revenue", "revenue", "-5", "-5"],
  ["payout", "payout", "1e3", "1e3"],
  ["currency", "currency", "US$", "US$"],
  ["ts", "eventAtMs", "yesterday", null],
  ["return", "returnBody", "a\u0000b", null],
  ["return", "returnBody", "x".repeat(501), null],
  ["sale_status", "statusMaps", "x".repeat(51), []],
] as const)("%s=%s cannot be used, and that is said", (name, field, value, kept) => {
  const report = readReport([[name, value]]);
  expect(report.problems.map((problem) => problem.field)).toEqual([field]);
  expect(report[field]).toEqual(kept);
});

test.each(["OK", " OK ", "{ok}", '{"status":1}', "line\n\tline", "<ok/>", "x".repeat(500)])(
  "the answer %j is kept to the letter",
  (body) => {
    expect(readReport([["return", body]])).toEqual({ ...NOTHING, returnBody: body });
  },
);

test("long values are cut to whole characters and named", () => {
  const report = readReport([
    ["coupon", `${"x".repeat(199)}😀`],
    ["sub1", "y".repeat(201)],
    ["click_id", "z".repeat(500)],
  ]);
  expect(report.coupon).toBe("x".repeat(199));
  expect(report.subs["sub1"]).toHaveLength(200);
  expect(report.clickId).toHaveLength(200);
  expect(report.problems.map(({ field }) => field).toSorted()).toEqual([
    "clickId",
    "coupon",
    "sub1",
  ]);
});

test("two long transaction ids that begin alike stay two", () => {
  const txid = (end: string) => readReport([["txid", "x".repeat(300) + end]]).txid;
  expect(txid("a")).toHaveLength(200);
  expect(txid("a")).toBe(txid("a"));
  expect(txid("a")).not.toBe(txid("b"));
});

test("status words are mapped in the URL, each by its first mapping", () => {
  const { statusMaps } = read(
    "sale_status=Billed,+Paid+,,&lead_status=reg&REJECTED_STATUS=billed,fake&ignore_status=ping&hold_status=h&refunded_status=r&trash_status=t&pending_status=p&approved_status=a",
  );
  expect(statusMaps.map(({ word, status }) => `${word}=${status}`)).toEqual([
    "billed=approved",
    "paid=approved",
    "reg=pending",
    "fake=rejected",
    "ping=ignored",
    "h=hold",
    "r=refunded",
    "t=trash",
    "p=pending",
    "a=approved",
  ]);
});

test("no more words are mapped than a URL has use for", () => {
  const words = (prefix: string) => Array.from({ length: 70 }, (_, i) => prefix + i).join();
  const report = readReport([
    ["sale_status", words("a")],
    ["lead_status", words("b")],
  ]);
  expect(report.statusMaps).toHaveLength(100);
  expect(report.problems.map(({ field }) => field)).toEqual(["statusMaps"]);
});

const fields = [
  ...Object.values(REPORT_ALIASES).map((names): readonly string[] => names),
  ...Array.from({ length: 5 }, (_, i) => [`sub${i + 1}`, `sub_id_${i + 1}`, `adv${i + 1}`]),
  ["sale_status", "approved_status"],
  ["lead_status", "pending_status"],
];
const value = fc.oneof(
  fc.constantFrom("25.00", "usd", "Sale", CLICK, "1795000000", "{txid}", "", " x ", "a,b"),
  fc.string({ unit: "grapheme", maxLength: 250 }),
);
const pair = fc.record({
  names: fc.constantFrom(...fields),
  one: fc.nat({ max: 50 }),
  other: fc.nat({ max: 50 }),
  isUpper: fc.boolean(),
  value,
});

test("a report reads the same under any other names of its fields", () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
      const named = (pick: (p: (typeof pairs)[number]) => number, isRenamed: boolean) =>
        pairs.map((p): [string, string] => {
          const name = p.names[pick(p) % p.names.length] ?? "";
          return [isRenamed && p.isUpper ? name.toUpperCase() : name, p.value];
        });
      expect(readReport(named((p) => p.other, true))).toEqual(
        readReport(named((p) => p.one, false)),
      );
    }),
    { numRuns: 2_000 },
  );
});

/** The report under canonical names. */
function write(report: ReportParameters): [string, string][] {
  const { statusMaps, subs, eventAtMs, problems: _, ...texts } = report;
  const target = { approved: "sale", pending: "lead", ignored: "ignore" } as const;
  return [
    ...Object.entries(texts).map(([field, text]): [string, string] => [
      REPORT_ALIASES[field as keyof typeof texts][0],
      text ?? "",
    ]),
    ["ts", eventAtMs === null ? "" : String(eventAtMs)],
    ...Object.entries(subs),
    ...statusMaps.map(({ word, status }): [string, string] => [
      `${status === "approved" || status === "pending" || status === "ignored" ? target[status] : status}_status`,
      word,
    ]),
  ];
}

test("what was read reads the same when it is written out and read again", () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
      const once = readReport(pairs.map((p): [string, string] => [p.names[0] ?? "", p.value]));
      expect({ ...readReport(write(once)), problems: [] }).toEqual({ ...once, problems: [] });
    }),
    { numRuns: 2_000 },
  );
});

test("no parameters whatever throw, and nothing kept is longer than its limit", () => {
  const name = fc.oneof(fc.constantFrom(...fields.flat()), fc.string({ unit: "binary" }));
  const text = fc.string({ unit: "binary", maxLength: 1_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(name, text), { maxLength: 20 }), (pairs) => {
      const { subs, statusMaps, eventAtMs, problems, ...texts } = readReport(pairs);
      for (const kept of [...Object.values(texts), ...Object.values(subs)]) {
        expect((kept ?? "").length).toBeLessThanOrEqual(kept === texts.returnBody ? 500 : 200);
      }
      expect(statusMaps.length).toBeLessThanOrEqual(100);
      expect(eventAtMs === null || Number.isSafeInteger(eventAtMs)).toBe(true);
      expect(new Set(problems.map(({ field }) => field)).size).toBe(problems.length);
    }),
    { numRuns: 300 },
  );
});
