import type { FieldErrors } from "../../../api/field-errors.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { EditorForm } from "../../../ui/editor-form.tsx";
import type { EditorProps } from "../editor.ts";
import { useDraft } from "../../../ui/use-draft.ts";
import { DefaultRoute } from "./default-route.tsx";
import { RouteList } from "./route-list.tsx";
import { routingDraftOf, routingOf, type RoutingDraft } from "./routing-draft.ts";
import { routingErrors } from "./routing-errors.ts";

const ORDERS = [
  { value: "position", label: "By position" },
  { value: "weight", label: "By weight" },
] as const;

const ROOT = "delivery.routing";

/** Where visitors go: forced routes first, then regular ones, then the default. */
export function RoutingEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { draft, errors, change, send } = useDraft(
    () => routingDraftOf(campaign.delivery.routing),
    error,
    routingErrors,
  );
  const set = (part: Partial<RoutingDraft>) => change({ ...draft, ...part });
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={isShown}
      onCancel={onCancel}
      onSubmit={() => send((valid) => onSave({ routing: routingOf(valid) }))}
    >
      <RouteList
        title="Forced routes"
        hint="Tried first, in this order: the first that fits takes the visitor."
        addLabel="Add forced route"
        routes={draft.forced}
        most={20}
        isWeighted={false}
        path={`${ROOT}.forced`}
        errors={errors}
        onChange={(forced) => set({ forced })}
      />
      <RegularRoutes draft={draft} errors={errors} onChange={set} />
      <DefaultRoute
        destinationUrl={campaign.destinationUrl}
        route={draft.default}
        path={`${ROOT}.default`}
        errors={errors}
        onChange={(route) => set({ default: route })}
      />
    </EditorForm>
  );
}

type RegularRoutesProps = {
  readonly draft: RoutingDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<RoutingDraft>) => void;
};

function RegularRoutes({ draft, errors, onChange }: RegularRoutesProps) {
  const isWeighted = draft.regularBy === "weight";
  return (
    <RouteList
      title="Regular routes"
      hint={
        isWeighted
          ? "Tried next: those that fit share the visitors by weight."
          : "Tried next, in this order."
      }
      actions={
        <Segmented
          label="Regular routes are chosen"
          options={ORDERS}
          value={draft.regularBy}
          onChange={(regularBy) => onChange({ regularBy })}
        />
      }
      addLabel="Add regular route"
      routes={draft.regular}
      most={50}
      isWeighted={isWeighted}
      path={`${ROOT}.regular`}
      errors={errors}
      onChange={(regular) => onChange({ regular })}
    />
  );
}

const PLACE = String.raw`^delivery\.routing\.((forced|regular)\.\d+|default)`;
const VARIANT = String.raw`(variants|landings)(\.\d+(\.(id|name|url|weight))?)?`;
const SHOWN = [
  new RegExp(String.raw`${PLACE}(\.(id|name|${VARIANT}|conditions(\..+)?))?$`),
  /^delivery\.routing\.regular\.\d+\.weight$/,
  /^delivery\.routing\.(forced|regular)$/,
];

function isShown(path: string): boolean {
  return SHOWN.some((pattern) => pattern.test(path));
}
