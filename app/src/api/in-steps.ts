import { useEffect, useRef, type RefObject } from "react";

/** True until whoever began something has closed it: what is on its way is finished, and nothing more begun. */
export function useIsWanted(): RefObject<boolean> {
  const isWanted = useRef(true);
  useEffect(() => {
    isWanted.current = true;
    return () => {
      isWanted.current = false;
    };
  }, []);
  return isWanted;
}

/** Asks for one step after the other, each from where the one before it ended. */
export async function inSteps<Cursor, Step extends { readonly nextCursor: Cursor | null }>(
  isWanted: RefObject<boolean>,
  ask: (cursor: Cursor | null) => Promise<Step>,
  onStep: (step: Step) => void,
): Promise<void> {
  let cursor: Cursor | null = null;
  do {
    // Each begins where the one before it ended.
    // oxlint-disable-next-line no-await-in-loop
    const step: Step = await ask(cursor);
    onStep(step);
    cursor = step.nextCursor;
  } while (cursor !== null && isWanted.current);
}
