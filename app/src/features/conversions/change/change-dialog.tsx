import { formatCount } from "../../../format/number.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast-store.ts";
import { statusLabel } from "../conversion-status-badge.tsx";
import { actionWords, type Action } from "./change-actions.ts";
import type { Changed } from "./change-draft.ts";
import { ChangeForm } from "./change-form.tsx";
import { ChangeResults } from "./change-results.tsx";
import { useChange, type ChangeResult } from "./use-change.ts";

type ChangeDialogProps = {
  readonly conversions: readonly Changed[];
  /** Null while none is chosen. */
  readonly action: Action | null;
  readonly onClose: () => void;
  /** Once all of them have been tried. */
  readonly onDone?: () => void;
};

export function ChangeDialog({ conversions, action, onClose, onDone }: ChangeDialogProps) {
  const count = conversions.length;
  const noun = count === 1 ? "conversion" : `${formatCount(count)} conversions`;
  return (
    <Dialog
      isOpen={action !== null}
      onClose={onClose}
      title={action === null ? "" : `${actionWords(action).label} ${noun}`}
    >
      {action !== null && (
        <Changing {...{ conversions, action, onClose }} onDone={onDone ?? (() => undefined)} />
      )}
    </Dialog>
  );
}

type ChangingProps = Required<Omit<ChangeDialogProps, "action">> & { readonly action: Action };

/** First the form, then what became of each; of a single one the outcome needs no list. */
function Changing({ conversions, action, onClose, onDone }: ChangingProps) {
  const { change, results } = useChange(conversions.map(({ id }) => id));
  const [only] = conversions.length === 1 ? results : [];
  const refusal = only === undefined ? null : refusalOf(only);

  function finish(all: readonly ChangeResult[]) {
    const [first] = all;
    onDone();
    if (conversions.length > 1 || first === undefined || refusalOf(first) !== null) return;
    toast(doneWords(first));
    onClose();
  }

  if (conversions.length > 1 && change.isSuccess) {
    return <ChangeResults results={results} onClose={onClose} />;
  }
  return (
    <ChangeForm
      conversions={conversions}
      action={action}
      isBusy={change.isPending}
      error={change.error}
      refusal={refusal}
      done={results.length}
      onCancel={onClose}
      onSubmit={(wanted) => change.mutate(wanted, { onSuccess: finish })}
    />
  );
}

function doneWords({ outcome, status }: ChangeResult): string {
  const now = status === null ? "" : `: ${statusLabel(status).toLowerCase()}`;
  return outcome === "unchanged" ? `Nothing to change${now}` : `Conversion changed${now}`;
}

function refusalOf({ outcome, sentence }: ChangeResult): string | null {
  if (outcome === "missing") return "This conversion is not there.";
  return outcome === "refused" ? (sentence ?? "It was refused.") : null;
}
