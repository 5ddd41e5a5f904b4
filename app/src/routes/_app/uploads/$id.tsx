import { createFileRoute } from "@tanstack/react-router";
import { uploadQuery } from "../../../api/uploads.ts";
import { UploadPage } from "../../../features/uploads/upload-page.tsx";

export const Route = createFileRoute("/_app/uploads/$id")({
  loader: ({ context, params }) => context.queryClient.ensureQueryData(uploadQuery(params.id)),
  component: Upload,
});

function Upload() {
  const { id } = Route.useParams();
  return <UploadPage key={id} id={id} />;
}
