import { createContext, useCallback, useContext, useLayoutEffect, useState } from "react";

/** Tells what is around a form that leaving it would lose something, until the returned is called. */
type Mark = () => () => void;

export const UnsavedMark = createContext<Mark>(() => () => undefined);

export function useUnsaved(isUnsaved: boolean): void {
  const mark = useContext(UnsavedMark);
  // A plain effect's mark would be known a moment after the keystroke: Escape right behind it would lose what was typed.
  useLayoutEffect(() => (isUnsaved ? mark() : undefined), [mark, isUnsaved]);
}

/** The unsaved forms within a dialog or a page, and whether somebody is being asked about them. A dialog's are its page's as well. */
export function useUnsavedForms() {
  const [{ count, isAsking }, set] = useState({ count: 0, isAsking: false });
  const mark = useCallback<Mark>(() => {
    set((now) => ({ ...now, count: now.count + 1 }));
    // Once all are saved there is nothing left to ask about.
    return () => set((now) => ({ count: now.count - 1, isAsking: now.isAsking && now.count > 1 }));
  }, []);
  const setIsAsking = useCallback(
    (asks: boolean) => set((now) => ({ ...now, isAsking: asks })),
    [],
  );
  useUnsaved(count > 0);
  return { isUnsaved: count > 0, isAsking, setIsAsking, mark };
}
