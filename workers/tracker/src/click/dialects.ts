import { readQueryParameter, type Dialect } from "@cleverdrip/core";

/** Where other systems' click URLs name the offer and the publisher; binom has one key for both. */
const BY_QUERY: readonly {
  readonly dialect: Dialect;
  readonly path: string;
  readonly offer: string;
  readonly publisher: string | null;
}[] = [
  { dialect: "tune", path: "/aff_c", offer: "offer_id", publisher: "aff_id" },
  { dialect: "cake", path: "/", offer: "c", publisher: "a" },
  { dialect: "affise", path: "/click", offer: "offer_id", publisher: "pid" },
  { dialect: "trackier", path: "/click", offer: "campaign_id", publisher: "pub_id" },
  { dialect: "binom", path: "/click.php", offer: "key", publisher: null },
];

/** `offer/publisher`, or the one key, as an alias is stored; null where the URL is none of the dialects'. */
export function findAlias(
  path: string,
  query: string,
  dialects: readonly Dialect[],
): string | null {
  const plain = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
  for (const { dialect, path: own, offer, publisher } of BY_QUERY) {
    if (own !== plain || !dialects.includes(dialect)) continue;
    const first = readQueryParameter(query, offer);
    const second = publisher === null ? null : readQueryParameter(query, publisher);
    if (!first || (publisher !== null && !second)) continue;
    return aliasOf(second === null ? first : `${first}/${second}`);
  }
  if (!dialects.includes("everflow")) return null;
  const [, publisher, offer] = /^\/([^/]+)\/([^/]+)$/.exec(plain) ?? [];
  return offer === undefined ? null : aliasOf(`${offer}/${publisher}`);
}

/**
 * Keitaro's, which looks like a slug of ours: to be asked for only where no link has it. What browsers and robots ask
 * every host for (`/favicon.ico`) has a dot.
 */
export function pathAlias(path: string, dialects: readonly Dialect[]): string | null {
  const alias = /^\/([^/.]+)\/?$/.exec(path)?.[1];
  return alias !== undefined && dialects.includes("keitaro") ? aliasOf(alias) : null;
}

const MAX_ALIAS = 200;

function aliasOf(text: string): string | null {
  return text.length > MAX_ALIAS ? null : text.toLowerCase();
}
