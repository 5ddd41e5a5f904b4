import type { ConversionsChange, ConversionStatus } from "@cleverdrip/contract";

export type Action = Exclude<ConversionsChange["action"], "adjust">;

/** The moves that the api takes from each status; it refuses every other one, and says why. */
const MOVES: Readonly<Record<ConversionStatus, readonly Action[]>> = {
  pending: ["approve", "hold", "reject"],
  hold: ["approve", "reject"],
  approved: ["reject", "refund"],
  rejected: ["restore"],
  refunded: [],
  trash: [],
};

type Words = { readonly label: string; readonly effect: string };

const WORDS: Readonly<Record<Action, Words>> = {
  approve: { label: "Approve", effect: "The publisher earns its payout." },
  hold: { label: "Hold", effect: "It waits for a review; nothing is owed until then." },
  reject: { label: "Reject", effect: "Nothing is owed; what was earned is reversed." },
  refund: { label: "Refund", effect: "The customer got the money back: the payout is reversed." },
  restore: { label: "Restore", effect: "The rejection is undone: it is approved again." },
};

export function actionsFor(status: ConversionStatus): readonly Action[] {
  return MOVES[status];
}

export function actionWords(action: Action): Words {
  return WORDS[action];
}
