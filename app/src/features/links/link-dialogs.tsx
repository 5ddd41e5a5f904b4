import type { Link } from "@cleverdrip/contract";
import { useCallback, useState } from "react";
import { previewLink } from "../../api/links.ts";
import { PreviewSheet } from "../preview/preview-sheet.tsx";
import { EditLinkDialog } from "./edit-link-dialog.tsx";
import { QrDialog } from "./qr-dialog.tsx";

export type LinkDialogName = "qr" | "edit" | "preview";

/** What a link's row opens, wherever links are listed: `element` stands once beside the table. */
export function useLinkDialogs() {
  const [opened, setOpened] = useState<{ name: LinkDialogName; link: Link } | null>(null);
  const open = useCallback((name: LinkDialogName, link: Link) => setOpened({ name, link }), []);
  const close = () => setOpened(null);
  const linkOf = (name: LinkDialogName) => (opened?.name === name ? opened.link : null);
  return {
    open,
    element: (
      <>
        <QrDialog link={linkOf("qr")} onClose={close} />
        <EditLinkDialog link={linkOf("edit")} onClose={close} />
        <PreviewSheet link={linkOf("preview")} ask={previewLink} onClose={close} />
      </>
    ),
  };
}
