import type { Upload } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { rowsOf } from "../../api/pages.ts";
import { uploadsQuery } from "../../api/uploads.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { EnterResultDialog } from "../enter-result/enter-result-dialog.tsx";
import { NewUpload } from "./new/new-upload.tsx";
import { UploadList } from "./upload-list.tsx";

export function UploadsPage({ onMade }: { readonly onMade: (upload: Upload) => void }) {
  const [isEntering, setIsEntering] = useState(false);
  const list = useInfiniteQuery(uploadsQuery());
  const uploads = list.data && rowsOf(list.data.pages);
  return (
    <div className="space-y-4">
      <PageHeader
        title="Uploads"
        description="Results that come as a file or a list: tried first, then recorded once each."
        actions={<Button onClick={() => setIsEntering(true)}>Enter one result</Button>}
      />
      <NewUpload onMade={onMade} />
      {list.error !== null && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {uploads !== undefined && uploads.length > 0 && (
        <Card title="Earlier uploads" isFlush>
          <UploadList uploads={uploads} />
          <LoadMore list={list} shown={uploads.length} noun="upload" />
        </Card>
      )}
      <EnterResultDialog isOpen={isEntering} onClose={() => setIsEntering(false)} />
    </div>
  );
}
