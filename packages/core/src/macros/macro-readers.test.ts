import { expect, test } from "vitest";
import {
  fill,
  fillPostback,
  IPHONE,
  macroConversion,
  macroValues,
} from "../../test-support/macro-values.ts";
import { compileTemplate, MACROS, readAgent } from "../index.ts";

const subs = Array.from({ length: 20 }, (_, i) => i + 1);

/** The table people know: every spelling, and the value that our example click and conversion have for it. */
const ON_EVERY_CLICK: readonly (readonly [spellings: string, value: string])[] = [
  ["clickid click_id transaction_id subid tid", "0123456789abcdefghjkmnpqrstvwxyz"],
  ["externalid external_id ref_id aff_click_id", "ext/1"],
  ["source source_id", "push 7"],
  ...subs.map(
    (n) =>
      [
        `sub${n} subid${n} sub_id_${n} aff_sub${n} s${n} p${n} c${n} var${n}${n === 1 ? " aff_sub" : ""}`,
        `value ${n}&`,
      ] as const,
  ),
  ["campaign.id campaign_id offer_id", "cmp_1"],
  ["campaign.name", "Shoes & more"],
  ["publisher.id aff_id affiliate_id", "pub_1"],
  ["advertiser.id", ""],
  ["link.id", "lnk_1"],
  ["variant.id", "var_1"],
  ["currency", "USD"],
  ["cost cpc", "0.25"],
  ["country geo country_code", "DE"],
  ["region", "Bayern"],
  ["city", "München"],
  ["device device_type", "mobile"],
  ["os", "iOS"],
  ["osversion", readAgent(IPHONE).osVersion],
  ["browser", "Safari"],
  ["browserversion", readAgent(IPHONE).browserVersion],
  ["language", "de-DE"],
  ["isp", "Deutsche Telekom AG"],
  ["ip", "203.0.113.7"],
  ["useragent user_agent", IPHONE],
  ["referrer", "https://www.blog.example/post?x=1"],
  ["referrerdomain", "blog.example"],
  ["date", "2026-01-01"],
  ["timestamp", "1767225600"],
  ["timestamp_ms", "1767225600123"],
  ["promo_code coupon coupon_code", "SAVE-10"],
  ["gclid", "g1"],
  ["gbraid", "g2"],
  ["wbraid", "g3"],
  ["dclid", "g4"],
  ["fbclid", "f1"],
  ["ttclid", "t1"],
  ["msclkid", "m1"],
  ["twclid", "t2"],
  ["li_fat_id", "l1"],
  ["sccid sclid", "s-c"],
  ["epik", "e1"],
  ["rdt_cid", "r1"],
  ["yclid", "y1"],
  ["is_bot", "0"],
  ["is_unique", "1"],
  ["reason", "OK"],
];

const IN_POSTBACKS_ONLY: typeof ON_EVERY_CLICK = [
  ["payout sum", "2.5"],
  ["revenue", "10"],
  ["sale_amount amount", "99.99"],
  ["event event_name goal", "sale"],
  ["status", "approved"],
  ["txid order_id txn_id transactionid", "order/7"],
  ["fraud_score", "12"],
  ["sig", "5ca1ab1e"],
];

const query = [
  "external_id=ext%2F1&source=push+7&cost=0.25&coupon=SAVE-10&gclid=g1&gbraid=g2&wbraid=g3&dclid=g4&fbclid=f1&ttclid=t1",
  "msclkid=m1&twclid=t2&li_fat_id=l1&ScCid=s-c&epik=e1&rdt_cid=r1&yclid=y1",
  ...subs.map((n) => `sub${n}=value+${n}%26`),
].join("&");

const onClick = macroValues({ query });
const inPostback = macroValues({ query }, macroConversion());

const each = (table: typeof ON_EVERY_CLICK) =>
  table.flatMap(([spellings, value]) =>
    spellings.split(" ").map((name): [name: string, value: string] => [name, value]),
  );

