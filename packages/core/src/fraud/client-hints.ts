import type { Claim } from "./claim.ts";
import type { Signals } from "./signals.ts";
import type { HintState } from "./traits.ts";

const SENDERS: ReadonlySet<string> = new Set(["chrome", "edge", "opera", "samsung"]);
const NEVER: ReadonlySet<string> = new Set(["firefox", "safari", "ios-app", "ios-other"]);

/** Chromium sends the first client hints by itself since version 89. */
const FIRST_WITH_HINTS = 89;

/** Whether client hints say what the user agent says; engines without them must not have any. */
export function judgeHints(claim: Claim, signals: Signals): HintState {
  const brands = signals.get("sec-ch-ua") ?? "";
  if (brands === "") {
    return SENDERS.has(claim.family) && claim.major >= FIRST_WITH_HINTS ? "missing" : "fit";
  }
  if (NEVER.has(claim.family) || /headless/i.test(brands)) return "contradict";
  const engine = engineVersion(brands);
  if (engine !== null && claim.major > 0 && engine !== claim.major) return "contradict";
  const platform = (signals.get("sec-ch-ua-platform") ?? "").replaceAll('"', "");
  if (platform !== "" && claim.platform !== "" && !isSamePlatform(platform, claim.platform)) {
    return "contradict";
  }
  // A tablet may ask for the desktop's page either way.
  const mobile = signals.get("sec-ch-ua-mobile") ?? "";
  const isOtherForm = mobile !== "" && (mobile === "?1") !== claim.isMobile;
  return isOtherForm && claim.platform !== "Android" ? "contradict" : "fit";
}

function engineVersion(brands: string): number | null {
  const engine = /"(?:Chromium|Google Chrome)";\s*v="(\d+)/.exec(brands);
  return engine === null ? null : Number(engine[1]);
}

function isSamePlatform(hint: string, claimed: string): boolean {
  return hint === claimed || (hint === "Chromium OS" && claimed === "Chrome OS");
}
