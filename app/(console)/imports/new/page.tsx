import { ImportFrame } from "#components/console/imports/import-frame.tsx";
import { UploadForm } from "#components/console/imports/upload-form.tsx";
import { importsText as text } from "#lib/messages/ja/console/imports.ts";
import { requireClerk } from "#lib/web/console/as-clerk.ts";

/** The sentence of a refused file, by the code in the address; null for none. */
function errorOf(code: string | string[] | undefined, line: string | string[] | undefined): string | null {
  if (typeof code !== "string") return null;
  const { errors } = text.file;
  const sentence = code in errors ? errors[code as keyof typeof errors] : text.file.unreadable;
  const badLine = typeof line === "string" && /^\d{1,9}$/.test(line) ? Number(line) : undefined;
  return typeof sentence === "function" ? sentence(badLine) : sentence;
}

/** ① ファイル: posted as a form of its own, because a file is streamed. */
export default async function NewImportPage({ searchParams }: PageProps<"/imports/new">) {
  await requireClerk("/imports/new", "officer");
  const { error, line } = await searchParams;
  return (
    <div className="max-w-[43rem]">
      <ImportFrame step={1} title={text.file.title} fileName="">
        <UploadForm error={errorOf(error, line)} />
      </ImportFrame>
    </div>
  );
}
