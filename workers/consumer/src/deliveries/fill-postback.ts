import { compilePostback, fillTemplate, hmacSha256, type MacroValues } from "@cleverdrip/core";

const encoder = new TextEncoder();

/**
 * The URL that is fired. `{sig}` is the HMAC-SHA256, in lower-case hex, over the URL as it is without it; the key is the
 * secret's text. "" where the template is none: the send then says so, instead of nobody.
 */
export function fillPostback(text: string, values: MacroValues, secret: string | null): string {
  const template = compilePostback(text);
  if (template === null) return "";
  const unsigned = fillTemplate(template, values);
  const { conversion } = values;
  if (secret === null || conversion === undefined) return unsigned;
  const digest = hmacSha256(encoder.encode(secret))(encoder.encode(unsigned));
  const signature = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return fillTemplate(template, { ...values, conversion: { ...conversion, signature } });
}
