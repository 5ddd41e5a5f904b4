/** What a publisher or traffic source passes along in a link's query. Empty text = not given. */
export type ClickParameters = {
  /** `sub1` to `sub20`, only those that were given. */
  readonly subs: Readonly<Record<string, string>>;
  readonly source: string;
  readonly externalId: string;
  readonly coupon: string;
  /** Decimal text as it was given: what the source says this click costs, in no stated currency. */
  readonly cost: string;
  /** By canonical name, such as `gclid`; only those that were given. */
  readonly adIds: Readonly<Record<string, string>>;
  /** Fields whose value was shortened or, where half of it is worth nothing (`cost`), not taken. */
  readonly cut: readonly string[];
};

/** Longest text taken from a link's query; a longer one is cut, the click is never refused for it. */
const MAX_VALUE = 255;
/** Ad networks' ids have grown past 255, and a cut one matches nothing. */
const MAX_AD_ID = 512;
const MAX_COST = 20;

/** Fields with a place of their own. */
const NOT_GIVEN = { source: "", externalId: "", coupon: "", cost: "" };

export const NO_PARAMETERS: ClickParameters = { subs: {}, ...NOT_GIVEN, adIds: {}, cut: [] };

/**
 * Takes a query as it stands in the URL, and the field behind each spelling in lower case. The first of repeated names
 * wins, whichever way each is spelled.
 */
export function readParameters(
  query: string,
  fields: ReadonlyMap<string, string>,
): ClickParameters {
  if (query === "") return NO_PARAMETERS;
  const subs: Record<string, string> = {};
  const adIds: Record<string, string> = {};
  const found = { ...NOT_GIVEN };
  const cut: string[] = [];
  // Every click comes by here: what is looked for is cut out of the query, and nothing else.
  let equals = -1;
  for (let start = 0, end = 0; start < query.length; start = end + 1) {
    if (equals < start) equals = query.indexOf("=", start);
    if (equals === -1) break;
    end = query.indexOf("&", start);
    if (end === -1) end = query.length;
    if (equals === start || equals >= end - 1) continue;
    const field = fields.get(nameIn(query.slice(start, equals)));
    if (field === undefined) continue;
    const kept = field.startsWith("sub") ? subs : field in found ? found : adIds;
    take(kept, field, query.slice(equals + 1, end), kept === adIds ? MAX_AD_ID : MAX_VALUE, cut);
  }
  const { source, externalId, coupon, cost } = found;
  return { subs, source, externalId, coupon, cost, adIds, cut };
}

/** The first parameter of that name in any case, decoded; "" where it has no value, null where it is not there. */
export function readQueryParameter(query: string, name: string): string | null {
  const wanted = name.toLowerCase();
  // Most queries do not have it, and then need not be taken apart.
  if (!/[%+]/.test(query) && !query.toLowerCase().includes(wanted)) return null;
  for (const pair of query.split("&")) {
    const equals = pair.indexOf("=");
    if (pair !== "" && nameIn(equals === -1 ? pair : pair.slice(0, equals)) === wanted) {
      return equals === -1 ? "" : decodeFormText(pair.slice(equals + 1));
    }
  }
  return null;
}

function nameIn(text: string): string {
  return decodeFormText(text).toLowerCase();
}

function take(
  kept: Record<string, string>,
  field: string,
  raw: string,
  limit: number,
  cut: string[],
): void {
  if (kept[field]) return;
  const text = decodeFormText(raw);
  const value = field === "cost" ? decimal(text) : cutText(text, limit);
  if (value !== "") kept[field] = value;
  if (value !== text && !cut.includes(field)) cut.push(field);
}

function decimal(text: string): string {
  return text.length <= MAX_COST && /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? text : "";
}

/** The first `limit` UTF-16 units, one less where that would halve a character. */
function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit);
}

/** Percent-encoding and plus signs undone; what is not valid UTF-8 stays as it was written. */
function decodeFormText(text: string): string {
  if (!text.includes("%") && !text.includes("+")) return text;
  return text.replaceAll("+", " ").replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run.replaceAll("%20", " ");
    }
  });
}
