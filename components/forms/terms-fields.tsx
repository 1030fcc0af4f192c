import { Markdown } from "#components/portal/markdown.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Terms } from "#lib/insurers/current-terms.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 「利用規約」 with its two answers, in a login and in a session: the version shown is the version accepted. */
export async function TermsFields({ terms }: { terms: Terms }) {
  const { formats, login, terms: text } = await requestMessages();
  const date = {
    term: terms.version > 1 ? text.revisedOn : text.publishedOn,
    description: formats.date(terms.publishedAt),
  };
  return (
    <>
      <input type="hidden" name="version" value={terms.version} />
      <DefinitionList items={[date, { term: text.edition, description: text.editionNumber(terms.version) }]} />
      <Markdown source={terms.body} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="answer" value="accept">
          {login.terms.accept}
        </SubmitButton>
        <SubmitButton name="answer" value="refuse" variant="secondary">
          {login.terms.refuse}
        </SubmitButton>
      </div>
    </>
  );
}
