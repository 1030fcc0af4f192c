import { DefinitionList } from "#components/ui/definition-list.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import type { Branding } from "#lib/console/branding/branding.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { BrandPreview } from "./brand-preview.tsx";
import { LogoForm } from "./logo-form.tsx";
import { lookText } from "./look-text.ts";

const { branding: text } = consoleText;

/** 「見た目」 for whoever may not change it. */
export function LookFacts({ look, logo }: Pick<Branding, "look" | "logo">) {
  const fields = ["name", "shortName", "monogram", "keyColor", "tintColor"] as const;
  return (
    <StaticPage title={text.title} lead={<p>{`${text.lead}${text.readOnly}`}</p>} footer={<LogoForm logo={logo} />}>
      <DefinitionList items={fields.map((field) => ({ term: text.fields[field], description: look[field] }))} />
      <BrandPreview look={look} logo={logo} text={lookText.screens} />
    </StaticPage>
  );
}
