import { textOf } from "#components/ui/failed-form.ts";
import type { TypedConnection } from "#lib/console/single-sign-on/read-connection.ts";

const SCOPE = "scope-";

/** What was typed into the form of one service. */
export function typedOf(form: FormData): TypedConnection {
  return {
    name: textOf(form, "name"),
    title: textOf(form, "title"),
    redirectUris: textOf(form, "redirectUris"),
    postLogoutRedirectUris: textOf(form, "postLogoutRedirectUris"),
    backchannelLogoutUri: textOf(form, "backchannelLogoutUri"),
    initiateLoginUri: textOf(form, "initiateLoginUri"),
    weakestMethod: textOf(form, "weakestMethod"),
    scopes: [...form.keys()].filter((key) => key.startsWith(SCOPE)).map((key) => key.slice(SCOPE.length)),
    isOwn: form.has("isOwn"),
  };
}

/** What stays in the form after a refusal. */
export const keptOf = (form: FormData): string[] => [...form.keys()].filter((key) => !key.startsWith("$"));
