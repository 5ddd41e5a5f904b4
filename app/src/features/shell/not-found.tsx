import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../ui/button.tsx";

export function NotFound() {
  return (
    <div className="mx-auto max-w-md px-6 py-16 text-center">
      <h1 className="text-xl font-semibold tracking-tight">There is nothing here</h1>
      <p className="mt-1 mb-5 text-muted">
        The address may be mistyped, or what it named belongs to another workspace.
      </p>
      <Link to="/" className={buttonClass("primary")}>
        Go to the overview
      </Link>
    </div>
  );
}
