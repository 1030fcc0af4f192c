// The login button for an insurer's own homepage, docs/embedding.md: <kenpo-login>. It runs in pages that are not the
// portal's, so it takes nothing from them and gives them nothing but the news that somebody has logged in.
import { STYLE } from "./style.ts";
import { wordsOf } from "./words.ts";

/** How often an open window is asked whether it is closed: browsers report it in no other way. */
const LOOK_MS = 400;
/** So often it must be found closed: what it has said before comes by another queue, and may come after. */
const CLOSED_LOOKS = 4;
const POPUP = { name: "kenpo-login", features: "popup,width=520,height=760" };

/** What is read of a message, once window, origin and state are those of this button. */
type Message = { type?: unknown; state?: unknown } | null;

/** 128 random bits: only the window that this click opened knows them. */
function newState(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

class KenpoLogin extends HTMLElement {
  #link = document.createElement("a");
  #status = document.createElement("p");
  #popup: Window | null = null;
  #stop = () => {};

  connectedCallback(): void {
    if (!this.#link.part.length) this.#build();
    const own = this.querySelector("a");
    const words = wordsOf(this);
    this.#link.textContent = own?.textContent?.trim() || words.logIn;
    // The link inside works without JavaScript, and says which portal it is; without one, this script's own.
    this.#link.href = own?.href || new URL("/login", import.meta.url).href;
    if (this.#isPopup()) this.#link.setAttribute("aria-description", words.opensWindow);
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  #build(): void {
    const root = this.attachShadow({ mode: "closed", delegatesFocus: true });
    // A style element would need the page's permission (style-src); a sheet that a script makes does not.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#link.part.add("button");
    this.#status.part.add("status");
    this.#status.setAttribute("role", "status");
    this.#link.addEventListener("click", (event) => this.#clicked(event));
    root.append(this.#link, this.#status);
  }

  #isPopup(): boolean {
    return this.getAttribute("mode") === "popup";
  }

  /** An empty window is opened here, in the click; the link itself then leads it on, or this page when there is none. */
  #clicked(event: MouseEvent): void {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!this.#isPopup() || !isPlain) return;
    if (this.#popup && !this.#popup.closed) {
      event.preventDefault();
      this.#popup.focus();
      return;
    }
    this.#popup = window.open("", POPUP.name, POPUP.features);
    if (this.#popup) this.#lead(this.#popup);
  }

  /** By the link, because only a link can say where it comes from on a page that says it nowhere. */
  #lead(popup: Window): void {
    const [link, page, state] = [this.#link, this.#link.href, newState()];
    link.href = new URL(`/embed/popup?state=${state}`, page).href;
    link.target = POPUP.name;
    link.referrerPolicy = "origin";
    setTimeout(() => {
      link.href = page;
      link.removeAttribute("target");
    });
    this.#watch(popup, { state, page });
  }

  #watch(popup: Window, { state, page }: { state: string; page: string }): void {
    this.#stop();
    let isOpened = false;
    let looksLeft = CLOSED_LOOKS;
    const hear = ({ source, origin, data }: MessageEvent<Message>) => {
      // Of a window that is gone there is none; its state is known to it alone.
      if ((source && source !== popup) || origin !== new URL(page).origin || data?.state !== state) return;
      if (data.type === "kenpo:opened") isOpened = true;
      if (data.type === "kenpo:signed-in") this.#signedIn(page);
    };
    const timer = setInterval(() => {
      if (popup.closed) looksLeft -= 1;
      if (looksLeft > 0) return;
      this.#stop();
      if (isOpened) this.#tell("closed", wordsOf(this).closed);
      // Nothing was heard of it: it was taken from this page (Cross-Origin-Opener-Policy), or refused.
      else location.assign(page);
    }, LOOK_MS);
    this.#stop = () => {
      clearInterval(timer);
      removeEventListener("message", hear);
    };
    addEventListener("message", hear);
    this.#status.textContent = wordsOf(this).opened;
  }

  #signedIn(page: string): void {
    this.#stop();
    const words = wordsOf(this);
    this.setAttribute("mode", "redirect");
    this.#link.removeAttribute("aria-description");
    this.#link.href = new URL("/", page).href;
    this.#link.textContent = words.open;
    this.#tell("signed-in", words.signedIn);
  }

  #tell(type: "signed-in" | "closed", sentence: string): void {
    this.#status.textContent = sentence;
    this.dispatchEvent(new CustomEvent("kenpo-login", { bubbles: true, composed: true, detail: { type } }));
  }
}

/** The cards tell how high they are. */
function fitCards({ source, origin, data }: MessageEvent<{ type?: unknown; height?: unknown } | null>): void {
  if (data?.type !== "kenpo:height" || typeof data.height !== "number") return;
  for (const frame of document.querySelectorAll("iframe")) {
    const isCards = frame.contentWindow === source && frame.src.startsWith(`${origin}/embed/cards`);
    if (isCards) frame.style.height = `${Math.min(data.height, 4_000)}px`;
  }
}

if (!customElements.get("kenpo-login")) {
  customElements.define("kenpo-login", KenpoLogin);
  addEventListener("message", fitCards);
}
