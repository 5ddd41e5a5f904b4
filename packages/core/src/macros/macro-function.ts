import { sha256 } from "../hmac-sha256.ts";
import { percentOf } from "./macro-numbers.ts";

/** Makes another text of a macro's value, which is never empty: `{sub1:hash}`, `{status:lead=0 sale=1}`. */
export type MacroFunction = (value: string) => string;

/** Null where it is no function. `raw` changes no value, only how it is encoded. */
export function macroFunction(
  argument: string,
  canonical: (word: string) => string = (word) => word,
): MacroFunction | null {
  const name = argument.toLowerCase();
  if (name === "raw") return (value) => value;
  if (name === "hash") return hashOf;
  if (name === "percentage") return (value) => percentOf(value, 10_000);
  const percent = /^(\d{1,4}(?:\.\d{1,4})?)%$/.exec(name)?.[1];
  if (percent !== undefined) return (value) => percentOf(value, Number(percent));
  return mapOf(argument, canonical);
}

/** `word=value word=value`; a word as it is goes before what it stands for, and what is not mapped is nothing. */
function mapOf(argument: string, canonical: (word: string) => string): MacroFunction | null {
  const map = new Map<string, string>();
  for (const pair of argument.split(/ +/)) {
    const [, word = "", value = ""] = /^([^=]+)=([^=]*)$/.exec(pair) ?? [];
    if (word === "") return null;
    map.set(word.toLowerCase(), value);
  }
  for (const [word, value] of map) {
    if (!map.has(canonical(word))) map.set(canonical(word), value);
  }
  return (value) => map.get(value.toLowerCase()) ?? "";
}

/** SHA-256 of the UTF-8 text, in lower-case hex. */
function hashOf(value: string): string {
  const encoded = encodeURIComponent(value.toWellFormed());
  const bytes: number[] = [];
  for (let i = 0; i < encoded.length; i += 1) {
    const isEscape = encoded[i] === "%";
    bytes.push(isEscape ? Number.parseInt(encoded.slice(i + 1, i + 3), 16) : encoded.charCodeAt(i));
    if (isEscape) i += 2;
  }
  let hex = "";
  for (const byte of sha256(Uint8Array.from(bytes))) hex += byte.toString(16).padStart(2, "0");
  return hex;
}
