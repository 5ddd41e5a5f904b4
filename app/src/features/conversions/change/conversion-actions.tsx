import type { ConversionRow } from "@cleverdrip/contract";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { actionsFor, actionWords, type Action } from "./change-actions.ts";
import { ChangeDialog } from "./change-dialog.tsx";

/** What may be done to a conversion of its status. */
export function ConversionActions({ conversion }: { readonly conversion: ConversionRow }) {
  const [action, setAction] = useState<Action | null>(null);
  const actions = actionsFor(conversion.status);
  return (
    <>
      {actions.length > 0 && (
        <div role="group" aria-label="Actions" className="mb-5 flex flex-wrap gap-2">
          {actions.map((each) => (
            <Button key={each} onClick={() => setAction(each)}>
              {actionWords(each).label}
            </Button>
          ))}
        </div>
      )}
      <ChangeDialog conversions={[conversion]} action={action} onClose={() => setAction(null)} />
    </>
  );
}
