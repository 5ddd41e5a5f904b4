import type { EditorProps } from "../editor.ts";
import { AmountEditor } from "./amount-editor.tsx";

export function PixelEditor({ onSave, ...props }: EditorProps) {
  return (
    <AmountEditor
      {...props}
      path="conversionPolicy.maxPixelAmountMicros"
      label="Largest amount"
      hint="Empty: pixels may report any amount."
      stored={props.campaign.conversionPolicy.maxPixelAmountMicros}
      onSave={(maxPixelAmountMicros) => onSave({ conversionPolicy: { maxPixelAmountMicros } })}
    >
      A pixel runs in the customer's browser, where its amount can be changed. Above this amount its
      result waits on hold for a person to decide.
    </AmountEditor>
  );
}
