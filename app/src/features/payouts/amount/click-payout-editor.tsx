import type { EditorProps } from "../editor.ts";
import { AmountEditor } from "./amount-editor.tsx";

export function ClickPayoutEditor({ onSave, ...props }: EditorProps) {
  return (
    <AmountEditor
      {...props}
      path="conversionPolicy.cpcMicros"
      label="Payout per click"
      hint="Empty: clicks earn nothing."
      stored={props.campaign.conversionPolicy.cpcMicros}
      onSave={(cpcMicros) => onSave({ conversionPolicy: { cpcMicros } })}
    >
      Earned by every payable click, beside what its results pay.
    </AmountEditor>
  );
}
