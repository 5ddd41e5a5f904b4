type Macro = { readonly name: string; readonly meaning: string };

/** The macros that a destination is usually written with; the tracker knows more spellings of each. */
export const MACROS: readonly Macro[] = [
  { name: "{clickid}", meaning: "Our click id. The advertiser sends it back in the postback." },
  { name: "{externalid}", meaning: "The traffic source's own click id." },
  { name: "{sub1}", meaning: "What the publisher put into sub1; up to {sub20}." },
  { name: "{source}", meaning: "The publisher's placement or sub-publisher." },
  { name: "{campaign.id}", meaning: "This campaign's id." },
  { name: "{publisher.id}", meaning: "The publisher's id." },
  { name: "{link.id}", meaning: "The link's id." },
  { name: "{country}", meaning: "Two-letter country of the visitor." },
  { name: "{language}", meaning: "The browser's language." },
  { name: "{timestamp}", meaning: "Seconds since 1970." },
];

const CLICK_ID = /\{(clickid|click_id|transaction_id|subid|tid)\}/i;

/** Without our click id in it, the advertiser has nothing to report a result with. */
export function passesClickId(destinationUrl: string): boolean {
  return CLICK_ID.test(destinationUrl);
}
