/** Values that macros stand for. Empty text and null mean unknown: the macro is removed, never sent literally. */
export type MacroValues = {
  readonly clickId: string;
  readonly externalId: string;
  readonly source: string;
  readonly subs: Readonly<Record<string, string>>;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly currency: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly language: string;
  readonly isp: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly referrer: string;
  readonly atMs: number;
};

type Read = (values: MacroValues) => string;

/** A template cut at its macros once, so that filling it is one concatenation. */
export type Template = {
  readonly head: string;
  readonly rest: readonly { read: Read; text: string }[];
};

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ...names(["clickid", "click_id", "transaction_id", "subid", "tid"], (v) => v.clickId),
  ...names(["externalid", "external_id", "ref_id", "aff_click_id"], (v) => v.externalId),
  ...names(["source", "source_id"], (v) => v.source),
  ...names(["campaign.id", "campaign_id", "offer_id"], (v) => v.campaignId),
  ...names(["campaign.name"], (v) => v.campaignName),
  ...names(["publisher.id", "aff_id", "affiliate_id"], (v) => v.publisherId),
  ...names(["link.id"], (v) => v.linkId),
  ...names(["currency"], (v) => v.currency),
  ...names(["country", "geo", "country_code"], (v) => v.country),
  ...names(["region"], (v) => v.region),
  ...names(["city"], (v) => v.city),
  ...names(["language"], (v) => v.language),
  ...names(["isp"], (v) => v.isp),
  ...names(["ip"], (v) => v.ip),
  ...names(["useragent", "user_agent"], (v) => v.userAgent),
  ...names(["referrer"], (v) => v.referrer),
  ...names(["timestamp"], (v) => String(Math.floor(v.atMs / 1000))),
  ...names(["timestamp_ms"], (v) => String(v.atMs)),
  ...Array.from({ length: 20 }, (_, i) => subReaders(i + 1)).flat(),
]);

const NOTHING: Read = () => "";

/** Cuts a URL at its macros. A name outside the closed list becomes nothing. */
export function compileTemplate(template: string): Template {
  const pieces = template.split(/\{([a-zA-Z0-9_.]{1,40})\}/);
  const rest: { read: Read; text: string }[] = [];
  for (let i = 1; i < pieces.length; i += 2) {
    const read = READERS.get((pieces[i] ?? "").toLowerCase()) ?? NOTHING;
    rest.push({ read, text: literal(pieces[i + 1]) });
  }
  return { head: literal(pieces[0]), rest };
}

/** The URL with every macro replaced, percent-encoded, in one pass: a value cannot bring in another macro. */
export function fillTemplate(template: Template, values: MacroValues): string {
  let url = template.head;
  for (const { read, text } of template.rest) url += encode(read(values)) + text;
  return url;
}

/** A header takes printable ASCII only: anything else that an owner typed is percent-encoded. */
function literal(text = ""): string {
  return text.replaceAll(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed()));
}

function encode(value: string): string {
  return value === "" ? "" : encodeURIComponent(value.toWellFormed());
}

function names(spellings: readonly string[], read: Read): [string, Read][] {
  return spellings.map((spelling) => [spelling, read]);
}

function subReaders(n: number): [string, Read][] {
  const key = `sub${n}`;
  const spellings = [key, `sub_id_${n}`, `aff_sub${n}`, `s${n}`, `p${n}`, `c${n}`, `var${n}`];
  if (n === 1) spellings.push("aff_sub");
  return names(spellings, (values) => values.subs[key] ?? "");
}
