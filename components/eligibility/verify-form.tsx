import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { inputClass } from "#components/ui/input-class.ts";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** The check code by hand, for who has no camera. It goes into the address, as the QR code has it. */
export async function VerifyForm() {
  const { verify: text } = (await requestMessages()).eligibility;
  return (
    <>
      <Lead className="mt-3">{text.lead}</Lead>
      <Card isAlone className="mt-6">
        <form action="/verify" className="space-y-6">
          <div className="space-y-2">
            <label htmlFor="code" className="block font-700">
              {text.code}
            </label>
            <p id="code-hint" className="text-quiet">
              {text.hint}
            </p>
            <input
              id="code"
              name="code"
              required
              aria-describedby="code-hint"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={60}
              className={`${inputClass} w-full uppercase tabular-nums`}
            />
          </div>
          <Button type="submit" className="w-full sm:w-auto">
            {text.submit}
          </Button>
        </form>
      </Card>
    </>
  );
}
