import "server-only";

/** The form that was posted to a route; null for a body that is none. */
export function formOf(request: Request): Promise<FormData | null> {
  return request.formData().catch(() => null);
}