test.each(each(ON_EVERY_CLICK))(
  "{%s} is filled in path, query and fragment of a destination",
  (name, value) => {
    const encoded = encodeURIComponent(value);
    expect(
      fill(`https://a.example/p/{${name}}/x?q={${name}}&r={${name}}#f={${name}}`, onClick),
    ).toBe(`https://a.example/p/${encoded}/x?q=${encoded}&r=${encoded}#f=${encoded}`);
  },
);

test.each(each(ON_EVERY_CLICK))("{%s} is read without regard to case", (name, value) => {
  expect(fill(`https://a.example/?q={${name.toUpperCase()}}`, onClick)).toBe(
    `https://a.example/?q=${encodeURIComponent(value)}`,
  );
});

test.each(each(IN_POSTBACKS_ONLY))(
  "{%s} is filled in a postback and removed from a destination",
  (name, value) => {
    const template = `https://a.example/p/{${name}}/x?q={${name}}#{${name}}`;
    const encoded = encodeURIComponent(value);
    expect(fillPostback(template, inPostback)).toBe(
      `https://a.example/p/${encoded}/x?q=${encoded}#${encoded}`,
    );
    expect(fill(template, onClick)).toBe("https://a.example/p//x?q=#");
  },
);

test("{tid} is our click id in a destination, the advertiser's transaction id in a postback", () => {
  expect(fill("https://a.example/{tid}", inPostback)).toBe(
    "https://a.example/0123456789abcdefghjkmnpqrstvwxyz",
  );
  expect(fillPostback("https://a.example/{tid}", inPostback)).toBe("https://a.example/order%2F7");
});

test("a postback tells the conversion's time, currency and reason", () => {
  expect(fillPostback("https://a.example/{timestamp}/{currency}/{reason}", inPostback)).toBe(
    "https://a.example/1767312000/EUR/OK_MANUAL",
  );
});

test("money that nobody knows is removed, a payout of zero is not", () => {
  const conversion = macroConversion({ payoutMicros: 0, revenueMicros: null });
  expect(
    fillPostback("https://a.example/?p={payout}&r={revenue}", macroValues({}, conversion)),
  ).toBe("https://a.example/?p=0&r=");
});

test("{rand} is digits, the same for a click each time, and differs between clicks", () => {
  const random = (id: string) => fill("https://a.example/{rand}", macroValues({ id }));
  expect(random("a".repeat(32))).toMatch(/\/\d{1,16}$/);
  expect(random("a".repeat(32))).toBe(random("a".repeat(32)));
  expect(random("a".repeat(32))).not.toBe(random("b".repeat(32)));
});

test.each([
  ["{is_bot}", { userAgent: "Googlebot/2.1 (+http://www.google.com/bot.html)" }, "1"],
  ["{is_unique}", { isKnown: true }, "0"],
  ["{referrerdomain}", { referrer: "" }, ""],
  ["{os}", { userAgent: "" }, ""],
  ["{sub1}", { query: "sub2=x" }, ""],
  ["{gclid}", { query: "" }, ""],
])("%s of %o is %o", (macro, change, value) => {
  expect(fill(`https://a.example/?x=${macro}&y=1`, macroValues(change))).toBe(
    `https://a.example/?x=${value}&y=1`,
  );
});

test.each(["{unknown}", "{constructor}", "{__proto__}", "{sub21}", "{sub0}", "{click id}", "{ }"])(
  "%s is no macro of ours and is removed, never sent literally",
  (macro) => {
    expect(fill(`https://a.example/?x=${macro}&y=1`, onClick)).toBe("https://a.example/?x=&y=1");
  },
);

test("the list that people are shown names every spelling, and nothing that is not filled", () => {
  const listed = MACROS.flatMap(({ name, aliases }) => [name, ...aliases]);
  const known = each([...ON_EVERY_CLICK, ...IN_POSTBACKS_ONLY]).map(([name]) => name);
  expect(listed.toSorted()).toEqual([...known, "rand"].toSorted());
  expect(new Set(listed).size).toBe(listed.length);
});

test("a click's query is only taken apart for a macro that reads it", () => {
  expect(compileTemplate("https://a.example/?c={clickid}&o={os}")?.parameters.size).toBe(0);
  expect(
    compileTemplate("https://a.example/?c={clickid}&g={promo_code}")?.parameters.get("promo_code"),
  ).toBe("coupon");
});
