/** The click a URL is filled from. Empty text and null mean unknown: the macro is removed, never sent literally. */
export type MacroClick = {
  readonly id: string;
  readonly atMs: number;
  readonly externalId: string;
  readonly source: string;
  readonly subs: Readonly<Record<string, string>>;
  readonly campaignId: string;
  readonly publisherId: string;
  readonly linkId: string;
  readonly currency: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly language: string;
  readonly asOrganization: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly referrer: string;
};

type Read = (click: MacroClick, campaignName: string) => string;

/** A template cut at its macros once, so that filling it is one concatenation. */
export type Template = {
  readonly head: string;
  readonly rest: readonly { read: Read; text: string }[];
};

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ...names(["clickid", "click_id", "transaction_id", "subid", "tid"], (click) => click.id),
  ...names(["externalid", "external_id", "ref_id", "aff_click_id"], (click) => click.externalId),
  ...names(["source", "source_id"], (click) => click.source),
  ...names(["campaign.id", "campaign_id", "offer_id"], (click) => click.campaignId),
  ...names(["campaign.name"], (_, campaignName) => campaignName),
  ...names(["publisher.id", "aff_id", "affiliate_id"], (click) => click.publisherId),
  ...names(["link.id"], (click) => click.linkId),
  ...names(["currency"], (click) => click.currency),
  ...names(["country", "geo", "country_code"], (click) => click.country),
  ...names(["region"], (click) => click.region),
  ...names(["city"], (click) => click.city),
  ...names(["language"], (click) => click.language),
  ...names(["isp"], (click) => click.asOrganization),
  ...names(["ip"], (click) => click.ip),
  ...names(["useragent", "user_agent"], (click) => click.userAgent),
  ...names(["referrer"], (click) => click.referrer),
  ...names(["timestamp"], (click) => String(Math.floor(click.atMs / 1000))),
  ...names(["timestamp_ms"], (click) => String(click.atMs)),
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
export function fillTemplate(template: Template, click: MacroClick, campaignName: string): string {
  let url = template.head;
  for (const { read, text } of template.rest) url += encode(read(click, campaignName)) + text;
  return url;
}

/** A header takes printable ASCII only: anything else that an owner typed is percent-encoded. */
function literal(text = ""): string {
  return text.replaceAll(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed()));
}

/** What encodeURIComponent leaves as it is: most values are nothing else. */
const UNRESERVED = /^[\w.~!*'()-]*$/;

function encode(value: string): string {
  return UNRESERVED.test(value) ? value : encodeURIComponent(value.toWellFormed());
}

function names(spellings: readonly string[], read: Read): [string, Read][] {
  return spellings.map((spelling) => [spelling, read]);
}

function subReaders(n: number): [string, Read][] {
  const key = `sub${n}`;
  const spellings = [key, `sub_id_${n}`, `aff_sub${n}`, `s${n}`, `p${n}`, `c${n}`, `var${n}`];
  if (n === 1) spellings.push("aff_sub");
  return names(spellings, (click) => click.subs[key] ?? "");
}
