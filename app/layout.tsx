import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { favicon } from "#components/portal/favicon.ts";
import { KeepPhone } from "#components/portal/kept-phone.tsx";
import { UiProvider } from "#components/ui/ui-context.tsx";
import { NONCE_HEADER } from "#lib/edge/request-headers.ts";
import { requestLanguage, requestMessages } from "#lib/messages/request-messages.ts";
import { insurerOfRequest } from "#lib/web/request/require-insurer.ts";

/** Without a title: each page has its own (components/ui/page-title.tsx). */
export const metadata: Metadata = {
  formatDetection: { telephone: false, date: false, address: false, email: false, url: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: LayoutProps<"/">) {
  const insurer = await insurerOfRequest();
  const received = await headers();
  const language = await requestLanguage();
  const branding = insurer?.policy.branding;
  return (
    <html lang={language}>
      <head>
        <link rel="icon" href={favicon(branding?.keyColor ?? "#0017c1")} />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        {branding ? (
          // Six hexadecimal digits each (policy-schema.ts): nothing to escape. Browsers hide the nonce from scripts.
          <style nonce={received.get(NONCE_HEADER) ?? undefined} suppressHydrationWarning>
            {`:root{--color-key:${branding.keyColor};--color-tint:${branding.tintColor}}`}
          </style>
        ) : null}
      </head>
      <body>
        <UiProvider siteName={insurer?.shortName ?? ""} language={language} text={(await requestMessages()).common}>
          {children}
        </UiProvider>
        {branding ? <KeepPhone phone={branding.contactPhone} /> : null}
      </body>
    </html>
  );
}
