import type { FieldErrors } from "../../../api/field-errors.ts";
import { CheckField } from "../../../ui/check-field.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { ConditionList } from "../conditions/condition-list.tsx";
import type { RouteDraft } from "./routing-draft.ts";
import { VariantList } from "./variant-list.tsx";

export type RouteFieldsProps = {
  readonly route: RouteDraft;
  readonly path: string;
  readonly errors: FieldErrors;
  /** The default route takes everybody. */
  readonly hasConditions: boolean;
  /** Only regular routes that are chosen by weight have one. */
  readonly isWeighted: boolean;
  readonly onChange: (route: RouteDraft) => void;
};

export function RouteFields(props: RouteFieldsProps) {
  const { route, path, errors, hasConditions, isWeighted, onChange } = props;
  const change = (part: Partial<RouteDraft>) => onChange({ ...route, ...part });
  return (
    <div className="space-y-4 border-t p-3">
      <RouteTerms {...{ route, path, errors, isWeighted, change }} />
      {hasConditions && <RouteConditions {...{ route, path, errors, change }} />}
      <VariantList
        title="Destinations"
        hint="A visitor keeps the one chosen first. Weight 0 keeps its visitors and gets no new ones."
        noun="destination"
        isNeeded
        variants={route.variants}
        path={`${path}.variants`}
        errors={errors}
        onChange={(variants) => change({ variants })}
      />
      <VariantList
        title="Landing pages (optional)"
        hint="Shown first. The page links on to /o/ and the link's slug, which leads to the destination."
        noun="landing page"
        isNeeded={false}
        variants={route.landings}
        path={`${path}.landings`}
        errors={errors}
        onChange={(landings) => change({ landings })}
      />
    </div>
  );
}

type ChangeRoute = { readonly change: (part: Partial<RouteDraft>) => void };
type RouteTermsProps = Pick<RouteFieldsProps, "route" | "path" | "errors" | "isWeighted"> &
  ChangeRoute;

function RouteTerms({ route, path, errors, isWeighted, change }: RouteTermsProps) {
  return (
    <>
      <div className="flex items-start gap-3">
        <TextField
          label="Route name"
          className="flex-1"
          error={errors[`${path}.name`] ?? errors[`${path}.id`] ?? errors[path]}
          maxLength={120}
          value={route.name}
          onChange={(name) => change({ name })}
        />
        {isWeighted && (
          <TextField
            label="Route weight"
            className="w-30"
            error={errors[`${path}.weight`]}
            inputMode="numeric"
            value={route.weight}
            onChange={(weight) => change({ weight })}
          />
        )}
      </div>
      <CheckField
        label="Route is paused"
        isChecked={route.isPaused}
        onChange={(isPaused) => change({ isPaused })}
      />
    </>
  );
}

const MATCHES = [
  { value: "all", label: "All must hold" },
  { value: "any", label: "One is enough" },
] as const;

type RouteConditionsProps = Pick<RouteFieldsProps, "route" | "path" | "errors"> & ChangeRoute;

function RouteConditions({ route, path, errors, change }: RouteConditionsProps) {
  return (
    <div role="group" aria-label="Conditions" className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="text-sm font-semibold">Conditions</h4>
        {route.conditions.length > 1 && (
          <Segmented
            label="How many must hold"
            options={MATCHES}
            value={route.match}
            onChange={(match) => change({ match })}
          />
        )}
      </div>
      {route.conditions.length === 0 && (
        <p className="text-sm text-muted">None: every visitor fits.</p>
      )}
      <ConditionList
        conditions={route.conditions}
        path={`${path}.conditions`}
        errors={errors}
        onChange={(conditions) => change({ conditions })}
      />
    </div>
  );
}
