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

/** A macro as people are told of it: names without braces. */
export type MacroEntry = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly meaning: string;
  readonly group: MacroGroup;
};

const SUBS = Array.from({ length: 20 }, (_, i) => {
  const n = i + 1;
  const aliases = [`subid${n}`, `sub_id_${n}`, `aff_sub${n}`, `s${n}`, `p${n}`, `c${n}`, `var${n}`];
  if (n === 1) aliases.push("aff_sub");
  return entry("publisher", `sub${n}`, aliases.join(" "), `what the link carried in sub${n}`);
});

/** Every macro with every spelling. `{tid}` is the click id in destinations, the transaction id in postbacks. */
export const MACROS: readonly MacroEntry[] = [
  entry("ids", "clickid", "click_id transaction_id subid tid", "our click id"),
  entry("ids", "externalid", "external_id ref_id aff_click_id", "the traffic source's click id"),
  ...SUBS,
  entry("publisher", "source", "source_id", "sub-publisher or placement"),
  entry("entities", "campaign.id", "campaign_id offer_id", "the campaign's id"),
  entry("entities", "campaign.name", "", "the campaign's name"),
  entry("entities", "publisher.id", "aff_id affiliate_id", "the publisher's id"),
  entry("entities", "advertiser.id", "", "the advertiser's id; none yet"),
  entry("entities", "link.id", "", "the link's id"),
  entry("entities", "variant.id", "", "the chosen variant's id"),
  entry("money", "payout", "sum", "what the publisher gets; postbacks only"),
  entry("money", "revenue", "", "what the advertiser owes; postbacks only"),
  entry("money", "sale_amount", "amount", "what the customer paid; postbacks only"),
  entry("money", "currency", "", "ISO 4217 code"),
  entry("money", "cost", "cpc", "what the traffic source says the click costs"),
  entry("conversion", "event", "event_name goal", "the event's name; postbacks only"),
  entry(
    "conversion",
    "status",
    "",
    "pending, approved, hold, rejected, refunded or trash; postbacks only",
  ),
  entry(
    "conversion",
    "txid",
    "transactionid order_id txn_id",
    "the advertiser's transaction id; postbacks only",
  ),
  entry("visitor", "country", "geo country_code", "two-letter country"),
  entry("visitor", "region", "", "region"),
  entry("visitor", "city", "", "city"),
  entry("visitor", "device", "device_type", "desktop, mobile, tablet or tv"),
  entry("visitor", "os", "", "operating system"),
  entry("visitor", "osversion", "", "its version"),
  entry("visitor", "browser", "", "browser"),
  entry("visitor", "browserversion", "", "its version"),
  entry("visitor", "language", "", "the browser's first language, such as de-AT"),
  entry("visitor", "isp", "", "who runs the visitor's network"),
  entry("visitor", "ip", "", "IP address"),
  entry("visitor", "useragent", "user_agent", "user agent"),
  entry("visitor", "referrer", "", "address of the page with the link"),
  entry("visitor", "referrerdomain", "", "its host without www"),
  entry("time", "date", "", "yyyy-MM-dd; {date:FORMAT,ZONE} for another format or zone"),
  entry("time", "timestamp", "", "seconds since 1970"),
  entry("time", "timestamp_ms", "", "milliseconds since 1970"),
  entry("time", "rand", "", "a number that is the click's own, against caches"),
  entry("ads", "gclid", "", "Google Ads click id"),
  entry("ads", "gbraid", "", "Google Ads id of app clicks"),
  entry("ads", "wbraid", "", "Google Ads id of web clicks from apps"),
  entry("ads", "dclid", "", "Google Display click id"),
  entry("ads", "fbclid", "", "Meta click id"),
  entry("ads", "ttclid", "", "TikTok click id"),
  entry("ads", "msclkid", "", "Microsoft Advertising click id"),
  entry("ads", "twclid", "", "X click id"),
  entry("ads", "li_fat_id", "", "LinkedIn click id"),
  entry("ads", "sccid", "sclid", "Snapchat click id"),
  entry("ads", "epik", "", "Pinterest click id"),
  entry("ads", "rdt_cid", "", "Reddit click id"),
  entry("ads", "yclid", "", "Yandex click id"),
  entry("ads", "promo_code", "coupon coupon_code", "coupon"),
  entry("quality", "is_bot", "", "1 or 0"),
  entry("quality", "is_unique", "", "1 where the visitor is new to the campaign, else 0"),
  entry("quality", "reason", "", "reason code; OK where it counts"),
  entry("quality", "fraud_score", "", "score of the rules that fired; postbacks only"),
  entry("quality", "sig", "", "signature of the fired URL; postbacks only"),
];

function entry(group: MacroGroup, name: string, aliases: string, meaning: string): MacroEntry {
  return { name, aliases: aliases === "" ? [] : aliases.split(" "), meaning, group };
}
