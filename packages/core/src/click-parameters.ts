import { readParameters, type ClickParameters } from "./query-parameters.ts";

export { NO_PARAMETERS, readQueryParameter, type ClickParameters } from "./query-parameters.ts";

/** Each field and how it is spelled, in lower case. */
const SPELLINGS: readonly string[] = [
  ...Array.from({ length: 20 }, (_, i) => subSpellings(i + 1)),
  "source source source_id",
  "externalId externalid external_id ref_id aff_click_id",
  "coupon coupon coupon_code promo_code",
  "cost cost cpc",
  "sccid sccid sclid",
  ..."gclid gbraid wbraid dclid fbclid ttclid msclkid twclid li_fat_id epik rdt_cid yclid"
    .split(" ")
    .map((name) => `${name} ${name}`),
];

/** The field behind each spelling; macros of these names read the same fields. */
export const PARAMETER_FIELDS: ReadonlyMap<string, string> = new Map(
  SPELLINGS.flatMap((line) => {
    const [field = "", ...names] = line.split(" ");
    return names.map((name): [string, string] => [name, field]);
  }),
);

/** Takes a query as it stands in the URL. The first of repeated names wins, whichever way each is spelled. */
export function readClickParameters(query: string): ClickParameters {
  return readParameters(query, PARAMETER_FIELDS);
}

function subSpellings(n: number): string {
  const field = `sub${n}`;
  const names = `${field} ${field} subid${n} sub_id_${n} aff_sub${n} s${n} p${n} c${n} var${n}`;
  return n === 1 ? `${names} aff_sub` : names;
}
