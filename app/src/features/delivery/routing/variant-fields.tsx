import type { FieldErrors } from "../../../api/field-errors.ts";
import { CheckField } from "../../../ui/check-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { UrlField } from "../../macros/url-field.tsx";
import type { VariantDraft } from "./routing-draft.ts";
import { RowButtons } from "./row-buttons.tsx";
import { shareWords } from "./share.ts";

type VariantFieldsProps = {
  readonly variant: VariantDraft;
  /** "destination" or "landing page". */
  readonly noun: string;
  readonly path: string;
  readonly errors: FieldErrors;
  /** Of new visitors, in percent; null = none because it is paused. */
  readonly share: number | null;
  readonly onChange: (variant: VariantDraft) => void;
  readonly onRemove: (() => void) | null;
};

export function VariantFields(props: VariantFieldsProps) {
  const { variant, noun, path, errors, share, onChange, onRemove } = props;
  const change = (part: Partial<VariantDraft>) => onChange({ ...variant, ...part });
  return (
    <li className="rounded-md border bg-surface p-3">
      <fieldset className="space-y-3">
        <legend className="sr-only">
          {noun} {variant.name}
        </legend>
        <div className="flex items-start gap-2">
          <NameAndWeight {...{ variant, path, errors, share, change }} />
          <span className="pt-6">
            <RowButtons
              what={`${noun} ${variant.name}`}
              onMove={null}
              isFirst
              isLast
              onRemove={onRemove}
            />
          </span>
        </div>
        <UrlField
          label="URL"
          error={errors[`${path}.url`] ?? errors[`${path}.id`] ?? errors[path]}
          placeholder="https://shop.example/offer?cid={clickid}"
          value={variant.url}
          onChange={(url) => change({ url })}
        />
        <CheckField
          label="Paused"
          isChecked={variant.isPaused}
          onChange={(isPaused) => change({ isPaused })}
        />
      </fieldset>
    </li>
  );
}

type NameAndWeightProps = Pick<VariantFieldsProps, "variant" | "path" | "errors" | "share"> & {
  readonly change: (part: Partial<VariantDraft>) => void;
};

function NameAndWeight({ variant, path, errors, share, change }: NameAndWeightProps) {
  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)_7.5rem] items-start gap-3">
      <TextField
        label="Name"
        error={errors[`${path}.name`]}
        maxLength={120}
        value={variant.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label="Weight"
        error={errors[`${path}.weight`]}
        hint={shareHint(share, variant.isPaused)}
        inputMode="numeric"
        value={variant.weight}
        onChange={(weight) => change({ weight })}
      />
    </div>
  );
}

function shareHint(share: number | null, isPaused: boolean): string {
  if (isPaused) return "Nobody is sent here";
  if (share === null) return "–";
  return share === 0 ? "Keeps its visitors only" : `${shareWords(share)} of new visitors`;
}
