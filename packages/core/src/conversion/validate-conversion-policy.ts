import { MAX_FINGERPRINT_MS, type TouchRung } from "../attribution/attribution-policy.ts";
import { isAddressRange } from "../routing/validate-address.ts";
import type { ConversionPolicy } from "./conversion-policy.ts";
import { isSiteEntry } from "./pixel-sites.ts";

export type PolicyProblem = { readonly path: string; readonly message: string };

/** What is wrong with a policy whose parts are each of the right shape; none = it can be saved. */
export function validateConversionPolicy(policy: ConversionPolicy): readonly PolicyProblem[] {
  const { attribution, caps, volume, security, pixelSites } = policy;
  return [
    ...attributionProblems(attribution),
    ...repeated(
      "caps",
      caps.map(({ metric, scope, subjectId, period }) =>
        [metric, scope, subjectId ?? "", period].join(":"),
      ),
      "there is already a limit for that: change its number instead",
    ),
    ...repeated(
      "volume.steps",
      (volume?.steps ?? []).map(({ from }) => String(from)),
      "there is already a step from that figure",
    ),
    ...securityProblems(security),
    ...siteProblems(pixelSites),
  ];
}

function attributionProblems({
  rungs,
  minWindowMs,
  maxWindowMs,
  model,
}: ConversionPolicy["attribution"]): readonly PolicyProblem[] {
  const problems = [...repeated("attribution.rungs", rungs, "is in the list already")];
  // Object.keys knows no more of its argument's keys than that they are texts.
  for (const rung of Object.keys(maxWindowMs) as TouchRung[]) {
    if (rungs.includes(rung) && maxWindowMs[rung] <= minWindowMs) {
      const message = "must be longer than minWindowMs, or no click could ever count";
      problems.push({ path: `attribution.maxWindowMs.${rung}`, message });
    }
  }
  if (rungs.includes("fingerprint") && maxWindowMs.fingerprint > MAX_FINGERPRINT_MS) {
    const message = "must be at most a day (86,400,000): addresses change hands";
    problems.push({ path: "attribution.maxWindowMs.fingerprint", message });
  }
  if (model.kind === "position" && model.firstPpm + model.lastPpm > 1_000_000) {
    const message = "first and last together must be at most 1,000,000";
    problems.push({ path: "attribution.model.lastPpm", message });
  }
  return problems;
}

function securityProblems(security: ConversionPolicy["security"]): readonly PolicyProblem[] {
  const { requires, tokens, secrets, sourceIps } = security;
  const problems = sourceIps.flatMap((text, i) =>
    isAddressRange(text)
      ? []
      : [
          {
            path: `security.sourceIps.${i}`,
            message: `"${text}" is not an address or a network such as 203.0.113.0/24`,
          },
        ],
  );
  if (requires === "token" && tokens.length === 0)
    problems.push({ path: "security.tokens", message: "a token is required but there is none" });
  if (requires === "signature" && secrets.length === 0)
    problems.push({ path: "security.secrets", message: "a secret is needed to check signatures" });
  return problems;
}

function siteProblems(pixelSites: readonly string[]): readonly PolicyProblem[] {
  return pixelSites.flatMap((text, i) => {
    const message = `"${text}" is not a host such as shop.example, or *.shop.example for all under it`;
    return isSiteEntry(text) ? [] : [{ path: `pixelSites.${i}`, message }];
  });
}

function repeated(
  path: string,
  keys: readonly string[],
  message: string,
): readonly PolicyProblem[] {
  return keys.flatMap((key, i) =>
    keys.indexOf(key) === i ? [] : [{ path: `${path}.${i}`, message }],
  );
}
