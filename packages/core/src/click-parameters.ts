export type ClickParameters = {
  /** `sub1` to `sub20`, only those that were given. */
  readonly subs: Readonly<Record<string, string>>;
  readonly source: string;
  readonly externalId: string;
};

/** Longest value taken from a link's query; a longer one is cut, the click is never refused for it. */
const MAX_VALUE = 255;

const NONE: ClickParameters = { subs: {}, source: "", externalId: "" };

const FIELD_OF: ReadonlyMap<string, string> = new Map([
  ...Array.from({ length: 20 }, (_, i) => subSpellings(i + 1)).flat(),
  ...spellings("source", ["source", "source_id"]),
  ...spellings("externalId", ["externalid", "external_id", "ref_id", "aff_click_id"]),
]);

/** What a publisher passes along in a link's query, given as it stands in the URL. The first of repeated names wins. */
export function readClickParameters(query: string): ClickParameters {
  if (query === "") return NONE;
  const subs: Record<string, string> = {};
  const found = { source: "", externalId: "" };
  for (const pair of query.split("&")) {
    const equals = pair.indexOf("=");
    if (equals < 1 || equals === pair.length - 1) continue;
    const field = FIELD_OF.get(pair.slice(0, equals).toLowerCase());
    if (field === undefined) continue;
    const text = decodeFormText(pair.slice(equals + 1)).slice(0, MAX_VALUE);
    if (field === "source" || field === "externalId") found[field] ||= text;
    else subs[field] ??= text;
  }
  return { subs, source: found.source, externalId: found.externalId };
}

/** Percent-encoding and plus signs undone; what is not valid UTF-8 stays as it was written. */
function decodeFormText(text: string): string {
  if (!/[%+]/.test(text)) return text;
  return text.replaceAll("+", " ").replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run.replaceAll("%20", " ");
    }
  });
}

function spellings(field: string, names: readonly string[]): [string, string][] {
  return names.map((name) => [name, field]);
}

function subSpellings(n: number): [string, string][] {
  const names = [`sub${n}`, `sub_id_${n}`, `aff_sub${n}`, `s${n}`, `p${n}`, `c${n}`, `var${n}`];
  if (n === 1) names.push("aff_sub");
  return spellings(`sub${n}`, names);
}
