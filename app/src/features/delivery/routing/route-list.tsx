import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { Button } from "../../../ui/button.tsx";
import { emptyCondition } from "../conditions/condition-draft.ts";
import { RouteCard } from "./route-card.tsx";
import { emptyRoute, type RouteDraft } from "./routing-draft.ts";
import { moved, nextName } from "./rows.ts";
import { sharesOf } from "./share.ts";
import { weighted } from "./variant-list.tsx";

type RouteListProps = {
  readonly title: string;
  readonly hint: string;
  readonly actions?: ReactNode;
  readonly addLabel: string;
  readonly routes: readonly RouteDraft[];
  readonly most: number;
  readonly isWeighted: boolean;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (routes: readonly RouteDraft[]) => void;
};

export function RouteList(props: RouteListProps) {
  const { title, hint, actions, addLabel, routes, most, isWeighted, path, errors } = props;
  const { onChange } = props;
  const shares = isWeighted ? sharesOf(routes.map(weighted)) : [];
  return (
    <section aria-label={title} className="space-y-2">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div>
          <h3 className="text-base font-semibold">{title}</h3>
          <p className="text-sm text-muted">{hint}</p>
        </div>
        {actions}
      </div>
      {errors[path] !== undefined && <p className="text-sm text-bad">{errors[path]}</p>}
      {routes.map((route, index) => (
        <RouteCard
          key={route.key}
          route={route}
          path={`${path}.${index}`}
          errors={errors}
          hasConditions
          isWeighted={isWeighted}
          share={shares[index] ?? null}
          isFirst={index === 0}
          isLast={index === routes.length - 1}
          onMove={isWeighted ? null : (by) => onChange(moved(routes, index, by))}
          onRemove={() => onChange(routes.toSpliced(index, 1))}
          onChange={(changed) => onChange(routes.with(index, changed))}
        />
      ))}
      {routes.length < most && (
        <Button
          onClick={() =>
            onChange([...routes, emptyRoute(nextName("Route", routes), [emptyCondition()])])
          }
        >
          <Plus aria-hidden className="size-4" />
          {addLabel}
        </Button>
      )}
    </section>
  );
}
