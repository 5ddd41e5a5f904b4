import { expect, test } from "vitest";
import {
  findEvent,
  hmacSha256,
  mintClickId,
  parseAmount,
  readReport,
  readStatus,
  reportedAmount,
  verifyClickId,
} from "../index.ts";

const mac = hmacSha256(new Uint8Array(32).fill(3));
const keys = { current: { version: 1, mac }, all: new Map([[1, mac]]) };
const CLICK = mintClickId(
  { atMs: Date.UTC(2026, 10, 1), keyVersion: 1, linkNumber: 7, random: [5, 123_456] },
  mac,
);

const events = [
  { id: "evt_sale", name: "Sale", aliases: ["purchase", "1"] },
  { id: "evt_deposit", name: "Deposit", aliases: ["ftd", "3"] },
];

/** What the ledger needs of a report: the click proven, the event found, amount and status understood. */
function understand(query: string) {
  const report = readReport(new URLSearchParams(query));
  const found = findEvent(report.event, events);
  const amount = reportedAmount(report);
  const { txid, currency, coupon, subs, token, eventAtMs, returnBody, problems } = report;
  return {
    click: verifyClickId(report.clickId ?? "", keys).kind,
    txid,
    event: found.kind === "found" ? found.event.id : found,
    amountMicros: amount === null ? null : parseAmount(amount.text),
    name: amount?.name,
    currency,
    status: readStatus(report.status, report.statusMaps, []),
    coupon,
    subs,
    token,
    eventAtMs,
    returnBody,
    problems,
  };
}

const sale = {
  click: "verified",
  txid: "ORDER-1001",
  event: "evt_sale",
  amountMicros: 49_900_000,
  name: "amount",
  currency: null,
  status: { kind: "status", status: "approved", via: "default" },
  coupon: null,
  subs: {},
  token: null,
  eventAtMs: null,
  returnBody: null,
  problems: [],
};
const byWord = (status: string, via = "words") => ({ kind: "status", status, via });

test.each<[string, string, Partial<typeof sale> | object]>([
  [
    "TUNE",
    `offer_id=26&goal_id=3&transaction_id=${CLICK}&amount=49.90&currency=USD&adv_sub=ORDER-1001&adv_sub2=web&security_token=a1b2`,
    {
      txid: null,
      event: "evt_deposit",
      currency: "USD",
      subs: { sub1: "ORDER-1001", sub2: "web" },
      token: "a1b2",
    },
  ],
  ["CAKE", `o=12&e=3&f=pb&r=${CLICK}&t=ORDER-1001&p=49.90`, { event: "evt_deposit" }],
  [
    "Everflow",
    `nid=512&event_id=3&transaction_id=${CLICK.toUpperCase()}&amount=49.9&order_id=ORDER-1001&adv1=shoes&adv5=42&coupon_code=SPRING&verification_token=a1b2&timestamp=1795000000`,
    {
      event: "evt_deposit",
      coupon: "SPRING",
      subs: { sub1: "shoes", sub5: "42" },
      token: "a1b2",
      eventAtMs: 1_795_000_000_000,
    },
  ],
  [
    "Affise",
    `clickid=${CLICK}&action_id=ORDER-1001&goal=FTD&sum=49.90&status=5&secure=a1b2&promo_code=SPRING&ip=192.0.2.1`,
    { event: "evt_deposit", status: byWord("hold"), coupon: "SPRING", token: "a1b2" },
  ],
  [
    "Trackier",
    `click_id=${CLICK}&security_token=a1b2&goal_value=deposit&txn_id=ORDER-1001&sale_amount=49.90&currency=usd&status=Cancelled&sub1=a&sub15=b`,
    {
      event: "evt_deposit",
      currency: "USD",
      status: byWord("rejected"),
      subs: { sub1: "a", sub15: "b" },
      token: "a1b2",
    },
  ],
  [
    "Binom",
    `cnv_id=${CLICK}&payout=49.90&cnv_status=Hold&cnv_currency=EUR&cnv_status2=second`,
    { txid: null, name: "payout", currency: "EUR", status: byWord("hold") },
  ],
  [
    "Keitaro",
    `subid=${CLICK}&tid=2&payout=49.90&currency=usd&status=BILLED&lead_status=reg,topup&sale_status=billed&rejected_status=fake&ignore_status=ping,test&sub_id_4=red&return=OK`,
    {
      txid: "2",
      name: "payout",
      currency: "USD",
      status: byWord("approved", "url"),
      subs: { sub4: "red" },
      returnBody: "OK",
    },
  ],
  [
    "Voluum",
    `cid=${CLICK}&payout=49.90&txid=ORDER-1001&currency=USD&et=deposit&param1=x`,
    { name: "payout", event: "evt_deposit", currency: "USD" },
  ],
  [
    "RedTrack",
    `clickid=${CLICK}&sum=49.90&type=Purchase&status=Pending&sub7=ad`,
    { txid: null, status: byWord("pending"), subs: { sub7: "ad" } },
  ],
  [
    "ours",
    `CLICK_ID=${CLICK}&TXID=ORDER-1001&EVENT=SALE&REVENUE=49.90&CURRENCY=usd&STATUS=Sale`,
    { name: "revenue", currency: "USD", status: byWord("approved") },
  ],
])("a postback in the style of %s is understood", (_system, query, expected) => {
  expect(understand(query)).toEqual({ ...sale, ...expected });
});

test("a test ping that its own URL maps to nothing is ignored", () => {
  const { status } = understand(`subid=${CLICK}&status=Ping&ignore_status=ping,test`);
  expect(status).toEqual({ kind: "ignored", via: "url" });
});

test.each(["r=0.4711&t=1&e=2&p=3", "t=1&p=3", "o=12"])(
  "without a click id in r, the letters of %s say nothing",
  (query) => {
    expect(readReport(new URLSearchParams(query))).toEqual(readReport([]));
  },
);
