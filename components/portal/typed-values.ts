/** What was typed on one page and not sent, kept in this tab until after the login; never passwords or codes. */
type TypedValues = { memberId: string; path: string; values: Record<string, string> };

const KEY = "typed";
/** Also while 「表示」 shows a password as text. */
const TYPED =
  'main input:is([type="text"],[type="email"],[type="tel"]):not([autocomplete*="password"],[autocomplete="one-time-code"])';

/** @returns whether there was anything to keep */
export function keepTypedValues(memberId: string): boolean {
  const inputs = [...document.querySelectorAll<HTMLInputElement>(TYPED)];
  const changed = inputs.filter(({ name, value, defaultValue }) => name !== "" && value !== defaultValue);
  if (changed.length === 0) return false;
  const values = Object.fromEntries(changed.map(({ name, value }) => [name, value]));
  const kept: TypedValues = { memberId, path: location.pathname, values };
  sessionStorage.setItem(KEY, JSON.stringify(kept));
  return true;
}

/** Restores what this member typed on this page, and deletes what another member typed (spec §14 case 14). */
export function restoreTypedValues(memberId: string): boolean {
  const kept: TypedValues | null = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  if (!kept || (kept.memberId === memberId && kept.path !== location.pathname)) return false;
  sessionStorage.removeItem(KEY);
  if (kept.memberId !== memberId) return false;
  for (const [name, value] of Object.entries(kept.values)) {
    for (const input of document.querySelectorAll<HTMLInputElement>(TYPED)) if (input.name === name) fill(input, value);
  }
  return true;
}

/** Through the prototype's setter, so that React notices the change. */
function fill(input: HTMLInputElement, value: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
