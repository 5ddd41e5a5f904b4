import type { Link } from "@cleverdrip/contract";
import { webUrl } from "../../format/web-url.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { CodeBlock } from "../../ui/code.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";

type LinkCreatedProps = { readonly link: Link; readonly onClose: () => void };

export function LinkCreated({ link, onClose }: LinkCreatedProps) {
  const href = webUrl(link.url);
  return (
    <div className="space-y-4">
      <p>
        {link.publisherName} can promote {link.campaignName} with this link. Add{" "}
        <code>?sub1=…</code> to tell placements apart.
      </p>
      <CodeBlock label="Tracking link">{link.url}</CodeBlock>
      <div className="flex flex-wrap justify-end gap-2">
        {href !== null && (
          <a href={href} target="_blank" rel="noopener noreferrer" className={buttonClass()}>
            Open
          </a>
        )}
        <CopyButton text={link.url} what="tracking link" />
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}
