import type { FraudPolicyView } from "@cleverdrip/contract";
import { formatShare } from "../../../format/number.ts";
import type { ListKind, Mode } from "./policy-draft.ts";

type Source = FraudPolicyView["isOn"]["from"];

const MODES: Readonly<Record<Mode, string>> = {
  off: "Off",
  tag: "Mark only",
  hold: "Hold the money",
  reject: "Reject",
  block: "Reject and block",
};

export const MODE_CHOICES = (["off", "tag", "hold", "reject", "block"] as const).map((value) => ({
  value,
  label: MODES[value],
}));

const KINDS: Readonly<Record<ListKind, { readonly label: string; readonly example: string }>> = {
  ip: { label: "Address", example: "203.0.113.0/24" },
  asn: { label: "Network (AS)", example: "64500" },
  "user-agent": { label: "User agent has", example: "HeadlessChrome" },
  referrer: { label: "Referring host", example: "ads.example" },
  sub: { label: "Sub id", example: "placement-17" },
  publisher: { label: "Publisher id", example: "pub_…" },
};

export const KIND_CHOICES = (
  ["ip", "asn", "user-agent", "referrer", "sub", "publisher"] as const
).map((value) => ({ value, label: KINDS[value].label }));

export function kindWords(kind: ListKind) {
  return KINDS[kind];
}

/** "hold the money from a score of 80 %". */
export function settingWords({ mode, minScore }: { mode: Mode; minScore: number }): string {
  const words = MODES[mode].toLowerCase();
  return mode === "off" ? words : `${words} from a score of ${formatShare(minScore)}`;
}

const SOURCES: Readonly<Record<Source, string>> = {
  default: "the default",
  workspace: "as the workspace",
  campaign: "its own",
};

function sourceWords(source: Source): string {
  return SOURCES[source];
}

/** What holds, in a few lines. */
export function policyLines({ isOn, rulesVersion, postbackWaitMinutes, rules }: FraudPolicyView) {
  const wait = postbackWaitMinutes.value;
  return [
    `${isOn.value ? "On" : "Off"} (${sourceWords(isOn.from)})`,
    `Rule set ${rulesVersion.value} judges (${rulesVersion.from === "default" ? "the newest" : "set by the workspace"})`,
    SHARES.flatMap(([mode, many, one]) => shareOf(rules, mode, many, one)).join(", "),
    wait === 0
      ? `Publishers' postbacks do not wait (${sourceWords(postbackWaitMinutes.from)})`
      : `Publishers' postbacks wait ${wait} minutes for the verdict (${sourceWords(postbackWaitMinutes.from)})`,
  ];
}

const SHARES = [
  ["hold", "hold money", "holds money"],
  ["reject", "reject", "rejects"],
  ["block", "reject and block", "rejects and blocks"],
  ["tag", "only mark", "only marks"],
  ["off", "are off", "is off"],
] as const;

function shareOf(
  rules: FraudPolicyView["rules"],
  mode: Mode,
  many: string,
  one: string,
): readonly string[] {
  const found = rules.filter((rule) => rule.mode === mode).length;
  if (found === 0) return [];
  return [found === 1 ? `1 rule ${one}` : `${found} rules ${many}`];
}

export function listLines(entries: FraudPolicyView["allow"]): readonly string[] {
  return entries.map(
    ({ kind, value, note }) => `${KINDS[kind].label} ${value}${note === "" ? "" : `: ${note}`}`,
  );
}
