type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What was typed on one page and not sent, kept in this tab until after the login; never passwords or codes. */
type TypedValues = {
  memberId: string;
  path: string;
  /** Null once the browser is on its way to it: a login leads to a path only. */
  query: string | null;
  values: Record<string, string>;
};

const KEY = "typed";
/** Also while 「表示」 shows a password as text. */
const NO_SECRET = ':not([autocomplete*="password"],[autocomplete="one-time-code"])';
const TEXT = ["text", "email", "tel", "url", "date", "datetime-local", "number"].map((type) => `[type="${type}"]`);
/** `data-kept`: what the form's own answer depends on. */
const TYPED = [
  `input:is(${TEXT})${NO_SECRET}`,
  'input:is([type="radio"],[type="checkbox"])',
  "input[data-kept]",
  "textarea",
  "select",
]
  .map((control) => `main ${control}[name]`)
  .join();

const controls = () => [...document.querySelectorAll<Control>(TYPED)];

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type);

/** Boxes of one name differ by their value. */
const keyOf = (control: Control) => (isTicked(control) ? `${control.name}=${control.value}` : control.name);

function stateOf(control: Control): string {
  return isTicked(control) ? String(control.checked) : control.value;
}

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  return isTicked(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}

/** @returns whether there was anything to keep */
export function keepTypedValues(memberId: string): boolean {
  const changed = controls().filter(isChanged);
  if (changed.length === 0) return false;
  const forms = new Set(changed.map(({ form }) => form));
  const kept = controls().filter((control) => control.dataset.kept !== undefined && forms.has(control.form));
  const values = Object.fromEntries([...changed, ...kept].map((control) => [keyOf(control), stateOf(control)]));
  const { pathname: path, search: query } = location;
  sessionStorage.setItem(KEY, JSON.stringify({ memberId, path, query, values } satisfies TypedValues));
  return true;
}

/** Restores what this member typed on this page, and deletes what another member typed (spec §14 case 14). */
export function restoreTypedValues(memberId: string): boolean {
  const kept: TypedValues | null = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  if (!kept || (kept.memberId === memberId && kept.path !== location.pathname)) return false;
  sessionStorage.removeItem(KEY);
  if (kept.memberId !== memberId) return false;
  if (kept.query !== null && kept.query !== location.search) {
    sessionStorage.setItem(KEY, JSON.stringify({ ...kept, query: null } satisfies TypedValues));
    location.replace(kept.path + kept.query);
    return false;
  }
  for (const control of controls()) {
    const value = kept.values[keyOf(control)];
    if (value !== undefined) fill(control, value);
  }
  return true;
}

/** So that React notices the change: a click, or the prototype's setter. */
function fill(control: Control, value: string) {
  if (stateOf(control) === value) return;
  if (isTicked(control)) {
    control.click();
    return;
  }
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
  const event = control instanceof HTMLSelectElement ? "change" : "input";
  control.dispatchEvent(new Event(event, { bubbles: true }));
}
