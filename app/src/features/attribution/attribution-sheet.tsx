import type { Campaign } from "@cleverdrip/contract";
import { lazy } from "react";
import { PartSheet } from "../campaigns/part-sheet.tsx";

// Looked at far more often than edited: the editor comes when it is opened.
const AttributionEditor = lazy(() =>
  import("./attribution-editor.tsx").then(({ AttributionEditor: component }) => ({
    default: component,
  })),
);

const WORDS = { title: "Attribution rules", saved: "Attribution saved", isWide: true };

type AttributionSheetProps = {
  readonly campaign: Campaign;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function AttributionSheet({ campaign, isOpen, onClose }: AttributionSheetProps) {
  return (
    <PartSheet campaign={campaign} words={isOpen ? WORDS : null} onClose={onClose}>
      {(editing) => <AttributionEditor {...editing} />}
    </PartSheet>
  );
}
