import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SectionHeading } from "#components/ui/heading.tsx";
import type { Branding } from "#lib/console/branding/branding.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { logo: text } = consoleText.branding;

type LogoFormProps = {
  logo: Branding["logo"];
  /** Why the upload before was refused. */
  problem?: string;
  /** For whom may change it; others see it. */
  remove?: FormAction;
};

/** 「ロゴ」: a form of its own, posted to a route, because it is larger than any other form. */
export function LogoForm({ logo, problem, remove }: LogoFormProps) {
  return (
    <section aria-labelledby="logo" className="space-y-4">
      <SectionHeading id="logo">{text.heading}</SectionHeading>
      <Card className="space-y-6">
        {logo ? <Shown {...logo} /> : <p>{text.none}</p>}
        {remove ? (
          <form action="/branding/logo" method="post" encType="multipart/form-data" className="space-y-3">
            <label htmlFor="file" className="block font-700">
              {text.file}
            </label>
            <p id="file-hint" className="text-quiet">
              {text.lead}
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
        ) : null}
        {logo && remove ? <ActionButton action={remove} label={text.remove} isQuiet /> : null}
      </Card>
    </section>
  );
}

function Shown({ hash, width, height }: NonNullable<Branding["logo"]>) {
  return (
    <img
      src={`/branding/logo?${hash}`}
      alt={text.now}
      width={width}
      height={height}
      className="h-11 w-auto max-w-full"
    />
  );
}
