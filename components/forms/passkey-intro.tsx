import { Details } from "#components/ui/details.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { Icon } from "#components/ui/icons.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

const PLATFORMS = ["apple", "android", "pc"] as const;
type Platform = (typeof PLATFORMS)[number];

function platformOf(userAgent: string | null): Platform {
  if (/iPhone|iPad/.test(userAgent ?? "")) return "apple";
  return /Android/.test(userAgent ?? "") ? "android" : "pc";
}

/** What this device's dialog looks like and what to choose there; other devices are folded. */
export async function PasskeyIntro({ userAgent }: { userAgent: string | null }) {
  const text = (await requestMessages()).factors.passkeyRegister;
  const own = platformOf(userAgent);
  const here = text.platforms[own];
  return (
    <>
      <Lead>{text.before}</Lead>
      <Lead>{here.text}</Lead>
      <DialogPicture press={here.press} />
      <Details summary={text.otherDevices}>
        {PLATFORMS.filter((each) => each !== own).map((each) => (
          <p key={each}>
            <span className="font-700">{text.platforms[each].name}</span> {text.platforms[each].text}
          </p>
        ))}
        <Lead>{text.crossDevice}</Lead>
      </Details>
    </>
  );
}

/** A drawing of the dialog with the button to press. */
function DialogPicture({ press }: { press: string }) {
  return (
    <div
      aria-hidden="true"
      className="flex max-w-64 flex-col items-center gap-3 rounded-16 border-2 border-solid-gray-300 bg-solid-gray-50 p-4 print:hidden"
    >
      <span className="flex size-[3rem] items-center justify-center rounded-full border border-link text-link">
        <Icon name="check" className="size-[2rem]" />
      </span>
      <span className="h-2 w-32 rounded-full border border-solid-gray-300 bg-solid-gray-300" />
      <span className="rounded-full border-2 border-link px-6 leading-[1.8] font-700 text-link">{press}</span>
    </div>
  );
}

/** Heading and lead of one stage of the set-up. */
export function PasskeyTop({ heading, lead }: { heading: string; lead: string }) {
  return (
    <>
      <PageHeading>{heading}</PageHeading>
      <Lead className="mt-3 mb-6">{lead}</Lead>
    </>
  );
}
