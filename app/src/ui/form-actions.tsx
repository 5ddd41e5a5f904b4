import type { ReactNode } from "react";
import { Button } from "./button.tsx";

type FormActionsProps = {
  readonly label: string;
  readonly isBusy: boolean;
  readonly cancel: ReactNode;
};

/** The end of a form: the way out, and the button that sends it. */
export function FormActions({ label, isBusy, cancel }: FormActionsProps) {
  return (
    <div className="flex justify-end gap-2">
      {cancel}
      <Button type="submit" look="primary" isBusy={isBusy}>
        {label}
      </Button>
    </div>
  );
}
