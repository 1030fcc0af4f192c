import { requestMessages } from "#lib/messages/request-messages.ts";

const APPLE = "https://apps.apple.com/jp/app";
const GOOGLE = "https://play.google.com/store/apps/details?id=";

/** The apps the manuals name, in the two stores (manuals 001, 2-3【1】【2】; 004, 2-4-1 ①, 2-4-2 ①). */
const APPS = [
  {
    name: "Google Authenticator",
    apple: `${APPLE}/id388497605`,
    google: `${GOOGLE}com.google.android.apps.authenticator2`,
  },
  { name: "Microsoft Authenticator", apple: `${APPLE}/id983156458`, google: `${GOOGLE}com.azure.authenticator` },
] as const;

const STORES = { apple: "App Store", google: "Google Play" } as const;
type Store = keyof typeof STORES;

/** Of a phone its own store; a PC's reader has either phone in hand. */
function storesFor(userAgent: string | null): Store[] {
  if (/iPhone|iPad/.test(userAgent ?? "")) return ["apple"];
  return /Android/.test(userAgent ?? "") ? ["google"] : ["apple", "google"];
}

/** Where to get an authenticator app. */
export async function AppStores({ userAgent }: { userAgent: string | null }) {
  const text = (await requestMessages()).factors.totpRegister;
  return (
    <ul className="print:hidden">
      {APPS.flatMap((app) =>
        storesFor(userAgent).map((store) => (
          <li key={app[store]}>
            <a
              href={app[store]}
              rel="noreferrer noopener"
              className="inline-flex min-h-12 items-center text-link underline underline-offset-4 hover:decoration-2"
            >
              {text.getApp(app.name, STORES[store])}
            </a>
          </li>
        )),
      )}
    </ul>
  );
}
