import type { StepCount } from "#components/ui/steps.tsx";

/** 「手順 1 / 2」 and 「手順 2 / 2」: the password, then the second factor. */
const TOTAL = 2;

/** On the first screen; a passkey alone is all there is, so that the member who has one may need no second. */
export function firstReauthenticationStep(hasPasskey: boolean): StepCount | undefined {
  return hasPasskey ? undefined : { current: 1, total: TOTAL };
}

/** On the screens of the second factor; undefined in a login. */
export function secondReauthenticationStep({ sessionId }: { sessionId: string | null }): StepCount | undefined {
  return sessionId === null ? undefined : { current: TOTAL, total: TOTAL };
}
