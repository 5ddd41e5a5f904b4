import { useMe } from "./use-me.ts";

/** Who did something: a way in, a part of the product, or a member by id. */
export function ActorName({ id }: { readonly id: string }) {
  const { user } = useMe();
  return id === user.id ? "You" : <span className="break-all">{id}</span>;
}
