import { Details } from "#components/ui/details.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { QrCode } from "#components/ui/qr-code.tsx";
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
const STORE_NAMES = Object.keys(STORES) as Store[];

/** Of a phone its own store; a PC's reader has either phone in hand. */
function storesFor(userAgent: string | null): Store[] {
  if (/iPhone|iPad/.test(userAgent ?? "")) return ["apple"];
  return /Android/.test(userAgent ?? "") ? ["google"] : STORE_NAMES;
}

/** Where to get an authenticator app: a phone's own store; on a PC folded, with the way to the QR codes. */
export async function AppStores({ userAgent }: { userAgent: string | null }) {
  const text = (await requestMessages()).factors.totpRegister;
  const stores = storesFor(userAgent);
  const links = <StoreLinks stores={stores} />;
  if (stores.length === 1) return <div className="print:hidden">{links}</div>;
  return (
    <Details summary={text.whereToGet} className="print:hidden">
      {links}
      <LinkList links={[{ href: "/help/app", label: text.howToGet }]} />
    </Details>
  );
}

async function StoreLinks({ stores }: { stores: readonly Store[] }) {
  const text = (await requestMessages()).factors.totpRegister;
  return (
    <ul>
      {APPS.flatMap((app) =>
        stores.map((store) => (
          <li key={app[store]}>
            <StoreLink href={app[store]}>{text.getApp(app.name, STORES[store])}</StoreLink>
          </li>
        )),
      )}
    </ul>
  );
}

/** Each app in each store, with a QR code where a phone's camera can read it: on wide screens and on paper. */
export async function AppStoreSheet() {
  const text = (await requestMessages()).factors.totpRegister;
  return (
    <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 sm:gap-y-6 print:grid-cols-2">
      {APPS.flatMap((app) =>
        STORE_NAMES.map((store) => (
          <li key={app[store]} className="break-inside-avoid">
            <div className="hidden w-fit rounded-12 border border-solid-gray-200 p-1 lg:block print:block">
              <QrCode text={app[store]} label={text.qrOfStore(app.name, STORES[store])} />
            </div>
            <StoreLink href={app[store]}>{text.getApp(app.name, STORES[store])}</StoreLink>
          </li>
        )),
      )}
    </ul>
  );
}

function StoreLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} rel="noreferrer noopener" className="link">
      {children}
    </a>
  );
}
