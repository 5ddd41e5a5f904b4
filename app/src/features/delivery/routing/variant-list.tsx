import { Plus } from "lucide-react";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { Button } from "../../../ui/button.tsx";
import { emptyVariant, type VariantDraft } from "./routing-draft.ts";
import { nextLetter } from "./rows.ts";
import { sharesOf } from "./share.ts";
import { VariantFields } from "./variant-fields.tsx";

type VariantListProps = {
  readonly title: string;
  readonly hint: string;
  readonly noun: string;
  readonly variants: readonly VariantDraft[];
  /** One must stay: a route leads somewhere. */
  readonly isNeeded: boolean;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (variants: readonly VariantDraft[]) => void;
};

/** The most that the api takes. */
const MOST = 20;

export function VariantList(props: VariantListProps) {
  const { title, hint, noun, variants, isNeeded, path, errors, onChange } = props;
  const shares = sharesOf(variants.map(weighted));
  return (
    <div role="group" aria-label={title} className="space-y-2">
      <div>
        <h4 className="text-sm font-semibold">{title}</h4>
        <p className="text-sm text-muted">{hint}</p>
      </div>
      {errors[path] !== undefined && <p className="text-sm text-bad">{errors[path]}</p>}
      {variants.length > 0 && (
        <ul className="space-y-2">
          {variants.map((variant, index) => (
            <VariantFields
              key={variant.key}
              variant={variant}
              noun={noun}
              path={`${path}.${index}`}
              errors={errors}
              share={shares[index] ?? null}
              onChange={(changed) => onChange(variants.with(index, changed))}
              onRemove={
                isNeeded && variants.length === 1
                  ? null
                  : () => onChange(variants.toSpliced(index, 1))
              }
            />
          ))}
        </ul>
      )}
      {variants.length < MOST && (
        <Button onClick={() => onChange([...variants, emptyVariant(nextLetter(variants))])}>
          <Plus aria-hidden className="size-4" />
          Add {noun}
        </Button>
      )}
    </div>
  );
}

/** What is not a number yet weighs nothing. */
export function weighted({ weight, isPaused }: Pick<VariantDraft, "weight" | "isPaused">) {
  return { isPaused, weight: /^\d+$/.test(weight.trim()) ? Number(weight) : 0 };
}
