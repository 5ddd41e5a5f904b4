import type { Balance } from "@cleverdrip/contract";
import { CircleAlert, CircleCheck } from "lucide-react";
import { classNames } from "../../ui/class-names.ts";
import { balanceVerdict } from "./balance-words.ts";

type BalanceVerdictProps = { readonly totals: Balance["totals"]; readonly span: string };

const TONES = {
  good: "border-good/30 bg-good-soft",
  warn: "border-warn/30 bg-warn-soft",
  bad: "border-bad/30 bg-bad-soft",
} as const;

export function BalanceVerdict({ totals, span }: BalanceVerdictProps) {
  const { tone, title, details } = balanceVerdict(totals, span);
  const Icon = tone === "good" ? CircleCheck : CircleAlert;
  const color = { good: "text-good", warn: "text-warn", bad: "text-bad" }[tone];
  return (
    <div
      role="status"
      className={classNames("flex gap-3 rounded-lg border px-4 py-3", TONES[tone])}
    >
      <Icon aria-hidden className={classNames("mt-0.5 size-5 shrink-0", color)} />
      <div className="min-w-0">
        <p className="font-semibold">{title}</p>
        {details.map((line) => (
          <p key={line} className="text-sm">
            {line}
          </p>
        ))}
      </div>
    </div>
  );
}
