import type { StatementRow } from "@cleverdrip/contract";
import type { ReactNode } from "react";
import { parseMoney } from "../../format/money.ts";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { useSettledText } from "../../ui/use-settled-text.ts";
import { TERMS } from "./statement-words.ts";

type TermsBarProps = {
  readonly terms: StatementRow["terms"];
  readonly threshold: string;
  readonly onTerms: (terms: StatementRow["terms"]) => void;
  readonly onThreshold: (text: string) => void;
  readonly children?: ReactNode;
};

/** By which terms statements are made. */
export function TermsBar({ terms, threshold, onTerms, onThreshold, children }: TermsBarProps) {
  const [text, setText] = useSettledText(threshold, onThreshold);
  const isWrong = text.trim() !== "" && parseMoney(text) === null;
  return (
    <div className="grid grid-cols-2 items-start gap-3 border-b px-4 py-3 last:border-b-0 sm:grid-cols-[12rem_12rem_auto]">
      <SelectField label="Terms" choices={TERMS} value={terms} onChange={onTerms} />
      <TextField
        label="Threshold"
        isOptional
        error={isWrong ? "Write an amount such as 50." : undefined}
        inputMode="decimal"
        placeholder="None"
        title="Below it nothing is paid out: the sum is carried over to the next period."
        value={text}
        onChange={setText}
      />
      {children}
    </div>
  );
}
