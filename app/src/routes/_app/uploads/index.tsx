import { createFileRoute } from "@tanstack/react-router";
import { uploadsQuery } from "../../../api/uploads.ts";
import { UploadsPage } from "../../../features/uploads/uploads-page.tsx";

export const Route = createFileRoute("/_app/uploads/")({
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(uploadsQuery()),
  component: Uploads,
});

function Uploads() {
  const navigate = Route.useNavigate();
  return (
    <UploadsPage
      onMade={({ id }) =>
        void navigate({ to: "/uploads/$id", params: { id }, ignoreBlocker: true })
      }
    />
  );
}
