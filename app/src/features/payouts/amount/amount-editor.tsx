import type { ReactNode } from "react";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { moneyText, parseMoney } from "../../../format/money.ts";
import { EditorForm } from "../../../ui/editor-form.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { AMOUNT_HINT } from "../../campaigns/payout-draft.ts";
import type { EditorProps } from "../editor.ts";

type AmountEditorProps = Omit<EditorProps, "onSave"> & {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  /** Null = there is none. */
  readonly stored: number | null;
  readonly onSave: (micros: number | null) => void;
  readonly children: ReactNode;
};

/** One amount that may be left empty. */
export function AmountEditor(props: AmountEditorProps) {
  const { campaign, isBusy, error, path, label, hint, stored, onCancel, onSave, children } = props;
  const { draft, errors, change, send } = useDraft(
    () => (stored === null ? "" : moneyText(stored)),
    error,
    (text): FieldErrors =>
      text.trim() === "" || parseMoney(text) !== null ? {} : { [path]: AMOUNT_HINT },
  );
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(shown) => shown === path}
      onCancel={onCancel}
      onSubmit={() => send((text) => onSave(text.trim() === "" ? null : parseMoney(text)))}
    >
      <p className="text-sm text-muted">{children}</p>
      <TextField
        label={`${label} (${campaign.currency})`}
        isOptional
        error={errors[path]}
        hint={hint}
        inputMode="decimal"
        value={draft}
        onChange={change}
      />
    </EditorForm>
  );
}
