import { Icon } from "#components/ui/icons.tsx";
import { LANGUAGE_NAMES, LANGUAGES } from "#lib/messages/language.ts";
import { requestLanguage, requestMessages } from "#lib/messages/request-messages.ts";

/** 「日本語 / English」 at the end of every page: a plain form, which works without JavaScript. */
export async function LanguageSwitch() {
  const current = await requestLanguage();
  const { portal } = await requestMessages();
  return (
    <form action="/language" method="post" className="print:hidden">
      <fieldset className="flex items-center gap-1">
        <legend className="sr-only">{portal.language}</legend>
        <Icon name="globe" className="mr-1 size-[1.5rem] text-quiet" />
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-current={language === current ? "true" : undefined}
            className="min-h-12 rounded-8 px-3 text-[1rem] text-link underline underline-offset-4 hover:bg-tint aria-[current]:font-700 aria-[current]:text-inherit aria-[current]:no-underline"
          >
            {LANGUAGE_NAMES[language]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
