import { ActionButton } from "#components/ui/action-button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SectionHeading } from "#components/ui/heading.tsx";
import type { Branding } from "#lib/console/branding/branding.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { ImageForm } from "../frame/image-form.tsx";

const { logo: text } = consoleText.branding;

type LogoFormProps = {
  logo: Branding["logo"];
  /** Why the upload before was refused. */
  problem?: string;
  /** For whom may change it; others see it. */
  remove?: FormAction;
};

/** 「ロゴ」, with a form of its own. */
export function LogoForm({ logo, problem, remove }: LogoFormProps) {
  return (
    <section aria-labelledby="logo" className="space-y-4">
      <SectionHeading id="logo">{text.heading}</SectionHeading>
      <Card className="space-y-6">
        {logo ? <Shown {...logo} /> : <p>{text.none}</p>}
        {remove ? <ImageForm action="/branding/logo" problem={problem} text={{ ...text, hint: text.lead }} /> : null}
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
