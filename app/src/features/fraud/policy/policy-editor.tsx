import type { FraudPolicyView, OwnFraudPolicyInput } from "@cleverdrip/contract";
import { EditorForm } from "../../../ui/editor-form.tsx";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { EntryList } from "./entry-list.tsx";
import { ownPolicyOf, policyDraftOf, policyErrors, type PolicyDraft } from "./policy-draft.ts";
import { RuleFields } from "./rule-fields.tsx";
import { WhatIf } from "./what-if.tsx";

const SHOWN =
  /^(isOn|rulesVersion|postbackWaitMinutes|rules\.[\w-]+\.(mode|minScore)|(allow|block)\.\d+\.(kind|value|note))$/;

type PolicyEditorProps = {
  readonly policy: FraudPolicyView;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSave: (own: OwnFraudPolicyInput) => void;
};

export function PolicyEditor({ policy, isBusy, error, onCancel, onSave }: PolicyEditorProps) {
  const { draft, errors, change, send } = useDraft(
    () => policyDraftOf(policy),
    error,
    policyErrors,
  );
  const set = (part: Partial<PolicyDraft>) => change({ ...draft, ...part });
  const above = policy.campaignId === null ? "Default" : "As the workspace";
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => SHOWN.test(path)}
      onCancel={onCancel}
      onSubmit={() => send((valid) => onSave(ownPolicyOf(valid)))}
    >
      <p className="text-sm text-muted">
        Only a rule that pauses links changes where visitors are sent. Results that a person decided
        on, or that are paid, stay as they are.
      </p>
      <Switches policy={policy} draft={draft} errors={errors} above={above} onChange={set} />
      <RuleFields
        rules={policy.rules}
        drafts={draft.rules}
        errors={errors}
        above={above}
        onChange={(rules) => set({ rules })}
      />
      <Lists policy={policy} draft={draft} errors={errors} onChange={set} />
      <WhatIf campaignId={policy.campaignId} draft={draft} onAsk={send} />
    </EditorForm>
  );
}

function Lists({ policy, draft, errors, onChange }: Omit<PartProps, "above">) {
  return (
    <>
      <EntryList
        title="Allow list"
        hint="What comes from there is let through, whatever rules and the block list say."
        path="allow"
        entries={draft.allow}
        inherited={inheritedOf(policy, "allow")}
        errors={errors}
        onChange={(allow) => onChange({ allow })}
      />
      <EntryList
        title="Block list"
        hint="What comes from there is rejected, unless the rule “On your block list” is set otherwise."
        path="block"
        entries={draft.block}
        inherited={inheritedOf(policy, "block")}
        errors={errors}
        onChange={(block) => onChange({ block })}
      />
    </>
  );
}

/** A campaign's entries hold beside the workspace's, which are edited there. */
function inheritedOf(policy: FraudPolicyView, list: "allow" | "block") {
  return policy.campaignId === null ? [] : policy[list].filter(({ from }) => from !== "campaign");
}

type PartProps = {
  readonly policy: FraudPolicyView;
  readonly draft: PolicyDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly above: string;
  readonly onChange: (part: Partial<PolicyDraft>) => void;
};

function Switches({ policy, draft, errors, above, onChange }: PartProps) {
  const { isOn, postbackWaitMinutes: wait } = policy;
  const isOwn = (from: string) => from === (policy.campaignId === null ? "workspace" : "campaign");
  const inherited = isOwn(isOn.from) ? above : `${above} (${isOn.value ? "on" : "off"})`;
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <SelectField
        label="Judge results"
        hint="Off: nothing follows from any rule."
        error={errors["isOn"]}
        choices={[
          { value: "", label: inherited },
          { value: "on", label: "On" },
          { value: "off", label: "Off" },
        ]}
        value={draft.isOn}
        onChange={(value) => onChange({ isOn: value })}
      />
      {policy.campaignId === null && (
        <SelectField
          label="Rule set"
          hint={ruleSetHint(policy, draft.rulesVersion)}
          error={errors["rulesVersion"]}
          choices={ruleSetChoices(policy)}
          value={draft.rulesVersion}
          onChange={(rulesVersion) => onChange({ rulesVersion })}
        />
      )}
      <TextField
        label="Publishers' postbacks wait (minutes)"
        inputMode="numeric"
        placeholder={isOwn(wait.from) ? above : `${above}: ${wait.value}`}
        hint="For the verdict, so that a publisher is not told of a result that is held. 0 = not at all."
        error={errors["postbackWaitMinutes"]}
        value={draft.wait}
        onChange={(text) => onChange({ wait: text })}
      />
    </div>
  );
}

function ruleSetChoices({ ruleSets: [newest, ...others] }: FraudPolicyView) {
  const numbered = (version: number) => ({ value: String(version), label: `Rule set ${version}` });
  return [
    { value: "", label: `The newest, now ${newest?.version ?? "none"}` },
    ...[newest, ...others].flatMap((own) => (own === undefined ? [] : [numbered(own.version)])),
  ];
}

/** What is new in the one that is chosen. */
function ruleSetHint({ ruleSets }: FraudPolicyView, chosen: string): string {
  const own = ruleSets.find(({ version }) => String(version) === chosen) ?? ruleSets[0];
  return own === undefined ? "" : `It judges all campaigns. ${own.change}`;
}
