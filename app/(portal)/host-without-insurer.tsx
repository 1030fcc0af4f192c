import { notFound } from "next/navigation";
import { DemoInsurers } from "#components/portal/demo-insurers.tsx";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { env } from "#lib/kernel/env.ts";
import { requestHost } from "#lib/web/request/request-host.ts";

/** In the demo, localhost lists the insurers; every other unknown host is a 404. */
export async function HostWithoutInsurer() {
  if ((await requestHost()) !== "localhost" || env().PORTAL_DEMO !== "1") notFound();
  const insurers = await listInsurers({ demoOnly: true });
  return (
    <DemoInsurers
      insurers={insurers.map((insurer) => ({
        name: insurer.name,
        monogram: insurer.policy.branding.monogram,
        url: insurerOrigin(insurer),
      }))}
    />
  );
}
