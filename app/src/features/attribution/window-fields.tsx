import { CheckField } from "../../ui/check-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ATTRIBUTION_PATH, isGuessing } from "./attribution-draft.ts";
import type { PartProps } from "./model-fields.tsx";

/** How long before the event a click, or a view, may have been. */
export function WindowFields({ draft, errors, onChange }: PartProps) {
  const { clickWindow, cookieWindow, minWindow, hasViews, viewWindow } = draft;
  const errorOf = (field: string) => errors[`${ATTRIBUTION_PATH}.${field}`];
  return (
    <div className="space-y-4">
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <TextField
          label="By click id (days)"
          inputMode="decimal"
          hint="The longest time from click to event."
          error={errorOf("maxWindowMs.click-id")}
          value={clickWindow}
          onChange={(text) => onChange({ clickWindow: text })}
        />
        <TextField
          label="By cookie (days)"
          inputMode="decimal"
          error={errorOf("maxWindowMs.cookie")}
          value={cookieWindow}
          onChange={(text) => onChange({ cookieWindow: text })}
        />
        <TextField
          label="Shortest (minutes)"
          inputMode="decimal"
          hint="A result that comes sooner has no click."
          error={errorOf("minWindowMs")}
          value={minWindow}
          onChange={(text) => onChange({ minWindow: text })}
        />
      </div>
      <GuessField draft={draft} errors={errors} onChange={onChange} />
      <CheckField
        label="Views count"
        hint="Only where no click does, and only the views from then on."
        isChecked={hasViews}
        onChange={(isChecked) => onChange({ hasViews: isChecked })}
      />
      {hasViews && (
        <TextField
          label="Views (hours)"
          className="sm:max-w-48"
          inputMode="decimal"
          error={errorOf("viewThrough.windowMs")}
          value={viewWindow}
          onChange={(text) => onChange({ viewWindow: text })}
        />
      )}
    </div>
  );
}

/** Only while that rung is on. */
function GuessField({ draft, errors, onChange }: PartProps) {
  if (!isGuessing(draft)) return null;
  return (
    <TextField
      label="By address and browser (hours)"
      className="sm:max-w-64"
      inputMode="decimal"
      hint="A guess: 24 at most."
      error={errors[`${ATTRIBUTION_PATH}.maxWindowMs.fingerprint`]}
      value={draft.guessWindow}
      onChange={(text) => onChange({ guessWindow: text })}
    />
  );
}
