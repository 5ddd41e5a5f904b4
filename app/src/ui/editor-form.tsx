import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { errorsElsewhere, type FieldErrors } from "../api/field-errors.ts";
import { Button } from "./button.tsx";
import { FormActions } from "./form-actions.tsx";
import { FormProblem } from "./problem-notice.tsx";

type EditorFormProps = {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly errors: FieldErrors;
  /** Whether the form shows the complaint about a field at the field itself. */
  readonly shows: (path: string) => boolean;
  readonly onCancel: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** Its end stays in view, however long the form is; what is wrong is looked for and focused. */
export function EditorForm(props: EditorFormProps) {
  const { isBusy, error, errors, shows, onCancel, onSubmit, children } = props;
  const shown = Object.keys(errors).filter(shows);
  const elsewhere = errorsElsewhere(errors, shown);
  const form = useRef<HTMLFormElement>(null);
  const isSent = useRef(false);

  useEffect(() => {
    if (!isSent.current || shown.length === 0) return;
    isSent.current = false;
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    isSent.current = true;
    onSubmit();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="space-y-5">
      {children}
      <div className="sticky bottom-0 z-10 -mx-5 -mb-5 space-y-3 border-t bg-raised px-5 py-3">
        {shown.length > 0 ? (
          <FieldsProblem count={shown.length} elsewhere={elsewhere} />
        ) : (
          <FormProblem error={error} elsewhere={elsewhere} />
        )}
        <FormActions
          label="Save changes"
          isBusy={isBusy}
          cancel={<Button onClick={onCancel}>Cancel</Button>}
        />
      </div>
    </form>
  );
}

type FieldsProblemProps = { readonly count: number; readonly elsewhere: readonly string[] };

/** What is wrong is said at the fields: here only that there are some, which may be out of view. */
function FieldsProblem({ count, elsewhere }: FieldsProblemProps) {
  return (
    <div role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
      <p>{count === 1 ? "One field needs" : `${count} fields need`} your attention.</p>
      {elsewhere.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
