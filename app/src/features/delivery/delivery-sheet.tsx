import type { Campaign } from "@cleverdrip/contract";
import { lazy } from "react";
import { PartSheet } from "../campaigns/part-sheet.tsx";
import { PARTS, type Part } from "./parts.ts";

// Looked at far more often than edited: the editors come when one is opened.
const DeliveryEditor = lazy(() =>
  import("./delivery-editor.tsx").then(({ DeliveryEditor: component }) => ({
    default: component,
  })),
);

type DeliverySheetProps = {
  readonly campaign: Campaign;
  /** The part that is edited; null while none is. */
  readonly part: Part | null;
  readonly onClose: () => void;
};

export function DeliverySheet({ campaign, part, onClose }: DeliverySheetProps) {
  return (
    <PartSheet campaign={campaign} words={part && PARTS[part]} onClose={onClose}>
      {({ onSave, ...editing }) =>
        part !== null && (
          <DeliveryEditor part={part} {...editing} onSave={(delivery) => onSave({ delivery })} />
        )
      }
    </PartSheet>
  );
}
