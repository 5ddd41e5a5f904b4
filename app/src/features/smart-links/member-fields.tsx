import { Trash2 } from "lucide-react";
import type { FieldErrors } from "../../api/field-errors.ts";
import { IconButton } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { shareWords } from "../delivery/routing/share.ts";
import { LinkPicker } from "../links/link-picker.tsx";
import type { MemberDraft } from "./smart-link-draft.ts";

type MemberFieldsProps = {
  readonly member: MemberDraft;
  readonly number: number;
  /** Only this publisher's links can be members; null while none is chosen. */
  readonly publisherId: string | null;
  readonly path: string;
  readonly errors: FieldErrors;
  /** Of visitors who try it first, in percent. */
  readonly share: number | null;
  readonly onChange: (member: MemberDraft) => void;
  readonly onRemove: (() => void) | null;
};

export function MemberFields(props: MemberFieldsProps) {
  const { member, number, publisherId, path, errors, share, onChange, onRemove } = props;
  return (
    <li>
      <fieldset className="grid grid-cols-[minmax(0,1fr)_6.5rem_auto] items-start gap-2">
        <legend className="sr-only">Member {number}</legend>
        <Field label="Link" error={errors[`${path}.linkId`] ?? errors[path]}>
          {(control) => (
            <LinkPicker
              control={control}
              publisherId={publisherId}
              value={member.linkId}
              onChange={(linkId) => onChange({ ...member, linkId })}
            />
          )}
        </Field>
        <TextField
          label="Weight"
          error={errors[`${path}.weight`]}
          hint={share === null ? undefined : `${shareWords(share)} try it first`}
          inputMode="numeric"
          value={member.weight}
          onChange={(weight) => onChange({ ...member, weight })}
        />
        <span className="pt-6">
          <IconButton
            label={`Remove member ${number}`}
            disabled={onRemove === null}
            onClick={onRemove ?? undefined}
          >
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </span>
      </fieldset>
    </li>
  );
}
