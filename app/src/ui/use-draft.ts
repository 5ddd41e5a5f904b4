import { useState } from "react";
import { fieldErrorsOf, NO_ERRORS, type FieldErrors } from "../api/field-errors.ts";
import { useUnsaved } from "./unsaved.ts";

/** A draft with its complaints: the form's own, found when it is sent, and the server's. */
export function useDraft<Draft>(
  first: () => Draft,
  error: unknown,
  check: (draft: Draft) => FieldErrors = () => NO_ERRORS,
) {
  const [initial, setInitial] = useState(first);
  const [draft, setDraft] = useState(initial);
  const [ownErrors, setOwnErrors] = useState(NO_ERRORS);
  const [misplaced, setMisplaced] = useState<unknown>(null);
  const errors = { ...(error === misplaced ? NO_ERRORS : fieldErrorsOf(error)), ...ownErrors };

  useUnsaved(JSON.stringify(draft) !== JSON.stringify(initial));

  function change(next: Draft) {
    setDraft(next);
    if (rowsOf(next) === rowsOf(draft)) return;
    // Complaints name places in a list: after a row was moved or removed they would point at its neighbour.
    setOwnErrors(NO_ERRORS);
    setMisplaced(error);
  }

  function send(onValid: (draft: Draft) => void) {
    const found = check(draft);
    setOwnErrors(found);
    if (Object.keys(found).length === 0) onValid(draft);
  }

  // `settle` is for a form that stays after it was saved: what it holds is then no longer unsaved.
  return { draft, errors, change, send, settle: setInitial };
}

/** The keys of all rows in their order, however deep. */
function rowsOf(draft: unknown): string {
  return (JSON.stringify(draft).match(/"key":\d+/g) ?? []).join();
}
