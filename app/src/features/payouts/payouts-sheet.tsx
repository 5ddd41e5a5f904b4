import type { Campaign } from "@cleverdrip/contract";
import { lazy } from "react";
import { PartSheet } from "../campaigns/part-sheet.tsx";
import { PARTS, type Part } from "./parts.ts";

// Looked at far more often than edited: the editors come when one is opened.
const PayoutsEditor = lazy(() =>
  import("./payouts-editor.tsx").then(({ PayoutsEditor: component }) => ({ default: component })),
);

type PayoutsSheetProps = {
  readonly campaign: Campaign;
  /** The part that is edited; null while none is. */
  readonly part: Part | null;
  readonly onClose: () => void;
};

export function PayoutsSheet({ campaign, part, onClose }: PayoutsSheetProps) {
  return (
    <PartSheet campaign={campaign} words={part && PARTS[part]} onClose={onClose}>
      {(editing) => part !== null && <PayoutsEditor part={part} {...editing} />}
    </PartSheet>
  );
}
