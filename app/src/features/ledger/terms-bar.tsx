import type { ReactNode } from "react";
import { parseMoney } from "../../format/money.ts";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { useSettledText } from "../../ui/use-settled-text.ts";
import { THRESHOLD_MEANS, WRONG_THRESHOLD } from "./payout-terms-draft.ts";

type TermsBarProps<Terms extends string> = {
  readonly choices: readonly { readonly value: Terms; readonly label: string }[];
  readonly terms: Terms;
  readonly threshold: string;
  readonly onTerms: (terms: Terms) => void;
  readonly onThreshold: (text: string) => void;
  /** What counts where no threshold is written. */
  readonly noThreshold: string;
  readonly children?: ReactNode;
};

/** By which terms statements are made. */
export function TermsBar<Terms extends string>(props: TermsBarProps<Terms>) {
  const { choices, terms, threshold, noThreshold, onTerms, onThreshold, children } = props;
  const [text, setText] = useSettledText(threshold, onThreshold);
  const isWrong = text.trim() !== "" && parseMoney(text) === null;
  return (
    <div className="grid grid-cols-2 items-start gap-3 border-b px-4 py-3 last:border-b-0 sm:grid-cols-[12rem_12rem_auto]">
      <SelectField label="Terms" choices={choices} value={terms} onChange={onTerms} />
      <TextField
        label="Threshold"
        isOptional
        error={isWrong ? WRONG_THRESHOLD : undefined}
        inputMode="decimal"
        placeholder={noThreshold}
        title={THRESHOLD_MEANS}
        value={text}
        onChange={setText}
      />
      {children}
    </div>
  );
}
