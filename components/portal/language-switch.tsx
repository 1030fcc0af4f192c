import { Icon } from "#components/ui/icons.tsx";
import { LANGUAGE_NAMES, LANGUAGES } from "#lib/messages/language.ts";
import { requestLanguage, requestMessages } from "#lib/messages/request-messages.ts";

/** 「日本語 / English」 at the end of every page: a plain form, which works without JavaScript. */
export async function LanguageSwitch() {
  const current = await requestLanguage();
  const { portal } = await requestMessages();
  return (
    <form action="/language" method="post" className="language-switch print:hidden">
      <fieldset className="flex items-center gap-1">
        <legend className="sr-only">{portal.language}</legend>
        <Icon name="globe" className="mr-1 text-quiet" />
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-current={language === current ? "true" : undefined}
          >
            {LANGUAGE_NAMES[language]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
