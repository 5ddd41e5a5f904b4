import { useQuery } from "@tanstack/react-query";
import { conversionQuery } from "../../api/conversions.ts";
import { Sheet } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { VerdictSection } from "../fraud/verdict/verdict-section.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { ConversionActions } from "./change/conversion-actions.tsx";
import { ConversionDetails } from "./conversion-details.tsx";
import { HowItCame } from "./explain/how-it-came.tsx";

type ConversionSheetProps = { readonly id: string | null; readonly onClose: () => void };

export function ConversionSheet({ id, onClose }: ConversionSheetProps) {
  const { timezone } = useWorkspace();
  const conversion = useQuery({ ...conversionQuery(id ?? ""), enabled: id !== null });
  return (
    <Sheet isOpen={id !== null} onClose={onClose} title="Conversion">
      {conversion.error !== null && (
        <ProblemNotice error={conversion.error} title="This conversion could not be shown" />
      )}
      {conversion.isPending && <Skeleton className="h-96" />}
      {conversion.data !== undefined && (
        <>
          <ConversionActions conversion={conversion.data} />
          <VerdictSection id={conversion.data.id} timezone={timezone} />
          <ConversionDetails conversion={conversion.data} timezone={timezone} />
          <HowItCame id={conversion.data.id} timezone={timezone} />
        </>
      )}
    </Sheet>
  );
}
