"use server";
import { redirect } from "next/navigation";
import { startAuditVerification } from "#lib/console/audit/verify-audit.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

export async function verifyAuditAction(): Promise<never> {
  redirect(`/jobs/${await asClerk(startAuditVerification, undefined)}`);
}
