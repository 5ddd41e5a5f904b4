/** A result that happened on the advertiser's side. */
export type ConversionReport = {
  /** The click id that `{clickid}` put into the landing page's address, or the snippet into its cookie. */
  readonly clickId?: string;
  /** The advertiser's own id of the result: without it a click counts once for each event. */
  readonly txid?: string;
  readonly event?: string;
  /** In units of the currency, not cents. A text is sent as it is, a number with at most 6 decimals. */
  readonly amount?: string | number;
  readonly currency?: string;
  readonly status?: string;
  readonly coupon?: string;
  /** When it happened, in Unix milliseconds; without it now. */
  readonly eventAtMs?: number;
  /** Further parameters, as the tracker names them: sub1…sub20, campaign_id. */
  readonly extra?: Readonly<Record<string, string>>;
};

/** The query of a postback, in the order in which it is signed. What is empty or not given stays out. */
export function reportQuery(report: ConversionReport, token?: string): string {
  const { amount, eventAtMs } = report;
  const parameters: readonly (readonly [string, string | undefined])[] = [
    ["click_id", report.clickId],
    ["txid", report.txid],
    ["event", report.event],
    ["amount", typeof amount === "number" ? decimal(amount) : amount],
    ["currency", report.currency],
    ["status", report.status],
    ["coupon", report.coupon],
    ["ts", eventAtMs === undefined ? undefined : String(eventAtMs)],
    ...Object.entries(report.extra ?? {}),
    ["token", token],
  ];
  const query = new URLSearchParams();
  for (const [name, value] of parameters) {
    if (value !== undefined && value !== "") query.append(name, value);
  }
  return String(query);
}

/** Money is kept in millionths: 0.1 + 0.2 is 0.3. */
function decimal(amount: number): string {
  return amount.toFixed(6).replace(/\.?0+$/, "");
}
