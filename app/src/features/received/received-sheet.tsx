import { useQuery } from "@tanstack/react-query";
import { receivedQuery } from "../../api/received.ts";
import { Code } from "../../ui/code.tsx";
import { Sheet } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Transcript } from "../../ui/transcript.tsx";
import { ReceivedDetails } from "./received-details.tsx";
import { ReplayReport } from "./replay-report.tsx";

type ReceivedSheetProps = { readonly id: string | null; readonly onClose: () => void };

export function ReceivedSheet({ id, onClose }: ReceivedSheetProps) {
  const report = useQuery({ ...receivedQuery(id ?? ""), enabled: id !== null });
  return (
    <Sheet isOpen={id !== null} onClose={onClose} title="Received report">
      {report.error !== null && (
        <ProblemNotice error={report.error} title="This report could not be shown" />
      )}
      {report.isPending && <Skeleton className="h-96" />}
      {report.data !== undefined && (
        <>
          <ReplayReport id={report.data.id} />
          <ReceivedDetails report={report.data} />
          <Transcript
            title="Parameters"
            lines={report.data.parameters.map(({ name, value }) => ({
              title: name,
              note: <Code>{value}</Code>,
            }))}
            none="It had none."
          />
        </>
      )}
    </Sheet>
  );
}
