import { betterAuthWith } from "../../../../better-auth.ts";
import { database } from "../../../../database.ts";

let auth: ReturnType<typeof betterAuthWith> | undefined;

/** better-auth's own endpoints; set up at the first request, because the build has no settings. */
async function handle(request: Request): Promise<Response> {
  const { BESIDE_SECRET: secret = "", PORT: port } = process.env;
  auth ??= betterAuthWith(database(), { secret, port: Number(port) });
  return auth.handler(request);
}

export { handle as GET, handle as POST };
