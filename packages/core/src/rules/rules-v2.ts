import type { RecordedRequest, RuleSet } from "./rule-set.ts";
import { RULES_V1 } from "./rules-v1.ts";

/** As before; and what standard checks know by its traits to be nobody's visit does not count. */
export const RULES_V2: RuleSet = { ...RULES_V1, version: 2, judgeRequest };

function judgeRequest(request: RecordedRequest): string {
  const reason = RULES_V1.judgeRequest(request);
  if (reason !== "OK") return reason;
  switch (request.known) {
    case "bot":
    case "scanner":
      return "Q_BOT";
    case "preview":
      return "Q_PREFETCH";
    default:
      return reason;
  }
}
