import type { ReactNode } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Details } from "#components/ui/details.tsx";
import type { TotpEnrolmentPage } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { messages } from "#lib/messages/messages.ts";

/** In groups of four: read aloud, typed and compared without losing the place. */
function inFours(key: string): string {
  return key.replace(/(.{4})(?=.)/g, "$1 ");
}

/**
 * The three steps before the code: app, QR code, key. The QR code is a plain PNG
 * `<img>`, so that the browser's own "save image" and the extensions' region scan
 * of manuals 001 and 003 work on it.
 */
export function TotpSecret({ enrolment, accountName }: { enrolment: TotpEnrolmentPage; accountName: string }) {
  const text = messages().factors.totpRegister;
  return (
    <ol className="space-y-6 [counter-reset:step]">
      <Step>
        <p className="font-700">{text.stepApp}</p>
        <p className="text-quiet">{text.apps}</p>
      </Step>
      <Step>
        <p className="font-700">{text.stepScan}</p>
        <img
          src={enrolment.qrPngDataUri}
          alt={text.qrAlt}
          width={240}
          height={240}
          className="mt-3 rounded-12 border border-solid-gray-200"
        />
        <p className="mt-3">
          <a
            className="inline-flex min-h-12 items-center text-link underline underline-offset-4 lg:hidden"
            href={enrolment.otpauthUri}
          >
            {text.openApp}
          </a>
        </p>
        <Details summary={text.cannotScan}>
          <p>{text.keyLead}</p>
          <p className="font-700 text-[1.25rem] break-words" translate="no">
            {inFours(enrolment.secretBase32)}
          </p>
          <CopyButton value={enrolment.secretBase32}>{text.copyKey}</CopyButton>
          <DefinitionList
            items={[
              { term: text.accountName, description: accountName },
              { term: text.type, description: text.typeValue },
              { term: text.digits, description: text.digitsValue },
              { term: text.period, description: text.periodValue },
            ]}
          />
          <p>
            <a
              className="inline-flex min-h-12 items-center text-link underline underline-offset-4"
              href={enrolment.qrPngDataUri}
              download="qr.png"
            >
              {text.saveImage}
            </a>
          </p>
          <p className="text-quiet">{text.saveWarning}</p>
        </Details>
      </Step>
      <Step>
        <p className="font-700">{text.stepCode}</p>
      </Step>
    </ol>
  );
}

function Step({ children }: { children: ReactNode }) {
  return (
    <li className="relative pl-13 before:absolute before:top-0 before:left-0 before:flex before:size-9 before:items-center before:justify-center before:rounded-full before:bg-tint before:font-700 before:text-key [counter-increment:step] before:content-[counter(step)]">
      {children}
    </li>
  );
}
