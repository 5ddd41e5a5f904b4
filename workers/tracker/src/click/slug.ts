const SLUG = /^[a-z0-9][a-z0-9-]{2,62}$/;

/** Whether a link could be called so; anything else is answered without asking for it. */
export function isSlug(text: string): boolean {
  return SLUG.test(text);
}
