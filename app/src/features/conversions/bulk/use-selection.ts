import { useCallback, useMemo, useState } from "react";
import type { Changed } from "../change/change-draft.ts";

/** The conversions that are ticked, with what is known of each. */
export type Selection = {
  readonly chosen: ReadonlyMap<string, Changed>;
  readonly toggle: (rows: readonly Changed[], isOn: boolean) => void;
  readonly clear: () => void;
};

export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Changed>>(new Map());
  const toggle = useCallback((rows: readonly Changed[], isOn: boolean) => {
    setChosen((before) => {
      const after = new Map(before);
      for (const { id, status, currency } of rows) {
        if (isOn) after.set(id, { id, status, currency });
        else after.delete(id);
      }
      return after;
    });
  }, []);
  const clear = useCallback(() => setChosen(new Map()), []);
  return useMemo(() => ({ chosen, toggle, clear }), [chosen, toggle, clear]);
}
