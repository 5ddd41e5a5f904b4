import type { Upload } from "@cleverdrip/contract";
import { ProgressBar } from "../../ui/progress-bar.tsx";

/** How many rows are looked at or recorded, while that goes on. */
export function UploadProgress({ upload }: { readonly upload: Upload }) {
  const { state, rows, checkedRows, committedRows } = upload;
  if (state === "checking")
    return <ProgressBar label="Rows looked at" value={checkedRows} max={rows} />;
  if (state === "committing" || state === "done")
    return <ProgressBar label="Rows recorded" value={committedRows} max={rows} />;
  return null;
}
