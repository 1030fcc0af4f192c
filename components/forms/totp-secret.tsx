import type { ReactNode } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Details } from "#components/ui/details.tsx";
import type { TotpEnrolmentPage } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { AppStores } from "./app-stores.tsx";

/** In groups of four, easier to read aloud, type and compare. */
function inFours(key: string): string {
  return key.replace(/(.{4})(?=.)/g, "$1 ");
}

type TotpSecretProps = { enrolment: TotpEnrolmentPage; accountName: string; userAgent: string | null };

/**
 * The three steps before the code: app, QR code, key. The QR code is a plain PNG `<img>`, so that the browser's "save
 * image" and the extensions' region scan of manuals 001 and 003 work.
 */
export async function TotpSecret({ enrolment, accountName, userAgent }: TotpSecretProps) {
  const text = (await requestMessages()).factors.totpRegister;
  return (
    <ol className="space-y-6 [counter-reset:step]">
      <Step title={text.stepApp}>
        <AppStores userAgent={userAgent} />
      </Step>
      <Step title={text.stepScan}>
        <div className="mb-4 space-y-3 lg:hidden print:hidden">
          <p>
            <a className={`${buttonClass({ variant: "secondary" })} w-full sm:w-auto`} href={enrolment.otpauthUri}>
              {text.openApp}
            </a>
          </p>
          <p className="text-quiet">{text.samePhone}</p>
        </div>
        <img
          src={enrolment.qrPngDataUri}
          alt={text.qrAlt}
          width={240}
          height={240}
          className="rounded-12 border border-solid-gray-200"
        />
        <Details summary={text.cannotScan} className="mt-3">
          <p className="font-700">{text.keyHeading}</p>
          <p>{text.keyLead}</p>
          <p>{text.keyLeadMicrosoft}</p>
          <p className="font-700 text-[1.25rem]" translate="no">
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
      <Step title={text.stepCode} />
    </ol>
  );
}

/** On phones only the title is beside its number: QR code and key need the width. */
function Step({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <li className="[counter-increment:step] sm:pl-13">
      <div className="flex gap-4 font-700 before:flex before:size-[2.25rem] before:shrink-0 before:items-center before:justify-center before:rounded-full before:bg-tint before:text-link before:content-[counter(step)] sm:-ml-13">
        <p className="min-w-0 pt-0.5">{title}</p>
      </div>
      {children ? <div className="mt-2">{children}</div> : null}
    </li>
  );
}
