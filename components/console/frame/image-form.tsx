import { Button } from "#components/ui/button.tsx";

type ImageFormProps = {
  /** The route that takes it: a picture is larger than any other form. */
  action: string;
  /** Why the picture before was refused. */
  problem?: string;
  text: { file: string; hint: string; submit: string };
};

/** Uploads one picture; also without JavaScript. */
export function ImageForm({ action, problem, text }: ImageFormProps) {
  return (
    <form action={action} method="post" encType="multipart/form-data" className="space-y-3">
      <label htmlFor="file" className="block font-700">
        {text.file}
      </label>
      <p id="file-hint" className="text-quiet">
        {text.hint}
      </p>
      {problem ? (
        <p id="file-error" role="alert" className="font-700 text-error-2">
          {problem}
        </p>
      ) : null}
      <input
        id="file"
        name="file"
        type="file"
        accept="image/png,image/jpeg"
        aria-describedby={problem ? "file-hint file-error" : "file-hint"}
        aria-invalid={problem ? true : undefined}
        className="block min-h-12 max-w-full"
      />
      <Button type="submit" variant="secondary">
        {text.submit}
      </Button>
    </form>
  );
}
