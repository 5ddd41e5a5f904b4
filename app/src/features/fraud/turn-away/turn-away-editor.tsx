import type { FraudPolicyView } from "@cleverdrip/contract";
import { useState } from "react";
import { formatCount } from "../../../format/number.ts";
import { CheckField } from "../../../ui/check-field.tsx";
import { EditorForm } from "../../../ui/editor-form.tsx";
import { useUnsaved } from "../../../ui/unsaved.ts";
import type { PartEditing } from "../../campaigns/part-sheet.tsx";
import { turnedAway, withTurnedAway } from "./turn-away.ts";

type TurnAwayEditorProps = PartEditing & { readonly block: FraudPolicyView["block"] };

export function TurnAwayEditor(props: TurnAwayEditorProps) {
  const { campaign, block, isBusy, error, onCancel, onSave } = props;
  const { targeting } = campaign.delivery;
  const now = turnedAway(targeting, block);
  const [bots, setBots] = useState(now.bots);
  const [entries, setEntries] = useState(now.covered > 0);
  useUnsaved(bots !== now.bots || entries !== now.covered > 0);
  const send = () =>
    onSave({ delivery: { targeting: withTurnedAway(targeting, block, { bots, entries }) } });
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={{}}
      shows={() => false}
      onCancel={onCancel}
      onSubmit={send}
    >
      <p className="text-sm text-muted">
        Held money can be released; a visitor who was turned away is gone. Clicks that are turned
        away go to the fallback, or nowhere where there is none. They are recorded with their reason
        and are never payable. What is chosen here stands in the campaign’s targeting.
      </p>
      <CheckField
        label="Turn known bots away"
        hint="By their user agent. Sent on, they are recorded and not payable all the same."
        isChecked={bots}
        onChange={setBots}
      />
      {now.possible > 0 && (
        <CheckField
          label={`Turn the block list away (${entryWords(now.possible)})`}
          hint="Addresses, networks and referring hosts as the list has them now: what is added later is turned away when this is saved again. The allow list does not hold here."
          isChecked={entries}
          onChange={setEntries}
        />
      )}
      {now.elsewhere > 0 && (
        <p className="text-sm text-muted">
          {entryWords(now.elsewhere)} of the block list {now.elsewhere === 1 ? "names" : "name"} a
          user agent, a sub id or a publisher, and {now.elsewhere === 1 ? "is" : "are"} judged by
          results. A publisher is kept out by pausing it.
        </p>
      )}
    </EditorForm>
  );
}

function entryWords(count: number): string {
  return count === 1 ? "1 entry" : `${formatCount(count)} entries`;
}
