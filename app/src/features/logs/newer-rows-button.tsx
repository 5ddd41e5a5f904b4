import { ArrowUp } from "lucide-react";
import { Button } from "../../ui/button.tsx";

type NewerRowsButtonProps = {
  readonly noun: string;
  readonly hasNewer: boolean;
  readonly onShow: () => void;
};

export function NewerRowsButton({ noun, hasNewer, onShow }: NewerRowsButtonProps) {
  return (
    <div role="status">
      {hasNewer && (
        <Button onClick={onShow}>
          <ArrowUp aria-hidden className="size-3.5" />
          Newer {noun} have come
        </Button>
      )}
    </div>
  );
}
