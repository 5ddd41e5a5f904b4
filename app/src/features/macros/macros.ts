export type MacroGroup =
  | "ids"
  | "publisher"
  | "entities"
  | "money"
  | "conversion"
  | "visitor"
  | "time"
  | "ads"
  | "quality";

export type Macro = {
  readonly name: string;
  /** Other spellings that are understood. */
  readonly aliases: readonly string[];
  readonly meaning: string;
  readonly group: MacroGroup;
};

export const GROUP_NAMES: Readonly<Record<MacroGroup, string>> = {
  ids: "Click ids",
  publisher: "What the publisher passes",
  entities: "Campaign, publisher, link",
  visitor: "Visitor",
  time: "Time",
  ads: "Advertising",
  quality: "Quality",
  money: "Money",
  conversion: "Conversion",
};

const SUBS = Array.from({ length: 20 }, (_, index) => {
  const n = index + 1;
  const aliases = ["subid", "sub_id_", "aff_sub", "s", "p", "c", "var"].map((word) => word + n);
  const meaning =
    n === 1
      ? "What the link carried in sub1; so up to sub20."
      : `What the link carried in sub${n}.`;
  return macro("publisher", `sub${n}`, [...aliases, n === 1 ? "aff_sub" : ""].join(" "), meaning);
});

/** The closed list of what a URL may have filled in; the core's own, in the words of the dashboard. */
export const MACROS: readonly Macro[] = [
  macro(
    "ids",
    "clickid",
    "click_id transaction_id subid tid",
    "Our click id. The advertiser sends it back in the postback.",
  ),
  macro(
    "ids",
    "externalid",
    "external_id ref_id aff_click_id",
    "The traffic source's own click id.",
  ),
  ...SUBS,
  macro("publisher", "source", "source_id", "The placement or sub-publisher."),
  macro("entities", "campaign.id", "campaign_id offer_id", "This campaign's id."),
  macro("entities", "campaign.name", "", "This campaign's name."),
  macro("entities", "publisher.id", "aff_id affiliate_id", "The publisher's id."),
  macro("entities", "advertiser.id", "", "The advertiser's id; there are none yet."),
  macro("entities", "link.id", "", "The link's id."),
  macro("entities", "variant.id", "", "The id of the destination that was chosen."),
  macro("visitor", "country", "geo country_code", "Two-letter country."),
  macro("visitor", "region", "", "Region."),
  macro("visitor", "city", "", "City."),
  macro("visitor", "device", "device_type", "desktop, mobile, tablet or tv."),
  macro("visitor", "os", "", "Operating system."),
  macro("visitor", "osversion", "", "Its version."),
  macro("visitor", "browser", "", "Browser."),
  macro("visitor", "browserversion", "", "Its version."),
  macro("visitor", "language", "", "The browser's first language, such as de-AT."),
  macro("visitor", "isp", "", "Who runs the visitor's network."),
  macro("visitor", "ip", "", "IP address."),
  macro("visitor", "useragent", "user_agent", "User agent."),
  macro("visitor", "referrer", "", "Address of the page with the link."),
  macro("visitor", "referrerdomain", "", "Its host, without www."),
  macro(
    "time",
    "date",
    "",
    "The day as 2026-11-20; {date:dd.MM.yyyy HH:mm,Europe/Berlin} for another form.",
  ),
  macro("time", "timestamp", "", "Seconds since 1970."),
  macro("time", "timestamp_ms", "", "Milliseconds since 1970."),
  macro("time", "rand", "", "A number that is the click's own, against caches."),
  macro("ads", "gclid", "", "Google Ads click id."),
  macro("ads", "gbraid", "", "Google Ads id of clicks in apps."),
  macro("ads", "wbraid", "", "Google Ads id of web clicks out of apps."),
  macro("ads", "dclid", "", "Google Display click id."),
  macro("ads", "fbclid", "", "Meta click id."),
  macro("ads", "ttclid", "", "TikTok click id."),
  macro("ads", "msclkid", "", "Microsoft Advertising click id."),
  macro("ads", "twclid", "", "X click id."),
  macro("ads", "li_fat_id", "", "LinkedIn click id."),
  macro("ads", "sccid", "sclid", "Snapchat click id."),
  macro("ads", "epik", "", "Pinterest click id."),
  macro("ads", "rdt_cid", "", "Reddit click id."),
  macro("ads", "yclid", "", "Yandex click id."),
  macro("ads", "promo_code", "coupon coupon_code", "Coupon."),
  macro("quality", "is_bot", "", "1 for a bot, else 0."),
  macro("quality", "is_unique", "", "1 for a visitor who is new to the campaign, else 0."),
  macro("quality", "reason", "", "Reason code: OK where the click counts."),
  macro("quality", "fraud_score", "", "Score of the rules that fired; in postbacks only."),
  macro("quality", "sig", "", "Signature of the fired URL; in postbacks only."),
  macro("money", "cost", "cpc", "What the traffic source says the click costs."),
  macro("money", "currency", "", "The campaign's currency."),
  macro("money", "payout", "sum", "What the publisher gets; in postbacks only."),
  macro("money", "revenue", "", "What the advertiser owes; in postbacks only."),
  macro("money", "sale_amount", "amount", "What the customer paid; in postbacks only."),
  macro("conversion", "event", "event_name goal", "The event's name; in postbacks only."),
  macro(
    "conversion",
    "status",
    "",
    "approved, pending, hold …; {status:approved=1} for other words. In postbacks only.",
  ),
  macro(
    "conversion",
    "txid",
    "transactionid order_id txn_id",
    "The advertiser's transaction id; in postbacks only.",
  ),
];

function macro(group: MacroGroup, name: string, aliases: string, meaning: string): Macro {
  return { name, aliases: aliases.split(" ").filter((alias) => alias !== ""), meaning, group };
}
