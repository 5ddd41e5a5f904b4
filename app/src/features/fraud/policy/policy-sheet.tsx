import type { FraudPolicyView, OwnFraudPolicyInput } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy } from "react";
import { fraudPolicyQuery, putFraudPolicy } from "../../../api/fraud-policy.ts";
import { EditorSheet } from "../../../ui/editor-sheet.tsx";
import { toast } from "../../../ui/toast-store.ts";

// Looked at far more often than edited: the editor comes when it is opened.
const PolicyEditor = lazy(() =>
  import("./policy-editor.tsx").then(({ PolicyEditor: component }) => ({ default: component })),
);

type PolicySheetProps = {
  readonly policy: FraudPolicyView;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function PolicySheet({ policy, name, isOpen, onClose }: PolicySheetProps) {
  const { campaignId } = policy;
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: (own: OwnFraudPolicyInput) => putFraudPolicy(campaignId, own),
    onSuccess: (saved) => {
      toast("Fraud rules saved");
      queryClient.setQueryData(fraudPolicyQuery(campaignId).queryKey, saved);
      onClose();
      // The workspace's rules are those of its campaigns, and doubted results are treated by them.
      return queryClient.invalidateQueries({ queryKey: ["fraud"] });
    },
  });

  function close() {
    saving.reset();
    onClose();
  }

  return (
    <EditorSheet isOpen={isOpen} isWide onClose={close} title="Fraud rules" name={name}>
      <PolicyEditor
        policy={policy}
        isBusy={saving.isPending}
        error={saving.error}
        onCancel={close}
        onSave={saving.mutate}
      />
    </EditorSheet>
  );
}
