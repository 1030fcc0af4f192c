import "server-only";
import { z } from "zod";
import { log, mayLog } from "#lib/kernel/log.ts";

/** A browser sends few at once; what is more is not a browser's. */
const REPORTS_AT_ONCE = 5;
const LONGEST_PATH = 200;

export type CspReport = {
  /** As `script-src-elem`. */
  directive: string;
  /** An origin, or a keyword such as `inline`; never a path, which may hold a token. */
  blocked: string;
  /** Path of the page. */
  page: string;
};

const keyword = z.string().regex(/^[a-z-]{1,40}$/);

const origin = z.url().transform((url) => {
  const { origin, protocol } = new URL(url);
  // Of an extension, a blob or data.
  return origin === "null" ? protocol : origin;
});

const report = z.object({
  directive: keyword,
  blocked: z.union([keyword, origin]),
  page: z.url().transform((url) => new URL(url).pathname.slice(0, LONGEST_PATH)),
});

/** What `report-uri` sends: one report, as application/csp-report. */
const single = z
  .object({ "csp-report": z.record(z.string(), z.unknown()) })
  .transform(({ "csp-report": body }) => [
    { directive: body["effective-directive"], blocked: body["blocked-uri"], page: body["document-uri"] },
  ]);

/** What `report-to` sends: a list, as application/reports+json (Reporting API). */
const list = z
  .array(z.object({ type: z.literal("csp-violation"), body: z.record(z.string(), z.unknown()) }))
  .transform((reports) =>
    reports.map(({ body }) => ({
      directive: body.effectiveDirective,
      blocked: body.blockedURL,
      page: body.documentURL,
    })),
  );

const reports = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue("no JSON");
      return z.NEVER;
    }
  })
  .pipe(z.union([single, list]))
  .transform((sent) => sent.slice(0, REPORTS_AT_ONCE));

/** The reports of one post that are complete; none of anything else. */
export function readCspReports(text: string): CspReport[] {
  const sent = reports.safeParse(text);
  return (sent.data ?? []).flatMap((each) => report.safeParse(each).data ?? []);
}

/** One line each in the log, of which a flood gets few. Anybody can send one: it proves nothing. */
export function logCspReports(insurer: string, text: string): void {
  for (const cspReport of readCspReports(text)) {
    if (mayLog("csp")) log.warn({ insurer, cspReport }, "content security policy");
  }
}
