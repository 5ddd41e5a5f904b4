import { featureName } from "./likeness.ts";

/** What a value of a feature is called; "" where it says nothing that anybody would want to read. */
const WORDS: Readonly<Record<string, (value: string) => string>> = {
  time: () => "the time from click to result",
  txid: () => "the shape of its transaction id",
  sub: () => "the shape of its sub id",
  source: (value) => (value === "" ? "" : "its sub id"),
  page: (value) => (value === "0" ? "" : "the site it came from"),
  asked: (value) => (value === "no" ? "a link that nobody clicked" : ""),
  browser: (value) => `the browser ${value.replace("/", " on ")}`,
  country: (value) => `the country ${value}`,
  language: (value) => (value === "" ? "no language" : `the language ${value}`),
  network: (value) => (value.startsWith("hosting") ? "a hosting network" : "its kind of network"),
  prefix: () => "its address block",
  target: (value) => (value === "document" ? "" : "how it was loaded"),
  protocol: (value) => value,
  distance: (value) =>
    value === "usual" ? "" : `an answer ${value === "near" ? "faster" : "slower"} than usual`,
  repeated: (value) => (value.includes("yes") ? "a sender that comes again" : ""),
  "same-lead": (value) => (value === "yes" ? "a lead that was named before" : ""),
  "many-per-click": (value) => (value === "yes" ? "a click with more results" : ""),
  "odd-tls": (value) => (value === "yes" ? "TLS ciphers of another program" : ""),
  client: (value) => (value === "yes" ? "headers that do not fit its browser" : ""),
  "own-network": (value) => (value === "yes" ? "a network that no peer sees" : ""),
  solo: (value) => (value === "yes" ? "an address with one browser's many clicks" : ""),
  night: (value) => (value === "yes" ? "the hour of night" : ""),
};

/** By what a result is like others, of features `name=value`, the strongest first. */
export function likenessWords(features: readonly string[]): string {
  const words = features.flatMap((feature) => {
    const name = featureName(feature);
    const said = WORDS[name]?.(feature.slice(name.length + 1)) ?? "";
    return said === "" ? [] : [said];
  });
  return words.length === 0 ? "all that it shows" : words.join(", ");
}
