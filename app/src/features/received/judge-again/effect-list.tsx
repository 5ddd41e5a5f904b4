import { formatCount } from "../../../format/number.ts";
import type { Effects, Judged } from "./use-judge-again.ts";

type Effect = keyof Effects;

const WORDS: Readonly<Record<Effect, { readonly would: string; readonly did: string }>> = {
  recorded: { would: "would now be recorded", did: "recorded" },
  changed: { would: "would change a result", did: "changed a result" },
  known: { would: "say what is known already", did: "said what is known already" },
  left: { would: "would still be refused or held", did: "still refused or held" },
  failed: { would: "could not be judged now", did: "could not be judged now" },
};
const EFFECTS: readonly Effect[] = ["recorded", "changed", "known", "left", "failed"];

type EffectListProps = { readonly judged: Judged; readonly tense: "would" | "did" };

/** How many reports by what became of them, and why the first of the others stay where they are. */
export function EffectList({ judged: { effects, left }, tense }: EffectListProps) {
  return (
    <div className="space-y-3 text-sm">
      <ul aria-label="Reports judged">
        {EFFECTS.filter((effect) => effects[effect] > 0).map((effect) => (
          <li key={effect}>
            <strong className="tabular-nums">{formatCount(effects[effect])}</strong>{" "}
            {WORDS[effect][tense]}
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <ul aria-label="Why some stay" className="space-y-1 text-muted">
          {[...new Set(left.map(({ reason, hint }) => hint ?? reason))].map((why) => (
            <li key={why} className="break-words">
              {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
