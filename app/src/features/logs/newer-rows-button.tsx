import { ArrowUp } from "lucide-react";
import { Button } from "../../ui/button.tsx";

type NewerRowsButtonProps = {
  readonly noun: string;
  readonly hasNewer: boolean;
  readonly onShow: () => void;
};

export function NewerRowsButton({ noun, hasNewer, onShow }: NewerRowsButtonProps) {
  return (
    // Always there, so that the button is announced when it comes; without it no part of the row.
    <div role="status" className="empty:absolute">
      {hasNewer && (
        <Button onClick={onShow}>
          <ArrowUp aria-hidden className="size-3.5" />
          Newer {noun} have come
        </Button>
      )}
    </div>
  );
}
