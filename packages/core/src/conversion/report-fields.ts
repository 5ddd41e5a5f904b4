/** Canonical name first, then every other spelling in use; one list, so that the app can show what is accepted. */
export const REPORT_ALIASES = {
  clickId: ["click_id", "clickid", "cid", "subid", "cnv_id", "transaction_id", "aff_sub", "uclick"],
  txid: ["txid", "tid", "txn_id", "transactionid", "order_id", "orderid", "action_id"],
  event: ["event", "type", "et", "cet", "goal", "goal_id", "goal_value", "event_id"],
  amount: ["amount", "sum", "sale_amount"],
  revenue: ["revenue"],
  payout: ["payout"],
  currency: ["currency", "cnv_currency"],
  status: ["status", "cnv_status"],
  coupon: ["coupon", "coupon_code", "promo_code"],
  returnBody: ["return"],
  eventAtMs: ["ts", "timestamp"],
  signature: ["sig"],
  token: ["token", "security_token", "verification_token", "secure"],
  campaignId: ["campaign_id", "campaign.id", "offer_id", "oid"],
  publisherId: ["publisher_id", "publisher.id", "aff_id", "affiliate_id", "pub_id", "pid"],
} as const;

export type ReportField = keyof typeof REPORT_ALIASES;

/** `sub1` to `sub20`: the advertiser's own values, under the names that advertisers' systems give them. */
const SUB_ALIASES = Array.from({ length: 20 }, (_, i) => {
  const n = i + 1;
  const names = [`sub${n}`, `sub_id_${n}`, `adv_sub${n}`];
  if (n <= 5) names.push(`adv${n}`);
  if (n === 1) names.push("adv_sub");
  return names.map((name): [string, string] => [name, `sub${n}`]);
}).flat();

const FIELDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(REPORT_ALIASES).flatMap(([field, names]) =>
    names.map((name): [string, string] => [name, field]),
  ),
  ...SUB_ALIASES,
]);

/** CAKE's one-letter names. Alone they mean anything (`r` is often a random number against caches). */
const CAKE_FIELDS: ReadonlyMap<string, string> = new Map([
  ["r", "clickId"],
  ["t", "txid"],
  ["e", "event"],
  ["p", "amount"],
]);

/** The field behind a lower-case name; CAKE's letters count only in a report that is CAKE's by its `r`. */
export function reportField(name: string, isCake: boolean): string | null {
  return FIELDS.get(name) ?? (isCake ? CAKE_FIELDS.get(name) : null) ?? null;
}

/** Whether a parameter of that name, in any case, proves who sent the report: such a value is never kept. */
export function reportSecret(name: string): boolean {
  const field = reportField(name.trim().toLowerCase(), false);
  return field === "token" || field === "signature";
}
