import { useBlocker } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DiscardQuestion } from "./discard-question.tsx";
import { UnsavedMark, useUnsavedForms } from "./unsaved.ts";

/** Asks, once for all its forms and those in its dialogs, before a page or its tab is left with something unsaved. */
export function GuardedPage({ children }: { readonly children: ReactNode }) {
  const { isUnsaved, mark } = useUnsavedForms();
  return (
    <UnsavedMark value={mark}>
      {children}
      {isUnsaved && <LeavingGuard />}
    </UnsavedMark>
  );
}

function LeavingGuard() {
  const blocker = useBlocker({
    // A search parameter may be what keeps a dialog open: its own way out changes it, and so does the way back.
    shouldBlockFn: ({ action, current, next }) =>
      current.pathname !== next.pathname || (action !== "PUSH" && action !== "REPLACE"),
    enableBeforeUnload: true,
    withResolver: true,
  });
  return (
    <DiscardQuestion
      isOpen={blocker.status === "blocked"}
      onKeep={() => blocker.reset?.()}
      onDiscard={() => blocker.proceed?.()}
    />
  );
}
