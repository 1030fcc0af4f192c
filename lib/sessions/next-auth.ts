import "server-only";
import NextAuth, { type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { inInsurer } from "#lib/db/in-insurer.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { cookieName, cookieOptions } from "#lib/kernel/cookie.ts";
import { env } from "#lib/kernel/env.ts";
import { loadSession } from "#lib/login-flow/load-session.ts";
import { redeemTicket } from "./redeem-ticket.ts";
import { requestContext } from "./request-context.ts";
import { requestHost } from "./request-host.ts";
import { SESSION_COOKIE_SECONDS } from "./session-cookie.ts";

/**
 * next-auth is the transport (docs/adr/0005): it sets, reads and clears the
 * session cookie. What the cookie holds is the opaque token of a Session row, so
 * its `jwt` codec is the identity, and every read asks the row.
 */
function config(): NextAuthConfig {
  const scheme = env().PUBLIC_SCHEME;
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    basePath: "/api/auth",
    useSecureCookies: scheme === "https",
    cookies: { sessionToken: { name: cookieName("session"), options: cookieOptions() } },
    session: { strategy: "jwt", maxAge: SESSION_COOKIE_SECONDS },
    pages: { signIn: "/login", signOut: "/logout", error: "/login", verifyRequest: "/login" },
    // next-auth would log a refused ticket with its stack; the audit has it already.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    jwt: {
      encode: async ({ token }) => String(token?.sessionToken ?? ""),
      decode: async ({ token }) => (token ? { sessionToken: token } : null),
    },
    providers: [
      Credentials({
        id: "ticket",
        credentials: { ticket: {}, attemptToken: {}, deviceToken: {} },
        authorize: async ({ ticket, attemptToken, deviceToken }) => {
          if (typeof ticket !== "string" || typeof attemptToken !== "string") return null;
          if (typeof deviceToken !== "string") return null;
          const context = await requestContext();
          const redeemed = await inInsurer(context.insurer.id, (tx) =>
            redeemTicket(tx, context, { ticket, attemptToken, deviceToken }),
          );
          return redeemed.ok ? { id: redeemed.value.memberId, sessionToken: redeemed.value.token } : null;
        },
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        const fresh = user && "sessionToken" in user ? String(user.sessionToken) : undefined;
        if (fresh) return { sessionToken: fresh };
        const known = typeof token.sessionToken === "string" ? token.sessionToken : "";
        return (await loadSession(await requestHost(), known, currentTime())) ? token : null;
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

export const { handlers, signIn, signOut } = NextAuth(() => config());
