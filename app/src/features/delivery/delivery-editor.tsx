import { CapsEditor } from "./caps/caps-editor.tsx";
import { CountingEditor } from "./counting/counting-editor.tsx";
import { DatesEditor } from "./dates/dates-editor.tsx";
import type { EditorProps } from "./editor.ts";
import type { Part } from "./parts.ts";
import { RedirectEditor } from "./redirect/redirect-editor.tsx";
import { RoutingEditor } from "./routing/routing-editor.tsx";
import { TargetingEditor } from "./targeting-editor.tsx";

const EDITORS = {
  routing: RoutingEditor,
  targeting: TargetingEditor,
  caps: CapsEditor,
  redirect: RedirectEditor,
  counting: CountingEditor,
  dates: DatesEditor,
} as const;

export function DeliveryEditor({ part, ...props }: EditorProps & { readonly part: Part }) {
  const Editor = EDITORS[part];
  return <Editor {...props} />;
}
