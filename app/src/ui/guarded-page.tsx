import type { ReactNode } from "react";
import { UnsavedGuard } from "./unsaved-guard.tsx";
import { UnsavedMark, useUnsavedForms } from "./unsaved.ts";

/** Asks before a page is left whose own forms, those outside any dialog, hold something unsaved. */
export function GuardedPage({ children }: { readonly children: ReactNode }) {
  const { isUnsaved, mark } = useUnsavedForms();
  return (
    <UnsavedMark value={mark}>
      {children}
      {isUnsaved && <UnsavedGuard />}
    </UnsavedMark>
  );
}
