import { handlers } from "#lib/sessions/next-auth.ts";

export const { GET, POST } = handlers;
