import { LogoForm } from "#components/console/branding/logo-form.tsx";
import { LookFacts } from "#components/console/branding/look-facts.tsx";
import { LookFields } from "#components/console/branding/look-fields.tsx";
import { lookText } from "#components/console/branding/look-text.ts";
import { Done } from "#components/console/content/done.tsx";
import { History } from "#components/console/content/history.tsx";
import { KeptField } from "#components/forms/kept-field.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { readBranding } from "#lib/console/branding/branding.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { removeLogoAction, saveLookAction } from "./actions.ts";

/** 「見た目」: names, colours with their contrast, logo, and what members see of it. */
export default async function BrandingPage({ searchParams }: PageProps<"/branding">) {
  const { role } = await requireClerk("/branding");
  const { done, logo: problem } = await searchParams;
  const { look, logo, seen, history } = await asClerk(readBranding, undefined);
  const { branding: text, content } = consoleText;
  if (!mayAct(role, "manager")) return <LookFacts look={look} logo={logo} />;
  const problems: Record<string, string> = text.logoErrors;
  return (
    <FormPage
      action={saveLookAction}
      title={text.title}
      lead={<p>{text.lead}</p>}
      done={<Done done={done} sentences={text.done} />}
      footer={
        <>
          <LogoForm
            logo={logo}
            problem={typeof problem === "string" && Object.hasOwn(problems, problem) ? problems[problem] : undefined}
            remove={removeLogoAction}
          />
          <LinkList links={[{ href: "/login-help/contact", label: text.toContact }]} />
          <History events={history} />
        </>
      }
    >
      <KeptField name="seen" first={seen} />
      <LookFields look={look} logo={logo} text={lookText} />
      <div className="flex flex-wrap gap-4">
        <SubmitButton name="choice" value="save">
          {content.save}
        </SubmitButton>
        <SubmitButton variant="secondary" name="choice" value="preview">
          {text.showPreview}
        </SubmitButton>
      </div>
    </FormPage>
  );
}
