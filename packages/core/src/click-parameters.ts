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

/** What a publisher passes along in a link's query. The first of repeated names wins. */
export function readClickParameters(
  parameters: Iterable<readonly [string, string]>,
): ClickParameters {
  const subs: Record<string, string> = {};
  const found = { source: "", externalId: "" };
  let hasAny = false;
  for (const [name, value] of parameters) {
    const field = FIELD_OF.get(name.toLowerCase());
    if (field === undefined || value === "") continue;
    hasAny = true;
    const text = value.slice(0, MAX_VALUE);
    if (field === "source" || field === "externalId") found[field] ||= text;
    else subs[field] ??= text;
  }
  return hasAny ? { subs, ...found } : NONE;
}

function spellings(field: string, names: readonly string[]): [string, string][] {
  return names.map((name) => [name, field]);
}

function subSpellings(n: number): [string, string][] {
  const names = [`sub${n}`, `sub_id_${n}`, `aff_sub${n}`, `s${n}`, `p${n}`, `c${n}`, `var${n}`];
  if (n === 1) names.push("aff_sub");
  return spellings(`sub${n}`, names);
}
