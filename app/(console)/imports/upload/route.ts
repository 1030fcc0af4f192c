import { redirect } from "next/navigation";
import { receiveFile } from "#lib/console/imports/receive-file.ts";
import { clerkOfUpload, requireClerk } from "#lib/web/console/as-clerk.ts";
import { readUpload } from "#lib/web/console/read-upload.ts";

/** Takes the file of 「加入者を取り込む」. Who may is asked before the first byte is read, and again with each piece. */
export async function POST(request: Request): Promise<Response> {
  await requireClerk("/imports", "officer");
  const run = await clerkOfUpload();
  const received = await readUpload(request, ({ fileName, chunks, fields }) =>
    receiveFile(run, {
      fileName,
      chunks,
      disablesAbsent: async () => (await fields).get("absent") === "disable",
    }),
  );
  if (received?.ok) redirect(`/imports/${received.importId}/columns`);
  const { code, line } = received?.refused ?? { code: "no-file" };
  redirect(`/imports/new?error=${code}${line === undefined ? "" : `&line=${line}`}`);
}
