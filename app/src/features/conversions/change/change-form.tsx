import type { FormEvent } from "react";
import { errorsElsewhere } from "../../../api/field-errors.ts";
import { formatCount } from "../../../format/number.ts";
import { Button } from "../../../ui/button.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { ProgressBar } from "../../../ui/progress-bar.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { AdjustFields } from "./adjust-fields.tsx";
import { actionsFor, actionWords, type Action } from "./change-actions.ts";
import {
  changeErrors,
  changeOf,
  EMPTY_CHANGE,
  type Change,
  type Changed,
  type ChangeDraft,
} from "./change-draft.ts";

type ChangeFormProps = {
  readonly conversions: readonly Changed[];
  readonly action: Action;
  readonly isBusy: boolean;
  readonly error: unknown;
  /** Why the only one was not changed. */
  readonly refusal: string | null;
  /** How many have been tried. */
  readonly done: number;
  readonly onCancel: () => void;
  readonly onSubmit: (change: Change) => void;
};

export function ChangeForm(props: ChangeFormProps) {
  const { conversions, action, isBusy, error, refusal, done, onCancel, onSubmit } = props;
  const { draft, errors, change, send } = useDraft(
    () => EMPTY_CHANGE,
    error,
    (typed) => changeErrors(action, typed),
  );
  const set = (part: Partial<ChangeDraft>) => change({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    send((valid) => onSubmit(changeOf(action, valid)));
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <p>{actionWords(action).effect}</p>
      <NotAll conversions={conversions} action={action} />
      {action === "adjust" && (
        <AdjustFields conversions={conversions} draft={draft} errors={errors} onChange={set} />
      )}
      <TextField
        label="Reason"
        hint={
          conversions.length === 1 ? "Goes into its history." : "Goes into the history of each."
        }
        error={errors["reason"]}
        maxLength={500}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
      />
      {(isBusy || done > 0) && conversions.length > 1 && (
        <ProgressBar label="Conversions done" value={done} max={conversions.length} />
      )}
      <FormProblem
        error={error}
        elsewhere={errorsElsewhere(errors, ["reason", "payoutMicros", "revenueMicros"])}
      />
      {refusal !== null && <Refusal>{refusal}</Refusal>}
      <FormActions
        label={done > 0 && refusal === null ? "Go on" : actionWords(action).label}
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>{isBusy ? "Stop" : "Cancel"}</Button>}
      />
    </form>
  );
}

function Refusal({ children }: { readonly children: string }) {
  return (
    <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
      {children}
    </p>
  );
}

/** Those whose status does not allow it are tried all the same: the api knows their status of now. */
function NotAll({ conversions, action }: Pick<ChangeFormProps, "conversions" | "action">) {
  const able = conversions.filter(({ status }) => actionsFor(status).includes(action)).length;
  if (able === conversions.length) return null;
  return (
    <p className="text-sm text-muted">
      The status of {formatCount(able)} of the {formatCount(conversions.length)} allows it. The
      others stay as they are, and you are told why.
    </p>
  );
}
