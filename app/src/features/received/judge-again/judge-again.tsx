import { useState } from "react";
import type { WaitingFilter } from "../../../api/received.ts";
import { Button } from "../../../ui/button.tsx";
import { JudgeAgainDialog } from "./judge-again-dialog.tsx";

/** Everything that waits for one reason, at once. */
export function JudgeAgain({ filter }: { readonly filter: WaitingFilter }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Judge all again</Button>
      <JudgeAgainDialog isOpen={isOpen} filter={filter} onClose={() => setIsOpen(false)} />
    </>
  );
}
