import { Button } from "../../ui/button.tsx";
import { CodeBlock } from "../../ui/code.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";

type SecretShownProps = { readonly secret: string; readonly onClose: () => void };

/** The api never gives it again. */
export function SecretShown({ secret, onClose }: SecretShownProps) {
  return (
    <div className="space-y-4">
      <p>
        Give this secret to the receiver, who checks signatures with it. It is shown only this once.
      </p>
      <CodeBlock label="Secret">{secret}</CodeBlock>
      <div className="flex flex-wrap justify-end gap-2">
        <CopyButton text={secret} what="secret" />
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}
