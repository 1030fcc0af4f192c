/** When and why the session ends without activity. */
export type ExpectedEnd = { reason: "idle" | "expired"; time: string };

type Answer = { status: "live"; leftSeconds: number; ending: ExpectedEnd } | { status: "over"; reason: string } | null;

const WARNING_SECONDS = 120;
/** The server moves the idle clock once a minute, so the end may be that much earlier than the page knows. */
const SLACK_SECONDS = 60;
const TICK_SECONDS = 5;
const RETRY_SECONDS = 30;

/** Null when the server cannot be reached. */
async function ask(): Promise<Answer> {
  try {
    const response = await fetch("/session/remaining", { cache: "no-store" });
    const { reason, leftSeconds, time } = await response.json();
    return response.ok ? { status: "live", leftSeconds, ending: { reason, time } } : { status: "over", reason };
  } catch {
    return null;
  }
}

/**
 * Watches the session's end from one tab. Only the server knows it, because other tabs may be active, so each warning
 * first asks with a request that is no activity. A short interval that compares the time of day, unlike one long timer,
 * fires right after a computer wakes up.
 */
export function watchSession(
  endsInSeconds: number,
  { warn, leave }: { warn: (ending: ExpectedEnd | null) => void; leave: (reason: string) => void },
) {
  let nextLook = 0;
  let isWarning = false;
  const lookAfter = (seconds: number) => {
    nextLook = Date.now() + seconds * 1000;
  };
  /** @returns false when the session is over */
  async function look(): Promise<boolean> {
    lookAfter(RETRY_SECONDS);
    const answer = await ask();
    if (!answer) return true;
    if (answer.status === "over") {
      stop();
      leave(answer.reason);
      return false;
    }
    const { leftSeconds, ending } = answer;
    isWarning = leftSeconds <= WARNING_SECONDS;
    warn(isWarning ? ending : null);
    lookAfter(isWarning ? leftSeconds : leftSeconds - WARNING_SECONDS);
    return true;
  }
  /** A form that is posted when the session may be over: what it contains would be lost with the answer. */
  async function hold(event: SubmitEvent) {
    const { target: form, submitter } = event;
    if (Date.now() < nextLook || !(form instanceof HTMLFormElement) || !form.closest("main")) return;
    event.preventDefault();
    event.stopPropagation();
    if (await look()) form.requestSubmit(submitter);
  }
  const tick = () => {
    if (Date.now() >= nextLook) look();
  };
  const others = new BroadcastChannel("session");
  // Activity in another tab may invalidate this tab's warning.
  others.onmessage = () => {
    if (isWarning) look();
  };
  const timer = setInterval(tick, TICK_SECONDS * 1000);
  document.addEventListener("visibilitychange", tick);
  document.addEventListener("submit", hold, true);
  function stop() {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
    document.removeEventListener("submit", hold, true);
    others.close();
  }
  /** 「ログインを続ける」: counts as activity, here and for the other tabs. */
  async function stay() {
    await fetch("/session", { cache: "no-store" }).catch(() => null);
    others.postMessage("moved");
    await look();
  }
  lookAfter(endsInSeconds - WARNING_SECONDS - SLACK_SECONDS);
  others.postMessage("moved");
  return { stop, stay };
}
