type PostbackValues = {
  readonly clickId: string;
  readonly txid: string;
  readonly event?: string;
  readonly amount?: string;
  readonly currency?: string;
  /** One of the campaign's, where postbacks must carry one. */
  readonly token?: string;
};

/** A postback URL on `origin`; words such as CLICK_ID stand for what the advertiser's system fills in. */
export function postbackUrl(origin: string, values: PostbackValues): string {
  return `${origin}/pb?${parametersOf(values)}`;
}

/** The same report from a page that the customer sees, where no server can send it. */
export function pixelTag(origin: string, values: PostbackValues): string {
  const url = `${origin}/px.gif?${parametersOf(values)}`.replaceAll("&", "&amp;");
  return `<img src="${url}" width="1" height="1" alt="">`;
}

function parametersOf({ clickId, txid, event, amount, currency, token }: PostbackValues): string {
  const given = { click_id: clickId, txid, event, amount, currency, token };
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
}
