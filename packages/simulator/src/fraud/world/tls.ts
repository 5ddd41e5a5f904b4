import { integer, isChance, pick, type Random, type Weighted } from "../../random.ts";
import { digest } from "./digest.ts";

export type TlsFields = {
  readonly tlsClientCiphersSha1: string;
  readonly tlsClientExtensionsSha1: string;
  readonly tlsClientHelloLength: string;
};

/** What speaks TLS: an engine in a range of its versions, a library, a box in between. */
export type TlsStack = {
  readonly name: string;
  /** Bytes of the ClientHello, before the server's name and what changes from one to the next. */
  readonly helloBytes: number;
  /** Steps by which its length varies (padding, grease of ECH, a ticket). */
  readonly spread: number;
  /** Lists of extensions this stack is seen with, by settings, version and experiment. */
  readonly variants: readonly Weighted<string>[];
  /** Share of connections that resume an earlier one, which adds an extension. */
  readonly resumed: number;
};

const plain: readonly Weighted<string>[] = [{ value: "", weight: 1 }];

function stack(
  name: string,
  helloBytes: number,
  spread: number,
  resumed: number,
  variants = plain,
): TlsStack {
  return { name, helloBytes, spread, resumed, variants };
}

const chromiumVariants: readonly Weighted<string>[] = [
  { value: "", weight: 78 },
  { value: "no-ech", weight: 12 },
  { value: "trust-anchors", weight: 6 },
  { value: "enterprise", weight: 4 },
];

/** Chromium sorts its extensions at random; the edge is taken to hash them sorted, as JA4 does. */
export const stacks = {
  chromiumNew: stack("boring-131", 1_742, 3, 0.12, chromiumVariants),
  chromiumKyber: stack("boring-124", 1_714, 3, 0.12, chromiumVariants),
  chromiumOld: stack("boring-99", 517, 1, 0.1),
  chromiumAncient: stack("boring-60", 232, 2, 0.08),
  appleNew: stack("apple-26", 1_527, 2, 0.15, [
    { value: "", weight: 90 },
    { value: "lockdown", weight: 10 },
  ]),
  apple: stack("apple-15", 517, 1, 0.15),
  appleOld: stack("apple-12", 246, 2, 0.1),
  gecko: stack("nss-132", 1_845, 3, 0.12, [
    { value: "", weight: 84 },
    { value: "no-ech", weight: 16 },
  ]),
  geckoOld: stack("nss-102", 641, 3, 0.12),
  opera: stack("presto-proxy", 412, 1, 0.3),
  python: stack("openssl-python", 517, 1, 0),
  go: stack("go-crypto", 276, 2, 0),
  curl: stack("openssl-curl", 512, 2, 0.02),
  node: stack("openssl-node", 384, 2, 0.05),
  java: stack("jsse", 441, 2, 0.05),
  okhttp: stack("conscrypt", 517, 1, 0.1),
  php: stack("openssl-php", 331, 2, 0),
  rust: stack("rustls", 258, 2, 0),
  scanner: stack("openssl-appliance", 305, 2, 0.02),
} as const satisfies Record<string, TlsStack>;

/** Virus scanners and company proxies that open TLS and speak for the browser behind them. */
export const middleboxes: readonly Weighted<TlsStack>[] = [
  { weight: 26, value: stack("box-kaspersky", 517, 1, 0.05) },
  { weight: 22, value: stack("box-avast", 583, 2, 0.05) },
  { weight: 14, value: stack("box-eset", 421, 2, 0.05) },
  { weight: 8, value: stack("box-bitdefender", 497, 2, 0.05) },
  { weight: 12, value: stack("box-fortinet", 318, 2, 0.02) },
  { weight: 6, value: stack("box-sophos", 347, 2, 0.02) },
  { weight: 6, value: stack("box-squid", 402, 2, 0.02) },
  { weight: 6, value: stack("box-adguard", 266, 2, 0.02) },
];

export const gatewayBoxes: readonly Weighted<TlsStack>[] = [
  { weight: 40, value: stack("box-zscaler", 517, 1, 0.05) },
  { weight: 20, value: stack("box-netskope", 384, 2, 0.05) },
  { weight: 12, value: stack("box-paloalto", 341, 2, 0.02) },
  { weight: 10, value: stack("box-umbrella", 298, 2, 0.02) },
  { weight: 18, value: stack("box-iboss", 361, 2, 0.02) },
];

export function pickVariant(random: Random, tls: TlsStack): string {
  return pick(random, tls.variants);
}

/** One connection of a client whose variant is settled. */
export function connect(random: Random, tls: TlsStack, variant: string): TlsFields {
  const isResumed = isChance(random, tls.resumed);
  const bytes =
    tls.helloBytes +
    (variant === "no-ech" ? -218 : variant.length * 3) +
    (isResumed ? 158 : 0) +
    (tls.spread > 1 ? 32 * integer(random, 0, tls.spread - 1) : 0);
  return {
    tlsClientCiphersSha1: digest(`ciphers ${tls.name}`),
    tlsClientExtensionsSha1: digest(`extensions ${tls.name} ${variant} ${isResumed ? "psk" : ""}`),
    tlsClientHelloLength: String(bytes),
  };
}
