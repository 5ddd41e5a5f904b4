import { Trash2 } from "lucide-react";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { IconButton } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { PublisherPicker } from "../../publishers/publisher-picker.tsx";
import type { CouponDraft } from "./coupon-draft.ts";

type CouponFieldsProps = {
  readonly coupon: CouponDraft;
  readonly number: number;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (coupon: CouponDraft) => void;
  readonly onRemove: () => void;
};

export function CouponFields(props: CouponFieldsProps) {
  const { coupon, number, path, errors, onChange, onRemove } = props;
  const change = (part: Partial<CouponDraft>) => onChange({ ...coupon, ...part });
  return (
    <li className="rounded-md border bg-surface p-3">
      <fieldset className="grid items-start gap-3 sm:grid-cols-2">
        <legend className="sr-only">Coupon {number}</legend>
        <TextField
          label="Code"
          error={errors[`${path}.code`]}
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={100}
          placeholder="SAVE10"
          value={coupon.code}
          onChange={(code) => change({ code })}
        />
        <Field label="Publisher" error={errors[`${path}.publisherId`]}>
          {(control) => (
            <PublisherPicker
              control={control}
              value={coupon.publisherId}
              onChange={(publisherId) => change({ publisherId })}
            />
          )}
        </Field>
        <ValidityFields coupon={coupon} path={path} errors={errors} onChange={change} />
        <div className="flex justify-end sm:col-span-2">
          <IconButton label={`Remove coupon ${number}`} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      </fieldset>
    </li>
  );
}

type ValidityFieldsProps = Pick<CouponFieldsProps, "coupon" | "path" | "errors"> & {
  readonly onChange: (part: Partial<CouponDraft>) => void;
};

function ValidityFields({ coupon, path, errors, onChange }: ValidityFieldsProps) {
  return (
    <>
      <TextField
        label="Valid from"
        isOptional
        error={errors[`${path}.startsAtMs`]}
        type="datetime-local"
        value={coupon.starts}
        onChange={(starts) => onChange({ starts })}
      />
      <TextField
        label="Valid until"
        isOptional
        error={errors[`${path}.endsAtMs`]}
        type="datetime-local"
        value={coupon.ends}
        onChange={(ends) => onChange({ ends })}
      />
    </>
  );
}
