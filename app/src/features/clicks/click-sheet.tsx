import { useQuery } from "@tanstack/react-query";
import { clickQuery } from "../../api/clicks.ts";
import { Sheet } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { ClickDetails } from "./click-details.tsx";

type ClickSheetProps = { readonly id: string | null; readonly onClose: () => void };

export function ClickSheet({ id, onClose }: ClickSheetProps) {
  const { timezone } = useWorkspace();
  const click = useQuery({ ...clickQuery(id ?? ""), enabled: id !== null });
  return (
    <Sheet isOpen={id !== null} onClose={onClose} title="Click">
      {click.error !== null && (
        <ProblemNotice error={click.error} title="This click could not be shown" />
      )}
      {click.isPending && <Skeleton className="h-96" />}
      {click.data !== undefined && <ClickDetails click={click.data} timezone={timezone} />}
    </Sheet>
  );
}
