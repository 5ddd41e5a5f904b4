import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { Badge } from "../../../ui/badge.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { conditionsWords } from "../conditions/condition-words.ts";
import { errorUnder } from "../../../api/error-under.ts";
import { RouteFields, type RouteFieldsProps } from "./route-fields.tsx";
import { RowButtons } from "./row-buttons.tsx";
import { shareWords } from "./share.ts";

type RouteCardProps = RouteFieldsProps & {
  /** Among the routes beside it, in percent; null where routes have no shares. */
  readonly share: number | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: ((by: -1 | 1) => void) | null;
  readonly onRemove: (() => void) | null;
};

/** One line while it is closed. It opens by itself where something in it is wrong. */
export function RouteCard({ share, isFirst, isLast, onMove, onRemove, ...fields }: RouteCardProps) {
  const { route, path, errors } = fields;
  const [isOpened, setIsOpened] = useState(route.id === null);
  const hasError = errorUnder(errors, path) !== undefined;
  const isOpen = isOpened || hasError;
  const bodyId = useId();
  return (
    <section aria-label={`Route ${route.name}`} className="rounded-md border bg-sunken/50">
      <div className="flex items-center gap-1 py-1.5 pr-2 pl-1.5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => setIsOpened(!isOpen)}
          className="flex min-w-0 flex-1 items-center gap-1.5 rounded py-1 text-left"
        >
          <ChevronRight
            aria-hidden
            className={classNames("size-4 shrink-0 text-muted", isOpen && "rotate-90")}
          />
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-1.5 text-sm font-medium">
              <span className="break-words">{route.name || "Route without a name"}</span>
              {route.isPaused && <Badge tone="warn">Paused</Badge>}
              {share !== null && <Badge tone="neutral">{shareWords(share)}</Badge>}
              {hasError && <Badge tone="bad">Check</Badge>}
            </span>
            {!isOpen && <RouteLine route={route} />}
          </span>
        </button>
        <RowButtons
          what={`route ${route.name}`}
          onMove={onMove}
          isFirst={isFirst}
          isLast={isLast}
          onRemove={onRemove}
        />
      </div>
      {isOpen && (
        <div id={bodyId}>
          <RouteFields {...fields} />
        </div>
      )}
    </section>
  );
}

function RouteLine({ route }: Pick<RouteFieldsProps, "route">) {
  const conditions = route.conditions.map(({ condition }) => condition);
  const words = conditionsWords(conditions, route.match).join(", ");
  return (
    <span className="block text-sm break-words text-muted">
      {words === "" ? "Everybody" : words} → {route.variants.map(({ name }) => name).join(", ")}
    </span>
  );
}
