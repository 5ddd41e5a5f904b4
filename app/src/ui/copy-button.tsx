import { Copy } from "lucide-react";
import { Button, IconButton } from "./button.tsx";
import { toast } from "./toast-store.ts";

type CopyProps = { readonly text: string; readonly what: string };

/** `what` names the thing in the label and in the toast: "tracking link". */
export function CopyButton({ text, what }: CopyProps) {
  return (
    <Button aria-label={`Copy ${what}`} onClick={() => void copy(text, what)}>
      <Copy aria-hidden className="size-3.5" />
      Copy
    </Button>
  );
}

export function CopyIconButton({ text, what }: CopyProps) {
  return (
    <IconButton label={`Copy ${what}`} onClick={() => void copy(text, what)}>
      <Copy aria-hidden className="size-3.5" />
    </IconButton>
  );
}

async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(`${what.charAt(0).toUpperCase()}${what.slice(1)} copied`);
  } catch {
    toast("The browser did not allow copying: select the text instead.", "bad");
  }
}
