import { ArrowDown, ArrowUp } from "lucide-react";
import { useId } from "react";
import { IconButton } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { FieldNotes } from "../../ui/field.tsx";
import { rungLabel } from "../conversions/source-words.ts";
import type { RungDraft } from "./attribution-draft.ts";

const HINTS: Readonly<Record<RungDraft["rung"], string>> = {
  "click-id": "The report names the click.",
  cookie: "The browser that reports has the click's cookie.",
  coupon: "A code that stands for a publisher.",
  clickless: "The advertiser names the publisher.",
  fingerprint:
    "Off unless you choose it. The browser that reports looks like the one that clicked within a day: may be wrong, and of two alike nobody is paid.",
};

type RungListProps = {
  readonly rungs: readonly RungDraft[];
  readonly error: string | undefined;
  readonly onChange: (rungs: readonly RungDraft[]) => void;
};

/** Tried from the top; the first that leads to somebody decides. */
export function RungList({ rungs, error, onChange }: RungListProps) {
  const id = useId();
  const move = (from: number, to: number) => {
    const moved = rungs[from];
    if (moved !== undefined) onChange(rungs.toSpliced(from, 1).toSpliced(to, 0, moved));
  };
  return (
    <fieldset aria-describedby={`${id}-hint`}>
      <legend className="mb-1 text-sm font-medium">What leads to a publisher</legend>
      <ol className="divide-y rounded-md border bg-surface">
        {rungs.map(({ rung, isOn }, index) => (
          <li key={rung} className="flex items-start justify-between gap-3 px-3 py-2">
            <CheckField
              label={rungLabel(rung)}
              hint={HINTS[rung]}
              isChecked={isOn}
              onChange={(isChecked) => onChange(rungs.with(index, { rung, isOn: isChecked }))}
            />
            <span className="flex shrink-0">
              <IconButton
                label={`Move ${rungLabel(rung)} up`}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                <ArrowUp aria-hidden className="size-4" />
              </IconButton>
              <IconButton
                label={`Move ${rungLabel(rung)} down`}
                disabled={index === rungs.length - 1}
                onClick={() => move(index, index + 1)}
              >
                <ArrowDown aria-hidden className="size-4" />
              </IconButton>
            </span>
          </li>
        ))}
      </ol>
      <FieldNotes
        id={id}
        error={error}
        hint="Tried from the top; the first that leads to somebody decides."
      />
    </fieldset>
  );
}
