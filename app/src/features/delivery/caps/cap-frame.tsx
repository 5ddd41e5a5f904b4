import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../../ui/button.tsx";
import { Segmented } from "../../../ui/segmented.tsx";

type CapFrameProps = {
  readonly number: number;
  /** What is wrong with the cap as a whole. */
  readonly error: string | undefined;
  readonly isHard: boolean;
  /** What the choice between soft and hard is called, and what each of them means. */
  readonly hardness: { readonly label: string; readonly soft: string; readonly hard: string };
  readonly onHardness: (isHard: boolean) => void;
  readonly onRemove: () => void;
  /** The fields of what is limited, and to how much. */
  readonly children: ReactNode;
};

const HARDNESS = [
  { value: "soft", label: "Soft" },
  { value: "hard", label: "Hard" },
] as const;

export function CapFrame(props: CapFrameProps) {
  const { number, error, isHard, hardness, onHardness, onRemove, children } = props;
  const kind = isHard ? "hard" : "soft";
  return (
    <li className="rounded-md border bg-surface p-3">
      <fieldset className="space-y-3">
        <legend className="sr-only">Cap {number}</legend>
        {error !== undefined && <p className="text-sm text-bad">{error}</p>}
        {children}
        <div className="flex items-start justify-between gap-3">
          <div className="space-y-1">
            <Segmented
              label={hardness.label}
              options={HARDNESS}
              value={kind}
              onChange={(value) => onHardness(value === "hard")}
            />
            <p className="text-sm text-muted">{hardness[kind]}</p>
          </div>
          <IconButton label={`Remove cap ${number}`} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      </fieldset>
    </li>
  );
}
