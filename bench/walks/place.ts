import type { Insurer } from "#lib/insurers/insurer.ts";
import type { Site } from "../browser.ts";
import type { People } from "../people.ts";
import type { Stage } from "../stage.ts";

/** Where members walk. */
export type Place = { stage: Stage; insurer: Insurer; site: Site };

/** With those who walk there. */
export type Peopled = Place & { people: People };

/** Long enough for walks of many pages. */
export const walkSeconds = (seconds: number) => seconds * 2;
