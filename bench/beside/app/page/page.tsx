import { headers } from "next/headers";

/** The least that a page of a signed-in member is: rendered for each request. */
export default async function Page() {
  return <h1>{(await headers()).get("host")}</h1>;
}
