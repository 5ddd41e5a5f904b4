import { addressBits } from "../routing/address-bits.ts";
import type { ReportSecurity } from "./conversion-policy.ts";
import { verifyReport } from "./sign-report.ts";

/** How a report came in; `manual`, `upload` and `api` come from somebody who is signed in. */
export type ReportVia = "postback" | "pixel" | "snippet" | "manual" | "upload" | "api";

/**
 * `proven`: by a secret or a sign-in · `open`: the campaign asks for nothing · `weak`: from a browser, which can keep no
 * secret, where the campaign asks for one.
 */
export type ReportProof = "proven" | "open" | "weak";

export type ProofVerdict =
  | { readonly kind: "accepted"; readonly proof: ReportProof }
  | {
      readonly kind: "refused";
      readonly reason: "X_TOKEN" | "X_SIG" | "X_SOURCE_IP";
      readonly hint: string;
    };

export type ProofInput = {
  readonly via: ReportVia;
  readonly token: string | null;
  /** As it stands in the URL; null where the report has none. */
  readonly query: string | null;
  /** The address it came from, as the edge saw it. */
  readonly ip: string;
};

/** Whether a report is the advertiser's own, as far as the campaign wants that proven. */
export function judgeProof(security: ReportSecurity, input: ProofInput): ProofVerdict {
  const { requires, secrets, tokens, sourceIps } = security;
  const { via, token, query, ip } = input;
  if (isSignedIn(via)) return accepted("proven");
  if (isBrowser(via)) return accepted(requires === "none" ? "open" : "weak");
  if (sourceIps.length > 0 && !sourceIps.some((range) => isWithin(ip, range))) {
    const hint = "this campaign takes postbacks from listed addresses only";
    return { kind: "refused", reason: "X_SOURCE_IP", hint };
  }
  const signature = query === null ? "missing" : verifyReport(query, secrets);
  if (signature === "valid") return accepted("proven");
  if (requires === "signature") return { kind: "refused", reason: "X_SIG", hint: SIGN[signature] };
  if (token !== null && isOneOf(token, tokens)) return accepted("proven");
  if (requires === "none") return accepted("open");
  const hint = token === null ? "send token=… with the campaign's token" : "the token is not ours";
  return { kind: "refused", reason: "X_TOKEN", hint };
}

export function isSignedIn(via: ReportVia): boolean {
  return via === "manual" || via === "upload" || via === "api";
}

export function isBrowser(via: ReportVia): boolean {
  return via === "pixel" || via === "snippet";
}

const SIGN = {
  missing: "send sig=… with the HMAC-SHA256 of the query",
  wrong: "sig does not fit the query: sign it as it is sent, without sig",
} as const;

function accepted(proof: ReportProof): ProofVerdict {
  return { kind: "accepted", proof };
}

function isWithin(ip: string, range: string): boolean {
  return ip !== "" && addressBits(ip).startsWith(addressBits(range));
}

/** Every token is compared to its end: how long it takes says nothing of which one was near. */
function isOneOf(token: string, tokens: readonly string[]): boolean {
  return tokens.filter((known) => known !== "" && isSameText(known, token)).length > 0;
}

function isSameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
