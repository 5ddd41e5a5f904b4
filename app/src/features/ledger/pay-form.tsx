import type { StatementRow } from "@cleverdrip/contract";
import type { FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../api/field-errors.ts";
import { formatMoney, parseMoney } from "../../format/money.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useDraft } from "../../ui/use-draft.ts";

export type PayDraft = {
  readonly reference: string;
  /** "" = all that is still to be paid of it. */
  readonly amount: string;
};

type PayFormProps = {
  readonly statement: StatementRow;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: PayDraft) => void;
};

const EMPTY: PayDraft = { reference: "", amount: "" };

export function PayForm({ statement, isBusy, error, onCancel, onSubmit }: PayFormProps) {
  const { currency, payableMicros } = statement;
  const { draft, errors, change, send } = useDraft(() => EMPTY, error, payErrors);

  function submit(event: FormEvent) {
    event.preventDefault();
    send(onSubmit);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <p>
        Payable by this statement:{" "}
        <strong className="font-semibold">{formatMoney(payableMicros, currency)}</strong>. A payment
        is entered in the ledger; the money itself is sent elsewhere.
      </p>
      <TextField
        label="Reference"
        error={errors["reference"]}
        hint="By which both sides find it: the transfer's number, for example."
        maxLength={500}
        value={draft.reference}
        onChange={(reference) => change({ ...draft, reference })}
      />
      <TextField
        label={`Amount (${currency})`}
        isOptional
        error={errors["amountMicros"]}
        hint="Empty: all that is still to be paid of it."
        inputMode="decimal"
        value={draft.amount}
        onChange={(amount) => change({ ...draft, amount })}
      />
      <FormProblem
        error={error}
        elsewhere={errorsElsewhere(errors, ["reference", "amountMicros"])}
      />
      <FormActions
        label="Mark as paid"
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}

function payErrors({ reference, amount }: PayDraft): FieldErrors {
  const isWrong = amount.trim() !== "" && (parseMoney(amount) ?? 0) === 0;
  return {
    ...(reference.trim() === "" ? { reference: "Give the payment's reference." } : {}),
    ...(isWrong ? { amountMicros: "Write an amount above 0, or leave it empty." } : {}),
  };
}
