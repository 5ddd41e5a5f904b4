import type { FieldErrors } from "../../../api/field-errors.ts";
import { Code } from "../../../ui/code.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { RouteCard } from "./route-card.tsx";
import { emptyRoute, type RouteDraft } from "./routing-draft.ts";

type DefaultRouteProps = {
  readonly destinationUrl: string;
  readonly route: RouteDraft | null;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (route: RouteDraft | null) => void;
};

const CHOICES = [
  { value: "destination", label: "The campaign's destination" },
  { value: "route", label: "A route of its own" },
] as const;

/** For everybody whom no other route takes. */
export function DefaultRoute({ destinationUrl, route, path, errors, onChange }: DefaultRouteProps) {
  return (
    <section aria-label="Default" className="space-y-2">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div>
          <h3 className="text-base font-semibold">Default</h3>
          <p className="text-sm text-muted">For everybody whom no route above takes.</p>
        </div>
        <Segmented
          label="Default"
          options={CHOICES}
          value={route === null ? "destination" : "route"}
          onChange={(choice) => {
            if (choice === "destination") onChange(null);
            else if (route === null) onChange(emptyRoute("Default"));
          }}
        />
      </div>
      {route === null ? (
        <p className="rounded-md border bg-sunken/50 px-3 py-2">
          <Code>{destinationUrl}</Code>
        </p>
      ) : (
        <RouteCard
          route={route}
          path={path}
          errors={errors}
          hasConditions={false}
          isWeighted={false}
          share={null}
          isFirst
          isLast
          onMove={null}
          onRemove={null}
          onChange={onChange}
        />
      )}
    </section>
  );
}
