import {
  compilePostback,
  compileTemplate,
  fillTemplate,
  type ConversionMacros,
  type MacroClick,
  type MacroValues,
  type TemplateOptions,
} from "../src/index.ts";

export const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";

/** A click of which everything is known. 2026-01-01T00:00:00.123Z. */
export function macroClick(change: Partial<MacroClick> = {}): MacroClick {
  return {
    id: "0123456789abcdefghjkmnpqrstvwxyz",
    atMs: 1_767_225_600_123,
    visitorId: "vvvvvvvvvvvvvvvvvvvvvvvv",
    isReturning: false,
    isKnown: false,
    campaignId: "cmp_1",
    publisherId: "pub_1",
    linkId: "lnk_1",
    variantId: "var_1",
    currency: "USD",
    reason: "OK",
    ip: "203.0.113.7",
    country: "DE",
    region: "Bayern",
    city: "München",
    asn: 3320,
    asOrganization: "Deutsche Telekom AG",
    userAgent: IPHONE,
    language: "de-DE",
    referrer: "https://www.blog.example/post?x=1",
    query: "",
    ...change,
  };
}

export function macroConversion(change: Partial<ConversionMacros> = {}): ConversionMacros {
  return {
    atMs: 1_767_312_000_000,
    event: "sale",
    status: "approved",
    reason: "OK_MANUAL",
    txid: "order/7",
    currency: "EUR",
    payoutMicros: 2_500_000,
    revenueMicros: 10_000_000,
    amountMicros: 99_990_000,
    fraudScore: 12,
    signature: "5ca1ab1e",
    ...change,
  };
}

export function macroValues(
  click: Partial<MacroClick> = {},
  conversion?: ConversionMacros,
): MacroValues {
  const values = {
    click: macroClick(click),
    campaignName: "Shoes & more",
    timezone: "Europe/Berlin",
  };
  return conversion === undefined ? values : { ...values, conversion };
}

/** The filled destination, or null where the template is none. */
export function fill(
  template: string,
  values: MacroValues = macroValues(),
  options: TemplateOptions = {},
): string | null {
  const compiled = compileTemplate(template, options);
  return compiled === null ? null : fillTemplate(compiled, values);
}

/** The filled postback, or null where the template is none. */
export function fillPostback(template: string, values: MacroValues): string | null {
  const compiled = compilePostback(template);
  return compiled === null ? null : fillTemplate(compiled, values);
}
