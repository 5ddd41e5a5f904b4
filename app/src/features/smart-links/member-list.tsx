import { Plus } from "lucide-react";
import type { FieldErrors } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { sharesOf } from "../delivery/routing/share.ts";
import { weighted } from "../delivery/routing/variant-list.tsx";
import { MemberFields } from "./member-fields.tsx";
import { emptyMember, type MemberDraft } from "./smart-link-draft.ts";

type MemberListProps = {
  readonly members: readonly MemberDraft[];
  readonly publisherId: string | null;
  readonly errors: FieldErrors;
  readonly onChange: (members: readonly MemberDraft[]) => void;
};

/** The most that the api takes. */
const MOST = 20;

export function MemberList({ members, publisherId, errors, onChange }: MemberListProps) {
  const shares = sharesOf(members.map(({ weight }) => weighted({ weight, isPaused: false })));
  return (
    <section aria-label="Members" className="space-y-2">
      <div>
        <h3 className="text-sm font-semibold">Members</h3>
        <p className="text-sm text-muted">
          Every visitor tries them in an order that stays the same, by weight, and is led by the
          first whose campaign takes the click. Weight 0 comes last.
        </p>
      </div>
      {errors["members"] !== undefined && <p className="text-sm text-bad">{errors["members"]}</p>}
      <ul className="space-y-3">
        {members.map((member, index) => (
          <MemberFields
            key={member.key}
            member={member}
            number={index + 1}
            publisherId={publisherId}
            path={`members.${index}`}
            errors={errors}
            share={shares[index] ?? null}
            onChange={(changed) => onChange(members.with(index, changed))}
            onRemove={members.length === 1 ? null : () => onChange(members.toSpliced(index, 1))}
          />
        ))}
      </ul>
      {members.length < MOST && (
        <Button onClick={() => onChange([...members, emptyMember(members)])}>
          <Plus aria-hidden className="size-4" />
          Add link
        </Button>
      )}
    </section>
  );
}
