import { createContext, useContext, useEffect } from "react";

/** How a form tells the dialog around it that closing it would lose something. */
export const UnsavedMark = createContext<(isUnsaved: boolean) => void>(() => undefined);

export function useUnsaved(isUnsaved: boolean): void {
  const mark = useContext(UnsavedMark);
  useEffect(() => {
    mark(isUnsaved);
    return () => mark(false);
  }, [mark, isUnsaved]);
}
