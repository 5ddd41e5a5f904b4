/** Canonical names of an inbound postback and every other spelling in use; matched without regard to case. */
const ALIASES = {
  clickId: ["click_id", "clickid", "cid", "subid", "cnv_id", "transaction_id", "aff_sub", "uclick"],
  txid: ["txid", "tid", "txn_id", "transactionid", "order_id", "orderid"],
  event: ["event", "type", "et", "cet", "goal", "goal_id", "event_id"],
  amount: ["amount", "revenue", "payout", "sum", "sale_amount"],
  currency: ["currency", "cnv_currency"],
  status: ["status", "cnv_status"],
} as const;

export type PostbackField = keyof typeof ALIASES;
export type PostbackParameters = Readonly<Record<PostbackField, string | null>>;

/** Longest value taken from a postback; a longer one is cut, so that one caller cannot fill the ledger. */
const MAX_VALUE = 200;

/** Fields of a postback; null where it said nothing. The canonical spelling wins over others, the first of a repeat. */
export function readPostback(parameters: Iterable<readonly [string, string]>): PostbackParameters {
  const given = new Map<string, string>();
  for (const [name, value] of parameters) {
    const key = name.toLowerCase();
    if (!given.has(key) && value.trim() !== "") given.set(key, value.trim().slice(0, MAX_VALUE));
  }
  const read = (field: PostbackField) => firstOf(given, ALIASES[field]);
  return {
    clickId: read("clickId"),
    txid: read("txid"),
    event: read("event"),
    amount: read("amount"),
    currency: read("currency"),
    status: read("status"),
  };
}

function firstOf(given: ReadonlyMap<string, string>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = given.get(name);
    if (value !== undefined) return value;
  }
  return null;
}
