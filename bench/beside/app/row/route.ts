import { database } from "../../database.ts";

/** The least that a session check is: one statement, by an index, on a connection that is open. */
const ROW = { name: "row", text: `select "name" from "user" where "email" = $1` };

export async function GET(request: Request): Promise<Response> {
  const email = new URL(request.url).searchParams.get("email");
  const { rows } = await database().query<{ name: string }>({ ...ROW, values: [email] });
  return Response.json({ name: rows[0]?.name });
}
